"""Rules for so many units before or after the time of speaking, or the time spoken of."""

from __future__ import annotations

from decimal import Decimal

from pipeline.stages.dates import numbers
from pipeline.stages.dates.grammar import Hit, Production, rule
from pipeline.stages.dates.meaning import Calendar, Meaning, Reading, Reported, Shift, Step, Timed, Within
from pipeline.stages.dates.targets import TARGET, place, unit


def ago(hit: Hit) -> Reading | None:
    if "and_half" in hit:
        return Reading("DATE", Shift(Decimal("1.5"), unit(hit), -1))
    if "quarter" in hit:
        return Reading("DATE", Shift(Decimal(25), "year", -1))
    n = numbers.read(hit.words("n")) if "n" in hit else None
    mod = "APPROX" if hit.tokens.word(hit.match.end() - 2) == "so" else ""
    return Reading("DATE", Shift(n, unit(hit), -1), mod)


def ahead(hit: Hit) -> Reading | None:
    return Reading("DATE", Shift(numbers.read(hit.words("n")), unit(hit), 1))


def off_text(hit: Hit) -> Reading | None:
    sign = 1 if hit.word("way") in {"later", "after", "afterward", "afterwards"} else -1
    n = numbers.read(hit.words("n")) if "n" in hit else Decimal(1)
    if "way" not in hit:
        return Reading("DATE", Shift(n, unit(hit), -1, "text"))
    return Reading("DATE", Shift(n, unit(hit), sign, "text"))


def year_ago(hit: Hit) -> Reading | None:
    if n := hit.number("n", "ORD"):
        return Reading("DATE", Within(Calendar(quarter=n), Step("year", -1))) if n <= 4 else None
    if "quarter" in hit:
        return Reading("DATE", Reported(-1))
    return Reading("DATE", Shift(Decimal(1), "year", -1))


def same(hit: Hit) -> Reading | None:
    steps = {"following": 1, "next": 1, "preceding": -1, "previous": -1}.get(hit.word("which"), 0)
    target: Meaning | Calendar | str = place(hit)
    if target in {"second", "minute", "hour"} and not steps:
        return None
    return Reading("DATE", Step(target, steps, "text")) if isinstance(target, (str, Calendar)) else None


def next_part(hit: Hit) -> Reading | None:
    steps = {"previous": -1, "same": 0, "that": 0}.get(hit.word("which"), 1)
    day = Step("day", steps, "text")
    return Reading("TIME", Timed(hit.value("part"), day))


PRODUCTIONS = (
    Production(
        rule(
            "ago",
            "So many units before the time of speaking.",
            (
                "[Two years ago]{2013} he left.",
                "It began [10 days ago]{2015-10-02}.",
                "It shut [a month ago]{2015-09}.",
                "[Several years ago]{PAST_REF} it sank.",
                "He left [a week or so ago]{2015-W41 APPROX}, not [a year and a half ago]{2014-04}.",
            ),
            ("It was long ago.", "He left two years later."),
        ),
        (
            "n=(?:<COUNT>|a|an) <ADJ>? unit=(?:UNIT|UNITS) (?: or so )? ago",
            "unit=UNITS ago",
            "(?:a|an) unit=(?:year|month|decade|century) and_half=(?: and a half ) ago",
            "quarter=(?: a quarter ) of a century ago",
        ),
        ago,
    ),
    Production(
        rule(
            "year_ago",
            "The year-ago quarter: the quarter spoken of, a year before.",
            (
                "It earned $2m in [the third quarter]{2015-Q3}, and $1m in [the year-ago quarter]{2014-Q3}.",
                "Profit in [the first quarter of 2014]{2014-Q1} beat [the year-earlier period]{2013-Q1}.",
            ),
            ("It was a year ago.", "In the quarter it lost money."),
        ),
        ("the? (?:comparable)? year '-' (?:ago|earlier) (?:period | n=ORD? quarter=quarter)?",),
        year_ago,
    ),
    Production(
        rule(
            "ahead",
            "So many units after the time of speaking.",
            ("It opens [two weeks from now]{2015-W44}.", "[Ten years from now]{2025} few will know."),
            ("Two weeks from the vote he left.", "From now on it is shut."),
        ),
        ("n=(?:<COUNT>|a|an) unit=(?:UNIT|UNITS) (?:from now|hence|from today)",),
        ahead,
    ),
    Production(
        rule(
            "off_text",
            "So many units before or after the date spoken of.",
            (
                "In [1990]{1990} it opened; [two years later]{1992} it shut.",
                "It rose from [May 2010]{2010-05}; [a year earlier]{2009-05} it fell.",
            ),
            ("He came later in 1990.", "Two years after the vote in 1990 he left."),
        ),
        (
            "n=(?:<COUNT>|a|an) unit=(?:UNIT|UNITS) way=(?:later|earlier)",
            "n=(?:<COUNT>|a|an) unit=(?:UNIT|UNITS) way=(?:before|after|afterward|afterwards) (?=','|'.'|';')",
        ),
        off_text,
    ),
    Production(
        rule(
            "next_part",
            "A part of the day spoken of, or of the one before or after.",
            (
                "He fell on [May 4, 2010]{2010-05-04} and died [the next morning]{2010-05-05TMO}.",
                "It burned on [June 2, 2014]{2014-06-02}; [the following night]{2014-06-03TNI} it rained.",
            ),
            ("The next morning train left.", "In May the morning was cold."),
        ),
        ("the which=(?:next|following|previous|same) part=PART", "which=that part=PART"),
        lambda hit: (
            None
            if hit.tokens.form(hit.match.end()).islower()
            and hit.after() in {"train", "paper", "show", "session", "flight", "news", "shift"}
            else next_part(hit)
        ),
    ),
    Production(
        rule(
            "same",
            "The same, following or previous period, from the date spoken of.",
            (
                "In [1990]{1990} it rose; [the following year]{1991} it fell.",
                "He came on [May 4, 2010]{2010-05-04} and left [the same day]{2010-05-04}.",
                "In [1990]{1990} it rose, but [that year]{1990} it also shut.",
            ),
            ("The following page has more.", "In 1990 the same man came."),
        ),
        (
            f"the which=(?:following|preceding|same) {TARGET}",
            "that same? unit=(?:year|quarter|month|day|week)",
            "that season=SEASON",
        ),
        same,
    ),
)
