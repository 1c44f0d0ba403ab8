"""Rules for the last, this or next unit, month, weekday, season or quarter."""

from __future__ import annotations

from pipeline.stages.dates.grammar import Hit, Production, rule
from pipeline.stages.dates.meaning import Calendar, Reading, Reported, Step, Timed, Within
from pipeline.stages.dates.targets import TARGET, place, unit
from pipeline.stages.dates.tokens import QUOTES


def step(hit: Hit) -> Reading | None:
    target, n = place(hit), int(hit.value("step"))
    if target in {"decade", "century"} and hit.word("step") == "past":
        return None  # "over the past decade" is ten years
    if target in {"second", "minute", "hour"} or (target == "day" and hit.word("step") != "next"):
        return None
    if n < 0 and "the" in hit and hit.after() == "of":
        return None  # "the last week of June" isn't the week before this
    if hit.before() in QUOTES and hit.tokens.form(hit.match.end() - 1)[:1].isupper():
        return None  # a title: "This Week"
    if "month" in hit and hit.after().isdigit():
        return None  # "last Oct. 23" is a day
    # "the next day", "the previous year" count from the time spoken of.
    told = hit.word("step") in {"previous"} or (hit.word("step") == "next" and "the" in hit)
    if target == "day" and not told:
        return None
    return Reading("DATE", Step(target, n, "text" if told else "published"))


def step_night(hit: Hit) -> Reading | None:
    steps = int(hit.value("step"))
    part = hit.value("part")
    if steps > 0 or (steps < 0 and part != "NI"):
        return None
    return Reading("TIME", Timed(part, Step("day", steps)))


def span_edge(hit: Hit) -> Reading | None:
    """The year, month or week now running: "the end of the year", "so far this year" has its own words."""
    return Reading("DATE", Step(unit(hit), 0), hit.value("edge", "EDGEOF"))


def year_end(hit: Hit) -> Reading | None:
    return Reading("DATE", Step("year", 0), "END")


def reported(hit: Hit) -> Reading | None:
    if "month" in hit:  # "ended Sept. 30" is a date of its own
        return Reading("DATE", Reported(ended=hit.month()), trim=(0, 2))
    year = hit.number("year") if "year" in hit else None
    return Reading("DATE", Reported(-1 if "back" in hit else 0, year, loose="loose" in hit))


def within(hit: Hit) -> Reading | None:
    year = Step("year", int(hit.value("step")))
    target = place(hit)
    return Reading("DATE", Within(target, year)) if isinstance(target, Calendar) else None


def half_of(hit: Hit) -> Reading | None:
    n = {"first": 1, "second": 2, "last": 2}.get(hit.word("half"))
    return (
        Reading("DATE", Within(Calendar(half=n), Step("year", int(hit.value("step")) if "step" in hit else 0)))
        if n
        else None
    )


def quarter_of(hit: Hit) -> Reading | None:
    n = hit.number("n", "ORD") or 0
    if not 1 <= n <= 4:
        return None
    return Reading("DATE", Within(Calendar(quarter=n), Step("year", int(hit.value("step")) if "step" in hit else 0)))


