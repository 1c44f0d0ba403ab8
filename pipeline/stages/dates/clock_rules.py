"""Rules for times of day."""

from __future__ import annotations

from pipeline.stages.dates.grammar import Hit, Production, rule
from pipeline.stages.dates.meaning import Reading, Timed


def clock(hit: Hit) -> Reading | None:
    hour, _, rest = hit.word("time").replace(".", ":").partition(":")
    n, minutes = int(hour), rest or "00"
    if "hhmm" in hit:
        n, minutes = int(hit.word("hhmm")) // 100, hit.word("hhmm")[2:]
    half = hit.value("ampm") or ("am" if hit.word("oclock").endswith("morning") else "")
    if half and n > 12:
        return None
    if half == "pm" and n < 12:
        n += 12
    elif half == "am" and n == 12:
        n = 0
    zone = hit.value("zone")
    return Reading("TIME", Timed(f"{n:02d}:{minutes}{zone}"))


def four_digits(hit: Hit) -> Reading | None:
    digits = hit.word("hhmm")
    return Reading("TIME", Timed(f"{digits[:2]}:{digits[2:]}{hit.value('zone')}"))


def noon(hit: Hit) -> Reading | None:
    return Reading("TIME", Timed(hit.value("noon")))


PRODUCTIONS = (
    Production(
        rule(
            "clock",
            "A time of day in figures, with its zone.",
            (
                "He came at [10:35 a.m.]{XXXX-XX-XXT10:35} and left.",
                "It fell at [5pm]{XXXX-XX-XXT17:00}.",
                "They left at [14:30]{XXXX-XX-XXT14:30}.",
            ),
            ("The score was 10:35 in May.", "He ran it in 10.35 seconds."),
        ),
        (
            "time=(?:CLOCK|HOUR) ampm=AMPM zone=ZONE?",
            "time=CLOCK zone=ZONE",
            "(?<=at|by|until|around|from|before|after) time=CLOCK (?! COUNTED | UNITS | UNIT)",
            "time=HOUR oclock=(?: in the morning )",
        ),
        clock,
    ),
    Production(
        rule(
            "clock_digits",
            "Four digits and a zone.",
            ("It hit at [0735 GMT]{XXXX-XX-XXT07:35Z}.", "At [1400 UTC]{XXXX-XX-XXT14:00Z} it ended."),
            ("In 1400 he came.", "Flight 0735 left."),
        ),
        ("hhmm=HHMM zone=ZONE",),
        four_digits,
    ),
    Production(
        rule(
            "noon",
            "Noon, midday, midnight.",
            ("He left at [noon]{XXXX-XX-XXT12:00}.", "They met at [midnight]{XXXX-XX-XXT24:00}."),
            ("The Midnight Express is old.", "High Noon is a film."),
        ),
        ("(?<! the) noon=NOON",),
        lambda hit: None if hit.tokens.form(hit.match.start()).istitle() and hit.before() else noon(hit),
    ),
)
