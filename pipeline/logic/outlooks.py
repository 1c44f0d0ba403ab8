"""What is said of a noun's chances: "a strike is on the cards", "a merger remains a possibility"."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pipeline.core import vocab
from pipeline.logic.beliefs import UNTRUTHS
from pipeline.logic.governors import uses
from pipeline.logic.signals import own
from pipeline.logic.syntax import children, is_clause, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

PHRASES = {tuple(r["phrase"].split()): r["signal"] for r in vocab.read("logic", "outlooks")}
LONGEST = max(map(len, PHRASES))
OPENINGS = frozenset(p[0] for p in PHRASES)
COPULAS = frozenset({"be", "remain", "seem", "stay", "look"})
POSSIBLE = vocab.listed("logic", "chances", "possible")
AIMS = vocab.listed("logic", "chances", "aim")
DEALS = vocab.listed("logic", "chances", "deal")
WANTING = vocab.listed("logic", "chances", "wants")
LOOMING = frozenset({"loom", "beckon", "near", "approach"})
DENYING = frozenset({"neg", "advmod"})
PRESENT = frozenset({"VBZ", "VBP", "VBG"})


def of_subject(noun: Token, verb: Token, signals: Counter[str]) -> bool:
    """Adds what the predicate says of its subject's chances; whether it says anything."""
    word = lemma(verb)
    if word in LOOMING and verb.tag_ in PRESENT and not children(verb, "dobj", "prt"):
        signals["future"] += 1
        return True
    if word not in COPULAS:
        return False
    predicates = children(verb, "attr")
    denied = own(verb, DENYING)["negated"] % 2 == 1
    if any(a.lower_ in UNTRUTHS for a in predicates):
        signals["negated"] += not denied
        return True
    said = _phrase(verb) or ("hypothetical" if any(lemma(a) in POSSIBLE for a in predicates) else "")
    if not said:
        return False
    if denied:  # "is not off the table"; "is not on the cards"
        said = "hypothetical" if said == "negated" else "negated"
    signals[said] += 1
    return True


def is_mooted(noun: Token, verb: Token) -> bool:
    """ "The merger would create 200 jobs": it is still to be made."""
    modals = {a.lower_ for a in children(verb, "aux")}
    return lemma(noun) in DEALS and is_clause(verb) and bool(modals & {"would", "'d"}) and "have" not in modals


def of_predicate(noun: Token, verb: Token, signals: Counter[str]) -> bool:
    """ "The aim is a merger", "what is needed is a truce": whether the subject says anything of what it is."""
    aimed = any(lemma(s) in AIMS for s in children(verb, "nsubj"))
    wanted = any(lemma(s) in WANTING for s in children(verb, "csubj", "csubjpass"))
    if lemma(verb) != "be" or not (aimed or wanted):
        return False
    signals["intended" if aimed else "hypothetical"] += 1
    return True


def _phrase(verb: Token) -> str:
    """The outlook that stands right behind the verb and its adverbs."""
    doc, start = verb.doc, verb.i + 1
    while start < min(len(doc), verb.i + 4) and doc[start].tag_ == "RB":
        start += 1
    words = tuple(t.lower_ for t in doc[start : start + LONGEST])
    if not words or words[0] not in OPENINGS:
        return ""
    return next((PHRASES[words[:n]] for n in range(LONGEST, 1, -1) if words[:n] in PHRASES), "")


def fizzles(verb: Token) -> bool:
    """ "Fell through", "came to nothing"."""
    nothing = lemma(verb) == "come" and any(
        o.lower_ in {"nothing", "naught", "nought"} for p in children(verb, "prep") for o in children(p, "pobj")
    )
    through = lemma(verb) == "fall" and any(c.lower_ == "through" and not children(c, "pobj") for c in verb.children)
    return nothing or through


def happens(verb: Token) -> bool:
    """ "Takes place", "goes ahead", "came about"."""
    takes_place = lemma(verb) == "take" and any(c.lower_ == "place" for c in children(verb, "dobj"))
    goes_ahead = lemma(verb) == "go" and any(c.lower_ == "ahead" for c in verb.children)
    return takes_place or goes_ahead or "happen" in uses(verb)
