"""Reads corrections.csv; what is wrong with a line is told with the file, the line and the remedy."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from pipeline.core.errors import UsageError
from pipeline.core.rows import BY_NAME
from pipeline.corrections import places, values

DEFAULT = "corrections.csv"
COLUMNS = ("doc_id", "table", "place", "action", "value", "who", "why")
EVERY = "*"  # as doc_id: in every document
ACTIONS = {
    "mentions": ("reject", "retype", "set", "add"),
    "dates": ("reject", "retype", "set", "add"),
    "money": ("reject", "set", "add"),
    "quantities": ("reject", "retype", "set", "add"),
    "relations": ("reject", "retype", "set", "add"),
    "events": ("reject", "retype", "set", "add"),
    "event_arguments": ("reject", "set", "add"),
    "attributions": ("reject", "retype", "set", "add"),
    "sentences": ("retype",),
    "entities": ("merge", "retype", "set"),
}
NEEDED = {
    "mentions": (),
    "dates": ("type",),
    "money": (),
    "quantities": ("kind",),
    "relations": ("type", "head_mention_id", "tail_mention_id"),
    "events": ("type",),
    "event_arguments": ("filler_table", "filler_id"),
    "attributions": ("kind",),
}


@dataclass(frozen=True, slots=True)
class Correction:
    """One line: which row of which document, what to do with it, who says so and why."""

    doc_id: str
    table: str
    place: str
    action: str
    value: str
    who: str
    why: str


def read(files: Iterable[Path]) -> tuple[Correction, ...]:
    """The corrections of all files, in their order; UsageError at the first line that can't be used."""
    found: list[Correction] = []
    at: dict[tuple[str, ...], str] = {}
    for file in files:
        for where, one in _lines(file):
            if told := _problem(one):
                raise UsageError(f"{where}: {told}")
            names = "" if one.action != "set" else " ".join(sorted(values.split(one.value) or ()))
            key = (one.doc_id, one.table, one.place, one.action, names)
            if before := at.get(key):
                raise UsageError(f"{where}: {before} says {one.action} of the same row already. Remove one of the two.")
            at[key] = where
            found.append(one)
    return tuple(found)


def _lines(file: Path) -> Iterable[tuple[str, Correction]]:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise UsageError(f"{file}: can't be read ({error.strerror}). Check the path.") from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(10, 0, error.start) + 1
        raise UsageError(f"{file}: line {line}: byte {error.start} is not UTF-8. Save the file as UTF-8.") from error
    lines = csv.reader(text.splitlines(keepends=True), strict=True)
    begun = 1
    try:
        header = [name.strip().lower() for name in next(lines, [])]
        if sorted(header) != sorted(COLUMNS):
            told = ", ".join(header) or "nothing"
            raise UsageError(f"{file}: line 1: the columns are {told}. Name them {','.join(COLUMNS)}.")
        begun = lines.line_num + 1
        for cells in lines:
            where, begun = f"{file}: line {begun}", lines.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(header):
                raise UsageError(f"{where}: {len(cells)} cells, not {len(header)}. Quote cells that hold commas.")
            row = {name: cell.strip() for name, cell in zip(header, cells, strict=True)}
            yield where, Correction(*(row[name] for name in COLUMNS))
    except csv.Error as error:
        raise UsageError(f"{file}: line {begun}: {error}. Write it as CSV.") from error


def _problem(one: Correction) -> str:
    """What is wrong with a line by itself, with the remedy; "" if nothing is."""
    if one.table not in ACTIONS:
        return f"table {one.table!r} can't be corrected. It is one of {', '.join(ACTIONS)}."
    allowed = ACTIONS[one.table]
    if one.action not in allowed:
        return f"action {one.action!r} isn't one of {one.table}. It is {' or '.join(allowed)}."
    if not one.doc_id:
        return "the doc_id is empty. Write that of documents.csv."
    if not one.who:
        return "who is empty. Write who says so: a name or initials."
    if one.action != "reject" and not one.value:
        return f"the value of {one.action} is empty. Write what it is to be."
    if one.action == "reject" and one.value:
        return f"reject takes no value, and this one is {one.value!r}. Leave it empty."
    return _entity(one) if one.table == "entities" else _row(one)


def _entity(one: Correction) -> str:
    if not values.ENTITY_ID.fullmatch(one.place):
        return f"the place of an entity is its id, as org:name, and this one is {one.place!r}."
    if one.action == "merge":
        if not values.ENTITY_ID.fullmatch(one.value):
            return f"merge takes the id of an entity, as org:name, and this one is {one.value!r}."
        return "an entity can't be merged with itself." if one.value == one.place else ""
    if one.doc_id != EVERY:
        return f"{one.action} of an entity holds in every document. Write {EVERY} as doc_id."
    return _value(one)


def _row(one: Correction) -> str:
    if one.doc_id == EVERY:
        return f"only entities can be corrected in every document. Write the doc_id of documents.csv, not {EVERY}."
    place = places.parse(one.place)
    if place is None:
        form = "413-425 $3.5 million"
        return f"the place is {one.place!r}. Write start-end and the words that stand there, as {form}."
    if one.table == "event_arguments" and not place.suffix:
        return f"the place is {one.place!r}. Write that of the event with the role behind it, as 413-417#lender loan."
    return _value(one)


def _value(one: Correction) -> str:
    if one.action == "retype":
        return values.problem(one.table, {values.KINDS[one.table]: one.value})
    if one.action not in ("set", "add"):
        return ""
    # A bare type is enough where nothing else must be said.
    given = values.split(one.value) if "=" in one.value else None
    if given is None and one.action == "add" and NEEDED[one.table] in ((), (values.KINDS.get(one.table, ""),)):
        column = values.KINDS.get(one.table, "")
        given = {column: one.value} if column and "=" not in one.value else None
    if given is None:
        columns = [f"{f.name}=..." for f in BY_NAME[one.table].fields if f.name not in values.DERIVED][1:3]
        return f"the value is {one.value!r}. Write column=value, parted by semicolons, as {'; '.join(columns)}"
    if one.action == "add" and (missing := [name for name in NEEDED[one.table] if not given.get(name)]):
        more = "; ".join(f"{name}=..." for name in missing)
        return f"a row of {one.table} needs {', '.join(missing)}. Write {more} too."
    return values.problem(one.table, given)


class Filed:
    """Corrections by the document that they are for, so that each document costs what it has of them, not all."""

    def __init__(self, every: Iterable[Correction]) -> None:
        self.by_document: dict[str, list[tuple[int, Correction]]] = {}
        for n, one in enumerate(every):
            self.by_document.setdefault(one.doc_id, []).append((n, one))

    def of(self, doc_id: str) -> tuple[Correction, ...]:
        """Those that are for a document, in the order of the files."""
        mine = [*self.by_document.get(doc_id, ()), *self.by_document.get(EVERY, ())]
        return tuple(one for _, one in sorted(mine, key=lambda pair: pair[0]))


def digest(mine: Sequence[Correction]) -> str:
    """SHA-256 of a document's corrections: what else must be the same for its rows to be; "" without any."""
    if not mine:
        return ""
    return hashlib.sha256(json.dumps([astuple(one) for one in mine], ensure_ascii=False).encode()).hexdigest()
