"""Names brought to what corpora agree on: persons, bodies and places, the edges of a span trimmed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.core.text import Span
from pipeline.gold.items import Item, Place

CLASSES = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
ARTICLE = re.compile(r"(?:[Tt]he|THE|an?)\s+(?=\S)")
POSSESSIVE = re.compile(r"(?<=.)['’]s?$", re.DOTALL)
# "Lyon, France" is one place to some, two to others.
BREAK = re.compile(r",\s+")


def coarse(rows: Sequence[Item]) -> list[Item]:
    """The names among rows of mentions that are persons (PER), bodies (ORG) or places (LOC).

    The spans have no leading article, no possessive ending and no comma or space at their ends; each place
    of "City, Region" is one. What is the same then is there once.
    """
    found: dict[tuple[Span, str], Item] = {}
    for row in rows:
        label = CLASSES.get(row.values["label"], "")
        if label and row.values["form"] == "name":
            for place in _parts(row.at) if label == "LOC" else (row.at,):
                at = _trimmed(place)
                if at.text:
                    found.setdefault((at.span, label), Item(row.doc_id, row.id, at, {"label": label}, {}, row.rule_id))
    return list(found.values())


def fine(rows: Sequence[Item]) -> list[Item]:
    """The names among rows of mentions with their own labels, the edges of their spans trimmed as above."""
    found: dict[tuple[Span, str], Item] = {}
    for row in rows:
        at = _trimmed(row.at)
        if row.values["form"] == "name" and at.text:
            label = row.values["label"]
            found.setdefault((at.span, label), Item(row.doc_id, row.id, at, {"label": label}, {}, row.rule_id))
    return list(found.values())


def _parts(at: Place) -> Iterator[Place]:
    begin = 0
    for found in BREAK.finditer(at.text):
        yield _cut(at, begin, found.start())
        begin = found.end()
    yield _cut(at, begin, len(at.text))


def _trimmed(at: Place) -> Place:
    begin, end = len(at.text) - len(at.text.lstrip()), len(at.text)
    if article := ARTICLE.match(at.text, begin):
        begin = article.end()
    if ending := POSSESSIVE.search(at.text, begin, end):
        end = ending.start()
    return _cut(at, begin, begin + len(at.text[begin:end].rstrip(" \t\r\n,;:")))


def _cut(at: Place, begin: int, end: int) -> Place:
    return Place(Span(at.span.start + begin, at.span.start + end), at.text[begin:end])
