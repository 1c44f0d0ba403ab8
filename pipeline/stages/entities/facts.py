"""What the word lists know: states, capitals, places, bodies, seats of power, given names, titles.

The lists are our own, of common facts, but for data/cities.csv and data/towns.csv, which cities.py makes from
GeoNames (CC BY 4.0).
Wikidata ids (CC0) were compared with the packages rigour (PyPI, MIT) and name-suggestion-index (npm, BSD) or with
public lists; an id that nothing confirmed is left empty. An alias is also a name that is looked for in texts: one that
is a plain word, a surname or a given name as well needs "care". City_ids.csv and cities.csv only add to names found.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from pipeline.core.vocab import read
from pipeline.stages.entities.ids import named, plain


class State(NamedTuple):
    """A state, now or once. Years are 0 where there is no end; `successor` has a former capital's state of now."""

    code: str
    name: str
    capitals: tuple[str, ...]
    first_year: int
    last_year: int
    successor: str
    wikidata: str


class Fact(NamedTuple):
    """What a listed name stands for: its entity, with its proper name."""

    entity_id: str
    name: str
    label: str
    country: str = ""
    wikidata: str = ""


def _split(cell: str) -> list[str]:
    return [name for name in cell.split("|") if name]


@cache
def states() -> Mapping[str, State]:
    """States by code."""
    return {
        r["code"]: State(
            r["code"],
            r["name"],
            tuple(_split(r["capitals"])),
            int(r["first_year"] or 0),
            int(r["last_year"] or 0),
            r["successor"],
            r["wikidata"],
        )
        for r in read("entities", "countries")
    }


@cache
def of_states() -> Mapping[str, Fact]:
    """States by their names, adjectives and peoples."""
    out: dict[str, Fact] = {}
    for r in read("entities", "countries"):
        fact = Fact(f"gpe:{r['code']}", r["name"], "GPE", r["code"], r["wikidata"])
        for name in (r["name"], *_split(r["aliases"]), *_split(r["adjectives"]), *_split(r["nouns"])):
            out.setdefault(plain(name.removeprefix("The ")), fact)
    return out


@cache
def of_places() -> Mapping[str, Fact]:
    """Capitals and other places by their names; "Washington, D.C." is Washington, Kiev is Kyiv."""
    out: dict[str, Fact] = {}
    for r in read("entities", "places"):
        wikidata = r["wikidata"] or (city_id(r["name"], r["country"]) if r["label"] == "GPE" else "")
        fact = Fact(named(r["label"], r["name"]), r["name"], r["label"], r["country"], wikidata)
        for name in (r["name"], *_split(r["aliases"])):
            out.setdefault(plain(name), fact)
    for state in states().values():
        for name in state.capitals if not state.successor else ():
            bare = name.removeprefix("The ")
            whole = next((c for c in state.capitals if bare.startswith((c + " ", c + ","))), bare)
            known = out.get(plain(bare))
            if known is None or known.country not in ("", state.code):
                wikidata = city_id(whole, state.code)
                out[plain(bare)] = Fact(named("GPE", whole), whole, "GPE", state.code, wikidata)
    for r in read("entities", "city_ids"):
        fact = Fact(named("GPE", r["name"]), r["name"], "GPE", r["country"], r["wikidata"])
        out.setdefault(plain(r["name"]), fact)
    return out


@cache
def _city_ids() -> Mapping[tuple[str, str], str]:
    return {(plain(r["name"]), r["country"]): r["wikidata"] for r in read("entities", "city_ids")}


def city_id(name: str, country: str) -> str:
    """The Wikidata id of the city of that name in a state; empty if it isn't known."""
    return _city_ids().get((plain(name), country), "")


@cache
def of_cities() -> Mapping[str, tuple[str, ...]]:
    """The states that a city of that name may lie in, by names; one if no other city of the name is nearly as big."""
    return {plain(r["name"]): tuple(_split(r["countries"])) for r in read("entities", "cities")}


