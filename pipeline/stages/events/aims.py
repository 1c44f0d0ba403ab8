"""At whom an act is aimed, where its own words leave it open: whom it hurt, who is called on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.core.text import Span
from pipeline.logic.fillers import Filler, Fillers
from pipeline.logic.matching import Match
from pipeline.logic.patterns import LABELS
from pipeline.logic.syntax import children

if TYPE_CHECKING:
    from spacy.tokens import Token

STRIKING = frozenset({"in", "during"})
HURTS = frozenset({"kill", "injure", "abduct"})
CONDITIONS = frozenset({"unless", "if", "until"})
ACTORS = frozenset(LABELS["ACTOR"])
ASKED = frozenset({"PERSON", "GPE"})


def aim(matches: Sequence[Match], filled: Sequence[dict[str, list[Filler]]], cast: Fillers) -> None:
    """Fills the targets of attacks and requests."""
    at = {m.token.i: n for n, m in enumerate(matches)}
    for match, mine in zip(matches, filled, strict=True):
        if "target" in mine:
            continue
        if match.pattern.type == "attack" and match.token.head.lower_ in STRIKING:
            hurt = at.get(match.token.head.head.i)
            if hurt is not None and matches[hurt].pattern.type in HURTS:
                _strike(mine, filled[hurt].get("patient", ()))
        elif match.pattern.type == "request":
            _ask(mine, cast)
        elif match.pattern.type == "threaten":
            _press(match.token, mine, cast)


def _strike(mine: dict[str, list[Filler]], hurt: Sequence[Filler]) -> None:
    """ "Two guards were wounded in an ambush": it was aimed at them."""
    taken = {f.id for fillers in mine.values() for f in fillers}
    if found := [f for f in hurt if f.id not in taken]:
        mine["target"] = found


def _press(verb: Token, mine: dict[str, list[Filler]], cast: Fillers) -> None:
    """ "Threatened to strike unless the bank gives in": the bank is threatened."""
    for word in (verb, *children(verb, "xcomp")):
        for clause in children(word, "advcl"):
            if any(c.lower_ in CONDITIONS for c in children(clause, "mark")):
                whom = [t for t in cast.arguments(clause).get("subj", ()) if cast.label(t) in ACTORS]
                _strike(mine, [f for t in whom if (f := cast.mention(t)) is not None])
                return


def _ask(mine: dict[str, list[Filler]], cast: Fillers) -> None:
    """ "Called for Lee to go": Lee is asked, and no theme."""
    themes = mine.get("theme", [])
    asked = [f for f in themes if f.table == "mentions" and f.placed.row.label in ASKED]
    asked = [f for f in asked if cast.text[Span(f.placed.span.end, f.placed.span.end + 4)] == " to "]
    if asked:
        mine["target"] = asked
        mine["theme"] = [f for f in themes if f not in asked]
        if not mine["theme"]:
            del mine["theme"]
