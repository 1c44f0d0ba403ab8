"""Quotations of a text: found once, paired over sentences and paragraphs, and tied to the cue beside them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pipeline.core.text import Span

# A mark that only opens, one that only closes, one that does either, or the end of a paragraph.
MARK = re.compile(r"(?P<open>[“„«]|``)|(?P<close>[”»])|(?P<either>\"|'')|(?P<end>\n\s*\n)")
SETTING_OFF = ",?!.…—–-;:"
# Between two parts of one quotation lies no more than who says it.
LONGEST_CUE = 90
LONGEST_TAIL = 25
LEAST = 2


class Quotation(NamedTuple):
    """What stands in quotation marks. `goes_on`: the paragraph ends before the marks close."""

    outer: Span
    inner: Span
    goes_on: bool


@lru_cache(maxsize=1)  # several stages ask about one text
def find(text: str) -> tuple[Quotation, ...]:
    """The quotations of a text in reading order; they don't overlap."""
    return tuple(q for q in _pair(text) if q.inner.length >= LEAST)


def _pair(text: str) -> Iterator[Quotation]:
    opened: re.Match[str] | None = None
    for mark in MARK.finditer(text):
        if mark["end"]:
            if opened:
                end = mark.start()
                if text[mark.end() : mark.end() + 1] in tuple('“"«„'):
                    yield Quotation(Span(opened.start(), end), Span(opened.end(), end), True)
                opened = None
        elif mark["open"]:
            opened = mark
        elif opened:
            yield Quotation(Span(opened.start(), mark.end()), Span(opened.end(), mark.start()), False)
            opened = None
        elif mark["either"] and not _only_closes(text, mark):
            opened = mark


def _only_closes(text: str, mark: re.Match[str]) -> bool:
    """Whether a straight mark can't open: inches and the ends of quotations that began elsewhere."""
    before, after = text[max(0, mark.start() - 1) : mark.start()], text[mark.end() : mark.end() + 1]
    return bool(before.strip()) and before not in tuple("(—–-[:") and not after.isalnum()


class Quotations:
    """The quotations of a document, asked by place."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.all = find(text)
        self.starts = [q.outer.start for q in self.all]

    def holding(self, span: Span) -> Quotation | None:
        """The quotation that a clean span stands in."""
        n = bisect_left(self.starts, span.start + 1) - 1
        return self.all[n] if n >= 0 and span.end <= self.all[n].outer.end else None

    def beside(self, source: Span, cue: Span, line: Span) -> Span | None:
        """The words that a cue sets off, from the first to the last part of the quotation, without outer marks.

        `line` is the sentence of the cue and its source. None where no quotation is set off by them: words
        quoted inside a sentence are part of what it says.
        """
        clause = Span(min(source.start, cue.start), max(source.end, cue.end))
        n = bisect_left(self.starts, cue.start)
        before = n - 1 if n and self._leads_to(self.all[n - 1], clause, line) else None
        after = n if n < len(self.all) and self._follows(self.all[n], cue, line) else None
        if before is None and after is None:
            return None
        first = before if before is not None else n
        last = after if after is not None else n - 1
        if before is not None and after is None and n < len(self.all) and self._resumes(self.all[n], clause, line):
            last = n
        while first > 0 and self._joined(self.all[first - 1], self.all[first]):
            first -= 1
        while last + 1 < len(self.all) and self._joined(self.all[last], self.all[last + 1]):
            last += 1
        return Span(self.all[first].inner.start, self.all[last].inner.end)

    def _leads_to(self, quotation: Quotation, clause: Span, line: Span) -> bool:
        """ "...," she said: the quotation ends in a stop, right before the cue and its source."""
        end, inner = quotation.outer.end, self.text[quotation.inner.start : quotation.inner.end]
        far = end < line.start - 2 or clause.start - end > LONGEST_CUE or clause.length > LONGEST_CUE
        if quotation.goes_on or end > clause.start + 1 or far:
            return False
        if end <= line.start and line.end - clause.end > LONGEST_TAIL:
            return False  # the sentence behind a quotation says something of its own
        gap = self.text[end : clause.start]
        stopped = inner[-1:] in SETTING_OFF or gap.lstrip()[:1] in tuple(",—–-")
        return stopped and "\n\n" not in gap

    def _follows(self, quotation: Quotation, cue: Span, line: Span) -> bool:
        """She said: "..." — the quotation begins behind a colon or comma, maybe in the next paragraph."""
        start = quotation.outer.start
        gap = self.text[cue.end : start]
        if start > line.end:
            lead = self.text[cue.end : line.end].rstrip()
            return lead.endswith(":") and not self.text[line.end : start].strip() and len(lead) < LONGEST_CUE
        lead = gap.rstrip()
        bare = (
            not any(c.isalnum() for c in gap) and self.text[quotation.inner.start : quotation.inner.start + 1].isupper()
        )
        return len(gap) < LONGEST_CUE and (lead.endswith((",", ":")) or bare)

    def _resumes(self, quotation: Quotation, clause: Span, line: Span) -> bool:
        """ "...," she said. "...": the second part begins where the sentence of the cue ends, or behind its comma."""
        start = quotation.outer.start
        gap = self.text[line.end : start] if start >= line.end else self.text[clause.end : start]
        if start >= line.end and self.text[quotation.inner.end - 1] == ",":
            return False  # another cue follows it
        return "\n\n" not in gap and not any(c.isalnum() for c in gap)

    def _joined(self, one: Quotation, other: Quotation) -> bool:
        gap = self.text[one.outer.end : other.outer.start]
        return not gap.strip() and ("\n\n" not in gap or one.goes_on)
