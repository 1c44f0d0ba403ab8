"""From a meaning and its anchor to a TIMEX3 value."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from pipeline.stages.dates import days, holidays
from pipeline.stages.dates.meaning import (
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
from pipeline.stages.dates.values import MULTIPLES, length, write

BACKWARD = 75  # days by which a date behind is preferred to one ahead, where no verb looks ahead
AHEAD = 300  # the same for a day with a name: without such a verb, only one of the coming month is meant
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # the month that a season is reckoned to begin in, for order only


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
    figures: bool = False  # the sentence has amounts: "a year ago" compares quarters, where the text has any


class Resolved(NamedTuple):
    """A value, what it was reckoned from (explicit, published, text, none), and the row if that is text."""

    value: str
    anchor: str = "explicit"
    anchor_id: str = ""


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
            return _named(meaning, now)
        case Reported():
            return _reported(meaning, now)
        case Shift():
            return _shift(meaning, now)
        case Calendar():
            return _calendar(meaning, now)


def _calendar(c: Calendar, now: Situation) -> Resolved:
    pub = now.published
    whole = c.year is not None or c.decade is not None or c.century is not None
    if not whole and pub.year is None and c.month and (told := _told(c, now)):
        return told
    if whole or pub.year is None:
        return Resolved(write(c), "explicit" if whole else "none")
    if c.month and (told := _told(c, now)):
        return told
    if c.month and c.day:
        return Resolved(write(replace(c, year=_nearest(c, pub, now.tense))), "published")
    if c.weekday or c.weekend:
        return _weekday(c, now)
    start = c.month or (c.quarter and 3 * c.quarter - 2) or (c.half and 6 * c.half - 5) or SEASONS.get(c.season)
    if not start:
        return Resolved("", "none")
    year = pub.year
    if pub.month:
        if start > pub.month + (1 if c.month and now.tense == 0 else 0) and now.tense <= 0:
            year -= 1
        elif now.tense > 0 and start + {"Q": 6, "H": 5, "S": 2}.get(_kind(c), 0) < pub.month:
            year += 1  # but the results of a quarter are expected months after it
    return Resolved(write(replace(c, year=year)), "published")


def _named(named: Named, now: Situation) -> Resolved:
    """A day with a name: of its year, or the nearest one."""
    pub = now.published
    if named.year or pub.year is None:
        if named.year is None:
            return Resolved(f"XXXX-{named.rule}" if holidays.MONTH_DAY.fullmatch(named.rule) else "", "none")
        day = holidays.day_of(named.rule, named.year)
        return Resolved(day.isoformat() if day else f"{named.year:04d}")
    base = pub.date or date(pub.year, pub.month or 7, 15)
    near = [d for year in range(pub.year - 1, pub.year + 2) if (d := holidays.day_of(named.rule, year))]
    if named.steps is not None and (pub.date or named.steps == 0):
        steps = named.steps
        near = [d for d in near if (d < base if steps < 0 else d > base if steps > 0 else d.year == pub.year)]
    if not near:
        return Resolved("", "none")
    far = {d: abs((d - base).days) + (AHEAD if (d > base) != (now.tense > 0) else 0) for d in near}
    return Resolved(min(near, key=lambda d: (far[d], d)).isoformat(), "published")


def _nth(nth: Nth, now: Situation) -> Resolved:
    """A weekday of a month by its number; the ISO weekend of the month's n-th Saturday."""
    month = resolve(nth.month, now)
    if not (match := re.fullmatch(r"(\d{4})-(\d\d)", month.value)):
        return Resolved("", "none")
    day = days.nth(int(match[1]), int(match[2]), nth.weekday or 6, nth.n)
    if day is None:
        return Resolved("", "none")
    return month._replace(value=day.isoformat() if nth.weekday else days.week(day, True))


def _told(c: Calendar, now: Situation) -> Resolved | None:
    """A month, or a day of one, in the year that the text is telling of, where that is a past one."""
    prior, pub = now.prior, now.published
    if now.tense > 0 or not prior.year or not c.month or (pub.year and not now.narrative):
        return None
    later = (c.month, c.day or 31) < (prior.month or 1, prior.day or 1)
    year = prior.year + (1 if later else 0)
    if (
        c.weekday
        and c.day
        and not (days.valid(year, c.month, c.day) and date(year, c.month, c.day).isoweekday() == c.weekday)
    ):
        return None
    return Resolved(write(replace(c, year=year)), "text", now.prior_id)


