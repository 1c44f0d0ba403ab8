"""Arithmetic of the calendar (proleptic Gregorian, ISO weeks): first and last days of values, steps between them."""

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
    )?
    | (?P<decade> \d{3} )
    | (?P<century> \d\d )
    """,
    re.VERBOSE,
)


def bounds(value: str) -> tuple[str, str]:
    """First and last day, both inside, of a TIMEX3 value, as ISO dates; two empty strings where it has none:
    underspecified values, seasons (they differ by hemisphere), references, durations and sets."""
    match = VALUE.fullmatch(value)
    if match is None:
        return "", ""
    part = {name: int(digits) for name, digits in match.groupdict().items() if digits and digits.isdigit()}
    try:
        first, last = _interval(part, bool(match["weekend"]))
    except ValueError:
        return "", ""
    return first.isoformat(), last.isoformat()


def _interval(part: dict[str, int], weekend: bool) -> tuple[date, date]:
    if "year" not in part:
        size, name = (10, "decade") if "decade" in part else (100, "century")
        year = part[name] * size
        return date(year, 1, 1), date(year + size - 1, 12, 31)
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
