"""Rules for sets: how often something happens."""

from __future__ import annotations

from decimal import Decimal

from pipeline.stages.dates import numbers
from pipeline.stages.dates.grammar import Hit, Production, rule
from pipeline.stages.dates.meaning import Fixed, Reading
from pipeline.stages.dates.targets import unit
from pipeline.stages.dates.values import length


def each(hit: Hit) -> Reading | None:
    if "weekday" in hit:
        return Reading(
            "SET",
            Fixed(
                f"XXXX-WXX-{hit.value('weekday', 'WEEKDAY') or hit.value('weekday', 'WEEKDAYS')}"
                + (f"T{hit.value('part')}" if "part" in hit else "")
            ),
        )
    if "parts" in hit:
        return Reading("SET", Fixed(f"XXXX-WXX-{hit.value('day', 'WEEKDAY')}T{hit.value('parts')}"))
    if "month" in hit:
        day = f"-{hit.number('day'):02d}" if "day" in hit else ""
        return Reading("SET", Fixed(f"XXXX-{hit.month():02d}{day}"))
    if "season" in hit:
        return Reading("SET", Fixed(f"XXXX-{hit.value('season')}"))
    if "part" in hit:
        return Reading("SET", Fixed(f"XXXX-XX-XXT{hit.value('part')}"))
    n = numbers.read(hit.words("n")) if "n" in hit else Decimal(2) if "other" in hit.words("each") else Decimal(1)
    return Reading("SET", Fixed(length(n, unit(hit))))


def adverb(hit: Hit) -> Reading | None:
    form, after = hit.tokens.form(hit.match.start()), hit.tokens.form(hit.match.end())
    if form[0].isupper() and (hit.before() or after[:1].isupper()):
        return None  # The Daily Courier
    if (
        hit.word("adverb") in {"quarterly", "monthly"}
        and after.isalpha()
        and after.lower() not in {"in", "by", "at", "to", "and", "on"}
    ):
        return None  # a quarterly dividend is a kind of dividend
    return Reading("SET", Fixed(hit.value("adverb")))


PRODUCTIONS = (
    Production(
        rule(
            "set",
            "Every Tuesday, each year, every two weeks, on Mondays.",
            (
                "They meet [every Tuesday]{XXXX-WXX-2}.",
                "[Each year]{P1Y} it grows.",
                "He pays [every two weeks]{P2W}.",
                "It opens on [Mondays]{XXXX-WXX-1}.",
            ),
            ("Every man came.", "Each side won in May."),
        ),
        (
            "each=(?:every|each) weekday=WEEKDAY part=PART?",
            "each=(?:every|each) month=<MONTHS> day=DAY",
            "each=(?:every|each) (?: month=<MONTHS> | season=SEASON | part=PART | unit=UNIT )",
            "each=every n=<COUNT> unit=UNITS",
            "each=(?:every other) unit=UNIT",
            "weekday=WEEKDAYS",
            "day=WEEKDAY parts=PARTS",
        ),
        each,
    ),
    Production(
        rule(
            "frequency",
            "So many times in a unit.",
            ("They meet [twice a month]{P1M}.", "He calls [three times a day]{P1D}."),
            ("He came twice in a month.", "It is three times as big."),
        ),
        ("(?:TIMES | n=<COUNT> times) (?:a|an|per|each|every) unit=UNIT",),
        lambda hit: Reading("SET", Fixed(length(Decimal(1), unit(hit)))),
    ),
    Production(
        rule(
            "adverb",
            "Daily, annually and the like.",
            ("It is paid [annually]{P1Y}.", "A [weekly]{P1W} visit helps."),
            ("The Daily Courier wrote it.", "The year was long."),
        ),
        ("adverb=ADVERB",),
        adverb,
    ),
)
