"""The parse of one document, read once: what hangs on each word, and its lemma.

spaCy makes a new object for each word that is looked at; rules look at the same few words again and again.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.core import vocab

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc, Token

MOST = 100  # dependants of a word to either side; nobody writes more
# What spaCy's lemmatizer gets wrong: "taxes" becomes "taxis".
LEMMAS = {r["form"]: r["lemma"] for r in vocab.read("logic", "lemmas")}
NOTHING: tuple[tuple[int, Token], ...] = ()
NONE: dict[str, str] = {}
HYPHEN = "-"
# Words that the tokenizer parts at their hyphen: last part → first part → lemma.
COMPOUNDS: dict[str, dict[str, str]] = {}
for _row in vocab.read("logic", "compounds"):
    COMPOUNDS.setdefault(_row["last"], {})[_row["first"]] = _row["lemma"]
# "Re-hired" is hired; these are words of their own.
AGAIN = "re-"
OTHERWISE = frozenset(r["lemma"] for r in vocab.read("logic", "again"))
ODD = LEMMAS.keys() | COMPOUNDS.keys()


class Tree:
    """The words of a document by number; only for one whose parse doesn't change any more.

    `below` is what hangs on each, in reading order, with the numbers that spaCy has for the labels; `lower` its form in
    lower case; `sents` the number of its sentence, as the parser has them. `said` are the lemmas of each sentence; it
    goes from one of the `edges` to the next.
    """

    __slots__ = ("below", "edges", "lemmas", "lower", "said", "sents")

    def __init__(self, doc: Doc) -> None:
        lows, bases, deps, heads, starts = doc.to_array(["LOWER", "LEMMA", "DEP", "HEAD", "SENT_START"]).T
        steps = heads.astype("int64").tolist()
        strings, forms, lemmas = doc.vocab.strings, lows.tolist(), bases.tolist()
        known = {n: _lower(strings, n) for n in {*forms, *lemmas}}
        self.lower = [known[n] for n in forms]
        for number, word in known.items():
            if word.startswith(AGAIN) and word not in OTHERWISE:
                known[number] = word[len(AGAIN) :]
        self.lemmas = [known[n] for n in lemmas]
        odd = ODD & set(self.lower)
        for n, word in enumerate(self.lower) if odd else ():
            if word in odd:
                first = self.lower[n - 2] if n > 1 and self.lower[n - 1] == HYPHEN else ""
                self.lemmas[n] = COMPOUNDS.get(word, NONE).get(first) or LEMMAS.get(word, self.lemmas[n])
        self.below: list[Sequence[tuple[int, Token]]] = [NOTHING] * len(steps)
        hung: dict[int, list[tuple[int, Token]]] = {}
        for n, (token, dep, step) in enumerate(zip(doc, deps.tolist(), steps, strict=True)):
            if step:
                hung.setdefault(n + step, []).append((dep, token))
        for n, found in hung.items():
            self.below[n] = found if len(found) <= MOST else _near(n, found)
        self.edges = [0, *(n for n in (starts == 1).nonzero()[0].tolist() if n), len(steps)]
        self.sents: list[int] = []
        self.said: list[frozenset[str]] = []
        for n, (first, end) in enumerate(pairwise(self.edges)):
            self.sents += [n] * (end - first)
            self.said.append(frozenset(self.lemmas[first:end]))


@lru_cache(maxsize=50_000)
def _lower(strings: StringStore, number: int) -> str:
    """The word of a number, in lower case."""
    return strings[number].lower()


@lru_cache(maxsize=1)
def tree(doc: Doc) -> Tree:
    """The tree of a document; that of the last one is kept."""
    return Tree(doc)


def hyphened(token: Token) -> Token | None:
    """The first part of a word that the tokenizer parted at its hyphen, seen from the last."""
    said, at = tree(token.doc).lower, token.i
    if at > 1 and said[at - 1] == HYPHEN and said[at - 2] in COMPOUNDS.get(said[at], NONE):
        return token.nbor(-2)
    return None


def _near(n: int, found: list[tuple[int, Token]]) -> list[tuple[int, Token]]:
    left = sum(t.i < n for _, t in found)
    if left <= MOST and len(found) - left <= MOST:
        return found
    return [pair for pair in found if n - MOST <= pair[1].i < n + MOST]
