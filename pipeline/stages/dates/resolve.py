"""From a meaning and its anchor to a TIMEX3 value."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.stages.dates import days
from pipeline.stages.dates.meaning import (
    Beside,
    Calendar,
    Fixed,
    Length,
    Meaning,
    Named,
    Nth,
    Reported,
    Shift,
    Step,
    Timed,
    Within,
)
from pipeline.stages.dates.nearest import calendar, kind, named, winter
from pipeline.stages.dates.situation import Anchor, Resolved, Situation
from pipeline.stages.dates.values import MULTIPLES, length, write


def resolve(meaning: Meaning, now: Situation) -> Resolved:
    """The value of a meaning in its situation; empty or underspecified, anchor none, where nothing anchors it."""
    match meaning:
        case Fixed():
            return Resolved(meaning.value)
        case Length():
            return Resolved(length(meaning.n, meaning.unit))
        case Timed():
            return _timed(meaning, now)
        case Within():
            year = _step(meaning.year, now)
            if not re.fullmatch(r"\d{4}", year.value):
                return Resolved(write(meaning.part), "none")
            return year._replace(value=write(replace(meaning.part, year=int(year.value))))
        case Step():
            return _step(meaning, now)
        case Nth():
            return _nth(meaning, now)
        case Named():
            return named(meaning, now)
        case Reported():
            return _reported(meaning, now)
        case Shift():
            return _shift(meaning, now)
        case Beside():
            return _beside(meaning, now)
        case Calendar():
            return calendar(meaning, now)


def _beside(beside: Beside, now: Situation) -> Resolved:
    """The day beside a day, or its week."""
    told = resolve(beside.day, now)
    day = Anchor.read(told.value).date
    if day is None or (next_to := days.shift(day, beside.steps)) is None:
        return Resolved("", "none")
    return told._replace(value=next_to.isoformat() if beside.steps else days.week(day))


def _nth(nth: Nth, now: Situation) -> Resolved:
    """A weekday of a month by its number; the ISO weekend of the month's n-th Saturday."""
    month = resolve(nth.month, now)
    if not (match := re.fullmatch(r"(\d{4})-(\d\d)", month.value)):
        return Resolved("", "none")
    day = days.nth(int(match[1]), int(match[2]), nth.weekday or 6, nth.n)
    if day is None:
        return Resolved("", "none")
    return month._replace(value=day.isoformat() if nth.weekday else days.week(day, True))


def _origin(origin: str, now: Situation) -> tuple[Anchor, str, str]:
    if origin == "text":
        return now.prior, "text" if now.prior.year else "none", now.prior_id if now.prior.year else ""
    return now.published, "published" if now.published.year else "none", ""


def _step(step: Step, now: Situation) -> Resolved:
    base, basis, row = _origin(step.origin, now)
    if step.target == "quarter" and step.origin == "text" and now.quarter.quarter:
        base, basis, row = now.quarter, "text", now.quarter_id
    value = ""
    if base.year is not None:
        value = _to_unit(step.target, step.steps, base) if isinstance(step.target, str) else _to_place(step, base)
    return Resolved(value, basis, row) if value else Resolved("", "none")


def _to_unit(unit: str, n: int, base: Anchor) -> str:
    """The unit n units away from the one that holds the base, at the precision of that unit."""
    assert base.year is not None
    today = base.date
    if unit in MULTIPLES and unit != "fortnight":
        size = MULTIPLES[unit][1]
        number = base.year // size + n
        return f"{number:0{3 if size == 10 else 2}d}" if 0 <= number * size < 10000 else ""
    if unit == "year":
        return f"{base.year + n:04d}" if 0 < base.year + n < 10000 else ""
    if unit == "month" and base.month:
        year, month = days.plus_months(base.year, base.month, n)
        return f"{year:04d}-{month:02d}" if 0 < year < 10000 else ""
    if unit == "quarter" and (base.month or base.quarter):
        quarter = base.quarter or ((base.month or 1) + 2) // 3
        year, month = days.plus_months(base.year, 3 * quarter - 2, 3 * n)
        return f"{year:04d}-Q{(month + 2) // 3}" if 0 < year < 10000 else ""
    if unit in ("day", "week", "fortnight", "weekend") and today:
        day = days.shift(today, n * {"day": 1, "fortnight": 14}.get(unit, 7))
        if day:
            return day.isoformat() if unit == "day" else days.week(day, unit == "weekend")
    return ""


