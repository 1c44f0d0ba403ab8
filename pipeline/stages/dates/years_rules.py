"""Rules for years and for their parts and multiples: quarters, halves, seasons, decades, centuries."""

from __future__ import annotations

import re
from decimal import Decimal

from pipeline.core import vocab
from pipeline.stages.dates.grammar import Hit, Production, rule
from pipeline.stages.dates.meaning import Calendar, Fixed, Length, Reading, Step

PREPOSITIONS = frozenset(r["word"] for r in vocab.read("dates", "words") if r["class"] == "PREP")
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
        or (counts(hit) and hit.before(2) not in {"post", "pre"})
        or (hit.after() in {"-", "–", "%", "/"} and hit.tokens.form(hit.match.end() + 1).isalpha())
    ):
        return None
    if hit.after() in {"is", "was", "has", "had", "were", "will", "would", "saw", "brought", "marked"} and (
        before.isalpha() and before not in {"and", "but", "year"} and hit.before() not in PREPOSITIONS
    ):
        return None  # "Room 2005 has a view"
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
    """The year in "the 2015 election", "his unsuccessful 2015 campaign"."""
    year = hit.number("year") or 0
    named = hit.tokens.form(hit.match.end())[:1].isupper()
    if (year % 100 == 0 and not named) or not 1800 <= year < 2100 or hit.after() in COUNTED:
        return None
    inner = hit.word("adjective") if "adjective" in hit else ""
    if inner and (
        not inner.isalpha()
        or hit.tokens.form(hit.match.end() - 2)[:1].isupper()
        or counts(hit)
        or inner in {"first", "last", "next", "other", "additional"}
    ):
        return None
    return Reading("DATE", Calendar(year=year), trim=(2 if inner else 1, 0))


def short_year(hit: Hit) -> Reading | None:
    """The end of "1914-18": the century of the start, if it isn't before it."""
    start, end = hit.number("start") or 0, hit.number("yy") or 0
    year = start - start % 100 + end
    if year <= start or not 1400 <= start < 2100:
        return None
    if "/" in (hit.tokens.form(i) for i in range(*hit.match.span())) and year != start + 1:
        return None  # "2008/09" is a season, "2004/38" a number
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


def era(hit: Hit) -> Reading | None:
    before = "era" not in hit or hit.value("era") == "BC"
    if "n" in hit:
        n = hit.number("n", "ORD") or 0
        return Reading("DATE", Fixed(f"{'BC' if before else ''}{n - 1:02d}")) if 1 <= n <= 99 else None
    if "era" in hit and before and hit.match.start("era") < hit.match.start("y"):
        return None  # "BC 44" is a road
    year = hit.number("y") or 0
    return Reading("DATE", Fixed(f"{'BC' if before else ''}{year:04d}")) if 1 <= year <= 9999 else None


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
            "the year year=(?:two thousand (?: and? NUM )?)",
            "(?<=(?:post|pre) '-') year=YEAR",
            "(?<=PREP|due) year=<YEARS>",
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
            "(?<=(?:this|last|next) year ',') year=YEAR (?=',' | '.' | ')')",
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
        (
            "(?:DET|'s ) year=<YEARS> (?! '-' | '.' | ',' | PREP | BE | COUNTED)",
            "(?:DET|'s ) adjective=(?: . ) year=YEAR (?! '-' | '.' | ',' | PREP | BE | COUNTED)",
        ),
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
            "(?<=for|over|during|throughout|in) the (?:full|whole|fiscal|financial) year (?! YEAR | INT | ended | ending | to)",
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
        ("the (?:full|fiscal|financial)? year (?= (?:ended|ending) <MONTHS>)",),
        lambda hit: Reading("DURATION", Length(Decimal(1), "year")),
    ),
    Production(
        rule(
            "era",
            "A year or century with its era.",
            (
                "Caesar died in [44 BC]{BC0044}.",
                "It was founded in [AD 79]{0079}.",
                "Temples of [the 5th century BC]{BC04} stood there.",
            ),
            ("He moved from BC to Alberta.", "She earned a CE mark in May.", "An AD of 44 seconds ran."),
        ),
        ("y=INT era=ERA", "era=ERA y=(?:YEAR|INT)", "the? n=ORD century era=ERA", "y=INT (?:'b' '.' 'c' '.')"),
        era,
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
