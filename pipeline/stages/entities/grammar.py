"""What grammar says of a pronoun and a name: whose object, in whose apposition, or nothing at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def leads(noun: Token) -> bool:
    """Whether a noun is the subject of its clause, or stands in apposition to it."""
    return noun.dep_ in SUBJECTS or (noun.dep_ in {"appos", "compound"} and noun.head.dep_ in SUBJECTS)


def name_like(first: Token, second: Token) -> bool:
    """Whether two neighbouring words look like somebody's name."""
    return all(t.is_title and t.pos_ == "PROPN" for t in (first, second))


def own_verb(token: Token) -> Token | None:
    """The verb that a pronoun is an object of: its subject is somebody else."""
    if token.dep_ not in {"dobj", "dative", "pobj"} or token.lower_.endswith(("self", "selves")):
        return None
    return token.head.head if token.dep_ == "pobj" else token.head


def beside(token: Token, name: Token) -> bool:
    """Whether a pronoun stands in the apposition of a name: "Ann Lee, his wife"."""
    for above in token.ancestors:
        if above == name:
            return True
        if above.pos_ in {"VERB", "AUX"}:
            return False
    return False


def empty(verb: Token) -> bool:
    """Whether "it" before this verb says nothing: "it seems", "it is clear that"."""
    if verb.lemma_ in {"seem", "appear", "happen", "turn", "rain", "snow", "take"}:
        return True
    if verb.lemma_ == "come" and any(c.lower_ == "to" for c in verb.children):
        return True
    return verb.lemma_ == "be" and any(
        c.dep_ in {"acomp", "attr", "ccomp", "xcomp", "advcl", "csubj"} for c in verb.children
    )
