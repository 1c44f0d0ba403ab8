"""Events that an adjective names: "higher prices". They stand as their noun does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.logic.syntax import children

if TYPE_CHECKING:
    from spacy.tokens import Token

# What only would be.
WEIGHED = frozenset({"would", "could", "might", "may", "should"})


def describes(trigger: Token) -> bool:
    """Whether a trigger says of a noun how it changes: "higher prices"."""
    return trigger.dep_ == "amod" and trigger.pos_ == "ADJ"


def standing(trigger: Token) -> Token:
    """The word by which it is judged whether an event is so: of "higher prices", the noun or what it would do."""
    if not describes(trigger):
        return trigger
    noun = trigger.head
    would = noun.dep_ == "nsubj" and any(a.lower_ in WEIGHED for a in children(noun.head, "aux"))
    return noun.head if would else noun
