"""An Excel workbook: a sheet a table, in which no cell is a formula, a link or a guess at what a text may mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.core import rows
from pipeline.core.tables import Table, plain
from pipeline.export.formats import Job

NAME = "tables.xlsx"
ROWS = 1_048_575  # of a sheet, without its header
LETTERS = 32_767  # of a cell, in UTF-16
CUT = " … [cut: the CSV has it all]"
# What some spreadsheet takes for the start of a formula, when the cell is edited or the sheet is saved as CSV.
FORMULA = re.compile(r"[\s'\"]*[=+\-@|%＝＋－＠]|[\t\r\n]")
WIDE = ("text", "content", "name", "aliases", "summary", "message", "title")
# Of the file, not of a run: the same tables give the same bytes.
MADE = datetime(2000, 1, 1)  # noqa: DTZ001


def write(job: Job, folder: Path) -> None:
    """Writes tables.xlsx. Numbers that Excel would round are texts, as are dates; texts too long for a cell are cut."""
    import xlsxwriter

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(folder / NAME, options) as book:
        book.set_properties({"title": "Tables made by rowcite", "created": MADE})
        sheets = _Sheets(book)
        for table in rows.TABLES:
            sheets.fill(table, job.read(table))


class _Sheets:
    """Puts rows into the sheets of a workbook."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._head = book.add_format({"bold": True, "num_format": "@"})
        # "@" keeps a text a text when the cell is edited; the prefix is the apostrophe that says so to people.
        self._text = book.add_format({"num_format": "@"})
        self._quoted = book.add_format({"num_format": "@", "quote_prefix": True})

    def fill(self, table: Table[Any], found: Iterator[Any]) -> None:
        """A sheet of this table, or several, if it has more rows than a sheet may have."""
        put = self._sheet(table, table.name)
        line, number = 0, 1
        for row in found:
            if line == ROWS:
                line, number = 0, number + 1
                put = self._sheet(table, f"{table.name} ({number})")
            line += 1
            put(line, row)

    def _sheet(self, table: Table[Any], name: str) -> Callable[[int, Any], None]:
        sheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, 1)
        for column, header in enumerate(table.header):
            sheet.set_column(column, column, 60 if header in WIDE else 18)
            sheet.write_string(0, column, header, self._head)

        def put(line: int, row: Any) -> None:
            for column, header in enumerate(table.header):
                self._cell(sheet, line, column, getattr(row, header))

        return put

    def _cell(self, sheet: Any, line: int, column: int, value: object) -> None:
        if value is None or value == "":
            return
        if isinstance(value, int | Decimal) and _exact(value):
            sheet.write_number(line, column, float(value))
            return
        text = _fit(plain(value) if isinstance(value, Decimal) else str(value))
        sheet.write_string(line, column, text, self._quoted if FORMULA.match(text) else self._text)


def _exact(value: int | Decimal) -> bool:
    """Whether Excel, which keeps 15 figures, shows the number as it is."""
    digits = Decimal(value).normalize().as_tuple()
    return len(digits.digits) <= 15 and isinstance(digits.exponent, int) and -15 <= digits.exponent <= 15


def _fit(text: str) -> str:
    if len(text) * 2 <= LETTERS or len(text.encode("utf-16-le")) // 2 <= LETTERS:
        return text
    return text.encode("utf-16-le")[: 2 * (LETTERS - len(CUT))].decode("utf-16-le", "ignore") + CUT
