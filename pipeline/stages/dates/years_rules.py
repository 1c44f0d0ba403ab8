"""Rules for years and for their parts and multiples: quarters, halves, seasons, decades, centuries."""

from __future__ import annotations

from pipeline.core import vocab
from pipeline.stages.dates.counted import COUNTED, counts
from pipeline.stages.dates.grammar import Hit, Production, rule
from pipeline.stages.dates.meaning import Calendar, Reading

PREPOSITIONS = frozenset(r["word"] for r in vocab.read("dates", "words") if r["class"] == "PREP")


def bare_year(hit: Hit) -> Reading | None:
    year, before = hit.number("head" if "head" in hit else "year"), hit.before()
    if "head" in hit and before:
        return None  # only at the head of an entry: "2018: He wins."
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
    return Reading("DATE", Calendar(year=year), trim=(2, 0), elliptic=True)


PRODUCTIONS = (
    Production(
        rule(
            "bare_year",
            "A year that a preposition, brackets or a verb shows to be one.",
            (
                "He has ruled since [1994]{1994}.",
                "The crisis ([2008]{2008}) was deep.",
                "From [2010]{2010} to [2014]{2014} she taught.",
                "It won in [2005]{2005}/[2006]{2006} and again in ['98]{1998}.",
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
            "(?<=YEAR '/') year=YEAR",
            "(?<=PREP) year=<YEARS> (?=(?:<DASH>|'/') YY)",
            "year=<YEARS> (?=BE)",
            "year=<WORDED>",
            "head=YEAR (?=':')",
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
)
