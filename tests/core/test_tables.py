"""Tables as text: what is written is read back, and the same rows give the same bytes."""

from __future__ import annotations

import csv
import io
import tempfile
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.core import rows
from pipeline.core.errors import ContractError
from pipeline.core.tables import plain, row_writer

MONEY = rows.Money("a:0-2", "a", "a:0-9", 0, 2, "$5", Decimal(5), None, "USD", "explicit", "at_least", "", "money.x")


def written(*found: rows.Money) -> str:
    file = io.StringIO(newline="")
    rows.MONEY.write(found, file)
    return file.getvalue()


def test_rows_are_sorted_by_place_not_as_text() -> None:
    later = rows.Money("a:10-12", "a", "", 10, 12, "$5", None, None, "", "", "exact", "", "money.x")
    assert written(later, MONEY) == written(MONEY, later)
    assert [line.split(",")[0] for line in written(later, MONEY).splitlines()] == ["money_id", "a:0-2", "a:10-12"]


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    (tmp_path / "money.csv").write_bytes(written(MONEY).encode())
    assert list(rows.MONEY.read(tmp_path / "money.csv")) == [MONEY]


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0")), min_size=2))
def test_any_cell_survives(cells: list[str]) -> None:
    file = io.StringIO(newline="")
    row_writer(file)(cells)
    text = file.getvalue()
    assert text.endswith("\n")
    assert not text.endswith("\r\n")
    assert list(csv.reader(io.StringIO(text, newline=""))) == [cells]


def test_a_bare_carriage_return_is_quoted() -> None:
    file = io.StringIO(newline="")
    row_writer(file)(["a\rb", "c\r"])
    assert file.getvalue() == '"a\rb","c\r"\n'


@pytest.mark.parametrize(
    ("value", "text"),
    [("3.5E+9", "3500000000"), ("3.50", "3.5"), ("0.00", "0"), ("-0.5", "-0.5"), ("1E-7", "0.0000001"), ("100", "100")],
)
def test_decimals_are_written_plainly(value: str, text: str) -> None:
    assert plain(Decimal(value)) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("money_id\n", "header"),
        ("\ufeff" + ",".join(rows.MONEY.header) + "\n", "header"),
        (",".join(rows.MONEY.header) + "\na\n", r"line 2: 1 cells, not 13\. Run rowcite again"),
        (
            ",".join(rows.MONEY.header) + "\na,a,,x,2,$5,,,,,exact,,m\n",
            r"line 2: start is 'x', no whole number\. Run rowcite again\.",
        ),
        (",".join(rows.MONEY.header) + "\na,a,,1,2,$5,five,,,,exact,,m\n", "line 2: amount_min is 'five', no number"),
        (",".join(rows.MONEY.header) + "\na,a,,1,2,$5,8e99999,,,,exact,,m\n", "amount_min is '8e99999', no number"),
        (
            ",".join(rows.MONEY.header) + '\na,a,,1,2,"$5,5,5,,,exact,,m\n',
            r"line 2: not CSV \(.*\)\. Run rowcite again",
        ),
        ("", "it is empty, not money_id,"),
    ],
)
def test_a_file_that_is_another_table_is_refused(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "money.csv").write_text(text, encoding="utf-8", newline="")
    with pytest.raises(ContractError, match=words):
        list(rows.MONEY.read(tmp_path / "money.csv"))


def test_bytes_that_are_not_utf8_are_told_with_their_line(tmp_path: Path) -> None:
    head = ",".join(rows.MONEY.header).encode()
    (tmp_path / "money.csv").write_bytes(head + b"\n" + b"a" * 20000 + b"\n\xe9\n")
    at = len(head) + 20002
    with pytest.raises(ContractError, match=rf"money\.csv: line 3: byte {at} is not UTF-8\. Run rowcite again\."):
        list(rows.MONEY.read(tmp_path / "money.csv"))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("0,2,$5", "+0,2,$5", "line 2: start is '+0', which rowcite writes as '0'"),
        (",5,,USD", ",5e0,,USD", "line 2: amount_min is '5e0', which rowcite writes as '5'"),
        (",5,,USD", ",5.0,,USD", "line 2: amount_min is '5.0', which rowcite writes as '5'"),
        ("$5", '"$5"', "line 2: its quotes aren't those that rowcite writes"),
        ("money.x\n", "money.x\r\n", "line 2: it doesn't end with LF alone"),
        ("money.x\n", "money.x", "line 2: it doesn't end with LF alone"),
        ("rule_id\n", "rule_id\r\n", "line 1: it doesn't end with LF alone"),
    ],
)
def test_what_rowcite_writes_otherwise_is_noted(tmp_path: Path, old: str, new: str, words: str) -> None:
    notes: list[str] = []
    for text in (written(MONEY), written(MONEY).replace(old, new, 1)):
        (tmp_path / "money.csv").write_bytes(text.encode())
        assert len(list(rows.MONEY.read(tmp_path / "money.csv", notes.append))) == 1
    assert notes == [f"{tmp_path / 'money.csv'}: {words}"]


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0")), min_size=1, max_size=3))
def test_no_text_is_noted_that_was_written(texts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, notes = Path(folder) / "rejected.csv", []
        with path.open("w", encoding="utf-8", newline="") as file:
            rows.REJECTED.write([rows.Rejected("x", "y", text) for text in texts], file)
        assert [row.message for row in rows.REJECTED.read(path, notes.append)] == texts
        assert notes == []


def test_every_reference_is_to_a_table_and_every_key_first() -> None:
    for table in rows.TABLES:
        assert table.fields[0].col.key
        assert set(table.sort) <= set(table.header)
        for field in table.fields:
            assert set(field.col.ref.split()) <= rows.BY_NAME.keys()
