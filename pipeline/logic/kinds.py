"""What a noun or a pronoun stands for by itself: a person, a body, a place; whom it may act for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.core import vocab

if TYPE_CHECKING:
    from spacy.tokens import Token

# Ships act like the body that sends them, buildings are hit like those in them; as mentions they have no label.
# Nor has "we": FOLK, as its kind is called in paths, acts like persons or like a body.
UNLABELLED = frozenset({"FORCE", "SITE"})
KINDS = {r["lemma"]: r["label"] for r in vocab.read("logic", "nouns")}
CLASS = {noun: "" if label in UNLABELLED else label for noun, label in KINDS.items()}
# Nouns for people who act for a body: "a delegation from NATO", "Chad's government".
AGENTS = frozenset(r["lemma"] for r in vocab.read("logic", "nouns") if r["acts_for"])

# "The town of X" is X.
SETTLEMENTS = frozenset(r["lemma"] for r in vocab.read("logic", "settlements"))
# Pronouns that stand for people by themselves, and the label that says so.
THIRD = frozenset({"they", "them", "it", "he", "she"})
PEOPLE = {r["form"]: r["label"] for r in vocab.read("logic", "pronouns")}
OWNERS = frozenset(r["form"] for r in vocab.read("logic", "pronouns") if r["owner"])


def is_known(token: Token) -> bool:
    """Whether a pronoun is one that may be an argument though nobody says who it is: I, who, my, its."""
    return token.pos_ == "PRON" and token.lower_ in PEOPLE and (token.lower_ not in OWNERS or token.tag_ == "PRP$")
