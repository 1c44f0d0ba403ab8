"""What is thought of a clause: "no proof has emerged that", "few believe that", "it is a myth that"."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pipeline.core import vocab
from pipeline.logic.governors import uses
from pipeline.logic.signals import NO, is_imperative
from pipeline.logic.syntax import SUBJECTS, children, is_clause, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

UNTRUTHS = vocab.listed("logic", "beliefs", "untruth")
FALSE = vocab.listed("logic", "beliefs", "false")
# "Proved unfounded", "turned out to be false": as "is".
PROVING = frozenset({"prove", "turn"})
EVIDENCE = vocab.listed("logic", "beliefs", "evidence")
FEW = frozenset({"few", "hardly", "scarcely"})
ASSUMING = frozenset({"assume", "suppose", "imagine", "pretend", "say"})
REASONING = vocab.listed("logic", "beliefs", "reasons")
GUESSING = frozenset({"may", "might", "could", "can"})
CERTAIN = vocab.listed("logic", "beliefs", "certain")
NEEDED = vocab.listed("logic", "beliefs", "needed")
# "It is high time that the army left": it hasn't.
DUE = frozenset({"high", "about"})


def is_called_false(word: Token) -> bool:
    """Whether a noun is the subject of "is false", or a clause is said not to be true."""
    copula = word.head
    denied = any(c.dep_ == "neg" for c in copula.children)
    if lemma(copula) == "be" and any(c.lower_ in UNTRUTHS for c in children(copula, "attr")):
        return not denied
    adjectives = {c.lower_ for c in children(copula, "acomp", "oprd")}
    if lemma(copula) in PROVING:
        below = children(copula, "xcomp")
        adjectives |= {c.lower_ for v in below for c in (v, *children(v, "acomp"))}
        return bool(adjectives & FALSE) and not denied
    return (bool(adjectives & FALSE) and not denied) or (bool(adjectives & {"true", "certain"}) and denied)


def is_untruth(noun: Token) -> bool:
    """ "It is a myth that": the clause hangs on the noun; "reports that ... proved unfounded" may hang on nothing."""
    if noun.dep_ == "attr" and noun.lower_ in UNTRUTHS and lemma(noun.head) == "be":
        return not children(noun.head, "neg")
    proving = [c for c in children(noun, "acl") if lemma(c) in PROVING]
    # The clause of "reports that ... proved unfounded" may be all that "proved" hangs on.
    proving += [c for v in children(noun, "ccomp", "acl") for c in children(v, "advcl", "acl") if c.lower_ == "proved"]
    return any(a.lower_ in FALSE for c in proving for a in children(c, "oprd", "acomp", "xcomp"))


def of_belief(verb: Token, head: Token, signals: Counter[str]) -> None:
    """Adds what is thought of a content clause by whoever the verb above names, or by nobody in particular."""
    if verb.i < head.i:
        return
    word, subjects = lemma(head), children(head, *SUBJECTS)
    finite = not any(c.tag_ == "TO" for c in verb.children)
    if any(lemma(s) in EVIDENCE and any(c.lower_ in NO for c in children(s, "det")) for s in subjects):
        signals["negated"] += 1
    only = any(c.lower_ == "only" for s in subjects for c in children(s, "advmod"))
    few = any(s.lower_ in FEW or any(c.lower_ in FEW for c in children(s, "amod", "advmod")) for s in subjects)
    unsure = few and (word in REASONING or "raising" in uses(head))
    unsure = unsure or (word == "wish" and finite)
    let = head.dep_ == "ccomp" and lemma(head.head) == "let"
    opens = head.tag_ == "VBG" and head.dep_ == "advcl" and head.i == head.sent.start  # "assuming that she goes"
    unsure = unsure or (word in ASSUMING and (let or opens or is_imperative(head)))
    unsure = unsure or (verb.tag_ != "VBD" and any(a.lower_ in NEEDED for a in (head, *children(head, "acomp"))))
    modals = {a.lower_ for a in children(head, "aux")}
    modal = (bool(modals & GUESSING) and not children(head, "neg")) or (only and "would" in modals)
    unsure = unsure or (word in REASONING and modal)
    signals["hypothetical"] += unsure or _is_uncertain(head) or any(is_due(t, verb) for t in children(head, "attr"))


def _is_uncertain(copula: Token) -> bool:
    """ "It is far from certain that", "anything but certain"."""
    preps = [p for a in children(copula, "advmod", "attr", "acomp") for p in children(a, "prep")]
    return any(p.lower_ in {"from", "but"} and any(c.lower_ in CERTAIN for c in p.children) for p in preps)


def is_due(noun: Token, verb: Token) -> bool:
    """ "It is time the army left", not "the last time the army left"."""
    past = verb.tag_ == "VBD" and not children(verb, "aux")
    if noun.lower_ != "time" or noun.dep_ != "attr" or not is_clause(noun.head) or not past:
        return False
    words = [c for c in noun.children if c.dep_ in {"det", "amod", "advmod", "nummod", "poss"}]
    return all(w.lower_ in DUE for w in words) and noun.head.tag_ == "VBZ"
