"""Rows of two folders of tables, document by document, as text: whatever columns their version has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from heapq import merge
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.core import rows
from pipeline.core.errors import ContractError
from pipeline.core.records import AGAIN, records
from pipeline.core.tables import Table

Row = Mapping[str, str]
# Tables of one row a document or a run, which say of each row what it is by its key alone.
ABOUT = (rows.DOCUMENTS, rows.REJECTED, rows.ENTITIES, rows.RULES)
# In an order in which a table comes behind those that its pairs are found by.
PLACED = (rows.SENTENCES, rows.MENTIONS, rows.DATES, rows.MONEY, rows.QUANTITIES, rows.ATTRIBUTIONS, rows.EVENTS,
          rows.EVENT_ARGUMENTS, rows.RELATIONS)  # fmt: skip


class Side(NamedTuple):
    """What one folder has of one document: its rows by table, in their order, and each by its id."""

    tables: Mapping[str, Sequence[Row]]
    by_id: Mapping[str, Mapping[str, Row]]

    def text(self, table: str, own: str) -> str:
        """The words of a row; its id where it has none."""
        row = self.by_id.get(table, {}).get(own, {})
        return next((row[name] for name in ("text", "trigger", "cue") if row.get(name)), own)


def documents(old: Path, new: Path) -> Iterator[tuple[str, Side, Side]]:
    """Each document that one of two folders has, and its rows in both; memory holds one document."""
    streams = [_grouped(n, table, folder) for n, folder in enumerate((old, new)) for table in PLACED]
    for doc_id, parts in groupby(merge(*streams, key=itemgetter(0)), key=itemgetter(0)):
        sides: tuple[dict[str, Sequence[Row]], dict[str, Sequence[Row]]] = ({}, {})
        for _, n, name, found in parts:
            sides[n][name] = found
        yield doc_id, _side(sides[0]), _side(sides[1])


def _side(tables: Mapping[str, Sequence[Row]]) -> Side:
    by_id = {name: {row[rows.BY_NAME[name].key[0]]: row for row in found} for name, found in tables.items()}
    return Side(tables, by_id)


def _grouped(n: int, table: Table[Any], folder: Path) -> Iterator[tuple[str, int, str, Sequence[Row]]]:
    last = ""
    for doc_id, group in groupby(read(table, folder), key=itemgetter("doc_id")):
        if doc_id < last:
            raise ContractError(f"{folder / table.name}.csv: {doc_id!r} stands below {last!r}. {AGAIN}")
        last = doc_id
        yield doc_id, n, table.name, list(group)


def columns(table: Table[Any], folder: Path) -> list[str]:
    """The columns of a table in a folder, by its first line; those declared if there is no such file."""
    path = folder / f"{table.name}.csv"
    return next(records(path), (1, [""], ""))[1] if path.is_file() else list(table.header)


def read(table: Table[Any], folder: Path) -> Iterator[Row]:
    """The rows of a table in a folder; none if there is no such file. ContractError where it is damaged."""
    path = folder / f"{table.name}.csv"
    if not path.is_file():
        return
    lines = records(path)
    _, header, _ = next(lines, (1, [], ""))
    needed = (*table.key, *(("doc_id",) if table in PLACED else ()))
    if missing := [name for name in needed if name not in header]:
        raise ContractError(f"{path}: there is no column {missing[0]}. {AGAIN}")
    for line, cells, _ in lines:
        if len(cells) != len(header):
            raise ContractError(f"{path}: line {line}: {len(cells)} cells, not {len(header)}. {AGAIN}")
        yield dict(zip(header, cells, strict=True))
