"""The report's pages as files: what they hold, that they are the same each time, and that no text can act in them."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import time
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from pipeline.core import rows
from pipeline.core.errors import ContractError, UsageError
from pipeline.report.html import build, marking, page, payload
from tests import fake

Run = Callable[..., Any]
HOSTILE = (
    "Acme <script>alert(1)</script> met </article></main><img src=x onerror=alert(2)> Riga\n"
    "Oslo </script><script>alert(3)</script> &lt;b&gt; <!-- <style>*{display:none}</style> 12\n"
    "Zürich \u2028 \u202eevil\u202c {text} %s javascript:alert(4) ]]> <svg onload=alert(5)>\n"
)


class Seen(HTMLParser):
    """What elements a page has, and the words in its article."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._within = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._within |= tag == "article"

    def handle_endtag(self, tag: str) -> None:
        self._within &= tag != "article"

    def handle_data(self, data: str) -> None:
        if self._within:
            self.words.append(data)


def data(text: str) -> Any:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)
    assert found is not None
    return json.loads(found[1])


def test_one_document_is_one_page(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme sold 5 mills\nto Riga"})
    run("in")
    told = build.run(tmp_path / "out", tmp_path / "in")
    assert told.endswith("1 document, 5 rows, each compared with its text. Open it in a browser.")
    text = (tmp_path / "out/report.html").read_text("utf-8")
    assert '<span class="k m org" data-s="m0">Acme</span>' in text
    assert [table["name"] for table in data(text)["tables"]] == list(marking.LETTERS)
    assert not (tmp_path / "out/report").exists()


def test_the_same_tables_give_the_same_bytes(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme sold 5 mills", "b.txt": HOSTILE})
    run("in")
    build.run(tmp_path / "out", tmp_path / "in")
    first = fake.content(tmp_path / "out")
    build.run(tmp_path / "out", tmp_path / "in")
    assert fake.content(tmp_path / "out") == first
    assert sorted(name for name in first if name.startswith("report")) == [
        "report.html", "report/.rowcite-report", "report/a.html", "report/b.html",
    ]  # fmt: skip


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


def test_overlapping_rows_are_cut_where_they_meet() -> None:
    raw = "the Bank of Ghana said"
    place = ("d", "d:0-22")
    mentions = (
        rows.Mention("d:4-17", *place, 4, 17, "Bank of Ghana", "ORG", "name", "", "r"),
        rows.Mention("d:12-17", *place, 12, 17, "Ghana", "GPE", "name", "", "r"),
    )
    sentence = rows.Sentence("d:0-22", "d", 0, "body", 0, 22, raw)
    shown = marking.text(raw, {"sentences": (sentence,), "mentions": mentions})
    assert shown == (
        '<p class="body"><span class="sent" id="s0" data-s="s0">the <span class="k m org" data-s="m0">Bank of </span>'
        '<span class="k m place org" data-s="m1 m0">Ghana</span> said</span></p>'
    )


@pytest.mark.parametrize(
    ("raw", "kinds", "blocks"),
    [
        ("One.\nTwo.", "bb", 2),
        ("One\nmore. Two.\nThree.", "bbb", 1),
        ("One\nmore.\n\nTwo.", "bb", 2),
        ("Head\nOne\nmore.", "hb", 2),
    ],
)
def test_paragraphs(raw: str, kinds: str, blocks: int) -> None:
    parts = re.findall(r"One\smore\.|\w+\.?", raw)
    names = {"b": "body", "h": "heading"}
    spans = [(at := raw.index(part), at + len(part)) for part in parts]
    sentences = tuple(
        rows.Sentence(f"d:{s}-{e}", "d", n, names[kind], s, e, raw[s:e])
        for n, ((s, e), kind) in enumerate(zip(spans, kinds, strict=True))
    )
    assert len(re.findall("<(?:p|h3) ", marking.text(raw, {"sentences": sentences}))) == blocks


def test_astral_characters_and_carriage_returns() -> None:
    raw = "🌊 Riga\r\n👩‍🚀 Oslo\x07"
    mention = rows.Mention("d:2-6", "d", "d:0-6", 2, 6, "Riga", "GPE", "name", "", "r")
    lines = (
        rows.Sentence("d:0-6", "d", 0, "body", 0, 6, "🌊 Riga"),
        rows.Sentence("d:8-16", "d", 1, "body", 8, 16, "x"),
    )
    shown = marking.text(raw, {"sentences": lines, "mentions": (mention,)})
    assert '<span class="k m place" data-s="m0">Riga</span>' in shown
    assert "".join(Seen(f"<article>{shown}</article>").words).replace("\n", "") == raw.replace("\r\n", "")


def test_a_text_that_is_gone_or_changed_is_told(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme"})
    run("in")
    with pytest.raises(UsageError, match="Name its folder or file with --input"):
        build.run(tmp_path / "out", None)
    fake.write(tmp_path / "in", {"a.txt": "Bcme"})
    with pytest.raises(UsageError, match="it has changed since the tables were made"):
        build.run(tmp_path / "out", tmp_path / "in")
    assert not (tmp_path / "out/report.html").exists()


def test_rows_that_are_not_of_the_text_make_no_page(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme"})
    run("in")
    table = tmp_path / "out/mentions.csv"
    table.write_text(table.read_text().replace(",Acme,", ",Bcme,"))
    with pytest.raises(ContractError, match=r"mentions\.text at 0-4 is 'Bcme', the text has 'Acme'"):
        build.run(tmp_path / "out", tmp_path / "in")


def test_a_folder_that_is_not_ours_stays(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme", "b.txt": "Riga"})
    run("in")
    fake.write(tmp_path / "out", {"report/mine.html": "mine"})
    with pytest.raises(UsageError, match="Move it away"):
        build.run(tmp_path / "out", tmp_path / "in")
    assert (tmp_path / "out/report/mine.html").read_text() == "mine"


def test_pages_of_documents_that_are_gone_go_too(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme", "b.txt": "Riga"})
    run("in")
    build.run(tmp_path / "out", tmp_path / "in")
    (tmp_path / "in/b.txt").unlink()
    run("in")
    build.run(tmp_path / "out", tmp_path / "in")
    assert not (tmp_path / "out/report").exists()


def test_names_of_pages() -> None:
    assert build.name("budget_2015") == "budget_2015"
    odd = ["a/b", "a-b/", "A", "../../x", "con?", "é", "x" * 300, ""]
    names = [build.name(doc_id) for doc_id in odd]
    assert len({*names}) == len(odd)
    assert all(re.fullmatch(r"[a-z0-9_-]{1,95}", name) for name in names)


def test_the_index_knows_where_every_entity_is(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme Riga Acme", "sub/b.txt": "Riga", "c.txt": ""})
    run("in")
    build.run(tmp_path / "out", tmp_path / "in")
    told = data((tmp_path / "out/report.html").read_text("utf-8"))
    assert [one[0] for one in told["documents"]] == ["a", "sub/b"]
    assert all((tmp_path / "out/report" / one[1]).is_file() for one in told["documents"])
    assert {e[0]: e[6] for e in told["entities"]} == {"org:acme": [0, 2], "org:riga": [0, 1, 1, 1]}
    assert told["rejected"][0][:2] == ["c.txt", "empty"]


def test_time_and_size_grow_with_the_documents(run: Run, tmp_path: Path) -> None:
    sizes, times = [], []
    for n in (50, 400):
        fake.write(tmp_path / f"in{n}", {f"{i}.txt": f"Acme{i % 40} sold {i} mills to Riga\n" * 10 for i in range(n)})
        run(f"in{n}", out=f"out{n}")
        begun = time.process_time()
        build.run(tmp_path / f"out{n}", tmp_path / f"in{n}")
        times.append((time.process_time() - begun) / n)
        sizes.append(sum(len(text) for text in fake.content(tmp_path / f"out{n}").values()) / n)
    assert sizes[1] < 1.1 * sizes[0]
    assert times[1] < 3 * times[0]


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


def test_examples_of_rules_are_in_pieces() -> None:
    assert payload._example("[lender Norway] [lent] it [$5m]{5000000 USD}.") == [
        ["Norway", "lender", "", True], [" ", "", "", False], ["lent", "", "", True], [" it ", "", "", False],
        ["$5m", "", "5000000 USD", True], [".", "", "", False],
    ]  # fmt: skip


def test_the_command(cli: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fake.write(tmp_path / "seeds", {"a.txt": "Acme"})
    assert cli("run", "seeds", "-o", "out") == 0
    assert cli("report", "out") == 0
    assert (
        capsys.readouterr().out
        == "out/report.html: 1 document, 2 rows, each compared with its text. Open it in a browser.\n"
    )
    shutil.rmtree(tmp_path / "out")
    assert cli("report", "out") == 2
