"""Applies corrections to the rows of one document, and tells what came of each."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pipeline.core import contract
from pipeline.core.errors import ContractError
from pipeline.core.rows import BY_NAME, place
from pipeline.corrections import places, values
from pipeline.corrections.desk import Desk
from pipeline.corrections.places import Place
from pipeline.corrections.reading import EVERY, Correction
from pipeline.corrections.telling import Told, tell

# What an added row says where its correction doesn't.
USUAL = {
    "form": "name", "bound": "exact", "modality": "asserted", "polarity": "pos", "tense": "past", "status": "unknown",
    "anchor": "explicit", "resolved_by": "syntax",
}  # fmt: skip
BETWEEN = " | "


def apply(tables: Mapping[str, Sequence[Any]], raw: str, mine: Sequence[Correction]) -> dict[str, tuple[Any, ...]]:
    """The rows of one document with its corrections applied, in the order of the file.

    What came of each is under `corrections`. One whose words don't stand at its place any more changes nothing.
    """
    given: dict[str, tuple[Any, ...]] = {name: tuple(group) for name, group in tables.items() if name != "corrections"}
    if not mine:
        return given | {"corrections": ()}
    desk = Desk(given["documents"][0].doc_id, raw, given)
    told = [found for one in mine if (found := _one(desk, one)) is not None]
    applied = any(not found.reason for found in told)
    return (desk.tables() if applied else given) | {"corrections": tuple(told)}


def _one(desk: Desk, one: Correction) -> Told | None:
    if one.table == "entities":
        # That one of many documents doesn't have an entity is no fault of the line.
        return None if one.doc_id == EVERY and desk.get("entities", one.place) is None else _entity(desk, one)
    where = places.parse(one.place)
    assert where is not None, "checked when it was read"
    if reason := places.stale(where, desk.raw):
        return tell(one, reason)
    if one.action == "add":
        return _add(desk, one, where)
    key = _key(desk, one.table, where)
    row = desk.get(one.table, key)
    if row is None:
        gone = f"{one.table} has no row {key!r}: the rules make none there now. Remove the line, if that's right."
        return tell(one, gone)
    return CHANGES[one.action](desk, one, row)


def _key(desk: Desk, table: str, where: Place) -> str:
    if table != "event_arguments":
        return f"{place(desk.doc_id, where.start, where.end)}{where.suffix}"
    role, _, ordinal = where.suffix[1:].partition(":")
    return f"{place(desk.doc_id, where.start, where.end)} {role} {ordinal or 0}"


def _reject(desk: Desk, one: Correction, row: Any) -> Told:
    table = BY_NAME[one.table]
    kind = values.KINDS.get(one.table, "role" if one.table == "event_arguments" else "")
    desk.drop(one.table, desk.key(one.table, row))
    before = f"{kind}={getattr(row, kind)}" if kind else " ".join(table.cells(row)[6:9]).strip()
    return tell(one, "", _id(one.table, row), getattr(row, "rule_id", ""), before)


def _retype(desk: Desk, one: Correction, row: Any) -> Told:
    cells = {values.KINDS[one.table]: one.value}
    if one.table == "events":
        cells |= values.codes(one.value)
    return _change(desk, one, row, cells)


def _set(desk: Desk, one: Correction, row: Any) -> Told:
    return _change(desk, one, row, values.split(one.value) or {})


CHANGES: dict[str, Callable[[Desk, Correction, Any], Told]] = {"reject": _reject, "retype": _retype, "set": _set}


def _change(desk: Desk, one: Correction, row: Any, cells: Mapping[str, str]) -> Told:
    table = BY_NAME[one.table]
    before = dict(zip(table.header, table.cells(row), strict=True))
    if all(before[name] == desk.full(cell) or before[name] == cell for name, cell in cells.items()):
        return tell(one, "the row says so already. Remove the line.")
    new = _filled(desk, one, row, cells)
    if isinstance(new, str):
        return tell(one, new)
    if hasattr(row, "rule_id"):
        new = replace(new, rule_id=f"corrections.{one.action}")
    desk.put(one.table, new)
    was = "; ".join(f"{name}={before[name]}" for name in cells)
    return tell(one, "", _id(one.table, row), getattr(row, "rule_id", ""), was)


def _filled(desk: Desk, one: Correction, row: Any, given: Mapping[str, str]) -> Any:
    """The row with these cells, or a string: why it can't have them."""
    table = BY_NAME[one.table]
    cells = {name: desk.full(cell) if name.endswith("_id") else cell for name, cell in given.items()}
    if one.table == "dates" and cells.get("value") and not {"first_day", "last_day"} & cells.keys():
        cells |= _days(cells["value"])
    for field in table.fields:
        target = cells.get(field.name, "")
        for name in field.col.ref.split() if target else ():
            if name != "entities" and desk.get(name, target) is None:
                return f"{field.name} is {target}, which is no row of {name} here. Mend it or remove the line."
    whole = dict(zip(table.header, table.cells(row), strict=True)) | cells
    try:
        new = table.parse(list(whole.values()), "")
    except ContractError as error:
        return f"{error}. Mend the value.".strip(": ")
    if one.table == "event_arguments" and desk.get(new.filler_table, new.filler_id) is None:
        return f"filler_id is {new.filler_id}, which is no row of {new.filler_table} here. Mend it or remove the line."
    if one.table == "attributions" and new.content_start is not None and new.content_end is not None:
        new = replace(new, content=desk.raw[new.content_start : new.content_end])
    if problem := next(table.problems(new), "") or _order(one.table, new):
        return f"{problem.split(' in ', 1)[0]}. Mend the value."
    return new


