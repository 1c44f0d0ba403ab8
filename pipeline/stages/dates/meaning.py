"""What a temporal expression means, before anybody asks when it was said."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Calendar:
    """A place in the calendar; what the words leave open is None.

    `decade` is 199 for the 1990s, `century` 19 for the 20th; `season` SP, SU, FA or WI; `fiscal` years have
    bounds that the words don't tell.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: str = ""
    decade: int | None = None
    century: int | None = None
    fiscal: bool = False
    weekend: bool = False


@dataclass(frozen=True, slots=True)
class Nth:
    """The `n`-th (-1: last) weekday or weekend (0) of a month: "the last Sunday in May"."""

    n: int
    weekday: int
    month: Calendar | Within


@dataclass(frozen=True, slots=True)
class Step:
    """The unit, or the next place in the calendar, `steps` away: "last year", "next Tuesday", "yesterday".

    `origin` is "published" (the time of speaking) or "text" (the time spoken of: "the following year").
    """

    target: str | Calendar
    steps: int
    origin: str = "published"


@dataclass(frozen=True, slots=True)
class Shift:
    """`n` units (None: an open number) before (-1) or after (+1) an origin: "two years ago", "a month later"."""

    n: Decimal | None
    unit: str
    sign: int
    origin: str = "published"


@dataclass(frozen=True, slots=True)
class Within:
    """A calendar month, quarter or half in a year told by a step: "June last year"."""

    part: Calendar
    year: Step


@dataclass(frozen=True, slots=True)
class Named:
    """A day with a name, by its rule (holidays.py; empty: the country isn't known), of a year, or the last, this or
    next one (`steps`)."""

    rule: str
    year: int | None = None
    steps: int | None = None


@dataclass(frozen=True, slots=True)
class Reported:
    """The quarter that a report is about, `steps` years after it (-1: the one before), or that quarter of `year`.

    `ended` is the month in which it ended, if the words say so; `loose` words ("the 2014 period") may mean the year.
    """

    steps: int = 0
    year: int | None = None
    ended: int | None = None
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Timed:
    """A time of day, TIMEX3 after its T ("10:35", "NI", "07:35Z"), on a day, if the words name one."""

    time: str
    day: Calendar | Nth | Step | Shift | Within | Named | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """The day before (-1) or after (1) a day, or the week of it: "the day after Christmas", "the week of May 6"."""

    day: Calendar | Nth | Step | Shift | Within | Named
    steps: int = 0


@dataclass(frozen=True, slots=True)
class Length:
    """A stretch of time; `n` None is an open number: "several years"."""

    n: Decimal | None
    unit: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that needs no reckoning: references (PRESENT_REF) and sets (XXXX-WXX-2)."""

    value: str


Meaning = Calendar | Nth | Step | Shift | Within | Named | Reported | Timed | Beside | Length | Fixed


class Reading(NamedTuple):
    """A meaning, its TIMEX3 type and modifier. `trim` tokens at either end of the match don't belong to the span.

    An `elliptic` one leaves out what the date before it says: "May 5 to [9]". `quant` and `freq` are those of sets.
    """

    type: str
    meaning: Meaning
    mod: str = ""
    trim: tuple[int, int] = (0, 0)
    elliptic: bool = False
    quant: str = ""
    freq: str = ""
