"""Rules for days, months and weekdays that the calendar names."""

from __future__ import annotations

from pipeline.core import vocab
from pipeline.stages.dates import days
from pipeline.stages.dates.counted import counts
from pipeline.stages.dates.grammar import Hit, Production, rule
from pipeline.stages.dates.meaning import Calendar, Nth, Reading, Step, Within

NAMES = frozenset((r["side"], r["word"]) for r in vocab.read("dates", "names"))
PREPOSITIONS = frozenset(r["word"] for r in vocab.read("dates", "words") if r["class"] in ("PREP", "EDGE")) | {
    "on",
    "and",
    "or",
}
# Also names of persons, or verbs: only a preposition shows that the month is meant.
DOUBTFUL_MONTHS = frozenset({"april", "may", "june", "august", "march"})


def full_day(hit: Hit) -> Reading | None:
    year, month, day = hit.number("year"), hit.month(), hit.number("day") or hit.number("day", "ORD")
    if day is None or not days.valid(year, month, day):
        return None
    if year is None and hit.before() in {"in", "since"} and (counts(hit) or hit.after() == "people"):
        return None  # "In March 10 people died"
    dow = hit.value("dow", "WEEKDAY") or hit.value("dow", "WDAY") if "dow" in hit else ""
    return Reading("DATE", Calendar(year=year, month=month, day=day, weekday=int(dow) if dow else None))


def day_of_month(hit: Hit) -> Reading | None:
    """A day of the month named before it in its sentence; in golf and in lists "the 18th" is another thing."""
    day, month = hit.number("day"), hit.month_before()
    if month is None or day is None or not days.valid(None, month, day):
        return None
    return Reading("DATE", Calendar(month=month, day=day), elliptic=True)


def range_end(hit: Hit) -> Reading | None:
    """The second day of "May 5-7"."""
    name = hit.tokens.word(hit.match.start() - 3)
    entry = {r["word"]: r["value"] for r in vocab.read("dates", "words") if r["class"] in ("MONTH", "MON")}[name]
    year, day = hit.number("year"), hit.number("day")
    if day is None or not days.valid(year, int(entry), day):
        return None
    return Reading("DATE", Calendar(year=year, month=int(entry), day=day), elliptic=True)


def month_year(hit: Hit) -> Reading | None:
    return Reading("DATE", Calendar(year=hit.number("year"), month=hit.month()))


def nth_weekday(hit: Hit) -> Reading | None:
    n = -1 if hit.word("n") == "last" else hit.number("n", "ORD") or 0
    if not n or n > 5:
        return None
    month = Calendar(year=hit.number("year") if "year" in hit else None, month=hit.month())
    within = Within(month, Step("year", int(hit.value("step")))) if "step" in hit else month
    return Reading("DATE", Nth(n, int(hit.value("weekday")) if "weekday" in hit else 0, within))


def bare_month(hit: Hit) -> Reading | None:
    word, before, after = hit.word("month"), hit.before(), hit.tokens.form(hit.match.end())
    if before == "-" and hit.before(2) in {"mid", "early", "late"}:
        before = hit.before(2)
    named = after[:1].isupper() and after.lower() not in PREPOSITIONS and after.lower() not in {"i", "the", "a"}
    if (
        (word.rstrip(".") in DOUBTFUL_MONTHS or named)
        and before not in PREPOSITIONS
        and not (before in {"a", "the", "its", "'s", "’s", "-"} and after.isalpha() and after.islower())
    ):
        return None
    if named and before in {"and", "or"} and word in DOUBTFUL_MONTHS:
        return None  # "Augusta and August Kessler"
    if named and hit.tokens.form(hit.match.end() + 1)[:1].isupper() and word in DOUBTFUL_MONTHS:
        return None
    if word == "march" and (
        (after.lower() in {"on", "for", "against", "of"} and before != "in") or before in {"to", "of", "for"}
    ):
        return None
    earlier = hit.tokens.form(hit.match.start() - 1)
    if earlier[:1].isupper() and before not in PREPOSITIONS and hit.before(2):
        return None  # "Black September"
    return Reading("DATE", Calendar(month=hit.month()))


def weekday(hit: Hit) -> Reading | None:
    if ("before", hit.before()) in NAMES or ("after", hit.after()) in NAMES:
        return None
    return Reading("DATE", Calendar(weekday=int(hit.value("weekday"))))


