"""Paths to roles that are still empty when a rule and the frames of its type have had their say."""

from __future__ import annotations

from functools import cache

from pipeline.core import vocab
from pipeline.core.text import Span
from pipeline.logic.fillers import Filler, Fillers
from pipeline.logic.matching import Match, Matcher
from pipeline.logic.patterns import Path, read_path
from pipeline.logic.syntax import is_clause, lemma, prepositions

# What an event is about is no person, people or country: those have other parts in it.
SOMEBODY = frozenset({"PERSON", "NORP", "GPE", "LOC"})
WRAPPINGS = frozenset(
    {"suspicion", "ton", "tonne", "barrel", "kilo", "kilogram", "litre", "liter", "gallon", "bushel", "cargo", "decade"}
    | {"phase", "round", "spate", "bout", "period", "shipload", "truckload", "planeload"}
)
# Nobody is arrested or tried for a place: "arrested on the island of Crete".
CHARGES = frozenset({"arrest", "court_case", "verdict", "abduct", "release"})
PLACES, NOWHERE = frozenset({"GPE", "LOC"}), frozenset[str]()
# Nothing is about these: "for instance, calls grew", "the sentencing is set for 11 a.m.".
EMPTY = frozenset({"instance", "example", "a.m.", "p.m.", "am", "pm", "o'clock"})
WIDE = 24  # characters that a sum may have on either side of its currency
BARS = frozenset({"prison", "jail"})
THINGS = frozenset({"theme", "indicator"})
# Who does something is found where it usually stands, unless others may stand there: "many others wounded".
DOERS = frozenset({"actor", "imposer", "supplier", "visitor", "buyer", "winner", "participant"})
SUFFERED = frozenset(
    {"kill", "injure", "abduct", "arrest", "release", "attack", "court_case", "protest", "death", "accuse"}
)
# Before these a country is where they are: "the Iraq conflict".
THERE = frozenset({"war", "conflict", "referendum", "election", "fighting", "violence"})


def _paths() -> dict[tuple[str, str], list[tuple[str, Path]]]:
    """(type, part of speech) → the roles and the last paths to them."""
    return _read("fallbacks")


def _frames() -> dict[tuple[str, str], list[tuple[str, Path]]]:
    """(type, part of speech) → the roles and the usual paths to them."""
    return _read("frames")


@cache
def _read(table: str) -> dict[tuple[str, str], list[tuple[str, Path]]]:
    found: dict[tuple[str, str], list[tuple[str, Path]]] = {}
    for line in vocab.read("events", table):
        for kind in line["types"].split():
            for pos in line["pos"].split():
                found.setdefault((kind, pos), []).append((line["role"], read_path(line["path"], "events")))
    return found


class Fallbacks:
    """Fills what is still empty in one event after the other."""

    def __init__(self, cast: Fillers) -> None:
        self.cast, self.matcher = cast, Matcher((), cast)

    def unwrap(self, match: Match, filled: dict[str, list[Filler]]) -> None:
        """ "Arrested on suspicion of fraud", "sold tonnes of scrap": it is about fraud, scrap."""
        if kept := [f for f in filled.pop("theme", ()) if not self._is_sum(f)]:
            filled["theme"] = kept
        for n, filler in enumerate(filled.get("theme", ())):
            words = self.cast.doc.char_span(*filler.placed.span, alignment_mode="expand")
            if filler.table != "mentions" or words is None or lemma(words.root) not in WRAPPINGS:
                continue
            inner = [o for name, objects in prepositions(words.root) if name == "of" for o in objects]
            if inner and (found := self.cast.mention(inner[0])) is not None:
                filled["theme"][n] = found
        if "theme" in filled:
            _drop_empty(filled, PLACES if match.pattern.type in CHARGES else NOWHERE)

    def _is_sum(self, filler: Filler) -> bool:
        """Whether a mention is only the currency of a sum: "seized 2 million euros"."""
        start, end = filler.placed.span
        words = filler.placed.row.text if filler.table == "mentions" else ""
        return words.isalpha() and any(
            p.span.start <= start and end <= p.span.end
            for p in self.cast.within("money", Span(max(0, start - WIDE), end + WIDE))
        )

    def fill(self, match: Match, filled: dict[str, list[Filler]]) -> None:
        """Adds the fillers of the roles that have none."""
        token = match.token
        named = self.cast.covering("mentions", token)
        if match.pattern.type == "disaster" and named is not None and named.row.label == "EVENT":
            filled.setdefault("theme", [Filler("mentions", named, named.row.entity_id, "syntax")])  # "Cyclone Lam"
        for role, path in _paths().get((match.pattern.type, "VERB" if is_clause(token) else "NOUN"), ()):
            if role in filled:
                continue
            taken = {f.id for fillers in filled.values() for f in fillers}
            found = self.matcher.fill(path, token, taken)
            if role in THINGS:
                found = tuple(f for f in found if f.table != "mentions" or f.placed.row.label not in SOMEBODY)
            found = tuple(f for f in found if f.table != "mentions" or f.placed.row.text[0].isalnum())  # no "%"
            if found:
                filled[role] = list(found)
        self._usual(match, filled)

    def _usual(self, match: Match, filled: dict[str, list[Filler]]) -> None:
        """What the type has usually, where the rule's own path to a role found nothing."""
        token = match.token
        if match.pattern.type in SUFFERED or lemma(token) in THERE:
            return
        for role, path in _frames().get((match.pattern.type, "VERB" if is_clause(token) else "NOUN"), ()):
            if role not in DOERS or role in filled or role not in match.pattern.args:
                continue
            taken = {f.id for fillers in filled.values() for f in fillers}
            if found := self.matcher.fill(path, token, taken):
                filled[role] = list(found)


def _drop_empty(filled: dict[str, list[Filler]], labels: frozenset[str]) -> None:
    """Drops themes that say nothing of what an event is about."""
    themes = filled.pop("theme")
    mentions = {f.id: f.placed.row for f in themes if f.table == "mentions"}
    words = EMPTY | BARS if labels else EMPTY  # nobody is tried for prison, but threatened with it
    empty = {k for k, r in mentions.items() if r.label in labels or r.text.lower().replace(" ", "") in words}
    if kept := [f for f in themes if f.id not in empty]:
        filled["theme"] = kept