def _kind(c: Calendar) -> str:
    return "Q" if c.quarter else "H" if c.half else "S" if c.season else "M"


def _nearest(c: Calendar, pub: Anchor, tense: int) -> int:
    """The year that brings month and day nearest to publication; a weekday beside them must agree."""
    assert pub.year and c.month and c.day
    if not pub.month:
        return pub.year
    base = date(pub.year, pub.month, pub.day or 15)
    best: tuple[int, int] | None = None
    for year in range(pub.year - 6, pub.year + 7):
        if not days.valid(year, c.month, c.day):
            continue
        day = date(year, c.month, c.day)
        far = abs((day - base).days) + (4000 if c.weekday and day.isoweekday() != c.weekday else 0)
        # About half a year away, the tense decides; "ended March 31" is never ahead.
        far += 1000 if tense < 0 and day > base else BACKWARD if (day > base) != (tense > 0) else 0
        best = min(best, (far, year)) if best else (far, year)
    return best[1] if best else pub.year


def _weekday(c: Calendar, now: Situation) -> Resolved:
    today = now.published.date
    if today is None:
        return Resolved(write(c), "none")
    if c.weekend:
        back = 0 if now.tense > 0 or today.isoweekday() >= 6 else 7
        day = days.shift(today, -back)
        return Resolved(days.week(day, True) if day else "", "published")
    assert c.weekday
    back = (today.isoweekday() - c.weekday) % 7
    day = days.shift(today, -back if now.tense <= 0 or back == 0 else 7 - back)
    return Resolved(day.isoformat() if day else "", "published")


def _origin(origin: str, now: Situation) -> tuple[Anchor, str, str]:
    if origin == "text":
        return now.prior, "text" if now.prior.year else "none", now.prior_id if now.prior.year else ""
    return now.published, "published" if now.published.year else "none", ""


def _step(step: Step, now: Situation) -> Resolved:
    base, kind, row = _origin(step.origin, now)
    if step.target == "quarter" and step.origin == "text" and now.quarter.quarter:
        base, kind, row = now.quarter, "text", now.quarter_id
    value = ""
    if base.year is not None:
        value = _to_unit(step.target, step.steps, base) if isinstance(step.target, str) else _to_place(step, base)
    return Resolved(value, kind, row) if value else Resolved("", "none")


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
    start = c.month or (c.quarter and 3 * c.quarter - 2) or (c.half and 6 * c.half - 5) or SEASONS.get(c.season) or 1
    end = start + {"Q": 2, "H": 5, "S": 2}.get(_kind(c), 0)
    year = base.year
    if n and not base.month:
        return write(replace(c, year=None))
    if n < 0 and end >= (base.month or 0):
        year -= 1
    elif n > 0 and start <= (base.month or 0):
        year += 1
    return write(replace(c, year=year))


def _shift(shift: Shift, now: Situation) -> Resolved:
    base, kind, row = _origin(shift.origin, now)
    if shift.unit == "year" and shift.n == 1 and shift.sign < 0:
        # Beside a quarter, "a year ago" is that quarter of the year before; else it is the last year.
        if now.prior.quarter or (now.figures and now.quarter.quarter):
            return _reported(Reported(-1), now)
        if base.year is None:
            base, kind, row = _origin("published", now)
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
    return Resolved(value, kind, row) if value else Resolved("", "none")


def _reported(period: Reported, now: Situation) -> Resolved:
    """The quarter last spoken of; where the text has none, the last one over when it was published."""
    base, pub = now.quarter, now.published
    if period.ended and pub.year and pub.month:
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
        today = now.published.date
        day = Resolved(today.isoformat(), "published") if today else Resolved("XXXX-XX-XX", "none")
    if day.value.endswith("_REF") or not day.value:
        day = Resolved("XXXX-XX-XX", "none")
    return day._replace(value=f"{day.value}T{timed.time}")
