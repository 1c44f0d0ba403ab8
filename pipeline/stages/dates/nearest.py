"""Places in the calendar that words leave half open: which year, which week they mean."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pipeline.stages.dates import days, holidays
from pipeline.stages.dates.meaning import Calendar, Named
from pipeline.stages.dates.situation import Anchor, Resolved, Situation
from pipeline.stages.dates.values import write

BACKWARD = 75  # days by which a date behind is preferred to one ahead, where no verb looks ahead
FORWARD = 150  # the same for one ahead over one behind, where a verb does
AHEAD = 300  # the same for a day with a name: without such a verb, only one of the coming month is meant


def calendar(c: Calendar, now: Situation) -> Resolved:
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
    start = first_month(c)
    if not start:
        return Resolved("", "none")
    year = pub.year - winter(c, pub)
    if pub.month and not winter(c, pub):
        if start > pub.month + (1 if c.month and now.tense == 0 else 0) and now.tense <= 0:
            year -= 1
        elif now.tense > 0 and start + {"Q": 6, "H": 5, "S": 2}.get(kind(c), 0) < pub.month:
            year += 1  # but the results of a quarter are expected months after it
    return Resolved(write(replace(c, year=year)), "published")


def named(c: Named, now: Situation) -> Resolved:
    """A day with a name: of its year, or the nearest one."""
    pub = now.published
    if not c.rule:
        return Resolved(f"{c.year:04d}" if c.year else "", "explicit" if c.year else "none")
    if c.year or pub.year is None:
        if c.year is None:
            return Resolved(f"XXXX-{c.rule}" if holidays.MONTH_DAY.fullmatch(c.rule) else "", "none")
        day = holidays.day_of(c.rule, c.year)
        return Resolved(day.isoformat() if day else f"{c.year:04d}")
    base = pub.date or date(pub.year, pub.month or 7, 15)
    near = [d for year in range(pub.year - 1, pub.year + 2) if (d := holidays.day_of(c.rule, year))]
    if c.steps is not None and (pub.date or c.steps == 0):
        steps = c.steps
        near = [d for d in near if (d < base if steps < 0 else d > base if steps > 0 else d.year == pub.year)]
    if not near:
        return Resolved("", "none")
    far = {d: abs((d - base).days) + (AHEAD if (d > base) != (now.tense > 0) else 0) for d in near}
    return Resolved(min(near, key=lambda d: (far[d], d)).isoformat(), "published")


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
        wrong = 1000 if tense < 0 else FORWARD if tense > 0 else BACKWARD
        far += wrong if (day > base) != (tense > 0) else 0
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


def winter(c: Calendar, base: Anchor) -> int:
    """1 where a winter is spoken of before March: it began the year before."""
    return int(c.season == "WI" and (base.month or 12) < days.SEASONS["SP"])


def first_month(c: Calendar) -> int | None:
    """The month that a part of a year begins in."""
    return c.month or (c.quarter and 3 * c.quarter - 2) or (c.half and 6 * c.half - 5) or days.SEASONS.get(c.season)


def kind(c: Calendar) -> str:
    return "Q" if c.quarter else "H" if c.half else "S" if c.season else "M"
