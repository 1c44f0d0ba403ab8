"""Names to entities: states, places, bodies, persons, and what only its name tells of."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from functools import cache
from itertools import pairwise

from pipeline.core.placed import Placed, Sentences
from pipeline.core.rows import Mention
from pipeline.core.text import Text
from pipeline.core.vocab import read
from pipeline.stages.entities import facts, people, places
from pipeline.stages.entities.facts import Fact
from pipeline.stages.entities.ids import named, plain

# A longer name of the same body may add only a few words.
LONGER_BY = 3
# A name of more words isn't searched for a short form.
LONGEST = 8
SMALL = frozenset(["of", "the", "and", "for", "in", "on", "de", "la", "du", "des", "et", "to"])
WORD = re.compile(r"[^\W_]+")
# What goes on after a state of America in a list of places.
LISTING = re.compile(r"\s+(?:and|or)\s+[A-Z]|,\s+(?:(?:and|or)\s+)?[A-Z]")
# Before the name of a state or a part of one.
SORT_OF = re.compile(r"(?:(?P<state>Republic|Kingdom)|State|Commonwealth|Province)\s+of\s+(?:the\s+)?")
CITIES_TOO = frozenset({"new york"})  # its name alone is the city's
SIDES = {"North": "South", "South": "North", "East": "West", "West": "East"}
# Names that are a state and a part of another one: "Georgia".
SHARED = frozenset(plain(r["name"]) for r in read("entities", "places")) & frozenset(facts.of_states())


def listed(label: str, name: str) -> Fact | None:
    """What the word lists know of a name with that label."""
    key = plain(name.removeprefix("The "))
    if (label, key) in facts.shared():
        return None
    if label in {"GPE", "NORP", "LOC"}:
        fact = facts.of_states().get(key) or facts.of_places().get(key)
        return fact or (facts.of_peoples().get(key) if label == "NORP" else None)
    if label == "FAC":
        fact = facts.of_places().get(key)
        return fact if fact and fact.label == "FAC" else None
    return facts.of_bodies().get(key) if label == "ORG" else None


def resolve(text: Text, sentences: Sentences, mentions: Sequence[Placed[Mention]]) -> Mapping[Placed[Mention], Fact]:
    """What each name stands for; a name that several persons share is left out.

    The fact's name is the listed one, else the fullest of the document.
    """
    out: dict[Placed[Mention], Fact] = {}
    ids = people.resolve(text, sentences, [m for m in mentions if m.row.label == "PERSON"])
    rest: list[Placed[Mention]] = []
    for m in mentions:
        if m.row.label == "PERSON":
            if ids[m]:
                out[m] = Fact(ids[m], "", "PERSON")
        elif fact := listed(m.row.label, m.row.text):
            out[m] = fact
        else:
            rest.append(m)
    _choose_shared(text, mentions, out)
    out |= _in_america(text, mentions, out)
    bodies = [m for m in mentions if m.row.label == "ORG"]
    longer = _longer(bodies, {_surface(m) for m in bodies if sentences[m.sent].row.kind != "heading"})
    longer = {**_branded(rest, {_surface(m) for m in mentions}), **longer}
    kinds = _kinds(rest)
    for m in rest:
        name = longer.get(_surface(m), _surface(m))
        label = kinds.get(name, m.row.label)
        out[m] = listed(label, name) or _state_of(label, name) or Fact(named(label, name), "", label)
    halves = _halves(out)
    out |= {m: halves[m.row.text] for m in mentions if m.row.label in {"GPE", "LOC"} and m.row.text in halves}
    out |= places.resolve(text, mentions, out)
    return out


def _surface(mention: Placed[Mention]) -> str:
    return " ".join(mention.row.text.replace("’", "'").split())


def _state_of(label: str, name: str) -> Fact | None:
    """Texas for "State of Texas", Kenya for "Republic of Kenya"; not what is a city as well: "State of New York"."""
    match = SORT_OF.match(name)
    if label not in {"GPE", "LOC", "ORG"} or match is None:
        return None
    key = plain(name[match.end() :])
    if match["state"]:
        return facts.of_states().get(key)
    city = key in CITIES_TOO or key in facts.of_capitals() or key in facts.of_cities()
    return None if city else facts.of_places().get(key)


def _kinds(rest: Sequence[Placed[Mention]]) -> Mapping[str, str]:
    """The label of each longer name that the document has under several: the most frequent, of those the first."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for m in rest:
        if " " in (name := _surface(m)):
            seen[name][m.row.label] += 1
    return {name: labels.most_common(1)[0][0] for name, labels in seen.items() if len(labels) > 1}


def _branded(rest: Sequence[Placed[Mention]], spoken: Set[str]) -> Mapping[str, str]:
    """The whole name of a product or a body that goes by its last words too: "Acme Falcon", "the Falcon".

    Of a body the words before must be a name of the document, `spoken`, or a place; and no more than a kind of body
    can't be the short form: "Texas Senate", "the Senate".
    """
    names: dict[str, set[str]] = defaultdict(set)
    for m in rest:
        names[m.row.label].add(_surface(m))
    whole: dict[str, set[str]] = defaultdict(set)
    for label in ("PRODUCT", "ORG"):
        for name in names[label]:
            words = name.split()
            for n in range(1, len(words) if len(words) <= LONGEST else 0):
                last, first = " ".join(words[n:]), " ".join(words[:n])
                if last not in names[label] or not last[0].isupper() or plain(words[-1]) in _generic():
                    continue
                if label == "PRODUCT" or first in spoken or _is_place(first):
                    whole[last].add(name)
    return {last: found.pop() for last, found in whole.items() if len(found) == 1}