PRODUCTIONS = (
    Production(
        rule(
            "step",
            "Last, this or next with a unit, month, weekday or season.",
            (
                "It fell [last year]{2014}.",
                "It will open [next September]{2016-09}.",
                "He came [last Friday]{2015-10-09}.",
                "Only [this month]{2015-10} it rose.",
                "It won [last week]{2015-W41}.",
            ),
            (
                "He came last in the race.",
                "This yearly fair is old.",
                "He was last second in May.",
                "It rained in the last week of June 2014.",
                'He said so on "This Week" in May.',
            ),
        ),
        (f"(?: the=the )? step=STEP (?: coming | past | fiscal | calendar )? {TARGET}",),
        step,
    ),
    Production(
        rule(
            "night_step",
            "Last night, this morning.",
            ("It burned [last night]{2015-10-11TNI}.", "He came [this morning]{2015-10-12TMO}."),
            ("The night was cold.", "He came in the last morning train."),
        ),
        ("(?<! the) step=STEP part=PART",),
        step_night,
    ),
    Production(
        rule(
            "period_edge",
            "The beginning, middle or end of the year, month or week now running.",
            (
                "It should be done by [the end of the year]{2015 END}.",
                "At [the start of the week]{2015-W42 START} it fell.",
            ),
            ("It is the end of the road.", "The middle of the day was hot."),
        ),
        ("the edge=EDGEOF of the unit=(?:week|month|quarter|year|decade|century) (?! PREP)",),
        span_edge,
    ),
    Production(
        rule(
            "year_end",
            "Year end.",
            ("Rates will rise by [year-end]{2015 END}.", "By [year's end]{2015 END} it had sunk."),
            ("The year ended well.", "In the end a year is short."),
        ),
        ("(?<=by|until|at|before|around) (?: the year 's end | year '-'? end | year 's end )",),
        year_end,
    ),
    Production(
        rule(
            "month_of_step",
            "A month or season of last, this or next year.",
            ("In [June last year]{2014-06} he left.", "It opens in [March next year]{2016-03}."),
            ("In June he left.", "The last year was hard."),
        ),
        ("month=<MONTHS> (?:of)? step=STEP year", "the? season=SEASON of step=STEP year"),
        within,
    ),
    Production(
        rule(
            "half_of_step",
            "A half of last, this or next year.",
            (
                "In [the first half of this year]{2015-H1} it fell.",
                "It rises in [the second half of next year]{2016-H2}.",
            ),
            ("The first half was dull.", "Half of last year was lost."),
        ),
        ("the? half=(?:ORD|last) half of step=STEP year", "the? half=(?:ORD|last) half of the year"),
        half_of,
    ),
    Production(
        rule(
            "quarter_of_step",
            "A quarter of last, this or next year.",
            (
                "In [the first quarter of next year]{2016-Q1} it rises.",
                "It fell in [last year's third quarter]{2014-Q3}.",
            ),
            ("A quarter of last year was lost.", "The third quarter-final was last year."),
        ),
        ("the? n=ORD quarter of step=STEP year", "the? n=ORD quarter of the year", "step=STEP year 's n=ORD quarter"),
        quarter_of,
    ),
    Production(
        rule(
            "latest",
            "The latest quarter, month or week: the last one that is over.",
            ("Orders in [the latest month]{2015-09} fell.", "In [the latest week]{2015-W41} it rose."),
            ("The latest news is bad.", "At the latest he left in May."),
        ),
        ("the latest unit=(?:week|month)",),
        lambda hit: Reading("DATE", Step(unit(hit), -1)),
    ),
    Production(
        rule(
            "reported",
            "The quarter that a report is about: the one last spoken of, else the last one over.",
            (
                "Sales in [the latest quarter]{2015-Q3} fell.",
                "In [the first quarter of 2014]{2014-Q1} it lost money; debt grew during [the quarter]{2014-Q1}.",
                "It earned $5m, against $4m in [the 2014 quarter]{2014-Q3}.",
            ),
            ("The quarter was noisy at night.", "They live in the quarter of the tanners.", "The latest news is bad."),
        ),
        (
            "the (?:latest | most recent | just '-' ended) (?:quarter | period)",
            "(?<=in|for|during|throughout|over|from) the quarter"
            "(?! of | '-' | final | finals | (?:ended|ending) <MONTHS>)",
            "(?<=in|for|during|of) the quarter (?:ended|ending) month=<MONTHS>",
            "the year=YEAR (?:quarter | loose=period)",
            "the (?:same|corresponding|comparable|like)? (?:quarter | period)"
            "back=(?:last year | a year (?:ago|earlier|before))",
            "back=last year 's quarter",
        ),
        reported,
    ),
)