PRODUCTIONS = (
    Production(
        rule(
            "full_day",
            "Day, month and year, with or without the weekday.",
            (
                "He died on [October 11, 2015]{2015-10-11}.",
                "On [Monday, 3 March 1997]{1997-03-03} it rained.",
                "He met her on [the 4th of July 1999]{1999-07-04}.",
                "It is dated [3-May-2014]{2014-05-03}.",
            ),
            ("He died in October 2015.", "On February 30, 2015 nothing happened."),
        ),
        (
            "(?:dow=(?:WEEKDAY|WDAY) ','?)? month=<MONTHS> day=DAY ','? year=<YEARS>",
            "(?:dow=(?:WEEKDAY|WDAY) ','?)? the? day=DAY of? month=<MONTHS> ','? year=<YEARS>",
            "(?:dow=(?:WEEKDAY|WDAY) ','?)? the day=ORD of month=<MONTHS> ','? year=<YEARS>",
            "day=DAY <DASH> month=<MONTHS> <DASH> year=YEAR",
        ),
        full_day,
    ),
    Production(
        rule(
            "month_day",
            "A day of a month without year: the nearest one.",
            (
                "The vote on [October 11]{2015-10-11} was calm.",
                "Talks resume on [9 January]{2016-01-09}.",
                "He left on [Friday, Oct. 2]{2015-10-02}.",
                "It fell on [the third of May]{2015-05-03}.",
            ),
            ("In March 10 people died.", "You may 9 times out of 10 be right."),
        ),
        (
            "(?:dow=(?:WEEKDAY|WDAY) ','?)? month=<MONTHS> day=DAY",
            "(?:dow=(?:WEEKDAY|WDAY) ','?)? the day=DAY of? month=<MONTHS>",
            "(?:dow=(?:WEEKDAY|WDAY) ','?)? day=DAY of? month=<MONTHS>",
            "(?:dow=(?:WEEKDAY|WDAY) ','?)? the day=ORD of month=<MONTHS>",
        ),
        full_day,
    ),
    Production(
        rule(
            "day_range",
            "The second day of a range within one month.",
            (
                "They meet on [October 5]{2015-10-05}-[7]{2015-10-07} in Oslo.",
                "From [May 2]{2015-05-02} to [9]{2015-05-09} it was shut.",
            ),
            ("On October 5 7 people came.", "It ended 5-7 in October."),
        ),
        ("(?<= (?:MONTH|MON) DAY (?:<DASH>|to|and)) day=DAY (?: ','? year=<YEARS>)?",),
        range_end,
    ),
    Production(
        rule(
            "day_of_month",
            "A day by its number alone, of the month that the words before it name.",
            (
                "In [April 2014]{2014-04} they race on [the 12th]{2014-04-12} and [the 13th]{2014-04-13}.",
                "It began on [May 2, 2010]{2010-05-02} and ended on [the 9th]{2010-05-09}.",
            ),
            (
                "In May she lives on the 3rd floor.",
                "On the 18th he found the water again.",
            ),
        ),
        (
            "(?<=on|until|from|by) the day=NTH (?= ',' | '.' | ';' | ')' | and | or | to | until)",
            "(?<=on the NTH (?:and|or|to)) the day=NTH",
        ),
        day_of_month,
    ),
    Production(
        rule(
            "month_year",
            "A month of a year.",
            ("It began in [May 2021]{2021-05}.", "Sales in [September of 2014]{2014-09} fell."),
            ("You may 2015 times complain.", "It began in 2021."),
        ),
        ("month=<MONTHS> ','? of? year=<YEARS>",),
        month_year,
    ),
    Production(
        rule(
            "nth_weekday",
            "A weekday or weekend by its number in a month.",
            (
                "They race on [the last Sunday in May 2014]{2014-05-25}.",
                "They will meet on [the first Monday of November]{2015-11-02}.",
                "It rained on [the first weekend of August 2015]{2015-W31-WE}.",
            ),
            ("The first Sunday of the war was calm.", "It was their last Monday paper in May."),
        ),
        (
            "the n=(?:ORD|last) (?: weekday=WEEKDAY | weekend) (?:in|of) month=<MONTHS>"
            "(?: year=<YEARS> | (?:of)? step=STEP year )?",
        ),
        nth_weekday,
    ),
    Production(
        rule(
            "bare_month",
            "A month alone: the last one begun, or the next one where the words look ahead.",
            (
                "He came in [September]{2015-09}.",
                "The tax will rise in [January]{2016-01}.",
                "Prices fell in [May]{2015-05}.",
            ),
            ("Theresa May said so.", "They may march on Paris.", "The March on Rome was long ago."),
        ),
        ("month=MONTH",),
        bare_month,
    ),
    Production(
        rule(
            "weekend",
            "The weekend: the last one begun, or the next one where the words look ahead.",
            ("They met over [the weekend]{2015-W41-WE}.", "It rained at [the weekend]{2015-W41-WE}."),
            ("A weekend of rain is dull.", "The weekend edition sold out."),
        ),
        ("(?<=over|at|during|for|before|after|of|on|until) the weekend", "the weekend (?=BE | should | could)"),
        lambda hit: Reading("DATE", Calendar(weekend=True)),
    ),
    Production(
        rule(
            "weekday",
            "A weekday alone: the last one up to publication, or the next one where the words look ahead.",
            (
                "He spoke on [Friday]{2015-10-09}.",
                "It was signed [Monday]{2015-10-12}.",
                "The council will meet on [Thursday]{2015-10-15}.",
            ),
            ("The Sunday Times wrote it.", "On Good Friday they rest."),
        ),
        ("weekday=WEEKDAY",),
        weekday,
    ),
)
