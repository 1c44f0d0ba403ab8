"""A row class is the record, its CSV, its checks and its documentation."""

from __future__ import annotations

import csv
import dataclasses
import io
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, ClassVar, Generic, Protocol, TextIO, TypeVar, get_args, get_origin, get_type_hints

from pipeline.core.errors import ContractError
from pipeline.core.records import AGAIN, records


@dataclass(frozen=True, slots=True)
class Col:
    """What a column holds.

    `values` is its closed domain; `ref` names the tables, parted by spaces, whose key it points to;
    `pattern` is a regular expression that the whole value matches. A key is never empty.
    """

    about: str
    key: bool = False
    required: bool = False
    values: tuple[str, ...] = ()
    ref: str = ""
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One column as declared: `type` is str, int or Decimal."""

    name: str
    type: type
    optional: bool
    col: Col


class Record(Protocol):
    """Any dataclass whose fields are annotated with a Col."""

    __dataclass_fields__: ClassVar[dict[str, dataclasses.Field[Any]]]


R = TypeVar("R", bound=Record)
KINDS = {str: "string", int: "integer", Decimal: "number"}


class Table(Generic[R]):
    """A table: a name, the class of its rows and the columns that sort it.

    `span` names the columns start, end and text of rows whose text is the raw slice.
    """

    def __init__(
        self,
        name: str,
        row: type[R],
        sort: tuple[str, ...],
        spans: tuple[tuple[str, str, str], ...] = (("start", "end", "text"),),
    ) -> None:
        self.name, self.row, self.sort, self.spans = name, row, sort, spans
        hints = get_type_hints(row, include_extras=True)
        self.fields = tuple(_field(f.name, hints[f.name]) for f in fields(row))
        self.header = tuple(f.name for f in self.fields)
        self.key = tuple(f.name for f in self.fields if f.col.key)

    def order(self, row: R) -> tuple[Any, ...]:
        """The sort key of a row; an empty cell comes first."""
        values = (getattr(row, name) for name in self.sort)
        return tuple((value is not None, value if value is not None else 0) for value in values)

    def cells(self, row: R) -> list[str]:
        """The row as text, in the order of the header."""
        return [_cell(getattr(row, name)) for name in self.header]

    def write(self, rows: Iterable[R], file: TextIO) -> int:
        """Writes the header and `rows`, sorted, to `file`; returns how many.

        `file` must have been opened with newline="" and UTF-8.
        """
        put = row_writer(file)
        put(self.header)
        ordered = sorted(rows, key=self.order)
        for row in ordered:
            put(self.cells(row))
        return len(ordered)

    def read(self, path: Path, note: Callable[[str], object] | None = None) -> Iterator[R]:
        """The rows of a CSV file; ContractError where it isn't this table.

        `note` hears of each record that `write` would have written otherwise.
        """
        found = records(path)
        line, header, source = next(found, (1, [], ""))
        if header != list(self.header):
            told = f"the header is {','.join(header)}" if header else "it is empty"
            raise ContractError(f"{path}: {told}, not {','.join(self.header)}. {AGAIN}")
        if note and (told := self._other(header, header, source)):
            note(f"{path}: line {line}: {told}")
        for line, cells, source in found:
            row = self.parse(cells, f"{path}: line {line}", AGAIN)
            if note and (told := self._other(cells, self.cells(row), source)):
                note(f"{path}: line {line}: {told}")
            yield row

    def parse(self, record: list[str], place: str, remedy: str = "") -> R:
        """One row from its cells; `place` and `remedy` are for the error message."""
        end = f" {remedy}".rstrip()
        if len(record) != len(self.fields):
            raise ContractError(f"{place}: {len(record)} cells, not {len(self.fields)}.{end}")
        values = []
        for field, cell in zip(self.fields, record, strict=True):
            try:
                values.append(_value(field, cell))
            except (ValueError, InvalidOperation) as error:
                kind = "whole number" if field.type is int else "number"
                raise ContractError(f"{place}: {field.name} is {_short(cell)}, no {kind}.{end}") from error
        return self.row(*values)

    def _other(self, cells: list[str], own: list[str], source: str) -> str:
        """How a record differs from its own canonical form; "" if it doesn't."""
        for name, cell, canonical in zip(self.header, cells, own, strict=True):
            if cell != canonical:
                return f"{name} is {_short(cell)}, which rowcite writes as {_short(canonical)}"
        file = io.StringIO(newline="")
        row_writer(file)(own)
        if source == file.getvalue():
            return ""
        if not source.endswith("\n") or source.endswith("\r\n"):
            return "it doesn't end with LF alone"
        return "its quotes aren't those that rowcite writes"

    def problems(self, row: R) -> Iterator[str]:
        """What is wrong with the row by itself: domains, patterns, empty required cells."""
        for field in self.fields:
            value, col = getattr(row, field.name), field.col
            if value is None or value == "":
                if col.key or col.required or (value is None and not field.optional):
                    yield f"{self.name}.{field.name} is empty in {row}"
            elif not isinstance(value, field.type):
                yield f"{self.name}.{field.name} is {type(value).__name__}, not {field.type.__name__}, in {row}"
            elif col.values and value not in col.values:
                yield f"{self.name}.{field.name} is {value!r}, none of {', '.join(col.values)}, in {row}"
            elif col.pattern and not re.fullmatch(col.pattern, str(value)):
                yield f"{self.name}.{field.name} is {value!r}, against {col.pattern}, in {row}"


def row_writer(file: TextIO) -> Callable[[Iterable[str]], object]:
    """Writes one CSV record a call: comma, minimal quoting, LF.

    `file` must have been opened with newline="" and UTF-8.
    """
    return csv.writer(_LfEnds(file), lineterminator="\r\n").writerow


class _LfEnds:
    """Ends CSV lines with LF alone.

    Before Python 3.13 csv quotes a bare CR only if the line end that it was told holds one, and a
    slice of a raw text may hold a CR.
    """

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, line: str) -> int:
        return self._file.write(line.removesuffix("\r\n") + "\n")


def _field(name: str, hint: Any) -> Field:
    kind, col = get_args(hint)[:2] if get_origin(hint) is not None else (hint, None)
    if not isinstance(col, Col):
        raise TypeError(f"column {name} has no Col")
    options = [k for k in get_args(kind) if k is not type(None)]
    return Field(name, options[0] if options else kind, bool(options), col)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return plain(value)
    return str(value)


def _value(field: Field, cell: str) -> object:
    if cell == "" and (field.optional or field.type is not str):
        return None
    # An exponent of nine figures would be a gigabyte of zeros, written plainly.
    if field.type is Decimal and re.search(r"[eE][+-]?\d{4}", cell):
        raise ValueError
    return field.type(cell)


def _short(cell: str) -> str:
    return repr(cell if len(cell) <= 60 else f"{cell[:60]}…")


def plain(value: Decimal) -> str:
    """A decimal without exponent or needless zeros: 3500000000, 3.5, 0."""
    text = format(value, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"
