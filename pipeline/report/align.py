"""Which place of a new text is that of an old one: exact where nothing changed, by words where it did."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from pipeline.report.facts import Row

WORD = re.compile(r"\w+|[^\w\s]")
# Sentences less alike than this have no words in common that would matter.
ALIKE = 0.4
# Nobody wrote that many new sentences in one place in the middle of an old text; to compare all would be slow.
MANY = 60


class Piece(NamedTuple):
    """Characters of the old text, from `start`, that stand in the new one from `to`; `size` there, if rewritten."""

    start: int
    to: int
    end: int
    size: int


class Places:
    """Maps places of the old text to the new one."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = sorted(pieces)
        self._starts = [piece.start for piece in self._pieces]

    def __call__(self, start: int, end: int) -> tuple[int, int] | None:
        """The new span of an old one; None where its first character is in no piece: it has no place there."""
        n = bisect_right(self._starts, start) - 1
        if n < 0 or start >= self._pieces[n].end:
            return None
        first = self._pieces[n]
        last = self._pieces[max(n, bisect_right(self._starts, end - 1) - 1)]
        begin = first.to + min(start - first.start, max(0, first.size - 1))
        stop = last.to + min(end - last.start, last.size) if end < last.end else last.to + last.size
        return begin, max(stop, begin + 1)


def places(old: Sequence[Row], new: Sequence[Row], same: bool) -> Places:
    """How the sentences of an old text lie in a new one; `same` says that nothing in the text has changed."""
    if same:
        return Places([Piece(0, 0, 1 << 60, 1 << 60)])
    before, after = [row["text"] for row in old], [row["text"] for row in new]
    pieces: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            for one, other in zip(old[a:b], new[c:d], strict=True):
                start, end, to = int(one["start"]), int(one["end"]), int(other["start"])
                pieces.append(Piece(start, to, end, int(other["end"]) - to))
        elif tag == "replace":
            for n, m in _like(before[a:b], after[c:d]):
                pieces += _words(old[a + n], new[c + m])
    return Places(pieces)


def _like(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs of sentences that one was rewritten into the other, in order."""
    if len(old) > MANY or len(new) > MANY:
        return
    words = [WORD.findall(text) for text in new]
    at = 0
    for n, text in enumerate(old):
        mine = WORD.findall(text)
        likeness = [(SequenceMatcher(None, mine, words[m], autojunk=False).ratio(), -m) for m in range(at, len(new))]
        best, m = max(likeness, default=(0.0, 0))
        if best >= ALIKE:
            yield n, -m
            at = 1 - m


def _words(old: Row, new: Row) -> Iterator[Piece]:
    """The words of one sentence in another. Offsets are those of the clean text, near enough to the raw ones."""
    before, after = [*WORD.finditer(old["text"])], [*WORD.finditer(new["text"])]
    start, to = int(old["start"]), int(new["start"])
    codes = SequenceMatcher(None, [m[0] for m in before], [m[0] for m in after], autojunk=False).get_opcodes()
    for tag, a, b, c, d in codes:
        if tag == "equal":
            for one, other in zip(before[a:b], after[c:d], strict=True):
                yield Piece(start + one.start(), to + other.start(), start + one.end(), len(other[0]))
        elif tag == "replace":
            first, last = after[c].start(), after[d - 1].end()
            yield Piece(start + before[a].start(), to + first, start + before[b - 1].end(), last - first)
