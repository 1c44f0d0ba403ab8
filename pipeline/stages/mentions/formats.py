"""Names by the form of the line they stand in: datelines, author lines, results of matches."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from pipeline.core.placed import Sentences
from pipeline.core.rules import Candidate
from pipeline.core.text import Span, Text
from pipeline.stages.mentions import lists
from pipeline.stages.mentions.agree import surface
from pipeline.stages.mentions.words import HEADS

# "TBILISI, March 14 (Agency) - The minister"
DATELINE = re.compile(
    r"""
    (?P<place> [A-Z][A-Z.'’-]{2,20} (?: [ ] [A-Z][A-Z.'’-]{1,20} ){0,2} )
    (?: ,[ ][^()\n–—]{2,40}? )?                          # a region, a date
    (?: [ ] \( (?P<agency> [A-Z][\w.]{1,20} (?: [ ] [A-Z][\w.]{1,20} ){0,2} ) \) )?
    [ ] (?: --? | [–—] ) [ ] (?= ["'“‘]? [^\W\d_] )
    """,
    re.VERBOSE,
)
TEAM = r"[A-Z][^\W\d_]{1,20}(?:[ ][A-Z][^\W\d_]{1,20}){0,2}"
RESULT = re.compile(
    rf"(?<![\w.-])(?P<home>{TEAM})[ ]\d{{1,2}}(?:,?[ ]|[ ]?[-–][ ]?)(?P<away>{TEAM})[ ]\d{{1,2}}(?![\w.,]\d|\w)"
)
WRITER = r"[A-Z][\w'’-]{1,20}(?:[ ](?:(?:al|bin|da|de|del|den|der|di|dos|du|van|von)[ ])?[A-Z][\w'’.-]{0,20}){1,3}"
AUTHOR = re.compile(WRITER)
AUTHORS = re.compile(
    rf"(?:(?:By|BY|by|Words[ ]by)[ ])?(?P<names>{WRITER}(?:,[ ]{WRITER})*(?:,?[ ](?:and|&)[ ]{WRITER})?)"
    r"(?=$|[ ]in[ ]|,[ ]|[ ][|/]|\n)"
)
# Whoever a paper doesn't name: "By Staff Reporter".
STAFF = frozenset(
    {"Agency", "Bureau", "Correspondent", "Desk", "Editor", "Editors", "Foundation", "News", "Newsroom", "Reporter"}
    | {"Reporters", "Service", "Staff", "Team", "Writer", "Writers", "Press"}
)
# A team's name behind one of these is its town.
INTO_TOWN = re.compile(r"\b(?:in|into|to|from|near|of|at|around|outside|through)\s$")


def dated(text: Text, sentences: Sentences) -> Iterator[Candidate[str]]:
    """The place and the agency of a dateline."""
    for sentence in sentences:
        if sentence.row.kind not in ("body", "byline"):
            continue
        match = DATELINE.match(text.value, *sentence.span)
        if match is None or (match["agency"] is None and "," not in match[0] and match["place"] not in _capitals()):
            continue
        if match["place"] not in _bodies():
            yield Candidate(Span(*match.span("place")), "mentions.dateline", "GPE")
        if match["agency"]:
            yield Candidate(Span(*match.span("agency")), "mentions.dateline", "ORG")


@cache
def _capitals() -> Mapping[str, lists.Listed]:
    return {name: found for name, found in lists.in_capitals().items() if found.label == "GPE"}


@cache
def _bodies() -> frozenset[str]:
    return frozenset(name for name, found in lists.listed().items() if found.label == "ORG")


def played(text: Text, sentences: Sentences) -> Iterator[Candidate[str]]:
    """Both teams of "Lyon 2 Metz 0"."""
    for sentence in sentences:
        for match in RESULT.finditer(text.value, *sentence.span):
            yield Candidate(Span(*match.span("home")), "mentions.result", "ORG")
            yield Candidate(Span(*match.span("away")), "mentions.result", "ORG")


def teams(text: Text, names: Sequence[Candidate[str]]) -> list[Candidate[str]]:
    """`names`, in which a town that has a result is its team, save where a preposition makes it a place."""
    known = {surface(text[c.span]) for c in names if c.rule_id == "mentions.result"}
    return [
        Candidate(c.span, "mentions.result", "ORG")
        if c.found in ("GPE", "PERSON")
        and surface(text[c.span]) in known
        and not INTO_TOWN.search(text.value, max(0, c.span.start - 10), c.span.start)
        else c
        for c in names
    ]


def signed(text: Text, sentences: Sentences, names: Sequence[Candidate[str]]) -> list[Candidate[str]]:
    """`names`, in which those of author lines that aren't of a listed or a named body are persons."""
    lines = [s.span for s in sentences if s.row.kind == "byline"]
    return [
        Candidate(c.span, "mentions.byline", "PERSON")
        if c.found in ("GPE", "LOC", "FAC", "NORP", "PRODUCT")
        and any(line.overlaps(c.span) for line in lines)
        and _like_person(text[c.span])
        else c
        for c in names
    ]


def writers(text: Text, sentences: Sentences) -> Iterator[Candidate[str]]:
    """Who an author line names, whether the model knows a name in it or not: "By Ann Lee and Tom Bo in Riga"."""
    for sentence in sentences:
        if sentence.row.kind != "byline":
            continue
        line = AUTHORS.match(text.value, *sentence.span)
        if line is None:
            continue
        for match in AUTHOR.finditer(text.value, *line.span("names")):
            if _like_person(match[0]) and STAFF.isdisjoint(match[0].split()):
                yield Candidate(Span(*match.span()), "mentions.byline", "PERSON")


def _like_person(name: str) -> bool:
    words = name.split()
    return (
        2 <= len(words) <= 4 and HEADS.keys().isdisjoint(words) and not any(w in lists.listed() for w in (name, *words))
    )
