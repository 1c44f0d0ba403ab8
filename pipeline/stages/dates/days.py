"""Arithmetic of the calendar (proleptic Gregorian, ISO weeks): first and last days of values, steps between them.

Conventions: a century is a hundred years that begin alike (19 is 1900 to 1999), a millennium a thousand. Seasons are
those of the north as meteorologists count them, from the first of March, June, September and December; a winter has
the year it begins in. Years before Christ are written as ISO 8601 does, with a year 0: 44 BC is -0043.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

VALUE = re.compile(
    r"""
    (?P<year> \d{4} )
    (?: -(?P<month> \d\d ) (?: -(?P<day> \d\d ) (?: T.* )? )?
      | -Q(?P<quarter> [1-4] )
      | -H(?P<half> [12] )
      | -W(?P<week> \d\d ) (?P<weekend> -WE )?
      | -(?P<season> SP | SU | FA | WI )
    )?
    | (?P<decade> \d{3} )
    | (?P<century> \d\d )
    | (?P<millennium> \d )
    | BC (?: (?P<bc_year> \d{4,} ) | (?P<bc_century> \d\d ) | (?P<bc_millennium> \d ) )
    """,
    re.VERBOSE,
)


SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # the month that each begins in


def bounds(value: str) -> tuple[str, str]:
    """First and last day, both inside, of a TIMEX3 value, as ISO dates; two empty strings where it has none:
    underspecified values, references, durations and sets."""
    match = VALUE.fullmatch(value)
    if match is None:
        return "", ""
    part = {name: int(digits) for name, digits in match.groupdict().items() if digits and digits.isdigit()}
    if before := next((name for name in part if name.startswith("bc_")), ""):
        return _before_christ(part[before], {"bc_year": 1, "bc_century": 100, "bc_millennium": 1000}[before])
    if match["season"]:
        part["season"] = SEASONS[match["season"]]
    try:
        first, last = _interval(part, bool(match["weekend"]))
    except ValueError:
        return "", ""
    return first.isoformat(), last.isoformat()


def _before_christ(n: int, size: int) -> tuple[str, str]:
    """The year n BC (size 1), or the n + 1st stretch of `size` years, counted back from 1 BC, which is the year 0."""
    last = n if size == 1 else n * size + 1
    if last < 1:
        return "", ""
    first, last = 1 - (last + size - 1), 1 - last
    return f"{_year(first)}-01-01", f"{_year(last)}-12-31"


def _year(n: int) -> str:
    return f"-{-n:04d}" if n < 0 else f"{n:04d}"


def _interval(part: dict[str, int], weekend: bool) -> tuple[date, date]:
    if "year" not in part:
        name = next(iter(part))
        size = {"decade": 10, "century": 100, "millennium": 1000}[name]
        year = part[name] * size
        return date(max(year, 1), 1, 1), date(year + size - 1, 12, 31)
    year = part["year"]
    if "day" in part:
        day = date(year, part["month"], part["day"])
        return day, day
    if "week" in part:
        monday = date.fromisocalendar(year, part["week"], 1)
        return (monday + timedelta(5) if weekend else monday), monday + timedelta(6)
    if "month" in part:
        return months(year, part["month"], 1)
    if "quarter" in part:
        return months(year, 3 * part["quarter"] - 2, 3)
    if "season" in part:
        end = plus_months(year, part["season"], 2)
        return date(year, part["season"], 1), months(*end, 1)[1]
    if "half" in part:
        return months(year, 6 * part["half"] - 5, 6)
    return date(year, 1, 1), date(year, 12, 31)


def months(year: int, month: int, count: int) -> tuple[date, date]:
    """First and last day of `count` months of one year."""
    end = month + count - 1
    return date(year, month, 1), date(year, end, monthrange(year, end)[1])


def plus_months(year: int, month: int, n: int) -> tuple[int, int]:
    """Year and month, n months on."""
    whole = year * 12 + month - 1 + n
    return whole // 12, whole % 12 + 1


def valid(year: int | None, month: int, day: int) -> bool:
    """Whether there is such a day; without a year, whether some year has it."""
    year = 2000 if year is None else year
    return MINYEAR <= year <= MAXYEAR and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def week(day: date, weekend: bool = False) -> str:
    """The ISO week of a day: 2015-W41, or its weekend: 2015-W41-WE."""
    year, number, _ = day.isocalendar()
    return f"{year:04d}-W{number:02d}" + ("-WE" if weekend else "")


def shift(day: date, days: int) -> date | None:
    """The day some days on; None where the calendar ends."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return None


def nth(year: int, month: int, weekday: int, n: int) -> date | None:
    """The n-th ISO weekday (1 to 7) of a month, the last one for -1; None if there are fewer."""
    found = [
        d for day in range(1, monthrange(year, month)[1] + 1) if (d := date(year, month, day)).isoweekday() == weekday
    ]
    return found[n] if n < 0 else found[n - 1] if n <= len(found) else None
