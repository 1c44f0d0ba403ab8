"""Modality, polarity and tense of a predicate: one pass for relations and events.

Signals are gathered on the way from the trigger up to the root of its sentence: negation, modal verbs,
conditions, and the words that govern it (governing.py). After the factuality profiles
of Saurí & Pustejovsky (2009), cut down to what a table needs.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.core import vocab
from pipeline.core.rows import MODALITIES
from pipeline.logic.governing import of_verb
from pipeline.logic.nominal import of_noun
from pipeline.logic.signals import ANY, LATER, MEANT, MODALS, PAST, UNDONE, own
from pipeline.logic.syntax import SUBJECTS, children, clause_head, is_clause, lemma
from pipeline.logic.trees import tree

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

STEPS = 12
BESIDE = frozenset({"advmod", "prep", "prt", "oprd", "attr"})
COPULAS = frozenset({"be", "become", "remain", "seem", "appear", "look", "feel", "sound", "stay", "grow"})
ABLE = frozenset({"can", "ca"})
THOUGHT = ("question", "hypothetical")
LESSER = frozenset({("much", "less"), ("still", "less"), ("let", "alone")})
# "A wave of strikes", "a resumption of attacks": they stand as the wave does.
RUNS = frozenset(r["lemma"] for r in vocab.read("logic", "runs"))
GROWING = frozenset({"increase", "rise", "surge", "spike", "upsurge", "uptick", "jump", "escalation", "explosion"})
UNLESS_DENIED = ((ANY, "hypothetical"), (MEANT, "intended"))


@dataclass(frozen=True, slots=True)
class Judgement:
    """How a predicate stands: one modality, the first that fits, its polarity and its tense."""

    modality: str
    polarity: str
    tense: str


def judge(token: Token) -> Judgement:
    """Reads the signals that bear on a trigger: a verb, a noun, or what a copula says of its subject."""
    known = _judged(token.doc)
    found = known.get(token.i)
    if found is None:
        found = known[token.i] = _judge(token)
    return found


@lru_cache(maxsize=1)
def _judged(doc: Doc) -> dict[int, Judgement]:
    """What was judged in the latest document: several stages ask about the same words."""
    return {}


def _judge(token: Token) -> Judgement:
    bearer = _bearer(token)
    signals = _climb(bearer)
    if bearer.i != token.i:
        signals["negated"] += own(token)["negated"]  # "was not at all happy", "was anything but": on either word
    token = bearer
    if signals[UNDONE] and any(signals[name] for name in THOUGHT):
        signals["intended"] += 1  # "may call off the strike": it is planned
        signals.subtract({name: signals[name] for name in THOUGHT})
    else:
        signals["negated"] += signals[UNDONE]
    negated = signals["negated"] % 2 == 1
    seen = {name for name, n in signals.items() if n and name != "negated"} | ({"negated"} if negated else set())
    if not negated:
        seen |= {modality for name, modality in UNLESS_DENIED if name in seen}
    modality = next((m for m in MODALITIES if m in seen), "asserted")
    return Judgement(modality, "neg" if negated else "pos", _tense(token, seen))


def _bearer(token: Token) -> Token:
    """The verb that carries an adjective or particle: "was" of "was not happy", "weren't up by a third"."""
    head = token.head
    said = token.dep_ == "acomp" or (token.pos_ in {"ADJ", "ADV", "ADP"} and token.dep_ in BESIDE)
    return head if said and is_clause(head) and lemma(head) in COPULAS else token


def _climb(token: Token) -> Counter[str]:
    signals: Counter[str] = Counter()
    here, steps = token, 0
    if here.tag_ == "MD" and here.dep_ == "aux":  # "must", as a demand: it stands as its clause does
        here = here.head
        signals.update(own(here, frozenset({"mark"})))
    else:
        signals.update(own(here))
        if signals["negated"] % 2 and signals["hypothetical"] and _is_able(here):
            signals["hypothetical"] -= 1  # "we can't bargain with them": they don't
    if _is_much_less(token):
        signals["negated"] += 1
        return signals
    token = here = _run(here, signals)
    while here.head != here and steps < STEPS:
        steps += 1
        onward = of_verb(here, signals) if is_clause(here) else of_noun(here, signals, inside=here != token)
        if onward is None:
            return signals
        here = onward
    if here.head == here and any(t.text == "?" for t in here.sent[-3:]):
        signals["question"] += 1
    return signals


def _is_able(verb: Token) -> bool:
    """ "Can't go": of what "could" says it may only be that nobody would."""
    return (
        is_clause(verb) and any(a.lower_ in ABLE for a in children(verb, "aux")) and not children(verb, "advcl", "mark")
    )


def _run(token: Token, signals: Counter[str]) -> Token:
    """The noun that counts a deed, if one does: "a series of attacks"."""
    while token.dep_ == "pobj" and lemma(token.head.head) in (RUNS if token.head.lower_ == "of" else GROWING):
        if token.head.lower_ not in {"of", "in"} or (token.head.lower_ == "in" and own(token.head.head)["negated"]):
            break  # "no rise in attacks": there are some
        if is_clause(token) or is_clause(token.head.head):
            break
        token = token.head.head
        signals.update(own(token))
    return token


def _is_much_less(token: Token) -> bool:
    """ "Could not speak to them, much less visit them", "let alone visit them"."""
    said, at = tree(token.doc).lower, token.i
    found = [n for n in range(max(2, at - 3), at + 1) if (said[n - 2], said[n - 1]) in LESSER]
    return bool(found) and found[-1] >= max(token.left_edge.i, token.sent.start)


def _tense(token: Token, seen: set[str]) -> str:
    if PAST in seen:
        return "past"
    if seen & {"future", "intended", LATER}:
        return "future"
    verb = token if is_clause(token) else clause_head(token)
    if "hypothetical" in seen:  # ahead, unless it is what would have been
        perfect = any(lemma(a) == "have" for a in children(verb, "aux"))
        return "past" if perfect and verb == clause_head(token) else "future"
    for _ in range(STEPS):
        auxiliaries = [*children(verb, "aux", "auxpass"), verb]
        if any(t.lower_ in MODALS for t in auxiliaries):
            beheld = token.dep_ == "nsubjpass" or (token.dep_ == "nsubj" and lemma(token.head) == "be")
            stands = beheld and not is_clause(token)
            return "present" if stands else "future"  # "the inquiry will be led by a judge"
        if _goes_on(verb):
            return "present"
        if any(t.tag_ == "VBD" or t.lower_ == "could" for t in auxiliaries) or any(
            lemma(a) == "have" for a in auxiliaries[:-1]
        ):
            return "past"
        if any(t.tag_ in {"VBZ", "VBP"} for t in auxiliaries):
            return "present"
        being = any(a.lower_ == "being" for a in auxiliaries[:-1])
        if (
            verb.tag_ == "VBN"
            and not being
            and (verb.dep_ in {"acl", "amod"} or (verb.dep_ == "ROOT" and children(verb, *SUBJECTS)))
        ):
            return "past"
        if verb.head == verb or not is_clause(verb):
            break
        verb = clause_head(verb.head)
    return "present" if is_clause(verb) else "past"  # "A disputed verdict": a title without a verb


def _goes_on(verb: Token) -> bool:
    """ "Has been pressing": what has been going on is still."""
    auxiliaries = children(verb, "aux")
    return verb.tag_ == "VBG" and any(a.tag_ in {"VBZ", "VBP"} and lemma(a) == "have" for a in auxiliaries)
