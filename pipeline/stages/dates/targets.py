"""What "last", "the same" or a number may stand before: units and names of the calendar."""

from __future__ import annotations

from pipeline.stages.dates.grammar import Hit
from pipeline.stages.dates.meaning import Calendar

TARGET = "(?:unit=(?:UNIT|weekend) | month=<MONTHS> | weekday=WEEKDAY | season=SEASON)"


def unit(hit: Hit, group: str = "unit") -> str:
    return hit.value(group, "UNIT") or hit.value(group, "UNITS") or hit.word(group)


def place(hit: Hit) -> Calendar | str:
    """What "last", "this" or "next" stands before: a unit, or a month, weekday, season or quarter."""
    if "month" in hit:
        return Calendar(month=hit.month())
    if "weekday" in hit:
        return Calendar(weekday=int(hit.value("weekday")))
    if "season" in hit:
        return Calendar(season=hit.value("season"))
    if "n" in hit:
        return Calendar(quarter=hit.number("n", "ORD"))
    return unit(hit)
