"""What tables say of an entity, a document, a rule or an input that was rejected; nothing is replayed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from pipeline import own, parts
from pipeline import run as document
from pipeline.core import rows
from pipeline.core.rules import Rule
from pipeline.core.tables import Table

SHOWN = 20
CITING = tuple(table for table in rows.TABLES if table is not rows.RULES and "rule_id" in table.header)


def describe(out: Path, wanted: str) -> Iterator[list[str]]:
    """The lines on each row whose key is `wanted`; none if it is the key of nothing of these."""
    for table, more in ((rows.DOCUMENTS, _parts), (rows.REJECTED, _nothing), (rows.ENTITIES, _mentions)):
        for row in read(table, out):
            if getattr(row, table.key[0]) == wanted:
                yield [f"{table.name} {wanted}", *cells(table, row), *more(out, wanted)]
    counted = next((row for row in read(rows.RULES, out) if row.rule_id == wanted), None)
    known = rules(out)
    if counted is not None or wanted in known:
        yield [f"rules {wanted}", *rule(wanted, known), *_cited(out, wanted, counted.rows if counted else 0)]


def rules(out: Path) -> dict[str, Rule]:
    """Every rule there is for the tables in `out` by its id, with those that their user added."""
    mine = own.load(own.recorded(out))
    return {rule.id: rule for rule in (*parts.RULES, *document.OFF, *mine.rules, *mine.off)}


def read(table: Table[Any], out: Path) -> Iterator[Any]:
    return table.read(out / f"{table.name}.csv")


def cells(table: Table[Any], row: Any, left_out: tuple[str, ...] = ()) -> Iterator[str]:
    """The cells of a row that aren't empty, a line each."""
    for name, value in zip(table.header, table.cells(row), strict=True):
        if value and name not in left_out:
            yield f"    {name} = {value}"


def rule(rule_id: str, known: Mapping[str, Rule]) -> Iterator[str]:
    """What the rule does, and its examples; `known` are all rules."""
    found = known.get(rule_id)
    if found is None:
        yield f"  rule  {rule_id}: this version has no such rule."
        return
    yield f"  rule  {found.id}: {found.summary}"
    if found.off:
        yield f"  off   {found.off}"
    yield from (f"    hit   {example}" for example in found.hits)
    yield from (f"    miss  {example}" for example in found.misses)


def _nothing(out: Path, wanted: str) -> Iterator[str]:
    yield from ()


def _parts(out: Path, doc_id: str) -> Iterator[str]:
    for table in rows.TABLES:
        if "doc_id" in table.header and table is not rows.DOCUMENTS:
            count = sum(row.doc_id == doc_id for row in read(table, out))
            yield f"  {table.name:<16}{count:6} rows"


def _mentions(out: Path, entity_id: str) -> Iterator[str]:
    found = [row for row in read(rows.MENTIONS, out) if row.entity_id == entity_id]
    named = {row.sent_id for row in found[:SHOWN]}
    sentences = {row.sent_id: row.text for row in read(rows.SENTENCES, out) if row.sent_id in named}
    for row in found[:SHOWN]:
        yield f"  {row.mention_id}  {row.text!r}  {row.rule_id}"
        yield f"    {sentences.get(row.sent_id, '')!r}"
    yield from _more(len(found))


def _cited(out: Path, rule_id: str, count: int) -> Iterator[str]:
    found = ((table, row) for table in CITING for row in read(table, out) if row.rule_id == rule_id)
    yield f"  {count} rows"
    for table, row in islice(found, SHOWN):
        yield f"    {table.name} {getattr(row, table.key[0])}"
    yield from _more(count)


def _more(count: int) -> Iterator[str]:
    if count > SHOWN:
        yield f"  … and {count - SHOWN} more"
