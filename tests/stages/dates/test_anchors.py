"""The day that a date is reckoned from: given, read from the text, or another row's."""

from __future__ import annotations

import pytest

from pipeline.core.placed import Published
from pipeline.core.text import Text
from pipeline.stages import dates
from tests.stages.dates.read_dates import MONDAY, found, read, sentences


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


def test_a_timeline_goes_on_where_it_left_off() -> None:
    raw = "Sept. 7, 2010: It snaps.\n\nSept. 10: Police come. The next day he flies.\n\n2011: She wins in May."
    assert [value for *_, value in found(raw, "2022-11-18")] == [
        "2010-09-07", "2010-09-10", "2010-09-11", "2011", "2011-05"]  # fmt: skip


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
