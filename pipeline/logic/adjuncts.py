"""What a clause beside another one takes from it: a coordinated one, and one behind "when", "than", "in order to"."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pipeline.core import vocab
from pipeline.logic.coordination import finite_above
from pipeline.logic.definite import is_answered
from pipeline.logic.governors import govern, uses
from pipeline.logic.nominal import BE
from pipeline.logic.signals import (
    ANYBODY,
    CONDITIONS,
    NO,
    SHARED,
    TELLING,
    is_imperative,
    is_infinitive,
    is_inverted,
    own,
)
from pipeline.logic.syntax import SUBJECTS, children, is_clause, lemma, lost_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

PREFERRING = frozenset({"than"})
TEMPORAL = frozenset({"when", "while", "as", "once", "until", "before", "after"})
# What a crowd does by coming together, and how it comes together.
VOICING = vocab.listed("logic", "gatherings", "voices")
MASSING = vocab.listed("logic", "gatherings", "masses")
MASSES = frozenset({"rally", "march", "protest", "demonstration", "gathering", "vigil", "strike"})
SHARING = frozenset({"if", "unless"})  # conditions that a second clause may share
MODAL = frozenset({"aux"})
REACH = 40  # words that are read back from a verb, in an endless sentence


def of_conjunct(verb: Token, head: Token, signals: Counter[str]) -> Token | None:
    """What a verb takes from the one that it is coordinated to; where to go on from there."""
    if (own_head := finite_above(verb)) is not None:
        return own_head
    if is_imperative(head) and any(a.tag_ == "MD" for a in children(verb, "aux")):
        signals["hypothetical"] += 1  # "publish the accounts, and we will go home"
    signals["negated"] += any(c.lower_ == "than" for c in children(head, "cc"))  # "delay rather than go"
    ored = any(c.lower_ in {"or", "nor"} for c in children(head, "cc"))
    if children(verb, *SUBJECTS) and any(c.lower_ == "nor" and head.i < c.i < verb.i for c in children(head, "cc")):
        signals["negated"] += 1  # "it hasn't grown, nor has it linked up with anybody"
    if (is_inverted(head) and children(verb, *SUBJECTS)) or is_in_condition(verb):
        signals["hypothetical"] += 1  # "if he goes and she stays": the second is as uncertain as the first
    elif not children(verb, *SUBJECTS):
        # "Could reverse the rules or decline": a bare form taken for a finite one.
        bare = verb.tag_ == "VBP" and head.tag_ == "VB" and not children(verb, "aux", "auxpass")
        finite = (verb.tag_ in {"VBZ", "VBP", "VBD"} and not bare) or any(a.tag_ == "MD" for a in children(verb, "aux"))
        shared = own(head, SHARED if finite else TELLING)
        signals.update({name: n for name, n in shared.items() if name != "negated" or ored})
        # "By her account, police came and took him away": the account is the clause's.
        heard = [p for p in children(head, "prep") if p.i < head.i and p.i == p.left_edge.i]
        signals["reported"] += bool(heard) and own(head, frozenset({"prep"}))["reported"]
    return head if is_clause(head) else None


def of_adverbial(verb: Token, head: Token, signals: Counter[str]) -> None:
    if is_infinitive(verb) and _is_of_object(verb, head, signals):
        return
    if is_infinitive(verb) and head.pos_ == "ADJ" and govern(head, signals, "to"):
        return  # "made it difficult to go"
    if is_infinitive(verb) and head.lower_ == "were" and head.dep_ == "advcl":
        signals["hypothetical"] += 1  # "were Peru to go"
    elif is_infinitive(verb) and lemma(verb) in VOICING and head.tag_ in {"VBD", "VBN"} and _is_massing(head):
        pass  # "marched to protest", "gathered to demand talks": by marching they did
    elif is_infinitive(verb) and _is_in_no_state(verb, head):
        signals["negated"] += 1
    elif is_infinitive(verb) and children(verb, *SUBJECTS) and own(head, MODAL)["hypothetical"]:
        signals["hypothetical"] += 1  # "it would be a mistake for Peru to go"
    elif is_infinitive(verb):
        signals["attempted" if "attempt" in uses(head, "to") else "intended"] += 1
    marks = {m.lower_ for m in children(verb, "mark")}
    openers = {c.lower_ for c in children(verb, "mark", "advmod") if c.i < verb.i}
    signals["hypothetical"] += not openers and not is_infinitive(verb) and is_in_condition(verb)
    signals["negated"] += bool(marks & PREFERRING) and not marks & CONDITIONS
    signals["question"] += bool(marks & CONDITIONS) and any(t.text == "?" for t in verb.sent[-2:])
    if "before" in marks and any(c.lower_ in ANYBODY for c in children(verb, *SUBJECTS)):
        signals["negated"] += 1  # "before anybody was hurt"
    if verb.tag_ in {"VBZ", "VBP"} and not children(verb, "aux") and openers & TEMPORAL:
        signals["future"] += _is_ahead(head)  # "will leave when it rains"
    # "It looked as though they had left"; "it is as though they don't care" only softens.
    softened = lemma(head) == "be" and any(t.tag_ in {"VBZ", "VBP"} for t in (verb, *children(verb, "aux")))
    signals["hypothetical"] += {"as", "though"} <= marks and not softened
    signals["hypothetical"] += head.lower_ == "long" and "as" in marks  # "as long as"


def _is_massing(verb: Token) -> bool:
    """ "Marched", "began a rally"."""
    return lemma(verb) in MASSING or any(lemma(o) in MASSES for o in children(verb, "dobj"))


def _is_in_no_state(verb: Token, head: Token) -> bool:
    """ "Was in no mood to go"."""
    states = [o for p in children(head, "prep") if p.lower_ == "in" for o in children(p, "pobj")]
    return any(o.i + 1 == verb.left_edge.i and any(c.lower_ in NO for c in children(o, "det")) for o in states)


def _is_of_object(verb: Token, head: Token, signals: Counter[str]) -> bool:
    """ "Back a bill to ban it", "lacks the votes to ban it": the infinitive is the noun's before it."""
    objects = children(head, "dobj")
    if not objects or objects[-1].right_edge.i + 1 != verb.left_edge.i:
        return False
    lacking = bool(uses(head) & {"negate", "drop"})
    signals["negated"] += lacking
    return is_answered(objects[-1]) or govern(objects[-1], signals) or lacking


def _is_ahead(verb: Token) -> bool:
    """ "Will leave", "is to leave", "is expected to leave"."""
    above = verb.head
    if is_infinitive(verb) and verb.dep_ == "xcomp":
        return lemma(above) == BE or "future" in uses(above, "to")
    infinitive = lemma(verb) == BE and any(is_infinitive(c) for c in children(verb, "xcomp"))
    return infinitive or own(verb)["future"] > 0


def is_in_condition(verb: Token) -> bool:
    """Whether "if" stands before a clause without a comma between them: "if troops came and rebels killed them".

    The parser seldom ties such a clause to the condition that it shares.
    """
    if not children(verb, *SUBJECTS) and lost_subject(verb) is None:
        return False
    for word in reversed(verb.doc[max(verb.sent.start, verb.i - REACH) : verb.i]):
        if word.is_punct:
            return False
        if word.dep_ == "mark" and word.lower_ in SHARING:
            return word.head.i != verb.i and word.head.dep_ == "advcl"
    return False
