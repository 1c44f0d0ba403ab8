"""The states of cities and other places, where the list of names leaves them open and the text tells them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.core.placed import Placed
from pipeline.core.rows import Mention
from pipeline.core.text import Text
from pipeline.core.vocab import alternatives, read
from pipeline.stages.entities import facts
from pipeline.stages.entities.facts import Fact
from pipeline.stages.entities.ids import plain

Known = Mapping[Placed[Mention], Fact]

PLACES = frozenset({"GPE", "LOC", "FAC"})
# "Orsk, Russia", "Cable Street, Wellington": between a place and where it lies.
BEHIND = re.compile(r",\s+(?:in\s+)?")
# A list of places goes on: "in Orsk, Russia and China".
GOES_ON = re.compile(r",?\s+(?:and|or)\s+[A-Z]|,\s+[A-Z]")
LISTED_BEFORE = re.compile(r"[\w’'-],\s+$")
SORT = alternatives(r["noun"] for r in read("entities", "place_nouns"))
SIDE = r"(?:(?:north|south|east|west|central)\w*(?:[\s-]+(?:north|south|east|west|central)\w*)?\s+)?"
# "Orsk, a town in southern Russia"; "Orsk in Russia" at the end of a clause.
A_TOWN_IN = re.compile(rf",\s+(?:an?|the)\s+(?:[a-z-]+\s+){{0,3}}{SORT}\s+(?:in|of)\s+(?:the\s+)?{SIDE}", re.VERBOSE)
IN = re.compile(rf"\s+in\s+(?:the\s+)?{SIDE}")
CLAUSE_ENDS = re.compile(r"\s*[.,;:)!?]|\s+(?:and|but|where|who|which|when|after|before|on)\b")
# "Basra's Qibla", "Russia's Orsk"; "the Russian town of Orsk".
OWNS = re.compile(r"['’]s?\s+(?:[a-z-]+\s+){0,3}")
SORT_OF = re.compile(rf"[\s-]+(?:[a-z]+(?:-[a-z]+)*[\s-]+){{0,2}}{SORT}\s+of\s+", re.VERBOSE)
LONGEST = 60
# How often a document names a state and its places before a town of several states is taken for its; and how
# many times as often as any other of them.
ENOUGH, CLEARLY = 2, 3
# What it takes to turn from the big city of a name to a town: as many places of its state, or mentions of it.
LOCAL, MUCH = 2, 5


class Spoken(NamedTuple):
    """How often a document names states and what is theirs; and how many places of them, capitals left out."""

    times: Counter[str]
    near: Mapping[str, frozenset[str]]


def resolve(text: Text, mentions: Sequence[Placed[Mention]], known: Known) -> Mapping[Placed[Mention], Fact]:
    """Places whose state `known` leaves open or gives by the size of the city alone, with their state.

    It's the one behind them or named with them, the only one with a place of their name, or of several the one that
    the document speaks of.
    """
    said = _said(text, mentions, known)
    spoken = _spoken(known)
    out: dict[Placed[Mention], Fact] = {}
    for m, fact in known.items():
        if m.row.label not in {*PLACES, "NORP"} or fact.label not in {*PLACES, "NORP"}:
            continue
        key = plain(" ".join(m.row.text.split()))
        told = said.get(fact.entity_id, set())
        if not fact.country:
            code = _one(told) or (_of_list(m.row.label, key, spoken) if m.row.label in {"GPE", "NORP"} else "")
        else:
            code = _elsewhere(key, fact, told, spoken)
        if code:
            out[m] = _placed(fact, m.row.text, code)
    return out


def _placed(fact: Fact, name: str, code: str) -> Fact:
    if fact.label == "NORP":
        state = facts.states()[code]
        return Fact(f"gpe:{code}", state.name, "GPE", code, state.wikidata)
    wikidata = facts.city_id(fact.name or name, code) if fact.label == "GPE" else ""
    return fact._replace(country=code, wikidata=wikidata or ("" if fact.country else fact.wikidata))


def _near(mentions: Sequence[Placed[Mention]]) -> Iterator[tuple[Placed[Mention], Placed[Mention]]]:
    for first, second in pairwise(mentions):
        if first.sent == second.sent and 0 < second.span.start - first.span.end <= LONGEST:
            yield first, second


def _said(text: Text, mentions: Sequence[Placed[Mention]], known: Known) -> Mapping[str, set[str]]:
    """The states that the words around places tell, by entity."""
    out: dict[str, set[str]] = defaultdict(set)
    for first, second in _near(mentions):
        a, b = known.get(first), known.get(second)
        if a is None or b is None:
            continue
        between = text.value[first.span.end : second.span.start]
        if b.country and first.row.label in PLACES and second.row.label in PLACES:
            end = second.span.end
            listing = GOES_ON.match(text.value, end) or LISTED_BEFORE.search(
                text.value, max(0, first.span.start - 9), first.span.start
            )
            behind = BEHIND.fullmatch(between) and not listing
            within = IN.fullmatch(between) and CLAUSE_ENDS.match(text.value, end)
            if behind or within or A_TOWN_IN.fullmatch(between):
                out[a.entity_id].add(b.country)
        if a.country and second.row.label in PLACES:
            owner = first.row.label == "GPE" and OWNS.fullmatch(between)
            if owner or (first.row.label == "NORP" and SORT_OF.fullmatch(between)):
                out[b.entity_id].add(a.country)
    return out


def _spoken(known: Known) -> Spoken:
    times: Counter[str] = Counter()
    near: dict[str, set[str]] = defaultdict(set)
    for m, fact in known.items():
        key = plain(" ".join(m.row.text.split()))
        code = fact.country
        if not code and m.row.label == "GPE" and ("GPE", key) not in facts.shared():
            found = facts.of_cities().get(key, ())
            code = found[0] if len(found) == 1 else ""
        if not code or key in facts.of_towns():
            continue
        times[code] += 1
        if fact.label in PLACES and fact.entity_id != f"gpe:{code}" and key not in facts.of_capitals():
            near[code].add(key)
    return Spoken(times, {code: frozenset(names) for code, names in near.items()})


def _of_list(label: str, key: str, spoken: Spoken) -> str:
    if (label, key) in facts.shared():
        return _decided(facts.shared()[label, key], spoken, 1)
    if label != "GPE":
        return ""
    found = facts.of_cities().get(key, ())
    towns = facts.of_towns().get(key, ())
    if len(found) == 1:
        return _turned(found[0], towns, spoken) or found[0]
    return _decided((*found, *towns), spoken, ENOUGH)


def _elsewhere(key: str, fact: Fact, told: set[str], spoken: Spoken) -> str:
    """The state of a smaller city of the name, if the text tells it."""
    towns = set(facts.of_towns().get(key, ())) | set(facts.of_cities().get(key, ()))
    if fact.label != "GPE" or not towns - {fact.country} or key in facts.of_states():
        return ""
    if len(told) == 1 and told <= towns - {fact.country}:
        return _one(told)
    return "" if key in facts.of_capitals() else _turned(fact.country, towns - {fact.country}, spoken)


def _turned(big: str, towns: Iterable[str], spoken: Spoken) -> str:
    """The state of a town, where the document speaks of it and not of the big city's."""
    if spoken.times[big]:
        return ""
    local = {c for c in towns if len(spoken.near.get(c, ())) >= LOCAL or spoken.times[c] >= MUCH}
    return _one(local)


def _decided(codes: Iterable[str], spoken: Spoken, enough: int) -> str:
    """The state of which the document speaks enough, and far more than of the others."""
    ranked = sorted({(spoken.times[code], code) for code in codes}, reverse=True)
    if not ranked or ranked[0][0] < enough:
        return ""
    return ranked[0][1] if len(ranked) == 1 or ranked[0][0] >= CLEARLY * ranked[1][0] else ""


def _one(codes: set[str]) -> str:
    return next(iter(codes)) if len(codes) == 1 else ""
