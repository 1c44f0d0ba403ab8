"""What the word lists know: states, capitals, places, bodies, seats of power, given names, titles."""

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
    """Capitals and other places by their names; "Washington, D.C." is Washington."""
    out: dict[str, Fact] = {}
    for state in states().values():
        for name in state.capitals if not state.successor else ():
            bare = name.removeprefix("The ")
            whole = next((c for c in state.capitals if bare.startswith((c + " ", c + ","))), bare)
            out.setdefault(plain(bare), Fact(named("GPE", whole), whole, "GPE", state.code))
    for r in read("entities", "places"):
        fact = Fact(named(r["label"], r["name"]), r["name"], r["label"], r["country"])
        for name in (r["name"], *_split(r["aliases"])):
            out.setdefault(plain(name), fact)
    return out


@cache
def of_peoples() -> Mapping[str, Fact]:
    """Peoples and groups without a state by their names."""
    names = {fact.entity_id: fact for fact in of_places().values()}
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
        fact = Fact(r["entity_id"], r["name"], "ORG", r["country"])
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
