"""Rules for fiscal years and their quarters: their bounds are those that a company or country has set."""

from __future__ import annotations

import re

from pipeline.stages.dates.grammar import Hit, Production, rule
from pipeline.stages.dates.meaning import Calendar, Reading


def fiscal(hit: Hit) -> Reading | None:
    """The year, or the last one of two: "fiscal 2014-15" is named after its end."""
    if "fy" in hit:
        year = int(re.sub(r"\D", "", hit.word("fy")))
        year += 2000 if year < 50 else 1900 if year < 100 else 0
    else:
        year = hit.number("year") or 0
    if "end" in hit:
        end = hit.number("end") or 0
        if (year + 1) % 100 != end:
            return None
        year += 1
    q = hit.number("n", "ORD") if "n" in hit else int(hit.word("q").strip("q")) if "q" in hit else None
    if q is not None and not 1 <= q <= 4:
        return None
    return Reading("DATE", Calendar(year=year, quarter=q, fiscal=True))


NAMED = "(?: (?:fiscal | financial) year? | fy )"
END = "(?: (?: <DASH> | '/' ) end=YY )"
PRODUCTIONS = (
    Production(
        rule(
            "fiscal_year",
            "A fiscal year; its bounds aren't known.",
            (
                "Profit in [fiscal 2014]{2014} rose.",
                "In [the fiscal year 2013]{2013} it fell.",
                "Sales of [FY2023]{2023} beat those of [FY 2022]{2022}.",
                "The budget for [the financial year 2014-15]{2015} is tight.",
            ),
            ("A fiscal crisis in 2014 came.", "The fiscal policy of 2013.", "Flight FY 2023 left."),
        ),
        (f"the? {NAMED} year=<YEARS> {END}?", f"the? fy=FY {END}?"),
        lambda hit: None if hit.before() == "flight" else fiscal(hit),
    ),
    Production(
        rule(
            "fiscal_quarter",
            "A quarter of a fiscal year that is named; its bounds aren't known.",
            (
                "In [the third quarter of fiscal 2014]{2014-Q3} it grew.",
                "[Q3 FY2014]{2014-Q3} was good.",
            ),
            ("The third quarter was fiscally weak.", "A quarter of fiscal aid went there."),
        ),
        (
            f"the? n=ORD '-'? quarter of the? {NAMED} year=<YEARS>",
            "the? n=ORD '-'? quarter of the? fy=FY",
            f"q=QN of? {NAMED} year=<YEARS>",
            "q=QN of? fy=FY",
        ),
        fiscal,
    ),
)