@cache
def of_towns() -> Mapping[str, tuple[str, ...]]:
    """Further states that have a town of that name, by names: nothing for a text that doesn't speak of them."""
    return {plain(r["name"]): tuple(_split(r["countries"])) for r in read("entities", "towns")}


@cache
def shared() -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Names, with their label, that several places, peoples or bodies share and none of them is clearly meant by.

    The states that they may be of; none for bodies that aren't of a state.
    """
    return {(r["label"], plain(r["name"])): tuple(_split(r["countries"])) for r in read("entities", "shared")}


@cache
def of_peoples() -> Mapping[str, Fact]:
    """Peoples and groups by their names: those of states and places as these, others as their own."""
    names = {fact.entity_id: fact for known in (of_states(), of_places()) for fact in known.values()}
    out: dict[str, Fact] = {}
    for r in read("entities", "peoples"):
        own = Fact(r["entity_id"], r["name"], "NORP")
        out[plain(r["name"])] = names.get(r["entity_id"], own)
    return out


@cache
def of_bodies() -> Mapping[str, Fact]:
    """Organisations by their names."""
    out: dict[str, Fact] = {}
    for r in read("entities", "organisations"):
        fact = Fact(r["entity_id"], r["name"], "ORG", r["country"], r["wikidata"])
        for name in (r["name"], *_split(r["aliases"])):
            out.setdefault(plain(name.removeprefix("The ")), fact)
    return out


@cache
def of_seats() -> Mapping[str, str]:
    """The state that a seat of power stands for, by its names; those that are only buildings left out."""
    return {
        plain(name): r["country"]
        for r in read("entities", "seats")
        if r["label"] == "ORG"
        for name in (r["name"], *_split(r["aliases"]))
    }


@cache
def ids_of_seats() -> Mapping[str, str]:
    """The Wikidata id of the institution or building that a seat of power is, by its names, where it is known."""
    return {
        plain(name): r["wikidata"]
        for r in read("entities", "seats")
        if r["wikidata"]
        for name in (r["name"], *_split(r["aliases"]))
    }


@cache
def of_capitals() -> Mapping[str, str]:
    """The state of now that a capital governs, by its names."""
    return {
        plain(name.removeprefix("The ")): state.code
        for state in states().values()
        if not state.successor
        for name in state.capitals
    }


@cache
def acting_seats() -> Mapping[str, str]:
    """Cities that act for a body rather than for their state."""
    return {plain(r["name"]): r["entity_id"] for r in read("entities", "acting_seats")}


def before(code: str, years: Sequence[int], capital: str = "") -> str:
    """The state that held the place of `code` in all of `years`; `code` itself if none did or none are given.

    `capital` is the city that both must have had; empty for a seat of power.
    """
    for state in states().values():
        held = state.successor == code and (not capital or capital in map(plain, state.capitals))
        if held and years and all(state.first_year <= year <= state.last_year for year in years):
            return state.code
    return code


@cache
def genders() -> Mapping[str, str]:
    """m or f by given name."""
    return {plain(r["name"]): r["gender"] for r in read("entities", "first_names")}


@cache
def titles() -> Mapping[str, str]:
    """m, f or nothing by title."""
    return {plain(r["title"]): r["gender"] for r in read("entities", "titles")}


@cache
def lemmas(name: str) -> frozenset[str]:
    """A list of lemmas."""
    return frozenset(r["lemma"] for r in read("entities", name))


@cache
def reaching() -> frozenset[tuple[str, str]]:
    """Prepositions and verbs before and above somebody who acts: ("with", "negotiate")."""
    return frozenset((r["preposition"], r["lemma"]) for r in read("entities", "reaching_verbs"))


@cache
def endings() -> tuple[tuple[str, str], ...]:
    """Endings of surnames that tell m or f."""
    return tuple((plain(r["ending"]), r["gender"]) for r in read("entities", "surname_endings"))


@cache
def parts_of_america() -> frozenset[str]:
    """The states of the United States, in lower case."""
    return frozenset(plain(r["name"]) for r in read("entities", "american_states"))
