"""What a word with two senses means in a whole document: a trial of vaccines, a trial in court."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.core import vocab
from pipeline.logic.matching import Match
from pipeline.logic.syntax import lemma

if TYPE_CHECKING:
    from spacy.tokens import Doc

# (lemma, type) → words that speak against this sense in its document, and words that speak for it.
SENSES = {
    (r["lemma"], r["type"]): (frozenset(r["against"].split()), frozenset(r["for"].split()))
    for r in vocab.read("events", "senses")
}


def fitting(matches: Sequence[Match], doc: Doc) -> list[Match]:
    """The matches whose sense their document has: a word has one sense in one text (Gale, Church, Yarowsky 1992)."""
    doubtful = {key for m in matches if (key := (lemma(m.token), m.pattern.type)) in SENSES}
    if not doubtful:
        return list(matches)
    words = {t.lower_ for t in doc} | {lemma(t) for t in doc if t.is_alpha}
    wrong = {key for key in doubtful if SENSES[key][0] & words and not SENSES[key][1] & words}
    return [m for m in matches if (lemma(m.token), m.pattern.type) not in wrong]
