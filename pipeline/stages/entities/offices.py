"""Who holds which state's office in a document, and nominals that mean a holder or a government."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.core.placed import Placed, Sentences
from pipeline.core.rows import Mention
from pipeline.core.text import Span, Text
from pipeline.core.vocab import alternatives, read
from pipeline.stages.entities import metonyms
from pipeline.stages.entities.facts import Fact, states

KINDS = {r["office"]: r["kind"] for r in read("entities", "offices")}
# "leader" may be any head of a state; a premier is a prime minister.
VAGUE = frozenset({"leader", "ruler", "strongman", "head of state", "head of government"})
SAME = {"premier": "prime minister", "vice-president": "vice president", "defense minister": "defence minister"}

OFFICE = alternatives(KINDS)
QUALIFIED = r"(?: (?:new|current|long-time|longtime|incumbent|acting|veteran|newly\s+elected) \s+ )?"
# "Ukraine's President Ann Lee", "the Kenyan foreign minister, Ann Lee": between the state and the person.
STATE_FIRST = re.compile(rf"(?: ['’]s? )? \s+ {QUALIFIED} (?P<office>{OFFICE}) ,? \s+", re.VERBOSE | re.IGNORECASE)
# "Ann Lee, the president of Kenya", "Ann Lee as prime minister of Kenya": between the person and the state.
PERSON_FIRST = re.compile(
    rf"""
    (?: ,? \s+ | \s+ (?:is|was|as|became|becomes|remains) \s+ )
    (?:(?:the|its)\s+)? {QUALIFIED} (?P<office>{OFFICE}) \s+ of \s+ (?:the\s+)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "Ann Lee, the Kenyan president": between the person and the state; the office follows.
APPOSED = re.compile(r"(?: , | \s+ (?:is|was|as|became|remains) ) \s+ (?:the\s+)?", re.VERBOSE)
AFTER = re.compile(rf"(?: ['’]s? )? \s+ {QUALIFIED} (?P<office>{OFFICE}) \b", re.VERBOSE)
# "President Ann Lee of Kenya": the office stands before the person.
OF = re.compile(r"\s+of\s+(?:the\s+)?")
TITLED = re.compile(rf"\b(?P<office>{OFFICE})\s+$", re.VERBOSE | re.IGNORECASE)
FORMER = re.compile(r"\b(?:former|ex|late|then|deposed|ousted)[\s-]+$", re.IGNORECASE)
BODY = re.compile(r"(?: ['’]s? )? \s+ (?P<noun> government | leadership | authorities ) \b", re.VERBOSE)
LONGEST = 60


class Nominal(NamedTuple):
    """Words that stand for a known entity."""

    span: Span
    sent: int
    label: str
    fact: Fact
    rule_id: str


class Held(NamedTuple):
    """A person said to hold an office of a state."""

    person: str
    state: str
    office: str


def _pairs(
    text: Text, mentions: Sequence[Placed[Mention]], known: Mapping[Placed[Mention], Fact]
) -> Iterator[tuple[Placed[Mention], Placed[Mention], str]]:
    """Neighbouring names of one sentence, with the words between."""
    for first, second in pairwise(mentions):
        apart = second.span.start - first.span.end
        if first.sent == second.sent and 0 < apart <= LONGEST and first in known and second in known:
            yield first, second, text.value[first.span.end : second.span.start]


def _is_state(fact: Fact) -> bool:
    return fact.label == "GPE" and fact.entity_id == f"gpe:{fact.country}"


def held(
    text: Text, mentions: Sequence[Placed[Mention]], known: Mapping[Placed[Mention], Fact]
) -> tuple[frozenset[Held], Mapping[str, frozenset[str]]]:
    """Who is said to hold which office; and of which states that makes persons."""
    offices: set[Held] = set()
    homes: dict[str, set[str]] = defaultdict(set)
    for first, second, between in _pairs(text, mentions, known):
        a, b = known[first], known[second]
        if _is_state(a) and b.label == "PERSON":
            match = STATE_FIRST.fullmatch(between)
            if match and not FORMER.search(text.value, max(0, first.span.start - 12), first.span.start):
                offices.add(Held(b.entity_id, a.country, _office(match["office"])))
            if match:
                homes[b.entity_id].add(a.country)
        elif a.label == "PERSON" and _is_state(b):
            match = PERSON_FIRST.fullmatch(between)
            if match is None and APPOSED.fullmatch(between):
                match = AFTER.match(text.value, second.span.end)
            if match is None and OF.fullmatch(between):
                match = TITLED.search(text.value, max(0, first.span.start - 30), first.span.start)
                if match and FORMER.search(text.value, max(0, match.start() - 12), match.start()):
                    match = None
            if match:
                offices.add(Held(a.entity_id, b.country, _office(match["office"])))
                homes[a.entity_id].add(b.country)
    return frozenset(offices), {person: frozenset(codes) for person, codes in homes.items()}


def _office(words: str) -> str:
    name = " ".join(words.lower().split())
    return SAME.get(name, name)


def holder(offices: frozenset[Held], state: str, office: str) -> str:
    """The one person who can be meant by an office of a state; empty if none or several can."""
    heads = {h for h in offices if h.state == state and KINDS.get(h.office) == "state"}
    office = _office(office)
    if office in VAGUE:
        meant = {h.person for h in heads}
    elif KINDS.get(office) == "state":
        meant = {h.person for h in heads if h.office == office or h.office in VAGUE}
    else:
        meant = {h.person for h in offices if h.state == state and h.office == office}
    return meant.pop() if len(meant) == 1 else ""


def nominals(
    text: Text,
    sentences: Sentences,
    mentions: Sequence[Placed[Mention]],
    known: Mapping[Placed[Mention], Fact],
    offices: frozenset[Held],
) -> Iterator[Nominal]:
    """ "The Kenyan leader", "Kenya's president", "the Kenyan government": what a state's name and a noun make."""
    starts = {m.span.start for m in mentions}
    for m in mentions:
        fact = known.get(m)
        if fact is None or not _is_state(fact) or fact.country not in states():
            continue
        end = sentences[m.sent].span.end
        if body := BODY.match(text.value, m.span.end, end):
            meant = metonyms.government(fact.country)
            yield Nominal(_base(m.span.start, body, body.start("noun")), m.sent, "ORG", meant, "entities.government")
        office = AFTER.match(text.value, m.span.end, end)
        if not office or FORMER.search(text.value, max(0, m.span.start - 12), m.span.start):
            continue
        rest = text.value[office.end() : office.end() + 2].lstrip()
        named = any(at in starts for at in range(office.end(), office.end() + 4))
        person = holder(offices, fact.country, office["office"])
        if person and not named and not rest[:1].isupper():
            meant = Fact(person, "", "PERSON")
            yield Nominal(
                _base(m.span.start, office, office.start("office")), m.sent, "PERSON", meant, "entities.leader"
            )


def _base(start: int, match: re.Match[str], noun: int) -> Span:
    """The noun phrase: with an adjective before it, without a possessor ("Kenya's")."""
    return Span(noun if match.group()[0] in "'’" else start, match.end())
