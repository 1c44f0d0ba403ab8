"""Rules for years and for their parts and multiples: quarters, halves, seasons, decades, centuries."""

from __future__ import annotations

import re

from pipeline.core import vocab
from pipeline.stages.dates.grammar import Hit, Production, rule
from pipeline.stages.dates.meaning import Calendar, Reading

COUNTED = frozenset(r["word"] for r in vocab.read("dates", "words") if r["class"] == "COUNTED")


def counts(hit: Hit) -> bool:
    """Whether what follows makes the number before it a count: "cases", "percent"."""
    word, form = hit.after(), hit.tokens.form(hit.match.end())
    plural = (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is"))
        and word not in {"was", "has", "does"}
    )
    return word in COUNTED or (plural and form.islower())


def bare_year(hit: Hit) -> Reading | None:
    year, before = hit.number("year"), hit.before()
    if (
        year is None
        or counts(hit)
        or (hit.after() in {"-", "–", "%", "/"} and hit.tokens.form(hit.match.end() + 1).isalpha())
    ):
        return None
    if (
        year % 100 == 0
        and before in {"to", "of", "by", "from", "for", "and", "between", "the", "a", "its"}
        and year != 2000
    ):
        return None
    if not 1400 <= year < 2100:
        return None
    return Reading("DATE", Calendar(year=year))


def modifying_year(hit: Hit) -> Reading | None:
    """The year in "the 2015 election"."""
    year = hit.number("year") or 0
    if year % 100 == 0 or not 1800 <= year < 2100 or hit.after() in COUNTED:
        return None
    return Reading("DATE", Calendar(year=year), trim=(1, 0))


def short_year(hit: Hit) -> Reading | None:
    """The end of "1914-18": the century of the start, if it isn't before it."""
    start, end = hit.number("start") or 0, hit.number("yy") or 0
    year = start - start % 100 + end
    if year <= start or not 1400 <= start < 2100:
        return None
    return Reading("DATE", Calendar(year=year), trim=(2, 0))


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


def quarter(hit: Hit) -> Reading | None:
    n = (
        int(hit.word("q")[-1])
        if "q" in hit
        else (-1 if hit.word("n") in {"last", "final"} else hit.number("n", "ORD") or 0)
    )
    if n == -1:
        n = 4
    if not 1 <= n <= 4 or hit.after() in {"final", "finals"} or hit.after(2) in {"final", "finals"}:
        return None
    return Reading("DATE", Calendar(year=hit.number("year"), quarter=n))


def half(hit: Hit) -> Reading | None:
    n = 2 if hit.word("n") in {"last", "second"} else 1 if hit.word("n") == "first" else 0
    return Reading("DATE", Calendar(year=hit.number("year"), half=n)) if n else None


def season(hit: Hit) -> Reading | None:
    if "year" not in hit and (hit.after() == "of" or (hit.after() in {"'s"} and hit.word("season") == "fall")):
        return None
    return Reading("DATE", Calendar(year=hit.number("year"), season=hit.value("season")))


def fiscal(hit: Hit) -> Reading | None:
    return Reading("DATE", Calendar(year=hit.number("year"), fiscal=True))


PRODUCTIONS = (
    Production(
        rule(
            "bare_year",
            "A year that a preposition, brackets or a verb shows to be one.",
            (
                "He has ruled since [1994]{1994}.",
                "The crisis ([2008]{2008}) was deep.",
                "From [2010]{2010} to [2014]{2014} she taught.",
            ),
            (
                "In 2015 cases the test failed.",
                "Some 2000 people came.",
                "It costs $2000 in shops.",
                "They sold 2,015 cars.",
            ),
        ),
        (
            "(?<=PREP) the year year=<YEARS>",
            "(?<=PREP) year=<YEARS>",
            "(?<=PREP YEAR (?:and|or|to|','|<DASH>)) year=<YEARS>",
            "(?<=PREP YEAR ',' YEAR (?:and|or)) year=<YEARS>",
            "(?<='(') year=<YEARS> (?=')' | <DASH> | ',')",
            "(?<='(' YEAR (?:<DASH>|',')) year=<YEARS> (?=')')",
            "(?<=EDGE) year=<YEARS>",
            "(?<=EDGE '-') year=<YEARS>",
            "year=<YEARS> (?=<DASH> YEAR)",
            "(?<=YEAR <DASH>) year=<YEARS>",
            "(?<=PREP) year=<YEARS> (?=(?:<DASH>|'/') YY)",
            "year=<YEARS> (?=BE)",
            "year=<WORDED>",
        ),
        bare_year,
    ),
    Production(
        rule(
            "modifying_year",
            "A year between a determiner and a noun.",
            ("The [2015]{2015} election was close.", "Its [1997]{1997} merger failed."),
            ("The 2000 cases were closed.", "The 1500 metres were his."),
        ),
        ("(?:DET|'s ) year=<YEARS> (?! '-' | '.' | ',' | PREP | BE | COUNTED)",),
        modifying_year,
    ),
    Production(
        rule(
            "short_year",
            "The end of a range of years that leaves out the century.",
            ("The war of [1914]{1914}-[18]{1918} was long.", "In [2008]{2008}/[09]{2009} it lost money."),
            ("The score was 18-14.", "Flight 1914-12 was late."),
        ),
        ("start=YEAR (?:<DASH>|'/') yy=YY (?! <DASH> | '/')",),
        short_year,
    ),
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
            "quarter",
            "A quarter, of a year or the last one begun.",
            (
                "Growth slowed in [the third quarter]{2015-Q3}.",
                "In [the first quarter of 2014]{2014-Q1} it grew.",
                "[Q2 2015]{2015-Q2} was weak.",
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
        ),
        quarter,
    ),
    Production(
        rule(
            "half",
            "A half of a year that is named.",
            ("It rose in [the second half of 2025]{2025-H2}.", "[The first half of 2014]{2014-H1} was poor."),
            ("The second half of the match was poor.", "Half of 2014 voters stayed away."),
        ),
        ("the? n=(?:ORD|last) '-'? half of year=<YEARS>",),
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
            ),
            ("After the fall of Rome all changed.", "Prices fall in shops."),
        ),
        (
            "the? season=SEASON of? year=<YEARS>",
            "(?<=in|during|since|until) the? season=SEASON (?! INT | '-')",
        ),
        season,
    ),
    Production(
        rule(
            "fiscal_year",
            "A fiscal year; its bounds aren't known.",
            ("Profit in [fiscal 2014]{2014} rose.", "In [the fiscal year 2013]{2013} it fell."),
            ("A fiscal crisis in 2014 came.", "The fiscal policy of 2013."),
        ),
        ("the? (?:fiscal|financial) year? year=<YEARS>",),
        fiscal,
    ),
)