def _order(table: str, row: Any) -> str:
    """What is wrong between two bounds of a row; "" if nothing is. Days before our era are left to the contract."""
    names = contract.ORDERED.get(table, ())
    bounds = [value for name in names if (value := getattr(row, name)) not in (None, "")]
    if len(bounds) < 2 or str(bounds[0]).startswith("-") or bounds[0] <= bounds[1]:
        return ""
    return f"{' and '.join(names)} are {bounds[0]} and {bounds[1]}, the first after the second"


def _days(value: str) -> dict[str, str]:
    """First and last day of a plain year, month or day; of other values none is known."""
    parts = value.split("-")
    if not all(part.isdigit() for part in parts) or len(parts[0]) != 4 or len(parts) > 3:
        return {"first_day": "", "last_day": ""}
    if len(parts) == 3:
        return {"first_day": value, "last_day": value}
    if len(parts) == 2 and 1 <= int(parts[1]) <= 12 and int(parts[0]) > 0:
        return {"first_day": f"{value}-01", "last_day": f"{value}-{monthrange(int(parts[0]), int(parts[1]))[1]:02}"}
    return {"first_day": f"{value}-01-01", "last_day": f"{value}-12-31"} if len(parts) == 1 else {}


def _add(desk: Desk, one: Correction, where: Place) -> Told:
    table = BY_NAME[one.table]
    cells = values.split(one.value) if "=" in one.value else {values.KINDS[one.table]: one.value}
    at = place(desk.doc_id, where.start, where.end)
    blank = {f.name: "" if f.col.ref or f.name not in USUAL else USUAL[f.name] for f in table.fields}
    blank |= {"doc_id": desk.doc_id, "rule_id": "corrections.add", table.key[0]: at}
    blank["sent_id"] = desk.sentence(where.start, where.end)
    if "sent_id" in table.header and not blank["sent_id"]:
        return tell(one, f"{where.start}-{where.end} lies in no sentence. Add no row there.")
    if one.table == "event_arguments":
        if desk.get("events", at) is None:
            return tell(one, f"events has no row {at!r}. Mend the place or remove the line.")
        role = where.suffix[1:].partition(":")[0]
        taken = [a for a in desk.rows["event_arguments"].values() if (a.event_id, a.role) == (at, role)]
        same = (cells or {}).get("filler_table"), desk.full((cells or {}).get("filler_id", ""))
        if any((a.filler_table, a.filler_id) == same for a in taken):
            return tell(one, "the rules make this row now. Remove the line.")
        ordinal = max((a.ordinal for a in taken), default=-1) + 1
        blank |= {"role": role, "ordinal": str(ordinal), "start": "0", "end": "1", "text": "?"}
    else:
        start, end, text = table.spans[0]
        blank |= {start: str(where.start), end: str(where.end), text: desk.raw[where.start : where.end]}
    if one.table == "events":
        blank |= values.codes((cells or {})["type"])
    row = table.row(**{f.name: _typed(f.type, blank[f.name]) for f in table.fields})
    new = _filled(desk, one, row, cells or {})
    if isinstance(new, str):
        return tell(one, new)
    new = _named(desk, one.table, new, at)
    if isinstance(new, str):
        return tell(one, new)
    desk.put(one.table, new)
    return tell(one, "", _id(one.table, new))


def _named(desk: Desk, table: str, row: Any, at: str) -> Any:
    """The row under an id that is free; a string where the rules make such a row already."""
    if table == "event_arguments":
        return row
    kind = getattr(row, values.KINDS.get(table, ""), "") if table in values.KINDS else ""
    suffix = ""
    if table == "relations":
        ends = (desk.get("mentions", row.head_mention_id).start, desk.get("mentions", row.tail_mention_id).start)
        suffix = f"#{kind}:{ends[0]}-{ends[1]}"
    elif desk.get(table, at) is not None:
        suffix = f"#{kind}" if kind and getattr(desk.get(table, at), values.KINDS[table]) != kind else ""
        if not suffix:
            return "there is such a row already: the rules make it. Remove the line, or set its cells."
    if desk.get(table, at + suffix) is not None:
        return "there is such a row already: the rules make it. Remove the line, or set its cells."
    return replace(row, **{BY_NAME[table].key[0]: at + suffix})


def _typed(kind: type, cell: str) -> Any:
    return cell if kind is str else None if cell == "" else kind(cell)


def _id(table: str, row: Any) -> str:
    return str(getattr(row, BY_NAME[table].key[0]))


def _entity(desk: Desk, one: Correction) -> Told:
    old = desk.get("entities", one.place)
    if old is None:
        return tell(one, f"the document doesn't mention {one.place}. Mend the id or remove the line.")
    if one.action == "retype":
        return _change(desk, one, old, {"label": one.value})
    if one.action == "set":
        return _set(desk, one, old)
    mine = [m for m in desk.rows["mentions"].values() if m.entity_id == one.place]
    for mention in mine:
        desk.put("mentions", replace(mention, entity_id=one.value, rule_id="corrections.merge"))
    kept = desk.get("entities", one.value) or replace(old, entity_id=one.value, wikidata="", aliases="")
    names = {*kept.aliases.split(BETWEEN), old.name, *old.aliases.split(BETWEEN)} - {"", kept.name}
    desk.put("entities", replace(kept, aliases=BETWEEN.join(sorted(names))))
    made_by = BETWEEN.join(sorted({m.rule_id for m in mine}))
    return tell(one, "", one.value, made_by, f"{old.name}, {len(mine)} mentions")
