"""What a noun or a pronoun stands for by itself: a person, a body, a place; whom it may act for; the rules that make
them mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.core import vocab
from pipeline.core.rules import Rule
from pipeline.logic.syntax import lemma

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

NOMINAL_RULE = Rule(
    "mentions.nominal",
    "mentions",
    "The base noun phrase that fills an argument or names a source, without article, possessor and figures.",
    hits=("The [rebels]{PERSON} attacked the [army]{ORG}.", "Two [foreign journalists]{PERSON} were arrested."),
    misses=("The rebels slept.", "Kenya attacked Uganda.", "He was arrested."),
)
PRONOUN_RULE = Rule(
    "mentions.pronoun",
    "mentions",
    "I, my, we, they, who, nobody and the like, where they fill an argument; who they are isn't known.",
    hits=("Nobody was arrested on Friday, but [I]{PERSON} was detained.", "[Who]{PERSON} is threatening Chad?"),
    misses=("I slept.", "The rebels attacked Chad.", "It was attacked."),
)
RULES = (NOMINAL_RULE, PRONOUN_RULE)


def noun(token: Token) -> str:
    """The word under which the class of a noun stands: "others" are people, "other" isn't."""
    return token.lower_ if token.lower_ in KINDS else lemma(token)


def is_known(token: Token) -> bool:
    """Whether a pronoun is one that may be an argument though nobody says who it is: I, who, my, its."""
    return token.pos_ == "PRON" and token.lower_ in PEOPLE and (token.lower_ not in OWNERS or token.tag_ == "PRP$")
