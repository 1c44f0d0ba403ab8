"""Words as the names tagger reads them: word pieces, the shape of their letters, what the rules say of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

UNKNOWN, FIRST, LAST = "[UNK]", "[CLS]", "[SEP]"
LONGEST_WORD = 100  # characters; a longer one is unknown, as in BERT
MOST_PIECES = 8  # of one word: what a name looks like shows in its beginning
# What a shape is numbered; 0 is no word. Each has a second number at the start of a sentence.
DIGITS, SIGNS, INITIAL, UPPER, LOWER, TITLE, CAMEL, INNER = range(8)


class Word(NamedTuple):
    """A word of a text: its letters, whether it starts a sentence, and what the rules say of it."""

    text: str
    first: bool
    hint: int


class Row(NamedTuple):
    """One input of the network: `words` are the indices of its words, `at` where the first piece of each is."""

    words: tuple[int, ...]
    at: tuple[int, ...]
    pieces: tuple[int, ...]
    shapes: tuple[int, ...]
    hints: tuple[int, ...]


@lru_cache(maxsize=20_000)
def shape(word: str, first: bool) -> int:
    """1 to 16: what the letters of a word look like, and whether it starts its sentence. The pieces have no case."""
    letters = [c for c in word if c.isalpha()]
    if not letters:
        kind = DIGITS if any(c.isdigit() for c in word) else SIGNS
    elif all(c.isupper() for c in letters):
        kind = INITIAL if len(letters) == 1 else UPPER
    elif all(c.islower() for c in letters):
        kind = LOWER
    elif letters[0].isupper():
        kind = TITLE if all(c.islower() for c in letters[1:]) else CAMEL
    else:
        kind = INNER
    return 1 + 2 * kind + first


def rows(sentences: Sequence[Sequence[Word]], split: Splitter, length: int) -> Iterator[Row]:
    """All words of a document, in rows of whole sentences of at most `length` pieces; a longer sentence is cut."""
    room, numbers = length - 2, split.numbers
    row: list[tuple[Word, tuple[int, ...]]] = []
    full = start = 0
    for sentence in sentences:
        words = [(word, split(word.text)) for word in sentence]
        size = sum(len(pieces) for _, pieces in words)
        if row and (full + size > room):
            yield _row(start, row, numbers)
            start, row, full = start + len(row), [], 0
        for word, pieces in words:
            if full + len(pieces) > room:
                yield _row(start, row, numbers)
                start, row, full = start + len(row), [], 0
            row.append((word, pieces))
            full += len(pieces)
    if row:
        yield _row(start, row, numbers)


def _row(start: int, words: Sequence[tuple[Word, tuple[int, ...]]], numbers: Mapping[str, int]) -> Row:
    at, pieces, shapes, hints = [], [numbers[FIRST]], [0], [0]
    for word, of_word in words:
        at.append(len(pieces))
        pieces.extend(of_word)
        shapes.extend([shape(word.text, word.first)] * len(of_word))
        hints.extend([word.hint] * len(of_word))
    ends = (*pieces, numbers[LAST]), (*shapes, 0), (*hints, 0)
    return Row(tuple(range(start, start + len(words))), tuple(at), *ends)


class Splitter:
    """Splits a word into pieces as BERT does: lower case, no accents, signs apart, the longest piece first.

    It keeps the words that it has split.

    Source: Devlin et al. 2019 (BERT), uncased; Wu et al. 2016 (WordPiece).
    """

    def __init__(self, numbers: Mapping[str, int]) -> None:
        self.numbers = numbers
        self.known = lru_cache(maxsize=20_000)(self._split)

    def __call__(self, word: str) -> tuple[int, ...]:
        """The numbers of a word's pieces: one at least, MOST_PIECES at most."""
        return self.known(word)

    def _split(self, word: str) -> tuple[int, ...]:
        found: list[int] = []
        for part in _parts(word):
            found.extend(self._pieces(part))
        return tuple(found[:MOST_PIECES]) or (self.numbers[UNKNOWN],)

    def _pieces(self, part: str) -> list[int]:
        if len(part) > LONGEST_WORD:
            return [self.numbers[UNKNOWN]]
        found, at = [], 0
        while at < len(part):
            for end in range(len(part), at, -1):
                number = self.numbers.get(("##" if at else "") + part[at:end])
                if number is not None:
                    break
            else:
                return [self.numbers[UNKNOWN]]
            found.append(number)
            at = end
        return found


def _parts(word: str) -> Iterator[str]:
    """Runs of letters and digits, and single signs, in lower case without accents."""
    run: list[str] = []
    for c in unicodedata.normalize("NFD", word.lower()):
        kind = unicodedata.category(c)
        if kind == "Mn" or kind in ("Cc", "Cf", "Co", "Cn", "Cs"):
            continue
        if c.isspace() or kind[0] in "PZ" or c in "$+<=>^`|~" or _ideograph(c):
            if run:
                yield "".join(run)
                run.clear()
            if not c.isspace():
                yield c
        else:
            run.append(c)
    if run:
        yield "".join(run)


def _ideograph(c: str) -> bool:
    # Each is a word of its own, as in BERT's tables: the CJK unified ideographs and their compatibility forms.
    return "\u3400" <= c <= "\u9fff" or "\uf900" <= c <= "\ufaff" or c >= "\U00020000"
