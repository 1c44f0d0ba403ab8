"""Rules for sets: how often something happens."""

from __future__ import annotations

from decimal import Decimal

from pipeline.stages.dates import numbers
from pipeline.stages.dates.grammar import Hit, Production, rule
from pipeline.stages.dates.meaning import Fixed, Reading
from pipeline.stages.dates.targets import unit
from pipeline.stages.dates.values import length


def each(hit: Hit) -> Reading | None:
    """The value of what recurs, and the word that says so: every (EVERY), each (EACH), none in "on Mondays"."""
    quant = hit.words("each")[0].upper() if "each" in hit else ""
    value = _recurring(hit)
    return Reading("SET", Fixed(value), quant=quant) if value else None


def _recurring(hit: Hit) -> str:
    if "weekday" in hit:
        number = hit.value("weekday", "WEEKDAY") or hit.value("weekday", "WEEKDAYS")
        return f"XXXX-WXX-{number}" + (f"T{hit.value('part')}" if "part" in hit else "")
    if "parts" in hit:
        return f"XXXX-WXX-{hit.value('day', 'WEEKDAY')}T{hit.value('parts')}"
    if "weekend" in hit:
        return "XXXX-WXX-WE"
    if "month" in hit:
        day = f"-{hit.number('day'):02d}" if "day" in hit else ""
        return f"XXXX-{hit.month():02d}{day}"
    if "season" in hit:
        return f"XXXX-{hit.value('season')}"
    if "part" in hit:
        return f"XXXX-XX-XXT{hit.value('part')}"
    if "nth" in hit:
        return length(Decimal(hit.number("nth", "ORD") or 0), unit(hit))
    n = numbers.read(hit.words("n")) if "n" in hit else Decimal(2) if "other" in hit.words("each") else Decimal(1)
    return length(n, unit(hit))


def frequency(hit: Hit) -> Reading | None:
    """How many times in how long: "twice a month", "once every three years", "thrice-weekly"."""
    if "times" in hit:
        n: Decimal | None = Decimal(hit.value("times", "TIMES"))
    else:
        n = numbers.read(hit.words("n"))
    freq = f"{n}X" if n is not None and n == int(n) else ""
    quant = hit.word("each").upper() if hit.word("each") in {"every", "each"} else ""
    if "adverb" in hit:
        return Reading("SET", Fixed(hit.value("adverb")), freq=freq)
    size = numbers.read(hit.words("many")) if "many" in hit else Decimal(1)
    return Reading("SET", Fixed(length(size, unit(hit))), quant=quant, freq=freq)


def adverb(hit: Hit) -> Reading | None:
    form, after = hit.tokens.form(hit.match.start()), hit.tokens.form(hit.match.end())
    if after[:1].isupper() and hit.before().isalpha():
        return None  # "the party daily Pravda"
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
                "[Every second year]{P2Y} it floods, and [every weekend]{XXXX-WXX-WE} it rains.",
            ),
            ("Every man came.", "Each side won in May."),
        ),
        (
            "each=(?:every|each) weekday=WEEKDAY part=PART?",
            "each=(?:every|each) month=<MONTHS> day=DAY",
            "each=(?:every|each) (?: month=<MONTHS> | season=SEASON | part=PART | unit=UNIT )",
            "each=every n=<COUNT> unit=UNITS",
            "each=(?:every other) unit=UNIT",
            "each=every nth=ORD unit=(?:UNIT | UNITS)",
            "each=(?:every|each) weekend=weekend",
            "(?<=on|at) weekend=weekends",
            "weekday=WEEKDAYS",
            "day=WEEKDAY parts=PARTS",
        ),
        each,
    ),
    Production(
        rule(
            "frequency",
            "So many times in a unit.",
            (
                "They meet [twice a month]{P1M}.",
                "He calls [three times a day]{P1D}.",
                "It is held [once every four years]{P4Y}.",
                "A [twice-weekly]{P1W} flight is planned.",
            ),
            ("He came twice in a month.", "It is three times as big."),
        ),
        (
            "(?:times=TIMES | n=<COUNT> times) each=(?:a|an|per|each|every) unit=UNIT",
            "(?:times=TIMES | n=<COUNT> times) each=every many=<COUNT> unit=UNITS",
            "times=TIMES '-' adverb=ADVERB",
            "times=TIMES adverb=(?:daily|weekly|monthly|yearly|annually)",
        ),
        frequency,
    ),
    Production(
        rule(
            "adverb",
            "Daily, annually and the like.",
            ("It is paid [annually]{P1Y}.", "A [weekly]{P1W} visit helps."),
            ("The Daily Courier wrote it.", "The year was long.", "The party daily Granma wrote it."),
        ),
        ("adverb=ADVERB",),
        adverb,
    ),
)
