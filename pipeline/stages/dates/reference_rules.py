"""Rules for words that point from the time of speaking: today, now, recently, the coming months."""

from __future__ import annotations

from pipeline.stages.dates.grammar import Hit, Production, rule
from pipeline.stages.dates.meaning import Fixed, Reading, Step, Timed


def day_word(hit: Hit) -> Reading | None:
    if hit.tokens.form(hit.match.start())[:1].isupper() and hit.before().isalpha():
        return None  # a title or a name, as "USA Today"
    day = Step("day", int(hit.value("word", "DAYWORD")))
    if hit.word("word") == "tonight":
        return Reading("TIME", Timed("NI", day))
    return Reading("DATE", day)


def two_days_off(hit: Hit) -> Reading | None:
    return Reading("DATE", Step("day", 2 if hit.word("word") == "tomorrow" else -2))


def reference(hit: Hit) -> Reading | None:
    if hit.word("ref") in {"soon", "shortly"} and (
        hit.before() in {"as", "too", "so", "very", "how"} or hit.after() in {"after", "before"}
    ):
        return None
    if hit.word("ref") == "now" and hit.before() in {"until", "till"} and hit.before(2) == "not":
        return None
    return Reading("DATE", Fixed(hit.value("ref")))


def current(hit: Hit) -> Reading | None:
    """ "Current" before its noun, where nothing flows: not in "the current account", "a strong current"."""
    if not hit.tokens.form(hit.match.end()).islower() or hit.after() in FLOWING or hit.before() in BEFORE_FLOWING:
        return None
    return Reading("DATE", Fixed("PRESENT_REF"))


def past_ref(hit: Hit) -> Reading | None:
    return Reading("DATE", Fixed("PAST_REF"))


def present_ref(hit: Hit) -> Reading | None:
    return Reading("DATE", Fixed("PRESENT_REF"))


def future_ref(hit: Hit) -> Reading | None:
    if "Future" in (hit.tokens.form(i) for i in range(*hit.match.span())):
        return None  # a slogan or a name
    return Reading("DATE", Fixed("FUTURE_REF"))


FLOWING = frozenset(
    {"account", "accounts", "assets", "liabilities", "affairs", "events", "and", "of", "in", "is", "was", "that"}
    | {"dollars", "ran", "runs", "flows", "flowed", "swept", "carried", "through", "from", "at", "to", "or", "flow"}
)
BEFORE_FLOWING = frozenset({"electric", "electrical", "alternating", "direct", "ocean", "strong", "river", "-", "then"})

PRODUCTIONS = (
    Production(
        rule(
            "day_word",
            "Today, yesterday, tomorrow, tonight.",
            (
                "He resigned [yesterday]{2015-10-11}.",
                "The vote is [tomorrow]{2015-10-13}.",
                "They play [tonight]{2015-10-12TNI}.",
            ),
            ("He resigned on a day of rain.", "The USA Today poll was wrong."),
        ),
        ("word=DAYWORD",),
        day_word,
    ),
    Production(
        rule(
            "two_days_off",
            "The day before yesterday, the day after tomorrow.",
            ("It rained [the day before yesterday]{2015-10-10}.", "We leave [the day after tomorrow]{2015-10-14}."),
            ("The day before was calm.", "It came a day after the vote."),
        ),
        ("the day (?:before|after) word=DAYWORD",),
        two_days_off,
    ),
    Production(
        rule(
            "reference",
            "Now, currently, recently, soon: present, past or future without a measure.",
            ("It is [now]{PRESENT_REF} closed.", "He [recently]{PAST_REF} left.", "They will [soon]{FUTURE_REF} go."),
            ("As soon as he came, they left.", "They left shortly after the vote."),
        ),
        ("ref=REF",),
        reference,
    ),
    Production(
        rule(
            "current",
            "Current, before what is so now.",
            ("Her [current]{PRESENT_REF} job is dull.", "At [current]{PRESENT_REF} prices few can pay."),
            ("The current account is in deficit.", "A strong current swept them out.", "An electric current ran."),
        ),
        ("current",),
        current,
    ),
    Production(
        rule(
            "past_reference",
            "Recent years, the past: a time gone by without a measure.",
            (
                "In [recent years]{PAST_REF} it fell.",
                "It grew in [the past]{PAST_REF}.",
                "It won in [recent months]{PAST_REF}.",
                "It was built in [the Soviet era]{PAST_REF}.",
            ),
            ("The past president spoke.", "He walked past the house."),
        ),
        (
            "the? (?:most)? recent UNITS",
            "the? past UNITS",
            "the? PASTERA (?:era | times)",
            "(?<=in) the (?:recent|distant)? past (?! UNIT | UNITS | INT | NUM | VAGUE)",
        ),
        lambda hit: None if hit.before() == "past" else past_ref(hit),
    ),
    Production(
        rule(
            "present_reference",
            "At present, right now, these days: the time of speaking.",
            ("[These days]{PRESENT_REF} few come.", "[Right now]{PRESENT_REF} it is closed."),
            ("These books are old.", "The right answer came."),
        ),
        ("right now", "these days", "the present (?: time)? (?= ','|'.'|BE)", "(?<=at) (?:the moment|present)"),
        present_ref,
    ),
    Production(
        rule(
            "future_reference",
            "The future, the coming months: a time to come without a measure.",
            ("In [the coming months]{FUTURE_REF} it will fall.", "In [the near future]{FUTURE_REF} they will go."),
            ("The future president spoke.", "The futures rose in March."),
        ),
        (
            "the? (?:coming|upcoming) UNITS",
            "(?<=in|into|for|of|about|to|and) the (?:near|foreseeable|immediate|distant)? future (?! of | '-')",
            "the (?:near|foreseeable) future",
            "(?<=PREP) future (?:UNITS | quarters | generations)",
        ),
        future_ref,
    ),
)
