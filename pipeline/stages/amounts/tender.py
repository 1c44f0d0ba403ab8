"""Which currency was money where, and when."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.core import vocab
from pipeline.stages.amounts.words import STAGE


class Period(NamedTuple):
    """When a code was money in a country; an empty day is open."""

    country: str
    code: str
    first: str
    last: str


PERIODS = tuple(
    Period(r["country"], r["code"], r["first_day"], r["last_day"]) for r in vocab.read(STAGE, "country_currencies")
)
BY_CODE: dict[str, list[Period]] = {}
BY_COUNTRY: dict[str, list[Period]] = {}
for _period in PERIODS:
    BY_CODE.setdefault(_period.code, []).append(_period)
    BY_COUNTRY.setdefault(_period.country, []).append(_period)


def last_day(published: str) -> str:
    """The last day that a date of any precision may be; "" of none."""
    return (published + "-12-31"[len(published) - 4 :])[:10] if published else ""


def current(periods: list[Period], day: str) -> list[Period]:
    """The periods that hold `day` ("" is today's: those still open), the youngest first."""
    held = [p for p in periods if (p.first <= day and (not p.last or day <= p.last)) or (not day and not p.last)]
    return sorted(held, key=lambda p: (p.first, p.code), reverse=True)
