"""Rules for durations."""

from __future__ import annotations

from decimal import Decimal

from pipeline.stages.dates import numbers
from pipeline.stages.dates.grammar import Hit, Production, rule
from pipeline.stages.dates.meaning import Length, Reading
from pipeline.stages.dates.targets import unit
from pipeline.stages.dates.tokens import QUOTES

WHICH = "(?: the? (?:past|last|next|first|coming|following|previous|final|latest|preceding) | the )"


LASTING = frozenset({"to", "will", "would", "can", "could", "may", "might", "must", "should", "not"})


def duration(hit: Hit) -> Reading | None:
    if "vague" in hit:
        return Reading("DURATION", Length(None, unit(hit, "vague")))
    n = numbers.read(hit.words("n")) if "n" in hit else Decimal(1)
    name = unit(hit)
    if (
        hit.after() in {"old", "ago"}
        or (hit.after() == "-" and hit.after(2) == "old")
        or hit.before() in {"aged", "age"}
    ):
        return None  # ages
    if (name == "second" and hit.word("unit") == "second") or hit.before() in {"$", "£", "€"}:
        return None
    if (
        hit.word("unit") == "day"
        and hit.words("n") == ["one"]
        and "hyphen" not in hit
        and hit.before() not in {"in", "for", "within", "after", "than"}
    ):
        return None  # "One day he left"
    if hit.tokens.form(hit.match.end() - 1)[:1].isupper() and hit.before() in QUOTES:
        return None  # a title: "60 Minutes"
    # "Talks will last two days", "the talks last two days", but "in the last two days", "over last three days".
    verb = hit.tokens.word(hit.match.start()) == "last" and (
        hit.before() in LASTING
        or (hit.before().endswith("s") and hit.before() not in {"'s", "’s", "its", "his", "this"})
    )
    half = hit.word("unit") and hit.after() == "and" and hit.after(2) == "a" and hit.after(3) == "half"
    mod = "APPROX" if hit.tokens.word(hit.match.end() - 1) == "so" else ""
    return Reading("DURATION", Length(n, name), mod, (int(verb), 0)) if not half else None


def and_half(hit: Hit) -> Reading | None:
    return Reading("DURATION", Length(Decimal("1.5"), unit(hit)))


def part(hit: Hit) -> Reading | None:
    n = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "quarters": Decimal("0.75")}[hit.word("part")]
    return Reading("DURATION", Length(n, unit(hit)))


def first_of_two(hit: Hit) -> Reading | None:
    if hit.after(4) == "old" or hit.before() in {"-", "$", "£", "€", "."}:
        return None
    return Reading("DURATION", Length(numbers.read(hit.words("n")), unit(hit)))


def some(hit: Hit) -> Reading | None:
    return Reading("DURATION", Length(None, unit(hit)))


def single(hit: Hit) -> Reading | None:
    if hit.after() in {"old", "ago", "later", "earlier", "before", "after", "and", "of"}:
        return None
    if hit.after() == "or" and hit.after(2) in {"two", "more", "so"}:
        return None  # "in a year or two"
    return Reading("DURATION", Length(Decimal(1), unit(hit)))


BEFORE_ONE = "for|within|in|after|over|than|about|nearly|almost|throughout|lasting|during|just|only|least"

