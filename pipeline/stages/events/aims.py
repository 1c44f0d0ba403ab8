"""At whom an act is aimed, where its own words leave it open: whom it hurt, who is called on, who stands near."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.core.text import Span
from pipeline.logic.fillers import Filler, Fillers
from pipeline.logic.matching import Match
from pipeline.logic.order import before, behind
from pipeline.logic.patterns import LABELS
from pipeline.logic.syntax import children, is_clause, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

STRIKING = frozenset({"in", "during"})
HURTS = frozenset({"kill", "injure", "abduct"})
BLAMING = frozenset({"blame", "pin"})
CONDITIONS = frozenset({"unless", "if", "until"})
ACTORS = frozenset(LABELS["ACTOR"])
ASKED = frozenset({"PERSON", "GPE"})
ACTING = ("actor", "imposer", "supplier")
OWNED = frozenset({"support", "praise", "reject", "policy_shift", "policy_abandon", "statement"})
AIMED = ("target", "recipient")
JUDGEMENTS = frozenset({"praise", "criticise"})
# Whom these are aimed at they name themselves: "called for the repeal of the act" asks nobody; nor need anybody be
# hit by those who leave or arrive.
UNAIMED = frozenset({"request", "investigate", "court_case", "verdict", "retreat", "mobilize"})


def aim(matches: Sequence[Match], filled: Sequence[dict[str, list[Filler]]], cast: Fillers) -> None:
    """Fills the targets of attacks and requests."""
    at = {m.token.i: n for n, m in enumerate(matches)}
    for match, mine in zip(matches, filled, strict=True):
        if "target" in mine:
            if match.token.dep_ == "dobj" and lemma(match.token.head) in BLAMING:
                _spare(match, mine)
            continue
        if match.pattern.type == "attack" and match.token.head.lower_ in STRIKING:
            hurt = at.get(match.token.head.head.i)
            if hurt is not None and matches[hurt].pattern.type in HURTS:
                _strike(mine, filled[hurt].get("patient", ()))
        elif match.pattern.type == "request":
            _ask(mine, cast)
        elif match.pattern.type == "threaten":
            _press(match.token, mine, cast)


def _spare(match: Match, mine: dict[str, list[Filler]]) -> None:
    """ "Blamed the raid on rebels": they aren't whom it hit."""
    if kept := [f for f in mine["target"] if f.placed.span.start < match.span.start]:
        mine["target"] = kept
    else:
        del mine["target"]


def drop_own(kind: str, filled: dict[str, list[Filler]], cast: Fillers) -> None:
    """ "Defended its decision": nobody is aimed at by himself; but "demanded her release", "attacked its ports"."""
    if kind in OWNED and "actor" in filled and (targets := filled.pop("target", None)):
        words = (cast.doc.char_span(*f.placed.span, alignment_mode="expand") for f in targets)
        if kept := [f for f, w in zip(targets, words, strict=True) if w is None or w.root.tag_ != "PRP$"]:
            filled["target"] = kept


def judge(matches: Sequence[Match], filled: Sequence[dict[str, list[Filler]]]) -> None:
    """ "Called the ruling absurd": what is praised or criticised is the target, unless somebody is."""
    clauses = {m.span for m in matches if is_clause(m.token)}
    for match, mine in zip(matches, filled, strict=True):
        if match.pattern.type not in JUDGEMENTS or "target" in mine:
            continue
        themes = mine.get("theme", ())
        things = [f for f in themes if f.table == "mentions" or (f.table == "events" and f.placed.span not in clauses)]
        if things:
            mine["target"] = things
            mine["theme"] = [f for f in themes if f not in things]


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


def by_order(matches: Sequence[Match], all_filled: Sequence[dict[str, list[Filler]]], cast: Fillers) -> None:
    """Roles that the parse leaves open, by word order: who acts stands before, who is hit behind."""
    for match, filled in zip(matches, all_filled, strict=True):
        token, args = match.token, match.pattern.args
        # A type without a PLOVER code need not be aimed at anybody.
        if not match.pattern.plover:
            continue
        silent = is_clause(token) and token.tag_ != "VBN" and not cast.arguments(token).get("subj")
        aims = is_clause(token) and match.pattern.type not in UNAIMED
        for role in (*(ACTING if silent else ()), *(AIMED if aims else ())):
            if role not in args or role in filled:
                continue
            protests = match.pattern.type == "protest"
            found = before(token, cast) if role in ACTING else behind(token, cast, protests)
            if found is None or (protests and role in AIMED and not _is_for(token, found, cast)):
                continue
            if all(found.id != f.id for fillers in filled.values() for f in fillers):
                filled[role] = [found._replace(resolved_by="implicit")]


def _is_for(token: Token, found: Filler, cast: Fillers) -> bool:
    """Whether somebody stands behind an infinitive: "blocked a road to show their anger at Chad"."""
    return " to " in cast.text[Span(token.idx, max(token.idx, found.placed.span.start))]
