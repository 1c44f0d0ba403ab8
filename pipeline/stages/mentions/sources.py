"""Names in lines that say where a report comes from: "Nairobi KNA in English 0604 GMT", "DULUTH, Minn. (AP)"."""

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
LONGEST = 200
CAPITALS = r"[A-Z][A-Z.&'’-]+"
TITLES = r"(?P<names> [A-Z][\w.&'’-]+ (?: [ ] [A-Z][\w.&'’-]* ){1,7} )"
# A town and its agency, paper or station, as services that monitor the press write them, also with a code before.
MONITORED = re.compile(
    rf"""
    (?: .*? \b [A-Z0-9]{{8,14}} [ ] )?
    {TITLES} [ ] in [ ] [A-Z][a-z-]+ [ ] (?: \d{{4}} [ ] GMT | (?:No\.[ ])? \d\d? \b )
    """,
    re.VERBOSE,
)
# A line that has nothing else: the town, then capitals or a station.
ALONE = re.compile(rf"{TITLES} \s*", re.VERBOSE)
OUTLET = re.compile(rf"(?: {CAPITALS} (?: [ ] [A-Z.&'’-]+ ){{0,4}} | (?:Radio|Television|TV) [ ] .+ )", re.VERBOSE)
SERVICE = re.compile(r" (?:Domestic|World|Foreign|International) Service$")
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
        if match := MONITORED.match(text.value, start, end) or ALONE.fullmatch(text.value, start, end):
            yield from _outlet(match["names"], match.start("names"), alone=match.re is ALONE)
        elif (match := BARE.fullmatch(text.value, start, end)) and _is_region(match["region"]):
            yield Candidate(Span(*match.span("place")), RULE, "GPE")
            yield Candidate(Span(*match.span("region")), RULE, "GPE")
            if match["source"]:
                yield Candidate(Span(*match.span("source")), RULE, "ORG")


def _outlet(names: str, start: int, *, alone: bool) -> Iterator[Candidate[str]]:
    """The town, by the longest that is known, and what is published there."""
    words = names.split(" ")
    for n in range(min(3, len(words) - 1), 0, -1):
        town = " ".join(words[:n])
        outlet = SERVICE.sub("", names[len(town) + 1 :])
        if town in _towns() and (not alone or OUTLET.fullmatch(outlet)):
            yield Candidate(Span(start, start + len(town)), RULE, "GPE")
            yield Candidate(Span(start + len(town) + 1, start + len(town) + 1 + len(outlet)), RULE, "ORG")
            return


@cache
def _towns() -> frozenset[str]:
    capitals = {c for r in read("entities", "countries") for c in r["capitals"].split("|")}
    return frozenset({r["name"] for r in read("entities", "cities")} | capitals - {""})


@cache
def _is_region(name: str) -> bool:
    states = {r["name"] for r in read("entities", "american_states")}
    return name in states or name in {r["name"] for r in read("entities", "countries")} or name.endswith(".")
