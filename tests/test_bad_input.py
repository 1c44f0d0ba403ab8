"""Texts, names and folders as they shouldn't be. One bad input never hurts another."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from pipeline import batch, cache
from pipeline.core import model, tagger
from pipeline.core.errors import RowciteError, UsageError
from tests import fake

Run = Callable[..., batch.Summary]
GOOD = {"good.txt": "Acme sold 5 mills.\n"}


def reason(tmp_path: Path, path: str) -> tuple[str, str]:
    """Why the one rejected input was; the good one must have its rows."""
    (row,) = fake.read(tmp_path / "out", "rejected")
    assert row["path"] == path
    assert [d["doc_id"] for d in fake.read(tmp_path / "out", "documents")] == ["good"]
    assert [m["text"] for m in fake.read(tmp_path / "out", "mentions")] == ["Acme"]
    return row["code"], row["message"]


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", "empty", "empty"),
        (b" \r\n\t\xc2\xa0\xe2\x80\x8b", "blank", "no visible character"),
        (b"\xef\xbb\xbf", "blank", "no visible character"),
        (b"Caf\xe9 Riga", "not_utf8", "byte 3 (0xE9) is not UTF-8"),
        (b"Riga \xc3", "not_utf8", "byte 5 (0xC3)"),
        (b"Riga \xed\xa0\x80", "not_utf8", "byte 5 (0xED)"),
        (b"\xff\xfeR\x00\x00\xd8", "not_utf8", "byte 4 (0x00) is not UTF-16"),
        (b"\xff\xfe\x00\x00R\x00\x00\x00", "not_utf8", "byte 0 (0xFF)"),
        (b"Riga\x00Oslo", "nul", "character 4 is NUL"),
        ("Riga".encode("utf-16-le"), "nul", "character 1 is NUL"),
    ],
)
def test_bytes_that_are_no_text_are_rejected(run: Run, tmp_path: Path, data: bytes, code: str, words: str) -> None:
    fake.write(tmp_path / "in", {**GOOD, "bad.txt": data})
    assert run("in").rejected == 1
    found, message = reason(tmp_path, "bad.txt")
    assert found == code
    assert words in message


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-8"])
def test_a_byte_order_mark_is_a_character_of_the_text(run: Run, tmp_path: Path, encoding: str) -> None:
    fake.write(tmp_path / "in", {"a.txt": "\ufeffIn Zürich".encode(encoding)})
    assert run("in").documents == 1
    assert [(m["start"], m["text"]) for m in fake.read(tmp_path / "out", "mentions")] == [("1", "In"), ("4", "Zürich")]


def test_line_ends_are_not_translated(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"a.txt": "one\r\nAcme\rRiga"})
    run("in")
    assert [m["start"] for m in fake.read(tmp_path / "out", "mentions")] == ["5", "10"]
    assert [s["text"] for s in fake.read(tmp_path / "out", "sentences")] == ["one\r", "Acme\rRiga"]


def test_a_line_of_five_megabytes(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {**GOOD, "long.txt": "and so on " * 500_000 + "Riga"})
    assert run("in").documents == 2
    assert fake.read(tmp_path / "out", "mentions")[-1]["start"] == "5000000"


def test_two_hundred_thousand_characters_without_a_space(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {**GOOD, "long.txt": "X" + "x" * 199_999})
    assert run("in").documents == 2
    assert fake.read(tmp_path / "out", "mentions")[-1]["end"] == "200000"


@pytest.mark.parametrize(
    "text", ["x" * 200_000, ("x" * 999 + " ") * 5000], ids=["200 kB without a space", "5 MB in a line"]
)
def test_the_stages_themselves_bear_long_lines(run: Run, tmp_path: Path, text: str) -> None:
    fake.write(tmp_path / "in", {"long.txt": text})
    told = run("in", extract=batch.Extractor(model.DEFAULT, tagger.FULL))
    assert (told.documents, told.rejected) == (1, 0)
    assert fake.read(tmp_path / "out", "documents")[0]["chars"] == str(len(text))


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


def test_a_failed_stage_rejects_its_document_in_the_same_words_each_time(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {**GOOD, "bad.txt": "BOOM"})
    run("in")
    code, message = reason(tmp_path, "bad.txt")
    assert code == "failed"
    assert message == "internal error: ValueError in pipeline.parts.do. Report it with the text."


def test_rows_that_break_the_contract_reject_their_document(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {**GOOD, "bad.txt": "A LIE"})
    run("in")
    code, message = reason(tmp_path, "bad.txt")
    assert code == "contract"
    assert "'another'" in message


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


class FullDisk:
    """Lets some writes pass, then none: the disk is full."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, name: str, after: int) -> None:
        self.left = after
        open_ = Path.open

        def opened(path: Path, mode: str = "r", *args: Any, **options: Any) -> Any:
            file = open_(path, mode, *args, **options)
            if "w" in mode and path.name.endswith(name):
                write = file.write
                file_proxy = _Proxy(file, lambda text: self.spend(write, text))
                return file_proxy
            return file

        monkeypatch.setattr(Path, "open", opened)

    def spend(self, write: Callable[[str], int], text: str) -> int:
        self.left -= 1
        if self.left < 0:
            raise OSError(28, "No space left on device")
        return write(text)


class _Proxy:
    def __init__(self, file: Any, write: Callable[[str], int]) -> None:
        self._file, self.write = file, write

    def __enter__(self) -> _Proxy:
        return self

    def __exit__(self, *args: object) -> None:
        self._file.close()


@pytest.mark.parametrize("name", ["mentions.csv", "entities.csv", "rules.csv"])
def test_a_full_disk_leaves_the_old_tables_whole(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    fake.write(tmp_path / "in", GOOD)
    run("in")
    before = fake.content(tmp_path / "out")
    fake.write(tmp_path / "in", {"new.txt": "Riga and Oslo"})
    FullDisk(monkeypatch, name, after=1)
    with pytest.raises(RowciteError, match=r"No space left on device\. The tables there are as before"):
        run("in")
    assert fake.content(tmp_path / "out") == before
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == sorted([cache.FOLDER, *before])


def test_a_disk_full_for_a_documents_part_blames_no_document(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake.write(tmp_path / "in", GOOD)
    FullDisk(monkeypatch, cache.HALF, after=1)
    with pytest.raises(RowciteError, match="No space left"):
        run("in")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("fails_at", range(1, 31, 6))  # 15 files, each moved out and in
def test_a_swap_that_fails_half_way_is_undone(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    fake.write(tmp_path / "in", GOOD)
    run("in")
    (tmp_path / "out/notes.md").write_text("mine")
    before = fake.content(tmp_path / "out")
    fake.write(tmp_path / "in", {"new.txt": "Riga and Oslo"})
    replace, calls = Path.replace, iter(range(1, 1000))

    def refuse(path: Path, target: Path) -> Path:
        if next(calls) == fails_at:
            raise OSError(5, "Input/output error")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(RowciteError, match="Input/output error"):
        run("in")
    assert fake.content(tmp_path / "out") == before
