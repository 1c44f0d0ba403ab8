"""Rows as marks on a text and links between marks: what every annotation tool knows, under one set of labels.

A mention, a date, an amount is a mark; so is the trigger of an event or a relation and the cue of an
attribution. Who takes which part is a link from the trigger. The label says which table a mark is of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pipeline.core import rows, vocab
from pipeline.core.tables import Field, Table

NOMINAL = "NOMINAL"  # a mention of no class
CONTENT = "CONTENT"  # what is said, believed or denied
MONEY = "MONEY"
# Table -> the column whose value is the label, beside those with one label for all.
LABEL = {"mentions": "label", "dates": "type", "quantities": "kind", "relations": "type", "events": "type",
         "attributions": "kind"}  # fmt: skip
SPANS = ("mentions", "dates", "money", "quantities")
TRIGGERS = ("relations", "events", "attributions")
# Links that aren't roles of event types: by table, column -> role.
LINKS = {
    "relations": {"head_mention_id": "head", "tail_mention_id": "tail", "date_id": "dated"},
    "events": {"date_id": "dated", "attribution_id": "told_in", "parent_event_id": "part_of"},
    "attributions": {"source_mention_id": "source"},
}
SAID = "said"
# Columns that a mark says by its place, its label or its links, and those that only runs give.
ELSEWHERE = {"doc_id", "sent_id", "rule_id", "currency_basis", "anchor", "anchor_id", "first_day", "last_day",
             "plover", "cameo", "same_as_event_id", "head_entity_id", "tail_entity_id", "source_entity_id",
             "attribution_id"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the text with a label; `cells` are the other columns of its row that aren't empty."""

    id: str
    label: str
    start: int
    end: int
    cells: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Link:
    """That one mark takes a part in another: `role`, from the trigger `source` to `target`, both ids of marks."""

    role: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Page:
    """One document with its marks, in the order of their places, and their links."""

    doc_id: str
    raw: str
    marks: tuple[Mark, ...] = ()
    links: tuple[Link, ...] = ()


@cache
def tables() -> dict[str, str]:
    """Label -> the table that marks with it are of; CONTENT is of attributions too."""
    found = dict.fromkeys((*rows.LABELS, NOMINAL), "mentions") | {MONEY: "money", CONTENT: "attributions"}
    for name, column in (("dates", "type"), ("quantities", "kind"), ("attributions", "kind")):
        found |= {label(name, value): name for value in _field(name, column).col.values}
    for name in ("relations", "events"):
        found |= {record["type"]: name for record in vocab.read(name, "types")}
    return found


def label(table: str, value: str) -> str:
    """The label of a mark of a table, by its row's column LABEL[table]."""
    if table == "money":
        return MONEY
    return (value.upper() if table == "quantities" else value) or NOMINAL


def value(table: str, labelled: str) -> str:
    """The value that a label stands for."""
    return "" if labelled == NOMINAL else labelled.lower() if table == "quantities" else labelled


def columns(table: str) -> tuple[Field, ...]:
    """The columns of a table that are cells of its marks."""
    declared = rows.BY_NAME[table]
    own = {LABEL.get(table, ""), *declared.key, *LINKS.get(table, {}), *ELSEWHERE}
    own |= {name for span in declared.spans for name in span}
    return tuple(found for found in declared.fields if found.name not in own)


def page(doc_id: str, raw: str, found: Mapping[str, tuple[Any, ...]]) -> Page:
    """The rows of one document as marks and links."""
    marks: list[Mark] = []
    links: list[Link] = []
    for name in (*SPANS, *TRIGGERS):
        for row in found.get(name, ()):
            marks.append(_mark(rows.BY_NAME[name], row))
            if name == "attributions" and row.content_start is not None:
                said = f"content {row.attribution_id}"
                marks.append(Mark(said, CONTENT, row.content_start, row.content_end))
                links.append(Link(SAID, f"{name} {row.attribution_id}", said))
    there = {mark.id for mark in marks}
    links += (link for link in _links(found) if {link.source, link.target} <= there)
    order = {mark.id: n for n, mark in enumerate(marks)}
    marks.sort(key=lambda mark: (mark.start, -mark.end, order[mark.id]))
    return Page(doc_id, raw, tuple(marks), tuple(links))


def _mark(table: Table[Any], row: Any) -> Mark:
    start, end = table.spans[0][:2]
    cells = dict(zip(table.header, table.cells(row), strict=True))
    kept = {field.name: cells[field.name] for field in columns(table.name) if cells[field.name]}
    own = f"{table.name} {getattr(row, table.key[0])}"
    labelled = label(table.name, cells.get(LABEL.get(table.name, ""), ""))
    return Mark(own, labelled, getattr(row, start), getattr(row, end), kept)


def _links(found: Mapping[str, tuple[Any, ...]]) -> Iterator[Link]:
    for row in found.get("event_arguments", ()):
        yield Link(row.role, f"events {row.event_id}", f"{row.filler_table} {row.filler_id}")
    for name, roles in LINKS.items():
        declared = rows.BY_NAME[name]
        for row in found.get(name, ()):
            own = f"{name} {getattr(row, declared.key[0])}"
            for column, role in roles.items():
                if to := getattr(row, column):
                    yield Link(role, own, f"{_field(name, column).col.ref} {to}")


def _field(table: str, column: str) -> Field:
    return next(field for field in rows.BY_NAME[table].fields if field.name == column)
