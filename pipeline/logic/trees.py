"""The parse of one document, read once: what hangs on each word, and its lemma.

spaCy makes a new object for each word that is looked at; rules look at the same few words again and again.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from pipeline.core import vocab

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MOST = 100  # dependants of a word to either side; nobody writes more
# What spaCy's lemmatizer gets wrong: "taxes" becomes "taxis".
LEMMAS = {r["form"]: r["lemma"] for r in vocab.read("logic", "lemmas")}
COMPOUNDS = {r["last"]: (r["first"], r["lemma"]) for r in vocab.read("logic", "compounds")}


class Tree:
    """The words of a document by number; only for one whose parse doesn't change any more."""

    __slots__ = ("below", "lemmas", "lower", "said", "sents")

    def __init__(self, doc: Doc) -> None:
        words = list(doc)
        self.lower = [t.lower_ for t in words]
        self.lemmas = [_lemma(t, low) for t, low in zip(words, self.lower, strict=True)]
        # What hangs on a word, in reading order, each with the number that spaCy has for its label.
        self.below: list[list[tuple[int, Token]]] = [[] for _ in words]
        for n, (t, step) in enumerate(zip(words, doc.to_array("HEAD").astype("int64").tolist(), strict=True)):
            if step:
                self.below[n + step].append((t.dep, t))
        for n, found in enumerate(self.below):
            if len(found) > MOST:  # what a lost parser hung on it by the hundred: the nearest
                self.below[n] = _near(n, found)
        # Of each word the number of its sentence, as the parser has them, and of each sentence its lemmas.
        starts = [n == 0 or bool(t.is_sent_start) for n, t in enumerate(words)]
        self.sents = [n - 1 for n in accumulate(starts)]
        said: list[set[str]] = [set() for _ in range(sum(starts))]
        for sent, lemma in zip(self.sents, self.lemmas, strict=True):
            said[sent].add(lemma)
        self.said = said


@lru_cache(maxsize=1)
def tree(doc: Doc) -> Tree:
    """The tree of a document; that of the last one is kept."""
    return Tree(doc)


def hyphened(token: Token) -> Token | None:
    """The first part of a word that the tokenizer parted at its hyphen, seen from the last."""
    known = COMPOUNDS.get(token.lower_)
    if known is None or token.i < 2 or token.nbor(-1).text != "-" or token.nbor(-2).lower_ != known[0]:
        return None
    return token.nbor(-2)


def _lemma(token: Token, low: str) -> str:
    if low in COMPOUNDS and hyphened(token) is not None:
        return COMPOUNDS[low][1]
    return LEMMAS.get(low) or token.lemma_.lower()


def _near(n: int, found: list[tuple[int, Token]]) -> list[tuple[int, Token]]:
    left = sum(t.i < n for _, t in found)
    if left <= MOST and len(found) - left <= MOST:
        return found
    return [pair for pair in found if n - MOST <= pair[1].i < n + MOST]
