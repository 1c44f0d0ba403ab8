"""Nouns that name no event, since they only say of which kind or for what another thing is: "war crimes"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.core import vocab
from pipeline.logic.governors import EFFORTS
from pipeline.logic.syntax import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

# What has a name that says what it is for: "the Commission on Disaster Relief".
TITLED = frozenset(r["lemma"] for r in vocab.read("logic", "titled"))


def only_describes(token: Token) -> bool:
    """Whether a noun only says of which kind another is: "war crimes", "siege engine"; but "rescue effort"."""
    head = token.head
    if token.dep_ == "npadvmod" and head.i == token.i + 2 and token.nbor(1).text == "-":
        return True  # "the war-torn republic", "an acquisition-minded firm"
    if token.pos_ == "PROPN" and _is_in_title(token):
        return True
    return token.dep_ == "compound" and head.pos_ == "NOUN" and head.i > token.i and lemma(head) not in EFFORTS


def _is_in_title(word: Token) -> bool:
    """Whether a word is part of what an office or a body is called by: "Minister of Planning and Cooperation"."""
    while word.dep_ in {"conj", "compound"} and word.head.pos_ == "PROPN":
        word = word.head
    above = word.head.head
    return word.dep_ == "pobj" and word.head.lower_ in {"of", "for", "on"} and above.is_title and lemma(above) in TITLED
