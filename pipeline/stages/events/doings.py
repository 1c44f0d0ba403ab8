"""What an act is about that stands in a clause below it which is no event itself: "urged Chad to repair the dam"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from pipeline.logic.fillers import Filler, Fillers
from pipeline.logic.matching import Match
from pipeline.logic.syntax import is_clause

if TYPE_CHECKING:
    from spacy.tokens import Token

# Of which prepositions a gerund tells what each type is about.
GERUNDS = {
    "accuse": ("of", "for"),
    "criticise": ("for", "over", "about"),
    "praise": ("for",),
    "verdict": ("of", "for"),
    "arrest": ("for", "of"),
}
# Of these, what somebody is to do: "threatened to void the warranties".
INFINITIVES = frozenset({"threaten", "vote"})
LINKS = ("on", "into", "for", "with", "of", "to", "from", "over", "about", "against")
SOMEBODY = frozenset({"PERSON", "NORP", "GPE", "LOC", "FOLK", "FORCE"})
DEEPEST = 3


def tell(matches: Sequence[Match], filled: Sequence[dict[str, list[Filler]]], cast: Fillers) -> None:
    """Fills the themes that are left with what the clauses below act on, and the sums in these."""
    events = {m.token.i for m in matches}
    for match, mine in zip(matches, filled, strict=True):
        if "theme" in mine:
            continue
        taken = {f.id for fillers in mine.values() for f in fillers}
        for clause in _clauses(match, cast):
            if clause.i in events:
                continue
            sums = [m for t in cast.arguments(clause).get("obj", ()) if (m := cast.covering("money", t)) is not None]
            if sums:  # "accused of diverting $2m"
                mine.setdefault("amount", [Filler("money", m, "", "syntax") for m in sums])
            elif found := [f for f in _objects(clause, cast, events) if f.id not in taken]:
                mine["theme"] = found
            break


def _clauses(match: Match, cast: Fillers) -> list[Token]:
    own, kind = cast.arguments(match.token), match.pattern.type
    found = [t for name in GERUNDS.get(kind, ()) for t in own.get(f"prep:{name}", ())]
    if kind in INFINITIVES:
        found += own.get("inf", ())
    return [t for t in found if is_clause(t)]


def _objects(clause: Token, cast: Fillers, events: Collection[int]) -> list[Filler]:
    """What a clause acts on, in it or in what it complements: "to help to finance the dam"."""
    here = clause
    for _ in range(DEEPEST):
        own = cast.arguments(here)
        for name in ("obj", *(f"prep:{link}" for link in LINKS)):
            if things := [t for t in own.get(name, ()) if t.pos_ in {"NOUN", "PROPN"}]:
                if any(t.i in events for t in things):
                    return []
                found = [f for t in things if (f := cast.mention(t)) is not None and _is_thing(f)]
                if found:
                    return found
        below = [c for c in own.get("comp", ()) if is_clause(c)]
        if not below or below[0].i in events:
            return []
        here = below[0]
    return []


def _is_thing(filler: Filler) -> bool:
    row = filler.placed.row
    return filler.table != "mentions" or (row.label not in SOMEBODY and row.form != "pronoun" and row.text[0].isalnum())
