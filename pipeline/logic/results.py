"""Infinitives that tell what came of the verb above: "rose to close at 5 dollars", "voted to ratify the treaty"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.core import vocab
from pipeline.logic.syntax import is_clause, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

USES = {r["lemma"]: frozenset(r["uses"].split()) for r in vocab.read("logic", "results")}
NONE: frozenset[str] = frozenset()
# Which infinitives are a result of which verbs.
PAIRS = (("moves", "closes"), ("wins", "closed"))
CLIMB = 3
# What a chamber does by voting to do it; a strike or a ban that is voted for is still to come.
ENACTED = frozenset(
    {"approve", "reject", "back", "support", "ratify", "condemn", "censure", "impeach", "convict", "acquit", "pass"}
    | {"adopt", "endorse", "oppose", "oust", "strip", "override", "uphold", "denounce"}
)
VOTING = frozenset({"vote"})


def result_of(verb: Token) -> Token | None:
    """The verb in the past whose outcome an infinitive is, if it is one: over figures, "rose 37 cents to close"."""
    mine = USES.get(lemma(verb), NONE)
    enacted = lemma(verb) in ENACTED
    if not mine and not enacted:
        return None
    here = verb
    for _ in range(CLIMB):
        here = here.head
        if is_clause(here):
            break
    if here.i >= verb.i or not is_clause(here):
        return None
    above = lemma(here)
    if enacted and above in VOTING and here.tag_ in {"VBD", "VBN"}:
        return here
    theirs = USES.get(above, NONE)
    paired = any(one in theirs and other in mine for one, other in PAIRS)
    return here if paired and here.tag_ in {"VBD", "VBG", "VBN"} else None
