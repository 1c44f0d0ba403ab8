"""Names, links and folders as they shouldn't be."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from pipeline import batch
from pipeline.core.errors import UsageError
from tests import fake
from tests.bad_input.beside import GOOD, reason

Run = Callable[..., batch.Summary]


@pytest.mark.parametrize(
    "name", ["with spaces", "quo\"te, 's", "new\nline", "Žlutý kůň 東京", "a:1-2", "-o", "sub/a.b"]
)
def test_names_of_all_kinds(run: Run, tmp_path: Path, name: str) -> None:
    fake.write(tmp_path / "in", {**GOOD, f"{name}.txt": "Riga"})
    assert run("in").documents == 2
    (row,) = [m for m in fake.read(tmp_path / "out", "mentions") if m["text"] == "Riga"]
    assert (row["doc_id"], row["mention_id"]) == (name, f"{name}:0-4")


def test_a_name_that_is_no_utf8_is_escaped(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", GOOD)
    (tmp_path / "in" / os.fsdecode(b"caf\xe9.txt")).write_bytes(b"Riga")
    assert run("in").documents == 2
    assert fake.read(tmp_path / "out", "documents")[0]["path"] == "caf\\xe9.txt"


def test_a_broken_link(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", GOOD)
    (tmp_path / "in/bad.txt").symlink_to("nowhere")
    run("in")
    assert reason(tmp_path, "bad.txt")[0] == "broken_link"


def test_a_link_to_itself(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", GOOD)
    (tmp_path / "in/bad.txt").symlink_to("bad.txt")
    run("in")
    assert reason(tmp_path, "bad.txt")[0] == "broken_link"


def test_a_folder_in_place_of_a_file(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {**GOOD, "bad.txt/inner.txt": "Riga"})
    run("in")
    assert reason(tmp_path, "bad.txt")[0] == "not_a_file"


def test_a_pipe_is_not_waited_for(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", GOOD)
    os.mkfifo(tmp_path / "in/bad.txt")
    run("in")
    assert reason(tmp_path, "bad.txt")[0] == "not_a_file"


def test_an_unreadable_file(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake.write(tmp_path / "in", {**GOOD, "bad.txt": "Riga"})
    read_bytes = Path.read_bytes

    def refuse(path: Path) -> bytes:  # permission bits mean nothing to root
        if path.name == "bad.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    run("in")
    assert reason(tmp_path, "bad.txt") == ("unreadable", "it can't be read (EACCES). Check its permissions.")


def test_an_unreadable_folder_below(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake.write(tmp_path / "in", {**GOOD, "shut/a.txt": "Riga"})
    scandir = os.scandir

    def refuse(path: Any) -> Any:
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    run("in")
    assert reason(tmp_path, "shut")[0] == "unreadable"


def test_two_inputs_with_one_doc_id(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"good.TXT": "Acme", "good.txt": "Riga"})
    run("in")
    code, message = reason(tmp_path, "good.txt")
    assert code == "duplicate_id"
    assert "'good.TXT'" in message


def test_one_path_below_three_folders(run: Run, tmp_path: Path) -> None:
    for name in "abc":
        fake.write(tmp_path / name, {"x.txt": name})
    assert run("a", "b", "c").rejected == 2
    assert [r["path"] for r in fake.read(tmp_path / "out", "rejected")] == ["x.txt#2", "x.txt#3"]


def test_an_output_folder_inside_the_input_folder(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {**GOOD, "out/note.txt": "Riga"})
    run("in", out="in/out")
    again = run("in", out="in/out")
    assert (again.documents, again.rejected) == (1, 0)
    assert (tmp_path / "in/out/note.txt").read_text() == "Riga"


def test_hidden_files_and_other_kinds_are_left_out(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {**GOOD, ".h.txt": "x", ".git/a.txt": "x", "a.odt": "x", "metadata.csv": "path\n"})
    assert run("in").documents == 1


def test_standard_input(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b"In Riga")))
    run("-")
    assert [m["mention_id"] for m in fake.read(tmp_path / "out", "mentions")] == ["stdin:0-2", "stdin:3-7"]


@pytest.mark.parametrize("argument", ["nowhere", "empty"])
def test_nothing_to_read_is_a_mistake_of_usage(run: Run, tmp_path: Path, argument: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match=argument):
        run(argument)
    assert not (tmp_path / "out").exists()
