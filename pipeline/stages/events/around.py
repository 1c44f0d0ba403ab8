"""Roles from the clause around an event: who talks after talks, who killed whoever died in an attack, whose crime a
verdict is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.core import vocab
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
THERE = frozenset({"at", "during", "in", "on", "over"})
SPEAKING = vocab.listed("events", "around", "speaking")
GOING = vocab.listed("events", "around", "going")
# Whoever goes into talks or out of them takes part, and so does whoever is kept from them.
STEPPING = vocab.listed("events", "around", "stepping")
KEEPING = vocab.listed("events", "around", "keeping")
INTO = frozenset({"to", "of", "from", "in", "into"})
ATTENDING = frozenset({"attend", "chair", "host", "lead", "convene"})
# Whose part in what he did these tell.
CHARGES = frozenset({"arrest", "court_case", "verdict", "accuse"})
CRIMES = frozenset({"attack", "kill", "injure", "abduct"})
CHARGED = ("target", "patient")
BEHIND = frozenset({"of", "for", "in", "with", "over", "behind", "on"})
# Nouns and verbs between a charge and the crime: "charged with two counts of", "arrested on suspicion of planning".
PARTS = vocab.listed("events", "around", "parts")
HERE = frozenset({"in", "on", "with"})
# Nobody in particular: "who is responsible for the killings".
OPEN = frozenset({"who", "nobody", "anyone", "anybody"})
DEADLY = frozenset({"kill", "injure", "death"})
ASSAULTS = frozenset({"attack", "crackdown"})
WARLIKE = ASSAULTS | {"military_action", "abduct", "kill"}
BY_MEANS = frozenset({"in", "by"})
CLIMB = 7
BEING = frozenset({"be", "become", "remain", "stay"})
PARTIES = frozenset({"ORG", "GPE", "PERSON"})
SUFFERING = frozenset({"kill", "injure", "death", "arrest", "release", "abduct"})


def take_part(match: Match, filled: Filled, cast: Fillers) -> None:
    """Adds to talks, and to what is said somewhere, whoever the words around tell of."""
    token, kind = match.token, match.pattern.type
    if kind in SUFFERING and is_clause(token) and not filled.get("patient"):
        _suffer(token, filled, cast)
    if kind == "agreement" and not is_clause(token) and "participant" not in filled:
        _sign(token, filled, cast)
    if is_clause(token) or kind not in {"statement", *TALKS}:
        return
    role = "actor" if kind == "statement" else "participant"
    found = _speakers(token, cast) if kind == "statement" else _members(token, filled.get(role, []), cast)
    if kind == "statement" and role in filled:
        return
    taken = {f.id for fillers in filled.values() for f in fillers}
    if new := [f for t in found if (f := cast.mention(t)) is not None and f.id not in taken]:
        filled[role] = [*filled.get(role, []), *new]


def _suffer(token: Token, filled: Filled, cast: Fillers) -> None:
    """ "Ten people died and nine were injured": of whom the first verb tells, the second does too."""
    head = token.head
    number = [t for t in (*children(token, "nsubj", "nsubjpass"),) if t.tag_ == "CD"]
    if token.dep_ != "conj" or not number or not is_clause(head):
        return
    own = cast.arguments(head)
    people = [t for name in ("obj", "subj") for t in own.get(name, ()) if t.tag_ == "NNS" and cast.label(t) in SOMEBODY]
    if people and (found := cast.mention(people[0])) is not None:
        filled["patient"] = [found]


def _sign(token: Token, filled: Filled, cast: Fillers) -> None:
    """ "Chad will free the crew under a deal": who acts under a deal, and towards whom, has made it."""
    verb = token.head.head
    if token.dep_ != "pobj" or token.head.lower_ != "under" or not is_clause(verb) or lemma(verb) in BEING:
        return
    own = cast.arguments(verb)
    whom = [t for name in ("to", "with", "from") for t in own.get(f"prep:{name}", ()) if cast.label(t) in PARTIES]
    parties = [t for t in (*own.get("subj", ()), *whom) if cast.label(t) in PARTIES]
    taken = {f.id for fillers in filled.values() for f in fillers}
    if found := [f for t in parties if (f := cast.mention(t)) is not None and f.id not in taken]:
        filled["participant"] = found


def _speakers(token: Token, cast: Fillers) -> list[Token]:
    verb = token.head.head
    there = token.dep_ == "pobj" and token.head.lower_ in THERE and is_clause(verb)
    return _who("subj", verb, cast) if there and lemma(verb) in SPEAKING else []


def _members(token: Token, known: Sequence[Filler], cast: Fillers) -> list[Token]:
    """Who takes part in talks, where nobody but the other side is named."""
    own = cast.arguments(token)
    hosts = [t for c in own.get("comp", ()) if lemma(c) in ATTENDING for t in _who("subj", c, cast)]
    them = own.get("prep:with", ())
    if own.get("subj") or any(not _is_inside(f, them) for f in known) or token.dep_ != "pobj":
        return hosts  # "Franco-German talks": they are known
    prep = token.head
    out = prep.head if prep.head.pos_ in {"ADP", "ADV"} and prep.lower_ == "of" else prep  # "pull out of talks"
    verb = out.head
    if not is_clause(verb):
        return hosts
    word, name = lemma(verb), prep.lower_
    if name in INTO and word in KEEPING:
        return [*hosts, *_who("obj", verb, cast)]
    spoken = name in THERE and word in SPEAKING
    come = (name == "for" and word in GOING) or (name in INTO and word in STEPPING and _is_theirs(verb, name, them))
    return [*hosts, *_who("subj", verb, cast)] if spoken or come or (them and name in WITH_THEM) else hosts


def _is_theirs(verb: Token, name: str, them: Sequence[Token]) -> bool:
    """Whether going in or out is by oneself: "takes part in talks", "is in talks with", not "took it to talks"."""
    if lemma(verb) == "take":
        return any(c.lower_ == "part" for c in children(verb, "dobj"))
    return bool(them) if lemma(verb) == "be" else name != "in" or lemma(verb) in {"participate", "engage"}


def _is_inside(filler: Filler, phrases: Sequence[Token]) -> bool:
    at = filler.placed.span.start
    return any(t.left_edge.idx <= at <= t.right_edge.idx for t in phrases)


def _who(name: str, verb: Token, cast: Fillers) -> list[Token]:
    """The people and bodies among the arguments of a verb."""
    found = cast.arguments(verb).get(name, ())
    return [t for t in found if cast.label(t) in SOMEBODY or t.lower_ in {"he", "she", "they"}]


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
            if here.dep_ == "dobj" and lemma(above) == "blame":
                return []  # "blamed the raid on rebels" says no more than that somebody thinks so
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
