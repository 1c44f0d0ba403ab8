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
from pipeline.logic.syntax import children, clause_head, is_clause, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

USES = {r["lemma"]: frozenset(r["uses"].split()) for r in vocab.read("logic", "governors")}
NONE: frozenset[str] = frozenset()
SIGNALS = {
    "intend": "intended", "attempt": "attempted", "negate": "negated",
    "future": "future", "hypothetical": "hypothetical", "report": "reported",
}  # fmt: skip
MODALS = {"will": "future", "shall": "future", "'ll": "future", "wo": "future", "sha": "future"}
HYPOTHETICAL = frozenset({"may", "might", "could", "would", "can", "should", "ca", "'d"})
NEGATORS = frozenset({"never", "hardly", "scarcely", "barely", "neither", "nor", "nowhere", "without"})
NO = frozenset({"no", "neither", "none", "nobody", "nothing"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
ADJECTIVES = {
    "possible": "hypothetical", "potential": "hypothetical", "likely": "hypothetical", "hypothetical": "hypothetical",
    "proposed": "intended", "planned": "intended", "intended": "intended", "attempted": "attempted",
    "upcoming": "future", "forthcoming": "future", "future": "future", "coming": "future",
    "alleged": "reported", "supposed": "reported", "purported": "reported", "unlikely": "hypothetical",
}  # fmt: skip
ENDING = frozenset({"stop", "quit", "cease"})
CONDITIONS = frozenset({"if", "unless", "whether", "provided", "lest"})
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
    signals.update(_own(here))
    while here.head != here and steps < STEPS:
        steps += 1
        onward = _verb_link(here, signals) if is_clause(here) else _noun_link(here, signals)
        if onward is None:
            return signals
        here = onward
    if here.head == here and any(t.text == "?" for t in here.sent[-2:]):
        signals["question"] += 1
    return signals


def _own(token: Token) -> Counter[str]:
    """Signals that hang on the word itself."""
    found: Counter[str] = Counter()
    for child in token.children:
        word = child.lower_
        if (
            child.dep_ == "neg"
            or (child.dep_ == "advmod" and word in NEGATORS)
            or (child.dep_ in {"det", "preconj"} and word in NO)
        ):
            found["negated"] += 1
        elif child.dep_ == "aux" and child.tag_ == "MD":
            shifted = word in {"would", "'d"} and token.dep_ == "ccomp" and token.head.tag_ in {"VBD", "VBN"}
            found["future" if shifted else MODALS.get(word, "hypothetical" if word in HYPOTHETICAL else "")] += 1
        elif child.dep_ in {"amod", "compound"} and not is_clause(token) and word in ADJECTIVES:
            found[ADJECTIVES[word]] += 1
        elif child.dep_ == "mark" and word in CONDITIONS:
            found["hypothetical"] += 1
        elif is_clause(token) and child.dep_ in {"nsubj", "nsubjpass", "dobj"} and _is_no(child):
            # "No party won", "levelled no charges"; a noun so negated says it for itself.
            found["negated"] += 1
        elif child.dep_ == "advcl" and any(g.lower_ in CONDITIONS for g in children(child, "mark")):
            found["hypothetical"] += 1
        elif child.dep_ == "acomp" and child.lower_ in ADJECTIVES:
            found[ADJECTIVES[child.lower_]] += 1
    found.pop("", None)
    return found


def _is_no(noun: Token) -> bool:
    return noun.lower_ in NO or any(c.lower_ in NO for c in children(noun, "det"))


def _govern(word: Token, signals: Counter[str]) -> bool:
    """Adds what a governing word says of what it governs; whether it says anything."""
    found = [SIGNALS[use] for use in USES.get(lemma(word), NONE) if use in SIGNALS]
    # What nobody plans, tries or expects is just not so: "has no intention of leaving".
    denied = _own(word)["negated"] % 2
    signals.update(name for name in found if not denied or name == "negated")
    return bool(found)


def _verb_link(verb: Token, signals: Counter[str]) -> Token | None:
    """Goes from a verb to what governs it, if that bears on the verb."""
    head, dep = verb.head, verb.dep_
    if dep == "xcomp":
        if lemma(head) not in ENDING:  # what has stopped was so
            _govern(head, signals)
        signals.update(_own(head))
        return head.head if head.pos_ == "ADJ" and is_clause(head.head) else head
    if dep == "ccomp":
        _govern(head, signals)
        if "question" in USES.get(lemma(head), NONE):
            signals["question"] += 1
        if "raising" in USES.get(lemma(head), NONE):
            signals["negated"] += _own(head)["negated"]
        return None
    if dep == "conj":
        shared = _own(head)
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
        signals.update(_own(head))
        return head
    if dep == "pcomp":
        if head.lower_ in NEGATORS:
            signals["negated"] += 1
            return None
        above = head.head
        governs = _govern(above, signals)
        if not is_clause(above):
            signals.update(_own(above))
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
        own = _own(head)
        own["negated"] -= any(g.lower_ in NO for g in children(noun, "det"))
        signals.update(own)
        return head
    if dep == "pobj":
        above = head.head
        if head.lower_ == "without":
            signals["negated"] += 1
            return None
        if is_clause(above):
            return _object_link(noun, above, signals)
        if _govern(above, signals):
            signals.update(_own(above))
            return above
        return None
    if dep in {"dobj", "nsubjpass"}:
        return _object_link(noun, head, signals)
    if dep == "nsubj" and ("happen" in USES.get(lemma(head), NONE) or children(head, "acomp")):
        # "A deal is possible": the adjective counts, not what else is said of the deal.
        own = _own(head)
        happens = "happen" in USES.get(lemma(head), NONE)
        signals.update({name: n for name, n in own.items() if happens or name != "negated"})
        return head if happens else None
    return None


def _object_link(noun: Token, verb: Token, signals: Counter[str]) -> Token | None:
    uses = USES.get(lemma(verb), NONE)
    if "factive" in uses:
        return None
    _govern(verb, signals)
    definite = any(c.lower_ in DEFINITE or c.dep_ == "poss" for c in noun.children)
    if definite and not uses & {"causal", "intend", "negate", "attempt"} and lemma(verb) not in LIGHT:
        return None
    own = _own(verb)
    own["negated"] -= any(g.lower_ in NO for g in children(noun, "det"))
    signals.update(own)
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
