"""What a word with two senses means in a whole document: a trial of vaccines, a trial in court; a deal of firms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from pipeline.core import vocab
from pipeline.logic.matching import Match
from pipeline.logic.syntax import lemma
from pipeline.logic.trees import tree

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Sense(NamedTuple):
    """Words of a document that speak against a sense (where there are none: it's always in doubt), and for it."""

    against: frozenset[str]
    for_it: frozenset[str]


# By (lemma, type), or by (rule, type) where other rules for that lemma are sure by themselves.
SENSES = {
    (r["lemma"], r["type"]): Sense(frozenset(r["against"].split()), frozenset(r["for"].split()))
    for r in vocab.read("events", "senses")
}


def fitting(matches: Sequence[Match], doc: Doc) -> list[Match]:
    """The matches whose sense their document has: a word has one sense in one text (Gale, Church, Yarowsky 1992)."""
    keys = [_key(m) for m in matches]
    if not any(keys):
        return list(matches)
    read = tree(doc)
    bases = {base for low, base in zip(read.lower, read.lemmas, strict=True) if low.isalpha()}
    words = bases.union(read.lower)
    wrong = {key for key in set(keys) if key is not None and _is_wrong(SENSES[key], words)}
    return [m for m, key in zip(matches, keys, strict=True) if key not in wrong]


def _key(match: Match) -> tuple[str, str] | None:
    kind = match.pattern.type
    return next((k for k in ((match.pattern.rule.id, kind), (lemma(match.token), kind)) if k in SENSES), None)


def _is_wrong(sense: Sense, words: set[str]) -> bool:
    against = not sense.against or bool(sense.against & words)
    return against and not sense.for_it & words