def _to_place(step: Step, base: Anchor) -> str:
    """The last, next or present September, Tuesday, summer."""
    c, n = step.target, step.steps
    assert isinstance(c, Calendar) and base.year is not None
    if c.weekday:
        if not (today := base.date):
            return write(c)
        back = (today.isoweekday() - c.weekday) % 7
        offset = -(back or 7) if n < 0 else (7 - back) % 7 if n == 0 else 7 - back
        day = days.shift(today, offset)
        return day.isoformat() if day else ""
    start = (
        c.month or (c.quarter and 3 * c.quarter - 2) or (c.half and 6 * c.half - 5) or days.SEASONS.get(c.season) or 1
    )
    end = start + {"Q": 2, "H": 5, "S": 2}.get(kind(c), 0)
    year = base.year
    if n and not base.month:
        return write(replace(c, year=None))
    if winter(c, base):
        return write(replace(c, year=year - 1 + n))
    if n < 0 and end >= (base.month or 0):
        year -= 1
    elif n > 0 and start <= (base.month or 0):
        year += 1
    return write(replace(c, year=year))


def _shift(shift: Shift, now: Situation) -> Resolved:
    base, basis, row = _origin(shift.origin, now)
    if shift.unit == "year" and shift.n == 1 and shift.sign < 0:
        # Beside a quarter, "a year ago" is that quarter of the year before; else it is the last year.
        if now.prior.quarter or (now.figures and now.quarter.quarter):
            return _reported(Reported(-1), now)
        if base.year is None:
            base, basis, row = _origin("published", now)
    if shift.n is None:
        return (
            Resolved("PAST_REF" if shift.sign < 0 else "FUTURE_REF")
            if shift.origin == "published"
            else Resolved("", "none")
        )
    if shift.unit in ("second", "minute", "hour") or base.year is None:
        return Resolved("", "none")
    unit, n = shift.unit, shift.n
    if unit in MULTIPLES:
        unit, factor = MULTIPLES[unit]
        n *= factor
    if n % 1:
        if unit != "year":
            return Resolved("", "none")
        unit, n = "month", n * 12
    if unit in ("week", "fortnight") and shift.origin == "text" and base.date:
        unit, n = "day", n * (7 if unit == "week" else 14)  # "two weeks later" than a day is a day
    value = _to_unit(unit, int(n) * shift.sign, base)
    if unit == "year" and n == 1 and shift.origin == "text" and value:
        # "a year later" than a quarter or month is that quarter or month.
        value += f"-Q{base.quarter}" if base.quarter else f"-{base.month:02d}" if base.month and not base.day else ""
    return Resolved(value, basis, row) if value else Resolved("", "none")


def _reported(period: Reported, now: Situation) -> Resolved:
    """The quarter last spoken of; where the text has none, the last one over when it was published."""
    base, pub = now.quarter, now.published
    if period.loose and (now.part_year or not base.quarter):
        return Resolved(f"{period.year:04d}")
    if period.ended and not (now.fiscal and base.quarter) and pub.year and pub.month:
        # Of a company's own quarters: the one of the calendar that has most of its months.
        month = pub.year * 12 + period.ended - (12 if period.ended > pub.month else 0)
        year, number = divmod((month - 2) // 3, 4)
        return Resolved(f"{year:04d}-Q{number + 1}", "published")
    if base.quarter and base.year:
        found, number, year = ("text", now.quarter_id), base.quarter, base.year
    elif pub.year and pub.month:
        back = days.plus_months(pub.year, pub.month, -3)
        found, number, year = ("published", ""), (back[1] + 2) // 3, back[0]
    else:
        return Resolved(f"{period.year:04d}" if period.year else "", "none")
    return Resolved(f"{period.year or year + period.steps:04d}-Q{number}", *found)


def _timed(timed: Timed, now: Situation) -> Resolved:
    if timed.day is not None:
        day = resolve(timed.day, now)
    elif now.prior.date:
        day = Resolved(now.prior.date.isoformat(), "text", now.prior_id)
    else:
        # Not the day of publication: of four such times in the news, three were of the day spoken of before.
        day = Resolved("XXXX-XX-XX", "none")
    if day.value.endswith("_REF") or not day.value:
        day = Resolved("XXXX-XX-XX", "none")
    return day._replace(value=f"{day.value}T{timed.time}")
