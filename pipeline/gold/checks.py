"""What labels must keep beyond one row: order, vocabularies, overlaps, fillers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from pipeline.core import vocab
from pipeline.core.errors import ContractError
from pipeline.core.rows import BY_NAME
from pipeline.gold.labels import Labels, position

# Roles that any type of event may have (GUIDELINES.md).
ANY_TYPE = frozenset(("date", "place", "amount", "count", "size"))


def check(labels: Labels) -> None:
    """ContractError with file and line at the first label that breaks GUIDELINES.md."""
    if problem := next(problems(labels), None):
        raise ContractError(problem)


def problems(labels: Labels) -> Iterator[str]:
    """Every such break, as a message that begins with file and line."""
    for about in (_order, _overlaps, _relations, _events, _arguments, _single):
        yield from about(labels)


@cache
def roles() -> dict[str, frozenset[str]]:
    """Event type -> the roles that it may have."""
    return {
        record["type"]: ANY_TYPE | frozenset(f"{record['required']} {record['optional']}".split())
        for record in vocab.read("events", "types")
    }


@cache
def ends() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Relation type -> the labels that may stand at its head and at its tail."""
    return {
        record["type"]: (frozenset(record["head"].split()), frozenset(record["tail"].split()))
        for record in vocab.read("relations", "types")
    }


def _order(labels: Labels) -> Iterator[str]:
    events = {row.event_id: position("events", row) for row in labels.tables["events"]}
    for name, found in labels.tables.items():
        places = [position(name, row) for row in found]
        if name == "event_arguments":
            places = [events[row.event_id] for row in found]
        for n, (one, other) in enumerate(pairwise(places), start=1):
            if other < one:
                yield f"{labels.lines[name][n]}: it stands before the row above it. Sort the rows by place."


def _overlaps(labels: Labels) -> Iterator[str]:
    for name, about in (("sentences", "sentences"), ("mentions", "names")):
        found = [
            (row, where)
            for row, where in zip(labels.tables[name], labels.lines[name], strict=True)
            if name == "sentences" or row.form == "name"
        ]
        found.sort(key=lambda f: (f[0].start, f[0].end))
        for (one, _), (other, where) in pairwise(found):
            if other.start < one.end:
                yield f"{where}: {other.text!r} overlaps {one.text!r}, and {about} don't overlap."


def _relations(labels: Labels) -> Iterator[str]:
    mentions = {row.mention_id: row for row in labels.tables["mentions"]}
    for row, where in zip(labels.tables["relations"], labels.lines["relations"], strict=True):
        if row.type not in ends():
            yield f"{where}: type is {row.type!r}, which relations/data/types.csv doesn't have."
            continue
        for end, allowed, own in zip(
            ("head", "tail"), ends()[row.type], (row.head_mention_id, row.tail_mention_id), strict=True
        ):
            label, entity = mentions[own].label, mentions[own].entity_id
            if label == "NORP" and entity.startswith(("gpe:", "gov:")) and "GPE" in allowed:
                continue  # "Russian exports": the adjective stands for the country.
            # A nominal of another class ("the country") has no label, and may stand anywhere.
            if label and label not in allowed:
                yield (
                    f"{where}: the {end} of {row.type}, {mentions[own].text!r}, is {label}, "
                    f"none of {', '.join(sorted(allowed))}."
                )


def _events(labels: Labels) -> Iterator[str]:
    for row, where in zip(labels.tables["events"], labels.lines["events"], strict=True):
        if row.type not in roles():
            yield f"{where}: type is {row.type!r}, which events/data/types.csv doesn't have."
        if row.parent_event_id == row.event_id:
            yield f"{where}: the event is its own parent."


def _arguments(labels: Labels) -> Iterator[str]:
    types = {row.event_id: row.type for row in labels.tables["events"]}
    fillers = {
        (name, getattr(row, BY_NAME[name].key[0])): position(name, row)
        for name in ("mentions", "dates", "money", "quantities", "events")
        for row in labels.tables[name]
    }
    for row, where in zip(labels.tables["event_arguments"], labels.lines["event_arguments"], strict=True):
        allowed = roles().get(types[row.event_id], frozenset())
        if row.role not in allowed:
            yield f"{where}: role {row.role!r} is none of {types[row.event_id]}: {', '.join(sorted(allowed))}."
        start, end = fillers[row.filler_table, row.filler_id]
        if (row.start, row.end) != (start, end):
            yield f"{where}: {row.start}-{row.end} is not the place of its filler, {start}-{end}."


def _single(labels: Labels) -> Iterator[str]:
    seen = set()
    for row, where in zip(labels.tables["entities"], labels.lines["entities"], strict=True):
        if row.entity_id in seen:
            yield f"{where}: a second row with the id {row.entity_id}."
        seen.add(row.entity_id)
    if len(labels.tables["documents"]) != 1:
        at = labels.lines["documents"][-1] if labels.lines["documents"] else f"{labels.doc_id}/documents.csv: line 1"
        yield f"{at}: {len(labels.tables['documents'])} rows; a document has one."
