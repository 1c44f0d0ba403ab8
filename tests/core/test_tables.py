"""Tables as text: what is written is read back, and the same rows give the same bytes."""

from __future__ import annotations

import csv
import io
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
        (",".join(rows.MONEY.header) + "\na\n", "line 2: 1 cells, not 13"),
        (",".join(rows.MONEY.header) + "\na,a,,x,2,$5,,,,,exact,,m\n", "line 2: invalid literal"),
        (",".join(rows.MONEY.header) + "\na,a,,1,2,$5,five,,,,exact,,m\n", "line 2: .*ConversionSyntax"),
    ],
)
def test_a_file_that_is_another_table_is_refused(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "money.csv").write_text(text, encoding="utf-8", newline="")
    with pytest.raises(ContractError, match=words):
        list(rows.MONEY.read(tmp_path / "money.csv"))


def test_every_reference_is_to_a_table_and_every_key_first() -> None:
    for table in rows.TABLES:
        assert table.fields[0].col.key
        assert set(table.sort) <= set(table.header)
        for field in table.fields:
            assert set(field.col.ref.split()) <= rows.BY_NAME.keys()
