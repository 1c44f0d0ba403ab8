"""Offsets as annotation tools count them, brought to code points and back.

Tools that run in a browser count UTF-16 code units, unless they took care; some count what people see as
one character. A browser may also have made one line feed of CR LF.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate

from pipeline.core.errors import ContractError, UsageError

POINTS, UTF16, GRAPHEMES = "code-points", "utf16", "graphemes"
UNITS = (POINTS, UTF16, GRAPHEMES)


class Counted:
    """A text, and where each of its code points begins in some unit; `lf` counts CR LF as one."""

    def __init__(self, raw: str, unit: str = POINTS, lf: bool = False) -> None:
        if unit not in UNITS:
            raise UsageError(f"--offsets {unit}: there is no such unit. It is {', '.join(UNITS)}.")
        sizes = list(_sizes(raw, unit))
        if lf:
            for n in range(len(raw) - 1):
                if raw[n] == "\r" and raw[n + 1] == "\n":
                    sizes[n] = 0
        # The offset of each code point, and of the end.
        self._at = [0, *accumulate(sizes)]

    def of(self, point: int) -> int:
        """The offset in this unit of a code point."""
        return self._at[point]

    def point(self, offset: int) -> int | None:
        """The code point that an offset is before, the first of a grapheme; None inside one, or outside the text."""
        n = bisect_left(self._at, offset)
        if n == len(self._at) or self._at[n] != offset:
            return None
        return n

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """A span of code points; None where an offset is none of this unit, or nothing is between them."""
        begin, stop = self.point(start), self.point(end)
        if begin is None or stop is None:
            return None
        return (begin, stop) if begin < stop else None


def _sizes(raw: str, unit: str) -> Iterator[int]:
    if unit == POINTS:
        yield from (1 for _ in raw)
    elif unit == UTF16:
        yield from (2 if ord(c) > 0xFFFF else 1 for c in raw)
    else:
        import regex

        for cluster in regex.finditer(r"\X", raw):
            # Counted where it ends: an offset inside a cluster is none.
            yield from (0 for _ in range(len(cluster[0]) - 1))
            yield 1


def fitting(raw: str, spans: Iterable[tuple[int, int, str]], where: str) -> Counted:
    """The unit in which every span (start, end, its words) holds its words.

    ContractError, with the first that never does, where there is none.
    """
    found = list(spans)
    worst = ""
    for lf in (False, True):
        for unit in (POINTS, UTF16):
            counted = Counted(raw, unit, lf)
            wrong = next((s for s in found if not _holds(raw, counted.span(s[0], s[1]), s[2])), None)
            if wrong is None:
                return counted
            worst = worst or f"{wrong[0]}-{wrong[1]} isn't {wrong[2]!r} in the text, in code points or UTF-16"
    raise ContractError(f"{where}: {worst}. Give the text that was labelled.")


def _holds(raw: str, span: tuple[int, int] | None, words: str) -> bool:
    return span is not None and _flat(raw[span[0] : span[1]]) == _flat(words)


def _flat(text: str) -> str:
    # Some versions write line ends within a JSON string as backslash and n.
    return " ".join(text.replace("\\n", " ").split())
