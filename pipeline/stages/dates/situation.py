"""What relative words are reckoned from, and what comes of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from pipeline.stages.dates import days


@dataclass(frozen=True, slots=True)
class Anchor:
    """A date at its true precision; no year: nothing is known."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None

    @classmethod
    def read(cls, value: str) -> Anchor:
        """From a published date or from the value of a date in the text; seasons and weeks leave only the year."""
        match = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?|-Q([1-4]))?", value)
        if match is None or match[1] == "0000":
            return cls()
        year, month, day, quarter = (int(part) if part else None for part in match.groups())
        if not month or not days.valid(year, month, day or 1):
            return cls(year, quarter=quarter)
        return cls(year, month, day)

    @property
    def date(self) -> date | None:
        return date(self.year, self.month, self.day) if self.year and self.month and self.day else None


class Situation(NamedTuple):
    """What relative words are reckoned from: publication, the date last spoken of and its row, the tense near by,
    the quarter last spoken of and its row."""

    published: Anchor
    prior: Anchor
    prior_id: str
    tense: int = 0  # 1: the words look ahead, -1: they look back, 0: they don't say
    quarter: Anchor = Anchor()
    quarter_id: str = ""
    narrative: bool = False  # the text tells of the past, so that a month without a year is of the year told of
    fiscal: bool = False  # that quarter is one of a company's own year, whatever its months
    part_year: bool = False  # the sentence compares six or nine months
    figures: bool = False  # the sentence has amounts: "a year ago" compares quarters, where the text has any


class Resolved(NamedTuple):
    """A value, what it was reckoned from (explicit, published, text, none), and the row if that is text."""

    value: str
    anchor: str = "explicit"
    anchor_id: str = ""
