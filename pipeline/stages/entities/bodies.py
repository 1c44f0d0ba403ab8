"""The states that names of bodies, buildings and ships tell by themselves: "Bank of Ghana", "Tartu University"."""

from __future__ import annotations

import re
from functools import cache

from pipeline.core.vocab import alternatives, read
from pipeline.stages.entities import facts
from pipeline.stages.entities.ids import plain

# A name of a body that has one of these is a body of the state that it names.
STATE_BODY = re.compile(rf"\b{alternatives(r['name'] for r in read('entities', 'state_bodies'))}\b", re.VERBOSE)
OF_STATE = re.compile(r"\b(?:of|in)\s+(?:the\s+)?(?=[A-Z])")
HEADS = alternatives(r["name"] for r in read("entities", "local_bodies"))
# What stands between a place and the kind of body: "Tartu State Technical University".
KINDS = (
    r"(?:Arts|Business|Central|City|Contemporary|District|Federal|General|International|Law|Medical|National|Open|"
    r"Public|Regional|Royal|State|Technical|Technology)"
)
LOCAL = re.compile(rf"(?:{KINDS}\s+){{0,2}}{HEADS}", re.VERBOSE)
OF_CITY = re.compile(rf"{HEADS}\s+of\s+(?:the\s+)?(?=[A-Z])", re.VERBOSE)
# "Air France", "Radio New Zealand": what stands before a state at the end, unless it's about the state.
BEFORE_STATE = re.compile(r"[A-Z][\w'’.&-]*")
ABOUT = frozenset(["a", "and", "boycott", "for", "free", "from", "in", "on", "save", "stop", "the", "to", "with"])
SHIPS = {r["prefix"]: r["country"] for r in read("entities", "ship_prefixes")}
# A body that any state may have.
BARE = re.compile(
    rf"(?:(?:National|Federal|Central|State|Supreme|Constitutional|High)\s+)?"
    rf"{alternatives(r['name'] for r in read('entities', 'state_bodies'))}|"
    r"(?:Ministry|Department)\s+of\s+(?:the\s+)?[A-Z][a-z]+(?:,?\s+(?:and\s+)?[A-Z][a-z]+){0,4}",
    re.VERBOSE,
)


@cache
def _ambiguous() -> frozenset[str]:
    """Names of states that are something else as well: "Georgia", "Jordan"."""
    return frozenset(plain(name) for r in read("entities", "countries") for name in r["care"].split("|") if name)


@cache
def _names_of_states() -> frozenset[str]:
    """What states are called, without adjectives and peoples."""
    rows = read("entities", "countries")
    return frozenset(plain(name) for r in rows for name in (r["name"], *r["aliases"].split("|")) if name)


def of_name(name: str) -> str:
    """The state that the name of one of its bodies tells: "Kenyan Foreign Ministry", "Bank of Ghana"; empty if none.

    A name with two states tells none, and neither does one that only happens to begin with a state: "China Lake Inn".
    """
    words = name.split()
    starts = {" ".join(words[:n]) for n in range(1, min(4, len(words)))}
    found = {code for start in starts if (code := _state(start))} if STATE_BODY.search(name) else set()
    found |= {code for of in OF_STATE.finditer(name) if (code := _state(name[of.end() :]))}
    # "British Columbia Supreme Court" has no state's name at its start, but a part's.
    parts = {facts.of_places()[plain(start)].country for start in starts if plain(start) in facts.of_places()}
    if len(found | parts) == 1 and found:
        return found.pop()
    return "" if found else _local(words) or _at_end(words) or SHIPS.get(words[0] if len(words) > 1 else "", "")


def bare(name: str) -> bool:
    """Whether every state may have a body of that name: "Supreme Court"."""
    return bool(BARE.fullmatch(name))


def _state(words: str) -> str:
    key = plain(words)
    fact = facts.of_states().get(key)
    return fact.country if fact and key not in _ambiguous() and words[:1].isupper() else ""


def _land(words: str) -> str:
    """The state of a state's, place's or big city's name."""
    key = plain(words)
    if not words[:1].isupper() or key in _ambiguous() or ("GPE", key) in facts.shared():
        return ""
    if fact := facts.of_states().get(key) or facts.of_places().get(key):
        return fact.country
    found = facts.of_cities().get(key, ())
    return found[0] if len(found) == 1 and len(key) > 3 else ""


def _local(words: list[str]) -> str:
    """Of "Tartu University", "Samoa Observer", "University of Tartu"."""
    for n in range(min(3, len(words) - 1), 0, -1):
        if LOCAL.fullmatch(" ".join(words[n:])):
            return _land(" ".join(words[:n]))
    of = OF_CITY.match(" ".join(words))
    return _land(" ".join(words)[of.end() :]) if of else ""


def _at_end(words: list[str]) -> str:
    """Of "Air France", but not "Stop Syria"."""
    for n in range(min(3, len(words) - 1), 0, -1):
        name, last = " ".join(words[-n:]), words[-n - 1]
        if plain(name) in _names_of_states():
            about = last.lower() in ABOUT or not BEFORE_STATE.fullmatch(last)
            return "" if about else _state(name)
    return ""
