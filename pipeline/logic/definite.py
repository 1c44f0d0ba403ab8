"""Nouns that stand for something known: "the attack", "a recently signed accord", a request that is declined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.core import vocab
from pipeline.logic.governors import uses
from pipeline.logic.syntax import is_clause, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
LATELY = frozenset({"recently", "newly", "already", "previously", "earlier", "just", "freshly"})
# What is asked, said or may be granted stands, whatever the answer: "declined a request", "rejects the accusation".
SPEECH = frozenset(r["lemma"] for r in vocab.read("logic", "speech_acts"))
# These are only heard once they are made: "is considering a request", "will hear the complaint".
HEARD = frozenset({"application", "claim", "complaint", "demand", "petition", "plea", "request"})


def is_definite(noun: Token) -> bool:
    """Whether a noun stands for something known: "the attack", "their attack", "last year's attack"."""
    return any(c.lower_ in DEFINITE or c.dep_ == "poss" or is_lately(c) for c in noun.children)


def is_lately(participle: Token) -> bool:
    """ "A recently signed accord"."""
    return (
        participle.tag_ == "VBN" and participle.dep_ == "amod" and any(c.lower_ in LATELY for c in participle.children)
    )


def is_answered(noun: Token) -> bool:
    """Whether a noun of asking or saying is what a verb replies to: "declined a request"."""
    if noun.dep_ == "pobj" and is_clause(noun.head.head):
        return lemma(noun) in SPEECH and "answer" in uses(noun.head.head, noun.head.lower_)
    if noun.dep_ not in {"dobj", "nsubjpass"}:
        return False
    said = uses(noun.head)
    return ("answer" in said and lemma(noun) in SPEECH) or ("hear" in said and lemma(noun) in HEARD)
