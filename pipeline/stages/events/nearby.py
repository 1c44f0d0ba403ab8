"""Words around an event at which its place may stand, beyond its own: "gathered in Lima to protest"."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from pipeline.core import vocab
from pipeline.logic.fillers import Fillers
from pipeline.logic.syntax import DEEPEST, SUBJECTS, children, clause_head, is_clause, lemma, prepositions, settled

if TYPE_CHECKING:
    from spacy.tokens import Token

# Behind these stands what has a place of its own: "pleaded guilty in a court in Lima", "spoke at a dinner in Lima".
AT_THINGS = frozenset({"at", "before", "by", "during", "from", "in", "inside", "into", "near", "on", "outside", "with"})
# What stands between an act and what it is about, not where it is: "charged in connection with riots in Lima".
ABSTRACT = vocab.listed("events", "nearby", "abstract")
# What people do where they are: "police in Lima raided a home".
LOCALS = frozenset({"crackdown", "arrest", "protest", "vote", "investigate", "release"})
# What somebody gathers for happens where he does: "gathered in Lima to protest".
GATHERING = vocab.listed("events", "nearby", "gathering")
GATHERED = frozenset({"protest", "meet", "negotiate", "vote", "statement", "attack", "kill", "injure"})
# Talks that somebody comes for are where he comes to: "was in Lima for talks".
TALKS = frozenset({"meet", "negotiate"})
HERE = frozenset({"be", "arrive", "gather", "meet", "land", "assemble", "convene"})
SETTLEMENTS = frozenset(r["lemma"] for r in vocab.read("logic", "settlements")) - {"region", "area", "territory"}
NAMED = SETTLEMENTS | {"capital", "borough", "hub", "governorate", "department"}
NAMES = frozenset({"GPE", "LOC", "FAC"})
WHERE = frozenset({"in", "near", "across", "throughout", "around", "off"})
REACH = 12  # words


def further(kind: str, token: Token, cast: Fillers, events: Collection[int]) -> Iterator[list[Token]]:
    """What stands around an event: what it happens at, what it is the purpose of, whose deed it is."""
    own = cast.arguments(token)
    if is_clause(token):
        things = [t for name in sorted(AT_THINGS) for t in own.get(f"prep:{name}", ())]
        yield [t for t in things if _is_thing(t, cast, events)]
        if kind in GATHERED and _is_for(token) and lemma(token.head) in GATHERING:
            yield [token.head]
        if kind in LOCALS:
            yield [s for s in own.get("subj", ()) if s.pos_ == "NOUN" and cast.name(s) is None]
    elif token.dep_ in SUBJECTS and lemma(token.head) == "be":  # "such raids are common in the north"
        yield children(token.head, "acomp")
    elif token.dep_ in {"oprd", "acomp"}:  # "are presumed dead in Lima"
        yield [token.head]
    elif kind in TALKS and token.dep_ == "pobj" and token.head.lower_ == "for" and lemma(token.head.head) in HERE:
        yield [token.head.head]
    if kind == "disaster" and not is_clause(token):
        yield from ([word] for word in _about(token, cast))


def _about(token: Token, cast: Fillers) -> list[Token]:
    """What a place hangs on, nearest first: "left thousands homeless in Lima" tells where the storm was."""
    sent = token.sent
    near = token.doc[max(sent.start, token.i - REACH) : min(sent.end, token.i + REACH)]
    clauses = _enclosing(token)
    at = [t for t in near if t.dep_ == "pobj" and t.head.lower_ in WHERE and cast.label(t) in NAMES]
    at = [t for t in at if clause_head(t).i in clauses]
    return [t.head.head for t in sorted(at, key=lambda t: abs(t.i - token.i))]


def _enclosing(token: Token) -> set[int]:
    """The clause of a word and those above, as far as they aren't side by side."""
    here = clause_head(token)
    found = {here.i}
    while here.head.i != here.i and here.dep_ != "conj" and len(found) < DEEPEST:
        here = clause_head(here.head)
        found.add(here.i)
    return found


def _is_for(verb: Token) -> bool:
    """Whether what a verb says goes on together with the verb above, or is what that is for."""
    if verb.dep_ in {"advcl", "xcomp"}:
        return verb.tag_ == "VBG" or any(c.tag_ == "TO" for c in verb.children)
    return verb.dep_ == "conj"


def _is_thing(word: Token, cast: Fillers, events: Collection[int]) -> bool:
    """Whether a noun is something at which an act happens: no place itself, no event, nothing abstract."""
    if word.pos_ != "NOUN" or word.i in events or lemma(word) in ABSTRACT:
        return False
    inside = any(name in {"in", "at"} for name, _ in prepositions(word))
    return inside and cast.label(word) not in NAMES and cast.covering("dates", word) is None


def named(place: Token, cast: Fillers) -> list[Token]:
    """The names of a place, rather than the noun for it: "the capital, Lima", "the suburbs of Ate and Lince"."""
    if place.pos_ != "NOUN" or cast.name(place) is not None:
        return [place]
    names = children(place, "appos")
    if lemma(place) in NAMED:
        names += [t for name, objects in prepositions(place) if name == "of" for t in objects]
    found = [t for t in settled(names) if cast.name(t) is not None and cast.label(t) in NAMES]
    return found or [place]
