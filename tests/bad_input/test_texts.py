"""Texts as they shouldn't be: bytes, marks, line ends, lengths, and what breaks the stages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import batch
from pipeline.core import model, tagger
from tests import fake
from tests.bad_input.beside import GOOD, reason

Run = Callable[..., batch.Summary]


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
