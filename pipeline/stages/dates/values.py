"""How TIMEX3 writes lengths and places in the calendar."""

from __future__ import annotations

from decimal import Decimal

from pipeline.core.tables import plain
from pipeline.stages.dates.meaning import Calendar

LETTERS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
}
MULTIPLES = {"decade": ("year", 10), "century": ("year", 100), "fortnight": ("week", 2)}
HALVES = {"year": ("month", 12), "day": ("hour", 24), "hour": ("minute", 60), "minute": ("second", 60)}


def length(n: Decimal | None, unit: str) -> str:
    """A TIMEX3 duration: P2Y, PT5H30M, PXM; decades and centuries in years, halves in the next smaller unit."""
    if unit in MULTIPLES:
        unit, factor = MULTIPLES[unit]
        n = n if n is None else n * factor
    letter = LETTERS[unit]
    time, letter = ("T", letter[1]) if letter[0] == "T" else ("", letter)
    if n is None:
        return f"P{time}X{letter}"
    whole, rest = int(n), n - int(n)
    if rest and unit in HALVES and (rest * HALVES[unit][1]) % 1 == 0:
        smaller, factor = HALVES[unit]
        head = f"P{time}{whole}{letter}" if whole else "P"
        tail = length(rest * factor, smaller)[1:]
        return head + (tail.removeprefix("T") if "T" in head else tail)
    return f"P{time}{plain(n)}{letter}"


def write(c: Calendar) -> str:
    """A place in the calendar as TIMEX3, with X for what is open."""
    if c.century is not None:
        return f"{c.century:02d}"
    if c.decade is not None:
        return f"{c.decade:03d}"
    year = "XXXX" if c.year is None else f"{c.year:04d}"
    if c.month:
        return f"{year}-{c.month:02d}" + (f"-{c.day:02d}" if c.day else "")
    if c.quarter or c.half:
        return f"{year}-Q{c.quarter}" if c.quarter else f"{year}-H{c.half}"
    if c.season:
        return f"{year}-{c.season}"
    if c.weekday:
        return f"{year}-WXX-{c.weekday}"
    return f"{year}-WXX-WE" if c.weekend else year
