"""Timelines: paragraphs that begin with their date and a colon, each going on where the one before left off."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.core import rows
from pipeline.stages.dates.rules import Draft
from pipeline.stages.dates.situation import Anchor
from pipeline.stages.dates.tokens import Tokens


class Entry(NamedTuple):
    """The date at the head of an entry, its row, and where it stands."""

    anchor: Anchor
    row: str
    at: int


class Timeline:
    """The entry that a text is in, while its dates are read one after the other."""

    def __init__(self, cut: Tokens) -> None:
        self._cut = cut
        self._last: Entry | None = None

    def heads(self, draft: Draft) -> bool:
        """Whether a date stands at the head of an entry: "Sept. 10: Police seize the records."."""
        return self._cut.word(draft.end) == ":" and not self._cut.word(draft.start - 1)

    def over(self, draft: Draft, published: Anchor) -> Entry | None:
        """The entry that tells the year of a date, where that is a past one: the entry it stands in, or the one before
        the entry that it heads."""
        last, now = self._last, published.year
        if last is None or last.anchor.year is None or (now and last.anchor.year >= now):
            return None
        between = self._cut.value[last.at : self._cut.starts[draft.start]]
        return last if self.heads(draft) or "\n\n" not in between else None

    def add(self, draft: Draft, row: rows.Date) -> None:
        """A row that has been read."""
        if self.heads(draft):
            self._last = Entry(Anchor.read(row.value), row.date_id, self._cut.starts[draft.start])
