"""The first and the last day of a value, against the calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.stages.dates import days

NAMES_OF_QUARTERS, NAMES_OF_HALVES = "111222333444", "111111222222"
SEASONS = ("WI", "WI", "SP", "SP", "SP", "SU", "SU", "SU", "FA", "FA", "FA", "WI")


def names(day: date) -> list[str]:
    """Every value that a day lies in, by its own naming and no arithmetic of ours."""
    week, season = f"{day:%G}-W{day:%V}", SEASONS[day.month - 1]
    year = f"{day:%Y}"
    begun = f"{day.year - 1:04d}" if day.month < 3 else year  # a winter has the year it begins in
    return [year[:1], year[:2], year[:3], year, f"{day:%Y-%m}", f"{day:%Y-%m-%d}", week,
            f"{year}-Q{NAMES_OF_QUARTERS[day.month - 1]}", f"{year}-H{NAMES_OF_HALVES[day.month - 1]}",
            f"{begun}-{season}", week + "-WE" if day.isoweekday() > 5 else week]  # fmt: skip


@settings(max_examples=400)
@given(st.dates(date(1001, 3, 10), date(8990, 12, 20)), st.integers(0, 10))
def test_bounds_against_the_calendar(day: date, shape: int) -> None:
    value = names(day)[shape]
    first, last = (date.fromisoformat(d) for d in days.bounds(value))
    one = timedelta(1)
    assert first <= day <= last
    assert value in names(first) and value in names(last)
    assert value not in names(first - one) and value not in names(last + one)


@settings(max_examples=200)
@given(st.integers(1, 99_999))
def test_years_before_christ_against_counting(year: int) -> None:
    """1 BC is the year 0, and each year before it one less."""
    first, last = days.bounds(f"BC{year:04d}")
    assert (int(first[:-6]), first[-5:], int(last[:-6]), last[-5:]) == (1 - year, "01-01", 1 - year, "12-31")
    if year <= 9900:  # the century and the millennium of a year before Christ hold it
        for size, value in ((100, f"BC{(year - 1) // 100:02d}"), (1000, f"BC{(year - 1) // 1000}")):
            first, last = days.bounds(value)
            assert int(first[:-6]) <= 1 - year <= int(last[:-6])
            assert int(last[:-6]) - int(first[:-6]) == size - 1


@pytest.mark.parametrize(
    "value", ["2015-02-29", "2015-W54", "2015-13", "BC0000", "0000", "PAST_REF", "P1Y", "XXXX-10-11"]
)
def test_no_days_are_invented(value: str) -> None:
    assert days.bounds(value) == ("", "")
