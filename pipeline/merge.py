"""All documents' parts brought together, one at a time: the tables of a run."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

from pipeline import cache, corrections, sources
from pipeline.core import rows
from pipeline.core.rules import Rule
from pipeline.core.tables import Table, row_writer
from pipeline.ledger import Ledger
from pipeline.parts import RULES, TABLES, TEXT
from pipeline.stages import entities


def run(ledger: Ledger, parts: Path, tables: Path, own: Sequence[Rule] = ()) -> Counter[str]:
    """Writes all tables to the folder `tables`; returns how many rows each has. `own` are rules beside the house's."""
    counts: Counter[str] = Counter({table.name: 0 for table in rows.TABLES})
    used: Counter[str] = Counter()
    with ExitStack() as stack:
        files = {}
        for table in TABLES:
            if table not in (rows.ENTITIES, corrections.TABLE):
                files[table.name] = stack.enter_context((tables / f"{table.name}.csv").open("wb"))
                files[table.name].write(f"{','.join(table.header)}\n".encode())
        for key in ledger.parts():
            part = cache.get(parts, key)
            for name, file in files.items():
                file.write(part.tables[name])
                counts[name] += part.counts[name]
            if TEXT in part.tables:
                _keep(part, tables / sources.TEXTS)
            used.update(part.rules)
            ledger.met((row, part.named.get(row.entity_id, 0)) for row in _entities(part))
    rules = (rows.RuleCount(rule.id, rule.stage, rule.summary, used[rule.id]) for rule in (*RULES, *own))
    about: tuple[tuple[Table[Any], Iterable[Any]], ...] = (
        (rows.ENTITIES, _merged(ledger)),
        (rows.REJECTED, ledger.rejected()),
        (rows.RULES, sorted(rules, key=rows.RULES.order)),
    )
    for table, found in about:
        with (tables / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as text:
            put = row_writer(text)
            put(table.header)
            for row in found:
                put(table.cells(row))
                counts[table.name] += 1
    return counts


def told(ledger: Ledger, parts: Path) -> Iterator[corrections.Told]:
    """What came of the corrections in each document, one at a time: one line may be for very many documents."""
    for key in ledger.parts():
        for cells in _records(cache.get(parts, key), corrections.TABLE.name):
            yield corrections.TABLE.parse(cells, key)


def _keep(part: cache.Part, folder: Path) -> None:
    """The text that the rows of a document cite, as a file."""
    (doc_id, *_), *_ = _records(part, "documents")
    to = folder / sources.kept(doc_id)
    to.parent.mkdir(parents=True, exist_ok=True)
    to.write_bytes(part.tables[TEXT])
    (folder / sources.MARK).touch()


def _records(part: cache.Part, name: str) -> Iterator[list[str]]:
    yield from csv.reader(io.StringIO(part.tables[name].decode(), newline=""))


def _entities(part: cache.Part) -> Iterator[rows.Entity]:
    for cells in _records(part, "entities"):
        yield rows.ENTITIES.parse(cells, "a part")


def _merged(ledger: Ledger) -> Iterator[rows.Entity]:
    for _, same in groupby(ledger.entities(), key=lambda row: row.entity_id):
        every = list(same)
        documents, mentions = sum(row.documents for row in every), sum(row.mentions for row in every)
        yield replace(entities.merge(every), documents=documents, mentions=mentions)
