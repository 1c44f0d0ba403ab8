"""Roles from the clause around an event: who talks after talks, who killed whoever died in an attack, whose crime a
verdict is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.logic.fillers import Filler, Fillers
from pipeline.logic.matching import Match
from pipeline.logic.syntax import children, is_clause, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

Filled = dict[str, list[Filler]]

TALKS = frozenset({"meet", "negotiate"})
SOMEBODY = frozenset({"PERSON", "ORG", "GPE", "NORP", "FOLK"})
# Whoever does something behind these takes part in "talks with X": "after talks with X, she flew home".
WITH_THEM = frozenset({"after", "before", "following", "for", "in", "during", "at", "on", "despite", "to", "from"})
# Whoever speaks in these takes part himself: "said at the summit".
THERE = frozenset({"at", "during", "in", "on"})
SPEAKING = frozenset(
    {"say", "tell", "announce", "add", "call", "urge", "ask", "warn", "praise", "criticise", "criticize", "discuss"}
    | {"address", "argue", "insist", "stress", "promise", "pledge", "agree", "claim", "deny", "suggest", "propose"}
    | {"declare", "describe", "express", "thank", "accuse", "speak", "reiterate", "note", "explain", "vow", "condemn"}
    | {"state", "respond", "highlight", "outline", "emphasise", "emphasize", "demand", "appeal", "defend", "exchange"}
)
GOING = frozenset({"travel", "go", "fly", "arrive", "come", "return", "head", "gather", "convene", "be", "leave"})
# Whose part in what he did these tell.
CHARGES = frozenset({"arrest", "court_case", "verdict", "accuse"})
CRIMES = frozenset({"attack", "kill", "injure", "abduct"})
CHARGED = ("target", "patient")
BEHIND = frozenset({"of", "for", "in", "with", "over", "behind", "on"})
# Nouns and verbs between a charge and the crime: "charged with two counts of", "arrested on suspicion of planning".
PARTS = frozenset(
    {"suspicion", "charge", "count", "connection", "involvement", "role", "part", "complicity", "relation", "case"}
    | {"participation", "allegation", "hand", "series", "string", "number", "crime"}
    | {"commit", "carry", "plan", "stage", "organise", "organize", "order", "take", "lead", "participate", "be", "plot"}
)
HERE = frozenset({"in", "on", "with"})
# Nobody in particular: "who is responsible for the killings".
OPEN = frozenset({"who", "nobody", "anyone", "anybody"})
DEADLY = frozenset({"kill", "injure", "death"})
ASSAULTS = frozenset({"attack", "crackdown"})
WARLIKE = ASSAULTS | {"military_action", "abduct", "kill"}
BY_MEANS = frozenset({"in", "by"})
CLIMB = 7


def take_part(match: Match, filled: Filled, cast: Fillers) -> None:
    """Adds to talks, and to what is said somewhere, whoever the verb above tells of."""
    token, kind = match.token, match.pattern.type
    if is_clause(token) or token.dep_ != "pobj" or not is_clause(token.head.head):
        return
    prep, verb = token.head.lower_, token.head.head
    if kind == "statement":
        if "actor" not in filled and prep in THERE and lemma(verb) in SPEAKING:
            filled["actor"] = _subjects(verb, filled, cast)
    elif kind in TALKS and not cast.arguments(token).get("subj"):
        there, them = filled.get("participant", []), _with(token, cast)
        if any(f.id not in them for f in there):
            return  # "Franco-German talks": they are known
        by_themselves = (prep in THERE and lemma(verb) in SPEAKING) or (prep == "for" and lemma(verb) in GOING)
        if by_themselves or (them and prep in WITH_THEM):
            filled["participant"] = [*_subjects(verb, filled, cast), *there]
    else:
        return
    for role in ("actor", "participant"):
        if role in filled and not filled[role]:
            del filled[role]


def _subjects(verb: Token, filled: Filled, cast: Fillers) -> list[Filler]:
    """Who does what a verb says, but for what has a part already."""
    taken = {f.id for found in filled.values() for f in found}
    who = [t for t in cast.arguments(verb).get("subj", ()) if cast.label(t) in SOMEBODY]
    return [f for t in who if (f := cast.mention(t)) is not None and f.id not in taken]


def _with(token: Token, cast: Fillers) -> set[str]:
    own = cast.arguments(token)
    return {f.id for t in own.get("prep:with", ()) if (f := cast.mention(t)) is not None}


class Doers:
    """Who did what nobody is said to have done: whoever is charged with it, or whoever mounted the attack."""

    def __init__(self, matches: Sequence[Match], filled: Sequence[Filled], cast: Fillers) -> None:
        self.matches, self.filled, self.cast = matches, filled, cast
        self.at = {m.token.i: n for n, m in enumerate(matches)}

    def name(self) -> None:
        """Fills the actors that are left."""
        for n, match in enumerate(self.matches):
            kind = match.pattern.type
            if "actor" in self.filled[n]:
                continue
            if kind in WARLIKE and (fighters := self._fighters(match.token)):
                self._fill(n, fighters)
            elif kind in CRIMES and (charged := self._charged(n)):
                self._fill(n, charged)
            elif kind in DEADLY and is_clause(match.token):
                found = (self.filled[o].get("actor", []) for o in self._means(match.token))
                self._fill(n, next(filter(None, found), []))

    def _fill(self, n: int, actors: Sequence[Filler]) -> None:
        taken = {f.id for found in self.filled[n].values() for f in found}
        known = {f.entity_id for found in self.filled[n].values() for f in found if f.entity_id}
        actors = [f for f in actors if f.id not in taken and f.entity_id not in known]
        if actors := [f for f in actors if f.placed.row.label in SOMEBODY and f.placed.row.text.lower() not in OPEN]:
            self.filled[n]["actor"] = actors

    def _fighters(self, token: Token) -> list[Filler]:
        """The rebels of "a rebel attack"."""
        found = (self.cast.fighters(m) for m in self.cast.arguments(token).get("mod", ()))
        return [f for f in found if f is not None]

    def _charged(self, n: int) -> list[Filler]:
        """Who is charged with a crime: "convicted of two counts of murder", "arrested in connection with the raid"."""
        here = self.matches[n].token
        for _ in range(CLIMB):
            above = here.head
            if above.i == here.i or here.dep_ not in {"pobj", "prep", "pcomp", "conj", "dobj", "acl"}:
                return []
            if here.dep_ == "prep" and here.lower_ not in BEHIND:
                return []
            other = self.at.get(above.i)
            if other is not None and self.matches[other].pattern.type in CHARGES:
                if self.matches[other].pattern.type == "arrest" and here.lower_ in HERE and not self._is_killing(n):
                    return []  # "arrested in a raid"
                found = (self.filled[other].get(role, []) for role in CHARGED)
                if who := next(filter(None, found), []):
                    return who
            if above.pos_ != "ADP" and lemma(above) not in PARTS and here.dep_ != "conj" and lemma(above) != "guilty":
                return []
            here = above
        return []

    def _is_killing(self, n: int) -> bool:
        return self.matches[n].pattern.type == "kill"

    def _means(self, token: Token) -> Iterator[int]:
        """The attacks in which somebody is killed: "in a raid", "the raid killed", "when jets bombed"."""
        own = self.cast.arguments(token)
        near = list(own.get("subj", ()))
        near += [t for name in sorted(BY_MEANS) for t in own.get(f"prep:{name}", ())]
        for clause in children(token, "advcl"):
            if any(c.lower_ == "when" for c in children(clause, "advmod")):
                near += [clause, *self.cast.arguments(clause).get("subj", ())]
        for word in near:
            other = self.at.get(word.i)
            if other is not None and self.matches[other].pattern.type in ASSAULTS:
                yield other
