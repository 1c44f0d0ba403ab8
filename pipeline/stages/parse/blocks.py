"""Pieces of a text that are analysed one at a time, so that memory doesn't grow with the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

SIZE = 20_000  # characters; about 4,000 words
ENOUGH = 15_000  # from here on a paragraph's end closes a block
SOLID = re.compile(r"\S{1001}")


@dataclass(frozen=True, slots=True)
class Block:
    """Whole sentences with the white space after them; `starts` are those of its sentences, in the block's own offsets.

    `solid`: one sentence with more than 1,000 characters in a row without a space.
    """

    text: str
    starts: tuple[int, ...]
    solid: bool


def cut(value: str, starts: Sequence[int]) -> Iterator[Block]:
    """Blocks that tile the text; it depends on nothing but the text and the starts of its sentences."""
    if not value:
        return
    bounds = [0, *starts[1:], len(value)]  # what stands before the first sentence goes with it
    solid = _solid(value, bounds)
    open_at: list[int] = []
    for n, start in enumerate(bounds[:-1]):
        if open_at:
            size, paragraph = start - open_at[0], value.endswith("\n\n", open_at[0], start)
            full = bounds[n + 1] - open_at[0] > SIZE
            if full or (size > ENOUGH and paragraph) or n in solid or n - 1 in solid:
                yield _block(value, open_at, start, n - 1 in solid)
                open_at = []
        open_at.append(start)
    yield _block(value, open_at, len(value), len(bounds) - 2 in solid)


def _block(value: str, starts: Sequence[int], end: int, solid: bool) -> Block:
    first = starts[0]
    return Block(value[first:end], tuple(start - first for start in starts), solid)


def _solid(value: str, bounds: Sequence[int]) -> frozenset[int]:
    """The numbers of the sentences that hold a run without spaces which is too long for the tokenizer."""
    if not SOLID.search(value):
        return frozenset()
    return frozenset(n for n, (start, end) in enumerate(pairwise(bounds)) if SOLID.search(value, start, end))
