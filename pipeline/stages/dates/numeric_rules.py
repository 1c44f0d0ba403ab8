"""Rules for days written in numbers alone."""

from __future__ import annotations

import re

from pipeline.stages.dates import days
from pipeline.stages.dates.grammar import Hit, Production, rule
from pipeline.stages.dates.meaning import Calendar, Fixed, Reading, Timed


def iso(hit: Hit) -> Reading | None:
    day, _, time = hit.word("iso").partition("t")
    year, month, number = map(int, re.split("[-/]", day))
    if not days.valid(year, month, number):
        return None
    c = Calendar(year=year, month=month, day=number)
    return Reading("TIME", Timed(time.upper(), c)) if time else Reading("DATE", c)


def slashed(hit: Hit) -> Reading | None:
    """The day and month in the only order that is possible, else in the order that the text's other dates show; where
    none shows it, only the year is sure."""
    a, b, y = (int(part) for part in re.split("[-/.]", hit.word("date")))
    if y < 100:
        y += 2000 if y < 50 else 1900
    orders = {(m, d) for m, d in ((a, b), (b, a)) if days.valid(y, m, d)}
    if "." in hit.word("date") or (hit.tokens.day_first and len(orders) == 2):
        orders &= {(b, a)}  # with dots the day comes first
    elif hit.tokens.day_first is False and len(orders) == 2:
        orders &= {(a, b)}
    if not orders:
        return None
    if len(orders) == 2:
        return Reading("DATE", Fixed(f"{y:04d}-XX-XX"))
    month, day = orders.pop()
    return Reading("DATE", Calendar(year=y, month=month, day=day))


PRODUCTIONS = (
    Production(
        rule(
            "iso",
            "A date in ISO 8601 form, with or without a time.",
            (
                "The update of [2015-03-04]{2015-03-04} is out.",
                "Filed on [2012-02-29]{2012-02-29}.",
                "It was saved on [2014/03/05]{2014-03-05}.",
            ),
            ("Order 2015-13-04 was sent.", "Call 555-2015-03 now."),
        ),
        ("iso=ISO",),
        iso,
    ),
    Production(
        rule(
            "slashed",
            "A date in numbers with slashes, hyphens or dots; the text's other dates show the order of day and month.",
            (
                "Paid on [25/12/2014]{2014-12-25}.",
                "Signed on [31.01.2015]{2015-01-31}.",
                "Sent on [12/31/2014]{2014-12-31}, paid on [01/02/2015]{2015-01-02}.",
                "Paid on [5/6/2014]{2014-XX-XX}.",
            ),
            ("Paid 5/6 of 2014 dollars.", "Version 10.31.2 is out."),
        ),
        ("date=SLASHED",),
        slashed,
    ),
)
