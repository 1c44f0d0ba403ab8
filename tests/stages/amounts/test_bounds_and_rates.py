"""Words around a sum: at least, about, a barrel, a year."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.core.rows import Money
from tests.stages.amounts.read_amounts import rows_of


@pytest.mark.parametrize(
    ("text", "bound", "low", "high"),
    [
        ("about $5", "about", 5, 5),
        ("up to $5", "at_most", None, 5),
        ("at least $5", "at_least", 5, None),
        ("no fewer than 5 euros", "at_least", 5, None),
        ("a more than $5 fee", "more_than", 5, None),
        ("less than a $5 fee", "less_than", None, 5),
        ("$5 or more", "at_least", 5, None),
        ("$5 or so", "about", 5, 5),
        ("nothing new about the $5 fee", "exact", 5, 5),
        ("well short of the $5 sought", "exact", 5, 5),
        ("they handed over $5", "exact", 5, 5),
        ("a $5-plus fee", "at_least", 5, None),
    ],
)
def test_bounds(text: str, bound: str, low: int | None, high: int | None) -> None:
    (row,) = rows_of(text)
    assert isinstance(row, Money)
    assert (row.bound, row.amount_min, row.amount_max) == (
        bound,
        *(n if n is None else Decimal(n) for n in (low, high)),
    )
    assert row.text in ("$5", "5 euros")


@pytest.mark.parametrize("text", ["It lost minus tens of millions of dollars.", "It was minus hundreds of degrees."])
def test_bounds_stay_in_order_below_zero(text: str) -> None:
    for row in rows_of(text):
        low, high = (row.amount_min, row.amount_max) if isinstance(row, Money) else (row.value_min, row.value_max)
        assert low is None or high is None or low <= high


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("$90 per barrel", "barrel"),
        ("500 rubles a month", "month"),
        ("a €5bn-a-year plan", "year"),
        ("$15/hour", "hour"),
        ("$7 per 1,000 cubic metres", "1000 cubic metre"),
        ("$3 annually", "year"),
        ("5 cents a share from then on", "share"),
        ("£12m a year earlier", ""),
        ("$5 a great deal", ""),
        ("a dollar a day", "day"),
        ("$185 per thousand cubic metres", "1000 cubic metre"),
        ("$2-$3-a-barrel premium", "barrel"),
    ],
)
def test_rates(text: str, per: str) -> None:
    (row,) = rows_of(text)
    assert isinstance(row, Money) and row.per == per


@pytest.mark.parametrize(
    ("text", "pers"),
    [
        ("Oil lost $5.78, or 5.5 percent, to $99.31 a barrel.", ["barrel", "barrel"]),
        ("Gas was 38 pence lower at 435 pence a therm.", ["therm", "therm"]),
        ("It stood at €251 a megawatt hour at noon, down from €276.", ["megawatt hour", "megawatt hour"]),
        ("Earnings per share of $1.20 rose to $2.", ["share", ""]),
        ("He gets €2.6m a year after tax, plus €12,000 for each goal.", ["year", "goal"]),
        ("It paid $5 to men who earn $90 a day.", ["", "day"]),
    ],
)
def test_rates_of_two(text: str, pers: list[str]) -> None:
    assert [row.per for row in rows_of(text) if isinstance(row, Money)] == pers
