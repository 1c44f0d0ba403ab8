"""Verbs that carry a noun: "held talks", "ended its blockade", "faced charges"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.core import vocab
from pipeline.logic.syntax import is_clause, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

LIGHT = frozenset(r["lemma"] for r in vocab.read("logic", "governors") if "light" in r["uses"].split())
# Verbs that tell who acts in a noun that is their object ("ended its blockade"), or whom it hits ("faced charges").
CARRIERS = {r["lemma"]: r["owner"] for r in vocab.read("logic", "carriers")}


def light_verb(token: Token) -> Token | None:
    """The verb that only carries a noun: held, in "held talks"; were, in "there were arrests"."""
    head = token.head
    if token.dep_ == "conj" and head.pos_ == "NOUN":
        return light_verb(head)
    if token.dep_ in {"dobj", "nsubjpass"} and lemma(head) in LIGHT:
        return head
    return None


def carrier(token: Token) -> Token | None:
    """The verb that tells who acts in a noun, or whom it hits: ended its blockade, came under fire."""
    head = token.head
    if token.dep_ == "conj" and head.pos_ == "NOUN":
        return carrier(head)
    if token.dep_ in {"dobj", "nsubjpass"} and lemma(head) in CARRIERS:
        return head
    under = token.dep_ == "pobj" and head.lower_ == "under" and is_clause(head.head)
    return head.head if under and lemma(head.head) in {"come", "be", "remain"} else None
