"""Rules for parts and multiples of years: quarters, halves, seasons, decades, centuries, the year now running."""

from __future__ import annotations

import re
from decimal import Decimal

from pipeline.stages.dates.grammar import Hit, Production, rule
from pipeline.stages.dates.meaning import Calendar, Length, Reading, Step


def quarter(hit: Hit) -> Reading | None:
    if "short" in hit:  # 3Q14, 1H2015
        n, kind, year = int(hit.word("short")[0]), hit.word("short")[1], int(hit.word("short")[2:])
        year += 2000 if year < 100 else 0
        if kind == "h":
            return Reading("DATE", Calendar(year=year, half=n)) if n < 3 else None
        return Reading("DATE", Calendar(year=year, quarter=n))
    n = (
        int(hit.word("q").strip("q"))
        if "q" in hit
        else (-1 if hit.word("n") in {"last", "final"} else hit.number("n", "ORD") or 0)
    )
    if n == -1:
        n = 4
    if not 1 <= n <= 4 or hit.after() in {"final", "finals"} or hit.after(2) in {"final", "finals"}:
        return None
    return Reading("DATE", Calendar(year=hit.number("year"), quarter=n))


def half(hit: Hit) -> Reading | None:
    if "h" in hit:
        return Reading("DATE", Calendar(year=hit.number("year"), half=int(re.sub("h", "", hit.word("h")))))
    n = 2 if hit.word("n") in {"last", "second"} else 1 if hit.word("n") == "first" else 0
    return Reading("DATE", Calendar(year=hit.number("year"), half=n)) if n else None


def season(hit: Hit) -> Reading | None:
    if "year" not in hit and (hit.after() == "of" or (hit.after() in {"'s"} and hit.word("season") == "fall")):
        return None
    return Reading("DATE", Calendar(year=hit.number("year"), season=hit.value("season")))


def decade(hit: Hit) -> Reading | None:
    word = hit.word("d")
    if digits := re.search(r"\d+", word):
        n = int(digits[0])
        if len(digits[0]) == 2 and not (
            word[0] in "'’‘" or hit.before() in {"the", "early", "late", "mid", "'", "’", "‘", "-"}
        ):
            return None
        return Reading("DATE", Calendar(decade=(n + (1900 if 20 <= n < 100 else 2000 if n < 20 else 0)) // 10))
    return Reading("DATE", Calendar(decade=int(hit.value("d", "DECADES"))))


def century(hit: Hit) -> Reading | None:
    n = hit.number("n", "ORD") or 0
    return Reading("DATE", Calendar(century=n - 1)) if 1 <= n <= 21 else None


PRODUCTIONS = (
    Production(
        rule(
            "decade",
            "A decade.",
            (
                "In [the 1980s]{198} prices rose.",
                "Since [the mid-1990s]{199 MID} it grew.",
                "[The early nineties]{199 START} were hard.",
            ),
            ("He is in his nineties.", "Temperatures fell to 80s levels."),
        ),
        (
            "the? d=DECADE",
            "the d=DECADES",
            "(?<=EDGE) d=DECADES",
        ),
        decade,
    ),
    Production(
        rule(
            "century",
            "A century.",
            ("Wars of [the 20th century]{19} were many.", "A [nineteenth-century]{18} house."),
            ("He scored half a century.", "It took centuries."),
        ),
        ("the? n=ORD '-'? century",),
        century,
    ),
    Production(
        rule(
            "year_running",
            "The year now running, as reports name it.",
            (
                "It raised its forecast for [the year]{2015}.",
                "Sales for [the full year]{2015} will fall.",
                "It rained [earlier in the year]{2015}.",
            ),
            ("She is the man of the year.", "The year of the flood was hard.", "In the years since he taught."),
        ),
        (
            "(?<=for) the year (?= ',' | '.' | ';' | ')')",
            "(?<=for|over|during|throughout|in) the (?:full|whole|fiscal|financial) year"
            "(?! YEAR | INT | ended | ending | to)",
            "(?:earlier|later) in the year",
            "(?<=(?:rest|remainder|months|quarters|half) of) the year (?! YEAR | INT)",
        ),
        lambda hit: Reading("DATE", Step("year", 0)),
    ),
    Production(
        rule(
            "year_ended",
            "A year by the day it ends on.",
            (
                "For [the year]{P1Y} ended [March 31]{2015-03-31} it lost money.",
                "In [the fiscal year]{P1Y} ending [Jan. 31, 2016]{2016-01-31} it grows.",
            ),
            ("The year ended well.", "It was the year of the flood."),
        ),
        ("the (?:full|fiscal|financial)? year (?= (?:ended|ending) (?: <MONTHS> | DAYWORD | on ))",),
        lambda hit: Reading("DURATION", Length(Decimal(1), "year")),
    ),
    Production(
        rule(
            "quarter",
            "A quarter, of a year or the last one begun.",
            (
                "Growth slowed in [the third quarter]{2015-Q3}.",
                "In [the first quarter of 2014]{2014-Q1} it grew.",
                "[Q2 2015]{2015-Q2} was weak, [3Q14]{2014-Q3} strong.",
            ),
            ("The first quartile (Q1) is 4.", "A quarter of voters stayed at home.", "She lost in the quarter-final."),
        ),
        (
            "the? year=<YEARS> '-'? n=ORD '-'? quarter",
            "the? fiscal? n=(?:ORD|last|final) '-'? quarter of year=<YEARS>",
            "(?:the? fiscal?)? n=ORD quarter year=<YEARS>?",
            "(?:fiscal '-'?)? n=ORD '-' quarter",
            "q=QN year=<YEARS>",
            "(?<=in|for|of|during|since|by) q=QN (?! YEAR)",
            "year=<YEARS> q=QN",
            "short=QY",
        ),
        quarter,
    ),
    Production(
        rule(
            "half",
            "A half of a year that is named.",
            (
                "It rose in [the second half of 2025]{2025-H2}.",
                "[The first half of 2014]{2014-H1} was poor.",
                "Its [first-half]{2015-H1} profit fell; in [H1 2014]{2014-H1} it had grown.",
            ),
            (
                "The second half of the match was poor.",
                "Half of 2014 voters stayed away.",
                "A first-half goal won it.",
                "Vitamin H1 is new.",
            ),
        ),
        (
            "the? n=(?:ORD|last) '-'? half of year=<YEARS>",
            "h=HN year=<YEARS>",
            "n=(?:first|second) '-' half (?= (?:profit | profits | pretax | net | earnings | results | sales | revenue"
            "| loss | losses | growth | output | figures | operating | turnover))",
        ),
        half,
    ),
    Production(
        rule(
            "season",
            "A season, of a year or the last one begun.",
            (
                "He resigned in [the autumn of 2011]{2011-FA}.",
                "They met in [spring]{2015-SP}.",
                "In [the summer]{2015-SU} it was dry.",
                "They rested over [the summer]{2015-SU}.",
                "It came in [late autumn]{2015-FA END}.",
            ),
            ("After the fall of Rome all changed.", "Prices fall in shops."),
        ),
        (
            "the? season=SEASON of? year=<YEARS>",
            "(?<=in|during|since|until) the? season=SEASON (?! INT | '-')",
            "(?<=over|through|throughout|into|by|before|after|for) the season=(?:spring | summer | autumn | winter)"
            "(?! . (?:season|olympics|games)) (?= ',' | '.' | ';' | PREP | BE | and | or | but | when | as)",
            "(?<=early|late|mid) season=(?:spring | summer | autumn | winter)",
            "(?<=(?:early|late|mid) '-') season=(?:spring | summer | autumn | winter)",
        ),
        season,
    ),
)
