"""Whom a verb doesn't make the actor of the noun below it: "died in the war", "stopped rebel attacks"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.core import vocab
from pipeline.logic.subjects import subject
from pipeline.logic.syntax import is_clause, lemma, settled

if TYPE_CHECKING:
    from spacy.tokens import Token

# Who suffers it or is there when it happens doesn't do it, unless he fights: "people died in the war".
UNDERGOING = vocab.listed("logic", "bystanders", "undergoes")
FIGHTING = vocab.listed("logic", "bystanders", "fights")
# Whoever ends what others do: "stopped militia attacks".
ENDING = frozenset({"stop", "halt", "end"})
OTHERS = vocab.listed("logic", "bystanders", "others")


def may_act(verb: Token) -> bool:
    """Whether the subject of a verb may be who does what the verb happens in."""
    if not is_clause(verb):
        return False
    return lemma(verb) not in UNDERGOING or any(lemma(s) in FIGHTING for s in settled(subject(verb)))


def ends_others(verb: Token, modifiers: Sequence[Token]) -> bool:
    """Whether a verb ends what others do, whom the modifiers of its object name."""
    return lemma(verb) in ENDING and any(lemma(m) in OTHERS for m in modifiers)
