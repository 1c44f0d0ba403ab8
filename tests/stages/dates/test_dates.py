"""The stage without a language model: rule examples, labelled cases, invariants, known gaps."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.core import rows
from pipeline.core.placed import Published
from pipeline.core.rules import Rule, read_marks
from pipeline.core.text import Edit, Span, Text
from pipeline.stages import dates
from pipeline.stages.dates import days
from tests.stages.dates.read_dates import read, sentences

MONDAY = "2015-10-12"


def found(raw: str, published: str = "") -> list[tuple[str, str, str]]:
    """Words, type and brief of each row."""
    return [(p.row.text, p.row.type, dates.brief(p.row)) for p in read(raw, published)[0].rows]


def examples(kind: str) -> Iterator[tuple[Rule, str]]:
    for rule in dates.RULES:
        for sentence in getattr(rule, kind):
            yield rule, sentence


@pytest.mark.parametrize(("rule", "sentence"), list(examples("hits")))
def test_hits(rule: Rule, sentence: str) -> None:
    plain, marks = read_marks(sentence)
    made = {(p.span, dates.brief(p.row)): p.row.rule_id for p in read(plain, rule.published)[0].rows}
    assert {(m.span, m.value) for m in marks} <= made.keys()
    assert rule.id in [made[m.span, m.value] for m in marks]


@pytest.mark.parametrize(("rule", "sentence"), list(examples("misses")))
def test_misses(rule: Rule, sentence: str) -> None:
    assert rule.id not in [p.row.rule_id for p in read(sentence, rule.published)[0].rows]


def test_every_rule_has_two_hits_and_two_misses() -> None:
    assert [rule.id for rule in dates.RULES if len(rule.hits) < 2 or len(rule.misses) < 2] == []
    assert len({rule.id for rule in dates.RULES}) == len(dates.RULES)


@pytest.mark.parametrize(
    ("sentence", "words", "brief"),
    [
        ("The bill passed in the late 1970s.", "the late 1970s", "197 END"),
        ("It was built in nineteen ninety-six.", "nineteen ninety-six", "1996"),
        ("It rained on Christmas Day.", "Christmas Day", "2014-12-25"),
        ("It began in January nineteen hundred.", "January nineteen hundred", "1900-01"),
        ("It lasted more than four hours.", "more than four hours", "PT4H MORE_THAN"),
        ("He left nearly three years ago.", "nearly three years ago", "2012 AFTER"),
        ("She will resign early next week.", "early next week", "2015-W43 START"),
        ("Sales rose in the second quarter of 2014.", "the second quarter of 2014", "2014-Q2"),
        ("He called on Friday evening.", "Friday evening", "2015-10-09TEV"),
        ("The talks are due to end on Sunday.", "Sunday", "2015-10-18"),
        ("The ship is due in December.", "December", "2015-12"),
        ("The ship sank in December.", "December", "2014-12"),
        ("Elections are on January 9.", "January 9", "2016-01-09"),
        ("The year ended March 31 was poor.", "March 31", "2015-03-31"),
        ("They met on Thursday, 1 October.", "Thursday, 1 October", "2015-10-01"),
        ("He pays every month.", "every month", "P1M"),
        ("It runs from 9 a.m. EST daily.", "9 a.m. EST", "XXXX-XX-XXT09:00"),
        ("He declared Friday a day of mourning.", "Friday", "2015-10-16"),
        ("The unions called a strike for Thursday.", "Thursday", "2015-10-15"),
        ("On Thursday, the board plans to meet.", "Thursday", "2015-10-15"),
        ("Until Thursday, she had known nothing.", "Thursday", "2015-10-08"),
        ("The figures stood by Thursday, as they had agreed.", "Thursday", "2015-10-15"),
        ("They had filed the papers by Thursday.", "Thursday", "2015-10-08"),
        ("By 2 May, ten people had died.", "2 May", "2015-05-02"),
        ("The bank has lent it cash through January.", "January", "2016-01"),
        ("It was hard to sell rooms well into the summer.", "the summer", "2015-SU"),
        ("It reported fourth-quarter profit of $4m, against $3m a year earlier.", "a year earlier", "2014-Q4"),
        ("It expects a loss for the year ending tomorrow.", "the year", "P1Y"),
        ("It was shown at about 9 a.m. (0800 GMT) Thursday.", "0800 GMT", "2015-10-08T08:00Z"),
    ],
)  # fmt: skip
def test_cases(sentence: str, words: str, brief: str) -> None:
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
def test_vetoes(sentence: str) -> None:
    assert found(sentence, MONDAY) == []


def test_a_pattern_ends_with_its_sentence() -> None:
    assert found("The\n1997\nmerger") == found("1997\nmerger")


@pytest.mark.parametrize(
    ("sentence", "published", "value", "anchor"),
    [
        ("It rained on October 11.", "2015", "2015-10-11", "published"),
        ("It rained in September.", "2015", "2015-09", "published"),
        ("It rained on Tuesday.", "2015", "XXXX-WXX-2", "none"),
        ("It rained two years ago.", "2015", "2013", "published"),
        ("It rained last month.", "2015", "", "none"),
        ("It rained yesterday.", "2015-10", "", "none"),
        ("It rained last month.", "2015-10", "2015-09", "published"),
        ("It rained on October 11.", "", "XXXX-10-11", "none"),
        ("It rained in October.", "", "XXXX-10", "none"),
        ("It rained last year.", "", "", "none"),
        ("It rained in 1994.", "", "1994", "explicit"),
        ("It rained for two years.", "", "P2Y", "explicit"),
    ],
)
def test_anchor_precision(sentence: str, published: str, value: str, anchor: str) -> None:
    (row,) = [p.row for p in read(sentence, published)[0].rows]
    assert (row.value, row.anchor) == (value, anchor)


def test_text_anchor_names_its_row() -> None:
    first, second = (p.row for p in read("In 1990 it opened. Two years later it shut.", MONDAY)[0].rows)
    assert (second.value, second.anchor, second.anchor_id) == ("1992", "text", first.date_id)


def test_a_time_is_of_the_day_behind_it() -> None:
    assert found("The doors opened at 3.30pm on Thursday.", "2023-05-05") == [
        ("3.30pm on Thursday", "TIME", "2023-05-04T15:30")
    ]


def test_weekdays_of_a_range_without_an_anchor_stay_open() -> None:
    assert found("It opens from Sunday to Thursday.") == [
        ("Sunday", "DATE", "XXXX-WXX-7"),
        ("Thursday", "DATE", "XXXX-WXX-4"),
    ]


def test_ranges_give_both_ends() -> None:
    assert [value for *_, value in found("From 2010 to 2014, and between 2016 and 2018, he taught.")] == [
        "2010", "2014", "2016", "2018"]  # fmt: skip
    assert [value for *_, value in found("The war of 1914-18 was long.")] == ["1914", "1918"]


@pytest.mark.parametrize(
    ("raw", "kind", "expected"),
    [
        ("RIGA, Oct. 11, 2015 (Agency) - It rained.", "body", Published("2015-10-11", "text", "Oct. 11, 2015")),
        ("Riga, 23 June 2016", "byline", Published("2016-06-23", "text", "23 June 2016")),
        ("Published: 3 May 2019", "byline", Published("2019-05-03", "text", "3 May 2019")),
        ("OSH, Kyrgyzstan, July 19 (Agency) – Voting ends next year, in 2019.", "body",
         Published("2018-07-19", "inferred", "next year, in 2019")),
        ("The economy is forecast to shrink by 2 percent in 2015. It was born in 1994.", "body",
         Published("2015", "inferred", "is forecast to shrink by 2 percent in 2015")),
        ("So far in 2012 little was sold.", "body", Published("2012", "inferred", "2012")),
        ("The treaty of 1648 ended a war that had begun in 1618.", "body", Published()),
        ("On May 3, 1791, it was adopted in Warsaw.", "body", Published()),
        ("Next year, in 2017, he runs. So far in 2013 she leads.", "body", Published()),
        ("TBILISI, March 14 (Agency) - It rained.", "body", Published()),
    ],
)  # fmt: skip
def test_published(raw: str, kind: str, expected: Published) -> None:
    assert read(raw, kind=kind)[1] == expected


def test_given_published_is_kept() -> None:
    told = Published("2001-02-03", "metadata")
    text = Text.raw("RIGA, Oct. 11, 2015 (Agency) - It rained.")
    assert dates.run("d", text, sentences("d", text), None, told)[1] is told


def test_raw_offsets_behind_edits() -> None:
    raw = Text.raw("<b>It</b> rained on May\u00ad 9, 2014.")
    text = raw.edit([Edit(Span(0, 3), "", "x"), Edit(Span(5, 9), "", "x"), Edit(Span(23, 24), "", "x")])
    (placed,) = dates.run("d", text, sentences("d", text), None, Published())[0].rows
    assert text[placed.span] == "May 9, 2014"
    assert placed.row.text == raw.source[placed.row.start : placed.row.end] == "May\u00ad 9, 2014"
    assert placed.row.date_id == f"d:{placed.row.start}-{placed.row.end}"


# Parts of dates in any order: the grammar must hold its invariants on nonsense too.
FRAGMENTS = """May 9 2015 , . the in on Friday last next year years ago two half an hour 10:30 p.m. GMT early mid - end
    of quarter first
    1990s '90s century summer every 31 February 2015-02-29 99/99/9999 99999999999999999999 decades 4/7/19
    '98 FY2014 BC AD the 12th past to millennium every o'clock half a 3Q14 / and or 7 3 current the of after
    later that day a few thousand month now week from ½ 0000 1st Q3 ( ) said will — tomorrow night noon 1/2 0"""
WORDS = st.sampled_from(FRAGMENTS.split())
PUBLISHED = st.sampled_from(["", "2015", "2015-10", MONDAY, "2016-02-29", "0001-01-01", "9999-12-31", "2015-99-99"])


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=25), PUBLISHED)
def test_invariants(words: list[str], published: str) -> None:
    raw = " ".join(words)
    result = read(raw, published)
    made = [p.row for p in result[0].rows]
    assert result == read(raw, published)
    for row in made:
        assert raw[row.start : row.end] == row.text and row.text.strip() == row.text
        assert not list(rows.DATES.problems(row)), row
        assert (row.first_day == "") == (row.last_day == "")
        assert row.first_day.startswith("-") or row.first_day <= row.last_day
        assert (row.anchor == "text") == bool(row.anchor_id)
    assert all(a.end <= b.start for a, b in pairwise(made))
    assert {r.anchor_id for r in made if r.anchor_id} <= {r.date_id for r in made}


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


@settings(max_examples=400, deadline=None)
@given(st.dates(date(1001, 3, 10), date(8990, 12, 20)), st.integers(0, 10))
def test_bounds_against_the_calendar(day: date, shape: int) -> None:
    value = names(day)[shape]
    first, last = (date.fromisoformat(d) for d in days.bounds(value))
    one = timedelta(1)
    assert first <= day <= last
    assert value in names(first) and value in names(last)
    assert value not in names(first - one) and value not in names(last + one)


@settings(max_examples=200, deadline=None)
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


@settings(max_examples=200, deadline=None)
@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(1, 7))
def test_bare_weekday_is_the_latest(published: date, weekday: int) -> None:
    name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][weekday - 1]
    ((_, _, value),) = found(f"It rained on {name}.", published.isoformat())
    day = date.fromisoformat(value)
    assert day.isoweekday() == weekday and timedelta(0) <= published - day < timedelta(7)


@pytest.mark.parametrize("part", ["1 ", "two and ", "May ", "the early ", "2015 - ", "every ", "1.", "'90s,", "a "])
def test_long_runs_end(part: str) -> None:
    # A pattern that went back and forth would not come to an end here; how long it takes is a benchmark's business.
    rows, _ = read(part * 8000, MONDAY)
    spans = [r.span for r in rows.rows]
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


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
    ((row),) = [p.row for p in read(sentence, MONDAY)[0].rows]
    assert (row.type, row.quant, row.freq) == ("SET", quant, freq)


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("They race on May 3, 4 and 5.", ["2015-05-03", "2015-05-04", "2015-05-05"]),
        ("It is on May 3 and 4.", ["2015-05-03", "2015-05-04"]),
        ("It rained from 3 to 7 May 2014.", ["2014-05-03", "2014-05-07"]),
        ("It ran from May 30 to June 2, 2014.", ["2014-05-30", "2014-06-02"]),
        ("It ran from December 30 to January 2, 2014.", ["2013-12-30", "2014-01-02"]),
        ("It came in March or April 2014.", ["2014-03", "2014-04"]),
        ("It ran from May to July 2014.", ["2014-05", "2014-07"]),
        ("From Monday to Friday it rained.", ["2015-10-05", "2015-10-09"]),
        ("The 2011-13 plan failed.", ["2011", "2013"]),
        ("It takes two to three weeks.", ["P2W", "P3W"]),
    ],
)
def test_ends_of_ranges_and_lists(sentence: str, values: list[str]) -> None:
    assert [value for *_, value in found(sentence, MONDAY)] == values


def test_what_is_left_out_is_linked_to_where_it_is_said() -> None:
    for sentence in ("They race on May 3, 4 and 5.", "In 2008-09 it fell.", "It ran from May to July 2014."):
        made = [p.row for p in read(sentence, MONDAY)[0].rows]
        linked = [row for row in made if row.anchor == "text"]
        assert linked and {row.anchor_id for row in linked} <= {row.date_id for row in made}


def test_a_timeline_goes_on_where_it_left_off() -> None:
    raw = "Sept. 7, 2010: It snaps.\n\nSept. 10: Police come. The next day he flies.\n\n2011: She wins in May."
    assert [value for *_, value in found(raw, "2022-11-18")] == [
        "2010-09-07", "2010-09-10", "2010-09-11", "2011", "2011-05"]  # fmt: skip


def test_numbers_with_slashes_follow_the_text() -> None:
    assert [v for *_, v in found("Sent on 12/31/2014, paid on 01/02/2015.")] == ["2014-12-31", "2015-01-02"]
    assert [v for *_, v in found("Sent on 31/12/2014, paid on 01/02/2015.")] == ["2014-12-31", "2015-02-01"]
    assert [v for *_, v in found("Sent on 12/31/2014 or 31/12/2014, paid on 01/02/2015.")][2] == "2015-XX-XX"
