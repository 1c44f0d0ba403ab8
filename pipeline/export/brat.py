"""brat: each text, byte for byte as its code points, with its rows as stand-off annotations beside it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any

from pipeline.core import rows
from pipeline.core.tables import Table
from pipeline.export import marks, standoff
from pipeline.export.formats import Job

TABLES = tuple(rows.BY_NAME[name] for name in (*marks.SPANS, *marks.TRIGGERS, "event_arguments"))


def write(job: Job, folder: Path) -> None:
    """Writes brat/DOC.txt and brat/DOC.ann for every document, and annotation.conf; UsageError without a text."""
    to = folder / "brat"
    to.mkdir()
    (to / "annotation.conf").write_text(standoff.configuration(), "utf-8")
    streams = {table.name: _Grouped(job, table) for table in TABLES}
    for document in job.read(rows.DOCUMENTS):
        raw = job.text(document)
        put(to, marks.page(document.doc_id, raw, {n: stream.of(document.doc_id) for n, stream in streams.items()}))


def put(folder: Path, page: marks.Page) -> None:
    """Writes the two files of a page."""
    path = folder / f"{page.doc_id}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(page.raw.encode())
    (folder / f"{page.doc_id}.ann").write_bytes(standoff.compose(page).encode())


class _Grouped:
    """A table read document by document, in the order of documents."""

    def __init__(self, job: Job, table: Table[Any]) -> None:
        self._groups: Iterator[tuple[str, Iterator[Any]]] = groupby(job.read(table), key=attrgetter("doc_id"))
        self._next = next(self._groups, None)

    def of(self, doc_id: str) -> tuple[Any, ...]:
        while self._next is not None and self._next[0] < doc_id:
            self._next = next(self._groups, None)
        if self._next is None or self._next[0] != doc_id:
            return ()
        found = tuple(self._next[1])
        self._next = next(self._groups, None)
        return found
