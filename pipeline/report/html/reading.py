"""Reads a folder of tables document by document, so that memory holds one at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from heapq import merge
from itertools import groupby
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import Any

from pipeline.core import contract, rows
from pipeline.core.errors import ContractError
from pipeline.core.records import AGAIN

Tables = Mapping[str, tuple[Any, ...]]


def documents(out: Path) -> Iterator[tuple[rows.Document, Tables]]:
    """Each document with its rows by table, in the order of the tables.

    ContractError where a table isn't one of ours, or has rows of a document that isn't there.
    """
    streams = (_grouped(n, out) for n in range(len(contract.BY_DOCUMENT)))
    for doc_id, parts in groupby(merge(*streams, key=itemgetter(0, 1)), key=itemgetter(0)):
        tables = {contract.BY_DOCUMENT[n].name: group for _, n, group in parts}
        if not tables.get("documents"):
            raise ContractError(f"{out / 'documents.csv'}: there is no row {doc_id!r}. {AGAIN}")
        yield tables["documents"][0], tables


def _grouped(n: int, out: Path) -> Iterator[tuple[str, int, tuple[Any, ...]]]:
    table = contract.BY_DOCUMENT[n]
    for doc_id, group in groupby(table.read(out / f"{table.name}.csv"), key=attrgetter("doc_id")):
        yield doc_id, n, tuple(group)
