"""What labels must keep beyond one row: order, vocabularies, overlaps, ids, fillers."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

from pipeline.core import vocab
from pipeline.core.errors import ContractError
from pipeline.core.rows import BY_NAME
from pipeline.gold.labels import NAMES, Labels, position

# Roles that any type of event may have (GUIDELINES.md).
ANY_TYPE = frozenset(("date", "place", "amount", "count", "size"))
PARAGRAPH = re.compile(r"\n[^\S\n]*\r?\n")
ARTICLES = ("the ", "a ", "an ")
STATE = re.compile(r"(?:gpe|gov):(?P<code>[A-Z]{2}(?:[A-Z]{2})?)")


def check(labels: Labels) -> None:
    """ContractError with file and line at the first label that breaks GUIDELINES.md."""
    if problem := next(problems(labels), None):
        raise ContractError(problem)


def problems(labels: Labels) -> Iterator[str]:
    """Every such break, as a message that begins with file and line."""
    for about in (_order, _overlaps, _sentences, _mentions, _entities, _relations, _events, _arguments, _single):
        yield from about(labels)


@cache
def roles() -> dict[str, frozenset[str]]:
    """Event type -> the roles that it may have."""
    return {
        record["type"]: ANY_TYPE | frozenset(f"{record['required']} {record['optional']}".split())
        for record in vocab.read("events", "types")
    }


@cache
def countries() -> frozenset[str]:
    """The codes of all states, former ones too."""
    return frozenset(record["code"] for record in vocab.read("entities", "countries"))


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
        places: list[Any] = [position(name, row) for row in found]
        if name == "event_arguments":
            places = [events[row.event_id] for row in found]
        if name == "entities":
            places = [row.entity_id for row in found]
        for n, (one, other) in enumerate(pairwise(places), start=1):
            if other < one:
                by = "id" if name == "entities" else "place"
                yield f"{labels.lines[name][n]}: it stands before the row above it. Sort the rows by {by}."


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


def _sentences(labels: Labels) -> Iterator[str]:
    if not labels.has("sentences"):
        return
    # Every visible character is in a sentence: what lies between two sentences, or at either end, is blank.
    spans = [(row.start, row.end) for row in labels.tables["sentences"]]
    for (_, end), (start, _) in pairwise([(0, 0), *spans, (len(labels.raw), len(labels.raw))]):
        if left := labels.raw[end:start].strip():
            yield f"{labels.doc_id}: {left!r}, after {end}, is in no row of sentences.csv."
    for row, where in zip(labels.tables["sentences"], labels.lines["sentences"], strict=True):
        if row.text != row.text.strip():
            yield f"{where}: {row.text!r} begins or ends with a blank."
        if PARAGRAPH.search(row.text):
            yield f"{where}: {row.text!r} goes over the end of a paragraph."


def _mentions(labels: Labels) -> Iterator[str]:
    sentences = sorted((row.start, row.end) for row in labels.tables["sentences"])
    for row, where in zip(labels.tables["mentions"], labels.lines["mentions"], strict=True):
        if row.form != "name" and NAMES in labels.scope:
            yield f"{where}: {row.text!r} is a {row.form}; the document is labelled for names alone."
        if row.form == "name" and not (row.label and row.entity_id):
            yield f"{where}: the name {row.text!r} has no {'entity_id' if row.label else 'label'}."
        if row.text != row.text.strip() or row.text.startswith(ARTICLES):
            yield f"{where}: {row.text!r} has a blank at an end, or an article before it."
        at = bisect_right(sentences, (row.start, len(labels.raw))) - 1
        if labels.has("sentences") and (at < 0 or row.end > sentences[at][1]):
            yield f"{where}: {row.text!r} stands in no sentence, or in two."


def _entities(labels: Labels) -> Iterator[str]:
    named = {row.entity_id for row in labels.tables["mentions"]}
    for row, where in zip(labels.tables["entities"], labels.lines["entities"], strict=True):
        if row.entity_id not in named:
            yield f"{where}: no row of mentions.csv is {row.entity_id}."
        if (row.label == "PERSON") != row.entity_id.startswith("person:"):
            yield f"{where}: the id {row.entity_id} and the label {row.label} don't go together."
        if (state := STATE.fullmatch(row.entity_id)) and state["code"] != row.country:
            yield f"{where}: the country of {row.entity_id} is {row.country!r}."
        if row.country and row.country not in countries():
            yield f"{where}: {row.country} is the code of no country that entities/data/countries.csv has."


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
    if labels.has("documents") and len(labels.tables["documents"]) != 1:
        at = labels.lines["documents"][-1] if labels.lines["documents"] else f"{labels.doc_id}/documents.csv: line 1"
        yield f"{at}: {len(labels.tables['documents'])} rows; a document has one."
