"""A row made ready for comparison: its span, its values, and the spans of the rows that it points to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from pipeline.core.rows import BY_NAME
from pipeline.core.tables import plain
from pipeline.core.text import Span


class Place(NamedTuple):
    """Words and where they stand."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """A row of either side.

    `id` is the row's own id; `values` and `places` have its columns under the names that measures use;
    `places` are None where the row points to nothing.
    """

    doc_id: str
    id: str
    at: Place
    values: Mapping[str, str]
    places: Mapping[str, Place | None]
    rule_id: str = ""


VALUES = {
    "documents": ("published", "published_basis", "title", "author"),
    "sentences": ("kind",),
    "mentions": ("label", "form"),
    "dates": ("type", "value", "mod"),
    "money": ("amount_min", "amount_max", "currency", "bound", "per"),
    "quantities": ("kind", "value_min", "value_max", "unit", "bound", "of"),
    "relations": ("type", "role", "status", "modality", "polarity"),
    "events": ("type", "modality", "polarity", "tense"),
    "event_arguments": ("role",),
    "attributions": ("kind", "polarity"),
}
# What a row points to: the name measures use -> column and table.
POINTERS = {
    "relations": {
        "head": ("head_mention_id", "mentions"),
        "tail": ("tail_mention_id", "mentions"),
        "date": ("date_id", "dates"),
    },
    "events": {
        "date": ("date_id", "dates"),
        "attribution": ("attribution_id", "attributions"),
        "parent": ("parent_event_id", "events"),
    },
    "attributions": {"source": ("source_mention_id", "mentions")},
}


def items(table: str, tables: Mapping[str, tuple[Any, ...]], events: Mapping[str, str] | None = None) -> list[Item]:
    """The rows of a table of one document, in their order.

    `events` is for event_arguments: id of the row's event -> id of the gold event that it is. An argument
    of no such event has event_found no.
    """
    places = {
        target: {getattr(row, BY_NAME[target].key[0]): _place(target, row) for row in tables.get(target, ())}
        for _, target in POINTERS.get(table, {}).values()
    }
    made = []
    for row in tables.get(table, ()):
        values = {name: _value(name, getattr(row, name)) for name in VALUES[table]}
        if table == "event_arguments":
            same = (events or {}).get(row.event_id, "")
            values |= {"event": same or row.event_id, "event_found": "yes" if same else "no"}
        pointed: dict[str, Place | None] = {
            name: places[target].get(getattr(row, column)) for name, (column, target) in POINTERS.get(table, {}).items()
        }
        if table == "attributions":
            pointed["content"] = None
            if row.content_start is not None and row.content_end is not None:
                pointed["content"] = Place(Span(row.content_start, row.content_end), row.content)
        own = getattr(row, BY_NAME[table].key[0])
        made.append(Item(row.doc_id, own, _place(table, row), values, pointed, getattr(row, "rule_id", "")))
    return made


def _place(table: str, row: Any) -> Place:
    if table == "documents":
        return Place(Span(0, 0), "")
    start, end, text = BY_NAME[table].spans[0] if BY_NAME[table].spans else ("start", "end", "text")
    return Place(Span(getattr(row, start), getattr(row, end)), getattr(row, text))


def _value(name: str, value: object) -> str:
    if isinstance(value, Decimal):
        return plain(value)
    if name == "bound" and value in ("", "exact", "range"):
        # Whether a figure is one number or a range, its two bounds say; labels may leave the word out.
        return ""
    return "" if value is None else str(value)