def _is_place(name: str) -> bool:
    return bool(listed("GPE", name)) or plain(name) in facts.of_cities()


@cache
def _generic() -> frozenset[str]:
    """The last words of what many bodies are called."""
    tables = (("state_bodies", "name"), ("local_bodies", "name"), ("stand_ins", "lemma"), ("body_nouns", "lemma"))
    return frozenset(plain(r[column]).split()[-1] for table, column in tables for r in read("entities", table))


def _choose_shared(text: Text, mentions: Sequence[Placed[Mention]], out: dict[Placed[Mention], Fact]) -> None:
    """Georgia is the state of America behind a city of it, or where the document has more of America.

    It is neither where the document names no state, people or place beside it.
    """
    shared = {m for m in mentions if m.row.label == "GPE" and plain(m.row.text) in SHARED}
    if not shared:
        return
    if not any(fact.country for m, fact in out.items() if m not in shared):
        # Nothing says in which part of the world we are.
        out |= {m: Fact(named("GPE", m.row.text), "", "GPE") for m in shared}
        return
    ids = Counter(fact.entity_id for m, fact in out.items() if m not in shared)
    countries = Counter(
        fact.country for m, fact in out.items() if m not in shared and fact.entity_id != f"gpe:{fact.country}"
    )
    before = {second: first for first, second in pairwise(mentions)}
    for m in sorted(shared, key=lambda m: m.span):
        part, state = facts.of_places()[plain(m.row.text)], facts.of_states()[plain(m.row.text)]
        city = before.get(m)
        behind = city is not None and text.value[city.span.end : m.span.start].strip() == ","
        if behind and city in out and out[city].country in (part.country, state.country):
            out[m] = part if out[city].country == part.country else state
        elif countries[part.country] > countries[state.country] + ids[state.entity_id]:
            out[m] = part


def _halves(known: Mapping[Placed[Mention], Fact]) -> Mapping[str, Fact]:
    """What "the North" and "the South" are, where a document names a divided country's half: North Korea."""
    states = {fact.name: fact for fact in known.values() if fact.label == "GPE" and fact.entity_id[4:].isupper()}
    names = {state.name for state in facts.states().values()}
    found: dict[str, list[Fact]] = defaultdict(list)
    for name, fact in states.items():
        side, _, country = name.partition(" ")
        if side in SIDES and country and f"{SIDES[side]} {country}" in names:
            found[side].append(fact)
    return {side: one[0] for side, one in found.items() if len(one) == 1}


def _in_america(
    text: Text, mentions: Sequence[Placed[Mention]], known: Mapping[Placed[Mention], Fact]
) -> Mapping[Placed[Mention], Fact]:
    """Cities that have a listed name of elsewhere: "Turkey, Texas", but not "Cuba, Florida and Haiti"."""
    out: dict[Placed[Mention], Fact] = {}
    for city, state in pairwise(mentions):
        if not (city.row.label == state.row.label == "GPE") or city not in known or state not in known:
            continue
        behind = text.value[city.span.end : state.span.start].strip() == "," and city.sent == state.sent
        inside = known[state].country == "US" and plain(state.row.text) in facts.parts_of_america()
        if behind and inside and known[city].country != "US" and not LISTING.match(text.value, state.span.end):
            name = f"{_surface(city)} {_surface(state)}"
            out[city] = Fact(named("GPE", name), "", "GPE", "US")
    return out


def _longer(bodies: Sequence[Placed[Mention]], spoken: Set[str]) -> Mapping[str, str]:
    """The fuller name of the same body in the document, where it's plain which: by initials, or its first words.

    `spoken` has the names that stand outside headings: what only a heading has makes none of them longer.
    """
    names = sorted({_surface(m) for m in bodies})
    by_initials: dict[str, set[str]] = defaultdict(set)
    for name in names:
        for letters in initials(name):
            by_initials[letters].add(name)
    out: dict[str, str] = {}
    for name in names:
        short = name.replace(".", "")
        if short.isupper() and " " not in short and len(by_initials[short]) == 1:
            out[name] = min(by_initials[short])
            continue
        fuller = [n for n in names if n.startswith(name + " ") and len(n.split()) - len(name.split()) <= LONGER_BY]
        fuller = [n for n in fuller if n in spoken or name not in spoken]
        ends = [n for n in fuller if all(n == f or f.startswith(n + " ") or n.startswith(f + " ") for f in fuller)]
        if fuller and len(ends) == len(fuller) and len(name) > 3:
            out[name] = max(fuller, key=len)
    # A short form's long form may itself have a fuller one.
    return {name: out.get(full, full) for name, full in out.items()}


def initials(name: str) -> set[str]:
    """The short forms that a name of several words may have."""
    found = WORD.findall(name)
    if len(found) < 2:
        return set()
    every = "".join(w[0].upper() for w in found)
    return {every, "".join(w[0].upper() for w in found if w.lower() not in SMALL)}
