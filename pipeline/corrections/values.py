"""What a correction may put into the cells of a row."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from pipeline.core import vocab
from pipeline.core.rows import BY_NAME
from pipeline.core.tables import Field

# The column that `retype` changes.
KINDS = {
    "mentions": "label",
    "entities": "label",
    "dates": "type",
    "quantities": "kind",
    "relations": "type",
    "events": "type",
    "attributions": "kind",
    "sentences": "kind",
}
# Follow from the place, from what the row points to, or from the correction itself.
DERIVED = frozenset((
    "doc_id", "sent_id", "ordinal", "start", "end", "text", "rule_id", "trigger_start", "trigger_end", "trigger",
    "cue_start", "cue_end", "cue", "content", "head_entity_id", "tail_entity_id", "source_entity_id", "documents",
    "mentions",
))  # fmt: skip
ENTITY_ID = re.compile(r"[a-z]+:[^\s|]+")
PART = re.compile(r";\s*(?=\w+\s*=)")


def split(value: str) -> dict[str, str] | None:
    """`column=value; column=value` by column; None where it isn't such."""
    found: dict[str, str] = {}
    for part in PART.split(value.strip().rstrip(";")):
        name, sign, cell = part.partition("=")
        if not sign or not name.strip() or name.strip() in found:
            return None
        found[name.strip()] = cell.strip()
    return found


def problem(table: str, cells: Mapping[str, str]) -> str:
    """What is wrong with the first cell that is; "" if none is."""
    fields = {f.name: f for f in BY_NAME[table].fields}
    free = [f for f in fields if f not in DERIVED and (not fields[f].col.key or f == "role")]
    if table == "event_arguments":
        free = [f for f in free if f not in ("event_id", "role", "entity_id")]
    for name, cell in cells.items():
        if name not in free:
            return f"{table} has no column {name!r} that can be set. They are {', '.join(free)}."
        if told := _cell(table, fields[name], cell):
            return told
    return ""


def _cell(table: str, field: Field, cell: str) -> str:
    col, name = field.col, f"{table}.{field.name}"
    if cell == "":
        return f"{name} may not be empty." if col.required else ""
    if field.type is not str:
        try:
            number = field.type(cell)
        except (ValueError, InvalidOperation):
            return f"{name} is {cell!r}, no number. Write figures plainly, as 3500000000 or 3.5."
        if isinstance(number, Decimal) and (not number.is_finite() or "e" in cell.lower()):
            return f"{name} is {cell!r}. Write figures plainly, as 3500000000 or 3.5."
        return ""
    if domain := col.values or _types(table, field.name):
        return "" if cell in domain else f"{name} is {cell!r}, none of {', '.join(domain)}."
    if col.pattern and not re.fullmatch(col.pattern, cell):
        return f"{name} is {cell!r}, which doesn't match {col.pattern}."
    if field.name.endswith("entity_id") and not ENTITY_ID.fullmatch(cell):
        return f"{name} is {cell!r}, no entity id, as person:first-last or org:name."
    return ""


def _types(table: str, column: str) -> tuple[str, ...]:
    known = column == "type" and table in ("events", "relations")
    return tuple(record["type"] for record in vocab.read(table, "types")) if known else ()


def codes(event_type: str) -> dict[str, str]:
    """The PLOVER and CAMEO codes of a type of events."""
    found = next(record for record in vocab.read("events", "types") if record["type"] == event_type)
    return {"plover": found["plover"], "cameo": found["cameo"]}
