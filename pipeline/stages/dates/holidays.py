"""Named days, fixed and movable: which day of a year they are.

data/named_days.csv has a row for each name, and one more for each country where the name means another day: `day` is
month and day (12-25), a weekday of a month by its number (11-thu-4, 05-mon-last), the Tuesday after its first Monday
(11-election), or so many days from Easter Sunday of the Western (easter-2) or Eastern (orthodox+0) churches;
`near` are words that show the country. Common facts; Easter is reckoned by dateutil.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from pipeline.core import vocab
from pipeline.stages.dates import days

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
EASTER = re.compile(r"(easter|orthodox)([+-]\d+)")
MONTH_DAY = re.compile(r"\d\d-\d\d")


class Variant(NamedTuple):
    """One meaning of a name: its day, and words of the country that it is so in (none: anywhere else)."""

    day: str
    near: frozenset[str]


@cache
def variants() -> dict[str, tuple[Variant, ...]]:
    """All meanings of each name, in lower case."""
    found: dict[str, tuple[Variant, ...]] = {}
    for r in vocab.read("dates", "named_days"):
        one = Variant(r["day"], frozenset(r["near"].split("|")) - {""})
        found[r["name"]] = (*found.get(r["name"], ()), one)
    return found


def choose(name: str, *texts: str) -> str:
    """The day of a name, by the country that the first of `texts` (lower case) tells; empty if none does and it
    differs by country."""
    options = variants()[name]
    for text in texts if len(options) > 1 or options[0].near else ():
        words = frozenset(re.findall(r"[^\W\d_]+(?:\.[^\W\d_]\.)?", text))
        told = {o.day for o in options if o.near & words or any(" " in n and n in text for n in o.near)}
        if len(told) == 1:
            return told.pop()
    return next((o.day for o in options if not o.near), "")


def day_of(rule: str, year: int) -> date | None:
    """The day in a year; None outside the years that can be reckoned."""
    if not 1 <= year <= 9999:
        return None
    if match := EASTER.fullmatch(rule):
        from dateutil import easter

        if not 1583 <= year <= 4099:
            return None
        method = easter.EASTER_WESTERN if match[1] == "easter" else easter.EASTER_ORTHODOX
        sunday: date = easter.easter(year, method)
        return sunday + timedelta(int(match[2]))
    month, _, rest = rule.partition("-")
    if rest.isdigit():
        return date(year, int(month), int(rest))
    if rest == "election":
        monday = days.nth(year, int(month), 1, 1)
        return monday + timedelta(1) if monday else None
    weekday, _, n = rest.partition("-")
    return days.nth(year, int(month), WEEKDAYS.index(weekday) + 1, -1 if n == "last" else int(n))