PRODUCTIONS = (
    Production(
        rule(
            "duration",
            "A number of units.",
            (
                "It took [two years]{P2Y}.",
                "A [10-day]{P10D} trip.",
                "He stayed [several months]{PXM}.",
                "In [the past three weeks]{P3W} it rose.",
                "It lasted [5 1/2 hours]{PT5H30M}.",
                "It earned more in [the year-earlier nine months]{P9M}.",
                "It ran for [two and a half years]{P2Y6M}.",
                "The rounds last [five hours]{PT5H} each.",
                "It was shut for [two years or so]{P2Y APPROX}, not for [hundreds of years]{PXY}.",
            ),
            (
                "A 45-year-old man came.",
                "He is 45 years old.",
                "He left two years ago.",
                "In the second half he scored.",
                'He was on "60 Minutes" in May.',
            ),
        ),
        (
            f"{WHICH}? n=<COUNT> <ADJ>? unit=UNITS (?: or so )?",
            "(?:dozens | hundreds | thousands | tens) of vague=UNITS",
            "the? year '-' (?:ago|earlier) n=(?:INT|NUM) unit=UNITS",
            "n=<SIZE> hyphen='-' unit=UNIT (?! '-' old)",
            "n=<SIZE> unit=(?:hour|day|week|month|year|decade)",
            "the (?:past|last|next|coming) n=(?:couple of) unit=UNITS",
            f"{WHICH}? n=(?: one | half (?:a|an) | (?:a|an) half | another ) <ADJ>? hyphen='-'? unit=UNIT",
            "the (?:past|coming) unit=(?:day|week|month|quarter|year|decade|century|fortnight)",
        ),
        duration,
    ),
    Production(
        rule(
            "unit_and_half",
            "One unit and a half.",
            (
                "It took [a year and a half]{P1Y6M}.",
                "After [an hour and a half]{PT1H30M} he left.",
                "Their [year-and-a-half]{P1Y6M} wait is over.",
            ),
            ("A year and a month went by.", "An hour and a day."),
        ),
        ("n=(?:a|an|one) unit=UNIT and a half (?! ago)", "n=(?:a|an|one)? unit=UNIT '-' and '-' a '-' half"),
        and_half,
    ),
    Production(
        rule(
            "part_of_unit",
            "A half, a quarter or three quarters of a unit.",
            (
                "He waited [a quarter of an hour]{PT15M}.",
                "It lasted [three-quarters of an hour]{PT45M}.",
                "It took [a quarter of a century]{P25Y}.",
            ),
            ("A quarter of the hour was lost.", "Three quarters of a pie went to him."),
        ),
        (
            "a part=(?:quarter|half) of (?:a|an) unit=(?:hour|minute|day|year|century|decade) (?! ago)",
            "three '-'? part=quarters of (?:a|an) unit=(?:hour|minute|day|year|century|decade) (?! ago)",
        ),
        part,
    ),
    Production(
        rule(
            "first_of_two",
            "The lower end of a duration between two.",
            (
                "It will take [two]{P2W} to [three weeks]{P3W}.",
                "It runs for [12]{P12M}-[18 months]{P18M}.",
            ),
            ("Boys two to three years old came.", "He won two to three votes."),
        ),
        ("n=(?:INT|NUM) (?= (?:to|or|'-'|'–') (?:INT|NUM) unit=UNITS)",),
        first_of_two,
    ),
    Production(
        rule(
            "single_unit",
            "One unit, after a preposition or a word of degree.",
            ("It is shut for [a year]{P1Y}.", "Within [a week]{P1W} he left.", "It fell in [a single quarter]{P1Q}."),
            (
                "It costs $5 a year.",
                "A week later he left.",
                "In a second letter he agreed.",
                "In a year or two it ends.",
            ),
        ),
        (
            f"(?<={BEFORE_ONE}) (?:a|an) <ADJ>? unit=(?:minute|hour|day|week|fortnight|month|year|decade|century)",
            "(?:a|an) (?:single|full|whole|entire|additional) (?:quiet|long)? (?! second) unit=UNIT",
        ),
        single,
    ),
    Production(
        rule(
            "open_duration",
            "Units without a number, after a preposition.",
            ("For [years]{PXY} he waited.", "It may take [weeks]{PXW}.", "It was the worst in [decades]{PXY}."),
            ("The years of war are over.", "Those days are gone."),
        ),
        (
            "(?<=for|take|took|takes|taken|last|lasted|within|spent|after) unit=UNITS (?! of | ago | '-')",
            "(?<=in) unit=(?:days | weeks | months | years | decades | centuries) (?= ',' | '.' | ';' | ')' )",
        ),
        some,
    ),
    Production(
        rule(
            "long",
            "A unit that something was long.",
            ("A [day-long]{P1D} meeting.", "The [decades-long]{PXY} feud ended."),
            ("A day so long was rare.", "A mile-long road."),
        ),
        ("unit=(?:UNIT|UNITS) '-' long",),
        lambda hit: Reading("DURATION", Length(None if hit.word("unit").endswith("s") else Decimal(1), unit(hit))),
    ),
)
