"""Marks of an annotation tool as the labels of a gold folder: one CSV a table, what it points to by its place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.core import rows
from pipeline.core.errors import ContractError
from pipeline.export import marks
from pipeline.export.marks import Link, Mark, Page
from pipeline.gold.labels import COLUMNS, KINDS

Cells = dict[str, str]
# What only a labeller can say; the others may be empty, or have a default below.
ASKED = {
    "relations": ("status", "modality", "polarity"),
    "events": ("modality", "polarity", "tense"),
    "attributions": ("polarity",),
}
FORMS = {marks.NOMINAL: "nominal"}
FILLERS = ("mentions", "dates", "money", "quantities", "events")


@dataclass(frozen=True, slots=True)
class Named:
    """A mark, its table, and the id by which labels point to it."""

    mark: Mark
    table: str
    own: str


def labels(page: Page, known: Mapping[str, Cells]) -> dict[str, list[Cells]]:
    """The cells of every table that marks can tell, in the order of the labels' files.

    `known` are entities by id, whose rows are kept. ContractError where something that only a labeller
    can say isn't said, or links don't make a row.
    """
    named = {one.mark.id: one for one in _named(page)}
    parts: dict[str, list[Link]] = defaultdict(list)
    for link in page.links:
        parts[link.source].append(link)
    found: dict[str, list[Cells]] = {name: [] for name in COLUMNS if name not in ("documents", "sentences")}
    for one in named.values():
        cells = _cells(page, one)
        if one.table == "mentions":
            cells |= _mention(page, one.mark)
        elif one.table in marks.TRIGGERS:
            where = f"{page.doc_id}:{one.mark.start}-{one.mark.end} ({one.mark.label})"
            cells |= _pointers(page, one, parts[one.mark.id], named, where)
            if one.table == "events":
                found["event_arguments"] += _arguments(page, one, parts[one.mark.id], named, where)
            for column in ASKED[one.table]:
                if not cells.get(column):
                    raise ContractError(f"{where}: it has no {column}. Label it, or leave its table out with --tables.")
        found[one.table].append({name: cells.get(name, "") for name in COLUMNS[one.table]})
    found["entities"] = list(_entities(found["mentions"], known))
    return found


def _named(page: Page) -> Iterator[Named]:
    """The marks that are rows, by place, each with its id: the first at a place has the bare one."""
    tables, taken = marks.tables(), Counter[tuple[str, str]]()
    for mark in sorted(page.marks, key=lambda mark: (mark.start, mark.end)):
        if mark.label == marks.CONTENT:
            continue
        table = tables[mark.label]
        short = rows.place(page.doc_id, mark.start, mark.end)
        full = f"{short}#{marks.value(table, mark.label)}" if table in KINDS else short
        yield Named(mark, table, full if taken[table, short] else short)
        taken[table, short] += 1


def _cells(page: Page, one: Named) -> Cells:
    mark, (start, end, text) = one.mark, rows.BY_NAME[one.table].spans[0]
    cells = {start: str(mark.start), end: str(mark.end), text: page.raw[mark.start : mark.end]}
    column = marks.LABEL.get(one.table)
    known = {field.name for field in marks.columns(one.table)}
    cells |= {column: marks.value(one.table, mark.label)} if column else {}
    return cells | {name: value for name, value in mark.cells.items() if name in known}


def _mention(page: Page, mark: Mark) -> Cells:
    """What a labelling project of names alone doesn't say: it is a name, and of one name is one thing."""
    form = mark.cells.get("form") or FORMS.get(mark.label, "name")
    own = mark.cells.get("entity_id", "")
    if form == "name" and not own:
        from pipeline.stages.entities import ids

        own = ids.named(mark.label, page.raw[mark.start : mark.end])
    return {"form": form, "entity_id": own}


def _pointers(page: Page, one: Named, links: Sequence[Link], named: Mapping[str, Named], where: str) -> Cells:
    cells: Cells = {}
    declared = {field.name: field for field in rows.BY_NAME[one.table].fields}
    for column, role in marks.LINKS[one.table].items():
        there = [named.get(link.target) for link in links if link.role == role]
        if len(there) > 1 or any(to is None or to.table != declared[column].col.ref for to in there):
            raise ContractError(f"{where}: {role} is one of {declared[column].col.ref}, and no more.")
        if there and there[0] is not None:
            cells[column] = there[0].own
        elif declared[column].col.required:
            raise ContractError(f"{where}: it has no {role}. Link it to one.")
    if one.table == "attributions":
        said = {link.target for link in links if link.role == marks.SAID}
        contents = [mark for mark in page.marks if mark.id in said and mark.label == marks.CONTENT]
        if len(contents) != len(said) or len(said) > 1:
            raise ContractError(f"{where}: {marks.SAID} is one span {marks.CONTENT}, and no more.")
        for mark in contents:
            cells |= {"content_start": str(mark.start), "content_end": str(mark.end)}
            cells["content"] = page.raw[mark.start : mark.end]
    return cells


def _arguments(
    page: Page, one: Named, links: Sequence[Link], named: Mapping[str, Named], where: str
) -> Iterator[Cells]:
    columns = marks.LINKS["events"].values()
    for link in links:
        if link.role in columns:
            continue
        to = named.get(link.target)
        if to is None or to.table not in FILLERS:
            raise ContractError(f"{where}: {link.role} is {to.table if to else marks.CONTENT}, none of {FILLERS}.")
        start, end = to.mark.start, to.mark.end
        yield {"event_id": one.own, "role": link.role, "filler_table": to.table, "filler_id": to.own,
               "start": str(start), "end": str(end), "text": page.raw[start:end]}  # fmt: skip


def _entities(mentions: Sequence[Cells], known: Mapping[str, Cells]) -> Iterator[Cells]:
    """A row for each entity that is mentioned: the known one, else what its longest name and its id say."""
    grouped: dict[str, list[Cells]] = defaultdict(list)
    for cells in mentions:
        if cells["entity_id"]:
            grouped[cells["entity_id"]].append(cells)
    for own in sorted(grouped):
        if own in known:
            yield dict(known[own])
            continue
        names = [cells for cells in grouped[own] if cells["form"] == "name"] or grouped[own]
        best = max(names, key=lambda cells: (len(cells["text"]), -int(cells["start"])))
        kind, _, rest = own.partition(":")
        label = "PERSON" if kind == "person" else best["label"]
        if label == "NORP" and kind in ("gpe", "gov"):
            label = "GPE" if kind == "gpe" else "ORG"
        code = rest if kind in ("gpe", "gov") and rest.isupper() else ""
        yield {"entity_id": own, "name": " ".join(best["text"].split()), "label": label, "country": code}
