"""Figures and number words that are no amounts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline import run
from tests.stages.amounts.read_amounts import said


@pytest.mark.parametrize(
    "text",
    [
        # Days, times and ages.
        "5 million years ago",
        "He said 2015 was hard.",
        "nineteen eighty-four",
        "the first nine months",
        "It lasted a month or two.",
        "John Smith, 45, said so.",
        "Children between the ages of 6 and 9 sang.",
        # Addresses, calls and labels.
        "in Room 12 at 10.30am",
        "He lives at 12 Baker Street.",
        "Call 555-1234 in room 7.",
        "Call +375 17 222-33-44.",
        "See https://example.org/5/17?id=40%20 now.",
        '<post id="7834991160">',
        "seat 14C, form 13F, lot 12B",
        # Names and results.
        "Air Force One and the Big Three met.",
        "The rapper 50 Cent sang.",
        "It won by a 4 to 1 margin.",
        # Money that is no sum, and a unit that is none.
        "He paid $10s and $20s.",
        "It costs hundred dollars, the hundred dollars.",
        "The share of 8.1q fell.",
    ],
)
def test_no_amounts(text: str) -> None:
    assert said(text) == []


def test_traps(nlp: Any) -> None:
    """Sentences without amounts, written by one who had not seen the rules, give at most two rows."""
    lines = (Path(__file__).parent / "traps.txt").read_text(encoding="utf-8").splitlines()
    known = {"published": "2021-03-15"}
    tables = run.extract(
        run.Source("traps", "traps.txt", "0" * 64, "\n\n".join(lines), known), run.Models(nlp, None)
    ).tables
    found = [(row.start, row.text) for table in ("money", "quantities") for row in tables[table]]
    assert len(lines) >= 150 and len(found) <= 2, found
