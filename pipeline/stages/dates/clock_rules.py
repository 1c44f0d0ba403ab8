"""Rules for times of day."""

from __future__ import annotations

from pipeline.stages.dates.grammar import Hit, Production, rule
from pipeline.stages.dates.meaning import Reading, Timed


def clock(hit: Hit) -> Reading | None:
    hour, _, rest = hit.word("time").replace(".", ":").partition(":")
    n, minutes = int(hour), rest or "00"
    if "hhmm" in hit:
        n, minutes = int(hit.word("hhmm")) // 100, hit.word("hhmm")[2:]
    half = hit.value("ampm") or HALVES.get(hit.value("part"), "")
    if half and n > 12:
        return None
    if half == "pm" and n < 12:
        n += 12
    elif half == "am" and n == 12:
        n = 0
    return Reading("TIME", Timed(f"{n:02d}:{minutes}{_zone(hit)}"))


def _zone(hit: Hit) -> str:
    """The zone as TIMEX3 writes it: Z, or so many hours from it ("UTC+3"); zones by name keep to the words."""
    if "hours" not in hit:
        return hit.value("zone")
    return f"{'+' if hit.word('sign') == '+' else '-'}{hit.number('hours') or 0:02d}"


def spoken(hit: Hit) -> Reading | None:
    """ "Half past nine", "nine o'clock in the evening"; without morning or evening, as the clock's face shows it."""
    n = hit.number("hour", "NUM") or 0
    minutes = {"half": 30, "quarter": 15}.get(hit.word("m")) or hit.number("m", "NUM") or 0
    if not 1 <= n <= 12 or not 0 <= minutes < 60:
        return None
    if hit.value("part") in {"AF", "EV"} or (hit.value("part") == "NI" and n > 5):
        n = n % 12 + 12
    if hit.word("way") == "to":
        n, minutes = (n - 1) % 24 or 12, 60 - minutes
    return Reading("TIME", Timed(f"{n:02d}:{minutes:02d}"))


def four_digits(hit: Hit) -> Reading | None:
    digits = hit.word("hhmm")
    return Reading("TIME", Timed(f"{digits[:2]}:{digits[2:]}{_zone(hit)}"))


def noon(hit: Hit) -> Reading | None:
    return Reading("TIME", Timed(hit.value("noon")))


HALVES = {"MO": "am", "AF": "pm", "EV": "pm"}
OFFSET = "zone=(?:gmt|utc) sign=(?:'+'|'-') hours=HOUR"
ZONE = "(?: zone=ZONE | ZONENAME (?: standard | daylight | summer )? time )"
CLOCKLESS = "(?: o . clock )?"
PART_OF_DAY = "(?: (?: in the | at ) part=PART )?"

PRODUCTIONS = (
    Production(
        rule(
            "clock",
            "A time of day in figures, with its zone.",
            (
                "He came at [10:35 a.m.]{XXXX-XX-XXT10:35} and left.",
                "It fell at [5pm]{XXXX-XX-XXT17:00}.",
                "They left at [14:30]{XXXX-XX-XXT14:30}.",
                "It opens at [9 a.m. local time]{XXXX-XX-XXT09:00} and [17:00 UTC+3]{XXXX-XX-XXT17:00+03} sharp.",
                "She left at [4 in the afternoon]{XXXX-XX-XXT16:00}.",
            ),
            ("The score was 10:35 in May.", "He ran it in 10.35 seconds."),
        ),
        (
            f"time=(?:CLOCK|HOUR) ampm=AMPM {OFFSET}",
            f"time=(?:CLOCK|HOUR) ampm=AMPM {ZONE}?",
            f"time=CLOCK {OFFSET}",
            f"time=CLOCK {ZONE}",
            "(?<=at|by|until|around|from|before|after) time=CLOCK (?! COUNTED | UNITS | UNIT)",
            "time=(?:CLOCK|HOUR) in the part=PART",
        ),
        clock,
    ),
    Production(
        rule(
            "clock_words",
            "A time of day in words.",
            (
                "They met at [half past nine]{XXXX-XX-XXT09:30}.",
                "It rang at [six o'clock]{XXXX-XX-XXT06:00}.",
                "He left at [a quarter to ten in the evening]{XXXX-XX-XXT21:45}.",
            ),
            (
                "He walked past nine houses.",
                "It grew from a quarter to half, or from 7 to 10.",
                "A quarter to three men was lost.",
            ),
        ),
        (
            f"m=half past hour=(?:NUM|HOUR) {CLOCKLESS} {PART_OF_DAY}",
            # "From 7 to 10" and "by 7 to 10" are ranges.
            f"(?<=at|until|around|before|after) a? m=(?:quarter|NUM|HOUR) way=(?:past|to) hour=(?:NUM|HOUR)"
            f" {CLOCKLESS} {PART_OF_DAY} (?! UNITS | COUNTED)",
            f"hour=(?:NUM|HOUR) o . clock {PART_OF_DAY}",
        ),
        spoken,
    ),
    Production(
        rule(
            "clock_digits",
            "Four digits and a zone.",
            ("It hit at [0735 GMT]{XXXX-XX-XXT07:35Z}.", "At [1400 UTC]{XXXX-XX-XXT14:00Z} it ended."),
            ("In 1400 he came.", "Flight 0735 left."),
        ),
        (f"hhmm=HHMM {OFFSET}", f"hhmm=HHMM {ZONE}"),
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
