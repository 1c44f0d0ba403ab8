"""What is found below folders, under which names, and found again by them."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from pipeline import inputs, sources
from pipeline.core.errors import UsageError
from pipeline.ledger import Ledger
from pipeline.report.html import page
from tests import fake


def names(tmp_path: Path, *arguments: str) -> list[tuple[str, str]]:
    ledger = Ledger()
    ledger.add(inputs.find([str(tmp_path / a) for a in arguments], tmp_path / "out", lambda text: None))
    return [(one.doc_id, one.path) for _, one, _ in ledger.inputs()]


def test_ids_are_paths_below_the_folder_sorted_by_code_point(tmp_path: Path) -> None:
    fake.write(tmp_path / "in", dict.fromkeys(("b.txt", "a/z.txt", "B.txt", "é.txt", "a.b.txt", "a/x.md"), "x"))
    assert names(tmp_path, "in") == [
        ("B", "B.txt"),
        ("a.b", "a.b.txt"),
        ("a/z", "a/z.txt"),
        ("b", "b.txt"),
        ("é", "é.txt"),
    ]


def test_a_file_by_itself_may_have_any_suffix(tmp_path: Path) -> None:
    fake.write(tmp_path, {"in/x.md": "x", "in/.note.txt": "x"})
    assert names(tmp_path, "in/x.md", "in/.note.txt") == [(".note", ".note.txt"), ("x", "x.md")]


def test_one_file_named_twice_is_one_input(tmp_path: Path) -> None:
    fake.write(tmp_path, {"in/a.txt": "x"})
    assert names(tmp_path, "in", "in", "in/a.txt", "in/../in/a.txt") == [("a", "a.txt")]


def test_a_link_to_a_folder_is_told_and_not_followed(tmp_path: Path) -> None:
    fake.write(tmp_path, {"in/a.txt": "x"})
    (tmp_path / "in/loop").symlink_to(tmp_path / "in")
    notes: list[str] = []
    found = inputs.find([str(tmp_path / "in")], tmp_path / "out", notes.append)
    assert [one.path for one in found] == ["a.txt"]
    assert notes == [f"{tmp_path}/in/loop: a link to a folder is not followed. Name that folder itself to read it."]


def test_a_report_of_another_run_is_told_and_not_read(tmp_path: Path) -> None:
    made = page.compose("Riga", "<p>Riga</p>", {}, ())
    kept = "<html><head><title>Riga</title></head><body><p>Made with rowcite report</p></body></html>"
    fake.write(tmp_path, {"in/a.txt": "x", "in/old/report.html": made, "in/kept.html": kept})
    fake.write(tmp_path, dict.fromkeys(("in/old/report/b.html", "in/old/report/c.HTML"), made))
    notes: list[str] = []
    found = inputs.find([str(tmp_path / "in")], tmp_path / "out", notes.append, sources.SUFFIXES)
    assert sorted(one.path for one in found) == ["a.txt", "kept.html"]
    told = "a report that rowcite made is not read as a text."
    old = tmp_path / "in/old"
    assert notes == [f"{old}/report.html: {told}", f"{old}/report/b.html and 1 more beside it: {told}"]
    assert [one.path for one in inputs.find([str(old / "report.html")], tmp_path / "out", print)] == ["report.html"]


def test_standard_input_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", open(os.devnull))  # noqa: PTH123, SIM115
    with pytest.raises(UsageError, match="named twice"):
        list(inputs.find(["-", "-"], tmp_path, print))


@pytest.mark.parametrize("name", ["a b.txt", os.fsdecode(b"sub/caf\xe9.txt"), "back\\x.txt"])
def test_a_text_is_found_again_by_its_path(tmp_path: Path, name: str) -> None:
    fake.write(tmp_path, {name: "Riga"})
    shown = inputs.show(Path(name))
    sha256 = hashlib.sha256(b"Riga").hexdigest()
    assert sources.locate("", shown, sha256, (tmp_path / "elsewhere", tmp_path)) == "Riga"
    with pytest.raises(UsageError, match="it has changed"):
        sources.locate("", shown, "0" * 64, (tmp_path,))
