"""What dates, times, durations and sets are worth, seen from a known day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.stages.dates.read_dates import MONDAY, found, read


@pytest.mark.parametrize(
    ("sentence", "words", "brief"),
    [
        # Parts, and what lies about, before or behind.
        ("The bill passed in the late 1970s.", "the late 1970s", "197 END"),
        ("It lasted more than four hours.", "more than four hours", "PT4H MORE_THAN"),
        ("He left nearly three years ago.", "nearly three years ago", "2012 AFTER"),
        ("She will resign early next week.", "early next week", "2015-W43 START"),
        ("He called on Friday evening.", "Friday evening", "2015-10-09TEV"),
        # In words and by name.
        ("It was built in nineteen ninety-six.", "nineteen ninety-six", "1996"),
        ("It began in January nineteen hundred.", "January nineteen hundred", "1900-01"),
        ("It rained on Christmas Day.", "Christmas Day", "2014-12-25"),
        # Quarters and years of business.
        ("Sales rose in the second quarter of 2014.", "the second quarter of 2014", "2014-Q2"),
        ("The year ended March 31 was poor.", "March 31", "2015-03-31"),
        ("It reported fourth-quarter profit of $4m, against $3m a year earlier.", "a year earlier", "2014-Q4"),
        ("It expects a loss for the year ending tomorrow.", "the year", "P1Y"),
        # Times and sets.
        ("It runs from 9 a.m. EST daily.", "9 a.m. EST", "XXXX-XX-XXT09:00"),
        ("It was shown at about 9 a.m. (0800 GMT) Thursday.", "0800 GMT", "2015-10-08T08:00Z"),
        ("He pays every month.", "every month", "P1M"),
        # A day with its weekday.
        ("They met on Thursday, 1 October.", "Thursday, 1 October", "2015-10-01"),
        # The sentence says whether the day has been or is to come.
        ("The talks are due to end on Sunday.", "Sunday", "2015-10-18"),
        ("The ship is due in December.", "December", "2015-12"),
        ("The ship sank in December.", "December", "2014-12"),
        ("Elections are on January 9.", "January 9", "2016-01-09"),
        ("He declared Friday a day of mourning.", "Friday", "2015-10-16"),
        ("The unions called a strike for Thursday.", "Thursday", "2015-10-15"),
        ("On Thursday, the board plans to meet.", "Thursday", "2015-10-15"),
        ("Until Thursday, she had known nothing.", "Thursday", "2015-10-08"),
        ("The figures stood by Thursday, as they had agreed.", "Thursday", "2015-10-15"),
        ("They had filed the papers by Thursday.", "Thursday", "2015-10-08"),
        ("By 2 May, ten people had died.", "2 May", "2015-05-02"),
        ("The bank has lent it cash through January.", "January", "2016-01"),
        ("It was hard to sell rooms well into the summer.", "the summer", "2015-SU"),
    ],
)  # fmt: skip
def test_values(sentence: str, words: str, brief: str) -> None:
    assert (words, brief) in [(text, value) for text, _, value in found(sentence, MONDAY)]


@pytest.mark.parametrize(
    "sentence",
    [
        "A 45-year-old man, aged 45 years, came for the first time.",
        "Some 2,015 people paid $2000 each.",
        "Version 3.2015.1 beat version 1.10.2015.7.",
        "Call 555-2015 or +375 17 2015 999.",
        "Theresa May may march on, second to none.",
        "Prices fall as the Sun shines; the spring broke.",
        "They won 3-1 and lost 21-14.",
        "The Sunday Times praised Good Friday prayers and Black Friday.",
    ],
)
def test_no_dates(sentence: str) -> None:
    assert found(sentence, MONDAY) == []


def test_a_pattern_ends_with_its_line() -> None:
    assert found("The 1997 merger") == [("1997", "DATE", "1997")]
    assert found("The\n1997\nmerger") == []


def test_a_time_is_of_the_day_behind_it() -> None:
    assert found("The doors opened at 3.30pm on Thursday.", "2023-05-05") == [
        ("3.30pm on Thursday", "TIME", "2023-05-04T15:30")
    ]


@pytest.mark.parametrize(
    ("sentence", "quant", "freq"),
    [
        ("They meet every Tuesday.", "EVERY", ""),
        ("Each year it grows.", "EACH", ""),
        ("They meet twice a month.", "", "2X"),
        ("It is held once every four years.", "EVERY", "1X"),
        ("He calls several times a day.", "", ""),
        ("A thrice-weekly flight is planned.", "", "3X"),
        ("It is paid annually.", "", ""),
    ],
)
def test_quantifiers_and_frequencies_of_sets(sentence: str, quant: str, freq: str) -> None:
    (row,) = [p.row for p in read(sentence, MONDAY)[0].rows]
    assert (row.type, row.quant, row.freq) == ("SET", quant, freq)


def test_numbers_with_slashes_follow_the_text() -> None:
    assert [v for *_, v in found("Sent on 12/31/2014, paid on 01/02/2015.")] == ["2014-12-31", "2015-01-02"]
    assert [v for *_, v in found("Sent on 31/12/2014, paid on 01/02/2015.")] == ["2014-12-31", "2015-02-01"]
    assert [v for *_, v in found("Sent on 12/31/2014 or 31/12/2014, paid on 01/02/2015.")][2] == "2015-XX-XX"


@settings(max_examples=200)
@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(1, 7))
def test_bare_weekday_is_the_latest(published: date, weekday: int) -> None:
    name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][weekday - 1]
    ((_, _, value),) = found(f"It rained on {name}.", published.isoformat())
    day = date.fromisoformat(value)
    assert day.isoweekday() == weekday and timedelta(0) <= published - day < timedelta(7)
