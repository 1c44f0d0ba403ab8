"""What holds of the rows of any text: places, nonsense, long runs."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.core import rows
from pipeline.core.placed import Published
from pipeline.core.text import Edit, Span, Text
from pipeline.stages import dates
from tests.stages.dates.read_dates import MONDAY, read, sentences


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


@settings(max_examples=300)
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


@pytest.mark.parametrize("part", ["1 ", "two and ", "May ", "the early ", "2015 - ", "every ", "1.", "'90s,", "a "])
def test_long_runs_end(part: str) -> None:
    # A pattern that went back and forth would not come to an end here; how long it takes is a benchmark's business.
    spans = [placed.span for placed in read(part * 8000, MONDAY)[0].rows]
    assert all(a.end <= b.start for a, b in pairwise(spans))
