"""Ranges and lists: each end has a row, and takes from the other what it leaves out."""

from __future__ import annotations

import pytest

from tests.stages.dates.read_dates import MONDAY, found, read


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("From 2010 to 2014, and between 2016 and 2018, he taught.", ["2010", "2014", "2016", "2018"]),
        ("The war of 1914-18 was long.", ["1914", "1918"]),
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


def test_weekdays_of_a_range_without_an_anchor_stay_open() -> None:
    assert found("It opens from Sunday to Thursday.") == [
        ("Sunday", "DATE", "XXXX-WXX-7"),
        ("Thursday", "DATE", "XXXX-WXX-4"),
    ]
