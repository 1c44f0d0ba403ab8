"""Modality, polarity and tense of a predicate: one pass for relations and events.

Signals are gathered on the way from the trigger up to the root of its sentence: negation, modal verbs,
conditions, and the words that govern it ("plan", "fail", "possibility of"; data/governors.csv). What a
governor presupposes ("criticised the invasion") keeps its own standing. After the factuality profiles
of Saurí & Pustejovsky (2009), cut down to what a table needs.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.core import vocab
from pipeline.core.rows import MODALITIES
from pipeline.logic.clauses import LIGHT, light_verb
from pipeline.logic.signals import MODALS, NEGATORS, NO, is_called_false, own
from pipeline.logic.syntax import children, clause_head, is_clause, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

USES = {r["lemma"]: frozenset(r["uses"].split()) for r in vocab.read("logic", "governors")}
NONE: frozenset[str] = frozenset()
SIGNALS = {
    "intend": "intended", "attempt": "attempted", "negate": "negated",
    "future": "future", "hypothetical": "hypothetical", "report": "reported",
}  # fmt: skip
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
NEAR = frozenset({"far", "close", "short"})  # "far from invading", "came close to attacking"
# Words that deny what their preposition names: "acquitted of murder", not what they act on.
CLEARING = frozenset({"acquit", "clear", "exonerate", "absolve"})
ENDING = frozenset({"stop", "quit", "cease"})
STEPS = 12


@dataclass(frozen=True, slots=True)
class Judgement:
    """How a predicate stands: one modality, the first that fits, its polarity and its tense."""

    modality: str
    polarity: str
    tense: str


def judge(token: Token) -> Judgement:
    """Reads the signals that bear on a trigger, a verb or a noun."""
    signals = _climb(token)
    negated = signals["negated"] % 2 == 1
    seen = {name for name, n in signals.items() if n and name != "negated"} | ({"negated"} if negated else set())
    modality = next((m for m in MODALITIES if m in seen), "asserted")
    return Judgement(modality, "neg" if negated else "pos", _tense(token, seen))


def _climb(token: Token) -> Counter[str]:
    signals: Counter[str] = Counter()
    here, steps = token, 0
    signals.update(own(here))
    while here.head != here and steps < STEPS:
        steps += 1
        onward = _verb_link(here, signals) if is_clause(here) else _noun_link(here, signals)
        if onward is None:
            return signals
        here = onward
    if here.head == here and any(t.text == "?" for t in here.sent[-2:]):
        signals["question"] += 1
    return signals


def _govern(word: Token, signals: Counter[str]) -> bool:
    """Adds what a governing word says of what it governs; whether it says anything."""
    found = [SIGNALS[use] for use in USES.get(lemma(word), NONE) if use in SIGNALS]
    # What nobody plans, tries or expects is just not so: "has no intention of leaving".
    denied = own(word)["negated"] % 2
    signals.update(name for name in found if not denied or name == "negated")
    return bool(found)


def _verb_link(verb: Token, signals: Counter[str]) -> Token | None:
    """Goes from a verb to what governs it, if that bears on the verb."""
    head, dep = verb.head, verb.dep_
    if dep == "xcomp":
        if lemma(head) not in ENDING:  # what has stopped was so
            _govern(head, signals)
        signals.update(own(head))
        return head.head if head.pos_ == "ADJ" and is_clause(head.head) else head
    if dep == "ccomp":
        if verb.i < head.i and any(t.text == ";" for t in verb.doc[verb.i : head.i]):
            return None  # two sentences in one; the second doesn't govern the first
        _govern(head, signals)
        if children(head, "acomp"):  # "it is unlikely that", "it is not true that"
            signals.update({name: n for name, n in own(head).items() if name == "hypothetical"})
            signals["negated"] += is_called_false(verb)
        if "question" in USES.get(lemma(head), NONE):
            signals["question"] += 1
        if "raising" in USES.get(lemma(head), NONE):
            signals["negated"] += own(head)["negated"]
        return None
    if dep == "conj":
        shared = own(head)
        ored = any(c.lower_ in {"or", "nor"} for c in children(head, "cc"))
        for name, n in shared.items():
            if not children(verb, "nsubj", "nsubjpass") and (name != "negated" or ored):
                signals[name] += n
        return head if is_clause(head) else None
    if dep == "advcl":
        if any(c.tag_ == "TO" for c in verb.children):
            signals["intended"] += 1
        return None
    if dep in {"acl", "relcl"} and any(c.tag_ == "TO" for c in verb.children):
        _govern(head, signals)
        signals.update(own(head))
        return head
    if dep in {"acl", "relcl"} and any(c.lower_ == "that" for c in children(verb, "mark")):
        # "The claim that", "no evidence that", "rumours that ... are false"
        _govern(head, signals)
        signals["negated"] += own(head)["negated"] + (head.dep_ == "nsubj" and is_called_false(head))
        if head.dep_ in {"attr", "dobj"} and not own(head)["negated"]:
            signals["negated"] += own(head.head)["negated"]
        return None
    if dep == "pcomp":
        if head.lower_ in NEGATORS or head.head.lower_ in NEAR:
            signals["negated"] += 1
            return None
        above = head.head
        governs = _govern(above, signals)
        if not is_clause(above):
            signals.update(own(above))
            return above
        return above if governs else None
    return None


def _noun_link(noun: Token, signals: Counter[str]) -> Token | None:
    """Goes from a noun to what governs it, unless that presupposes the noun."""
    head, dep = noun.head, noun.dep_
    if dep == "conj":
        return head
    if light_verb(noun) == head or dep == "attr":
        # The verb's negation by "no" on this very noun has been counted on the noun.
        _govern(head, signals)
        mine = own(head)
        mine["negated"] -= any(g.lower_ in NO for g in children(noun, "det"))
        signals.update(mine)
        return head
    if dep == "pobj":
        above = head.head
        if head.lower_ == "without":
            signals["negated"] += 1
            return None
        if is_clause(above):
            return _object_link(noun, above, signals)
        if _govern(above, signals):
            signals.update(own(above))
            return above
        return None
    if dep in {"dobj", "nsubjpass"}:
        return _object_link(noun, head, signals)
    if dep == "nsubj" and ("happen" in USES.get(lemma(head), NONE) or children(head, "acomp")):
        # "A deal is possible": the adjective counts, not what else is said of the deal.
        mine = own(head)
        happens = "happen" in USES.get(lemma(head), NONE)
        signals.update({name: n for name, n in mine.items() if happens or name != "negated"})
        return head if happens else None
    return None


def _object_link(noun: Token, verb: Token, signals: Counter[str]) -> Token | None:
    uses = USES.get(lemma(verb), NONE)
    if "factive" in uses or (lemma(verb) in CLEARING and noun.dep_ != "pobj"):
        return None
    _govern(verb, signals)
    definite = any(c.lower_ in DEFINITE or c.dep_ == "poss" for c in noun.children)
    if definite and not uses & {"causal", "intend", "negate", "attempt"} and lemma(verb) not in LIGHT:
        return None
    mine = own(verb)
    mine["negated"] -= any(g.lower_ in NO for g in children(noun, "det"))
    signals.update(mine)
    return verb


def _tense(token: Token, seen: set[str]) -> str:
    if "future" in seen or "intended" in seen:
        return "future"
    verb = token if is_clause(token) else clause_head(token)
    if "hypothetical" in seen:  # ahead, unless it is what would have been
        perfect = any(lemma(a) == "have" for a in children(verb, "aux"))
        return "past" if perfect and verb == clause_head(token) else "future"
    for _ in range(STEPS):
        auxiliaries = [*children(verb, "aux", "auxpass"), verb]
        if any(t.lower_ in MODALS for t in auxiliaries):
            return "future"
        if any(t.tag_ == "VBD" for t in auxiliaries) or any(lemma(a) == "have" for a in auxiliaries[:-1]):
            return "past"
        if any(t.tag_ in {"VBZ", "VBP"} for t in auxiliaries):
            return "present"
        if verb.tag_ == "VBN" and verb.dep_ in {"acl", "amod"}:
            return "past"
        if verb.head == verb:
            break
        verb = clause_head(verb.head)
    return "present"
