"""Names in lines that say where a report comes from: "Paris AFP in English 0604 GMT 22 Jun 94", "YAKIMA, Wash. (AP)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.core.placed import Sentences
from pipeline.core.rules import Candidate
from pipeline.core.text import Span, Text
from pipeline.core.vocab import read
from pipeline.stages.mentions.spans import STATE_POINT

RULE = "mentions.source"
CAPITALS = r"[A-Z][A-Z.&'’-]+"
TITLE = r"[A-Z][\w.&'’-]+"
# A town and its agency, paper or station, as services that monitor the press write them, also with a code before.
MONITORED = re.compile(
    rf"""
    (?: .*? \b [A-Z0-9]{{8,14}} [ ] )?
    (?P<place> {TITLE} (?: [ ] {TITLE} ){{0,2}}? ) [ ]
    (?P<source> {TITLE} (?: [ ] {TITLE} ){{0,5}} )
    [ ] in [ ] {TITLE} [ ] (?: \d{{4}} [ ] GMT | (?: No \. [ ] )? \d{{1,2}} \b )
    """,
    re.VERBOSE,
)
# A line that has nothing else: the town, then capitals or a station.
ALONE = re.compile(
    rf"""
    (?P<place> [A-Z][a-z’'-]+ (?: [ ] [A-Z][a-z’'-]+ ){{0,2}}? ) [ ]
    (?P<source> (?: {CAPITALS} (?: [ ] {CAPITALS} | [ ] I ){{0,4}} | (?:Radio|Television|TV) (?: [ ] {TITLE} ){{1,5}} ) )
    (?: [ ] Domestic [ ] Service )? \s*
    """,
    re.VERBOSE,
)
# A dateline on a line of its own.
BARE = re.compile(
    rf"""
    (?P<place> {CAPITALS} (?: [ ] {CAPITALS} ){{0,2}} )
    , [ ] (?P<region> {STATE_POINT} | [A-Z][a-z]+ (?: [ ] [A-Z][a-z]+ )? )
    (?: [ ] \( (?P<source> {CAPITALS} | Reuters ) \) )? \s*
    """,
    re.VERBOSE,
)


def told(text: Text, sentences: Sentences) -> Iterator[Candidate[str]]:
    """The place, the region and the source of such lines."""
    for sentence in sentences:
        start, end = sentence.span
        if end - start > LONGEST:
            continue
        match = MONITORED.match(text.value, start, end) or ALONE.fullmatch(text.value, start, end)
        if match is not None and match["place"] in _towns():
            yield Candidate(Span(*match.span("place")), RULE, "GPE")
            yield Candidate(Span(*match.span("source")), RULE, "ORG")
        elif (match := BARE.fullmatch(text.value, start, end)) is not None and _is_region(match["region"]):
            yield Candidate(Span(*match.span("place")), RULE, "GPE")
            yield Candidate(Span(*match.span("region")), RULE, "GPE")
            if match["source"]:
                yield Candidate(Span(*match.span("source")), RULE, "ORG")


LONGEST = 200


@cache
def _towns() -> frozenset[str]:
    capitals = {c for r in read("entities", "countries") for c in r["capitals"].split("|")}
    return capitals | {r["name"] for r in read("entities", "cities")}


@cache
def _is_region(name: str) -> bool:
    states = {r["name"] for r in read("entities", "american_states")}
    return name in states or name in {r["name"] for r in read("entities", "countries")} or name.endswith(".")
