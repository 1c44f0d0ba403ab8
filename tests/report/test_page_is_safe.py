"""No text can act in a page, and no page asks for anything."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pipeline.report.html import build, page
from tests import fake
from tests.report.pages import HOSTILE, Seen

Run = Callable[..., Any]


def test_words_that_would_act_are_words(run: Run, tmp_path: Path) -> None:
    names = ["<script>alert(6)</script>", "a&b", "c'\"d", "ü %2e#?", "UPPER", "x" * 200]
    fake.write(tmp_path / "in", {f"{name.replace('/', '∕')}.txt": HOSTILE for name in names})
    fake.write(tmp_path / "in", {"metadata.csv": 'path,title\na&b.txt,"</title><script>alert(7)</script>"\n'})
    run("in")
    build.run(tmp_path / "out", tmp_path / "in")
    pages = [tmp_path / "out/report.html", *sorted((tmp_path / "out/report").glob("*.html"))]
    assert len(pages) == len(names) + 1
    for file in pages:
        text = file.read_text("utf-8")
        seen = Seen(text)
        # A script for the data, which has a type that doesn't run, and the one of the page.
        assert [attrs for tag, attrs in seen.tags if tag == "script"] == [
            {"type": "application/json", "id": "data"},
            {},
        ]
        assert not {"img", "svg", "iframe", "object", "embed", "form", "base"} & {tag for tag, _ in seen.tags}
        assert not [name for _, attrs in seen.tags for name in attrs if name.startswith("on")]
        assert text.count("</script>") == 2
        assert re.fullmatch(r"[a-z0-9_-]+\.html", file.name)
        if file.parent.name == "report":
            assert "".join(HOSTILE.split()) in "".join("".join(seen.words).split())


def test_the_policy_lets_the_page_alone_run(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme"})
    run("in")
    build.run(tmp_path / "out", tmp_path / "in")
    text = (tmp_path / "out/report.html").read_text("utf-8")
    policy = next(attrs["content"] or "" for tag, attrs in Seen(text).tags if attrs.get("http-equiv"))
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert "http:" not in policy and "https:" not in policy
    code = text.rsplit("<script>", 1)[1].split("</script>")[0]
    assert page._hash(code) in policy
    assert not re.findall(r"""(?:src|href)=["']?(?:https?:)?//""", text)


def test_the_libraries_are_those_that_the_note_names() -> None:
    note = (page.ASSETS / "vendor/README.md").read_text("utf-8")
    files = sorted((page.ASSETS / "vendor").glob("*.js"))
    assert {f.name for f in files} == {name.removeprefix("vendor/") for name in page.FORCE}
    for file in files:
        assert hashlib.sha256(file.read_bytes()).hexdigest() in note


def test_no_script_of_ours_parses_html_or_asks_for_anything() -> None:
    for name in {*page.DOCUMENT, *page.INDEX}:
        code = (page.ASSETS / name).read_text("utf-8")
        assert "</script" not in code
        if not name.startswith("vendor"):
            for way in (
                "innerHTML",
                "outerHTML",
                "insertAdjacentHTML",
                "document.write",
                "eval(",
                "fetch(",
                "XMLHttp",
                "import(",
            ):
                assert way not in code, f"{name}: {way}"
