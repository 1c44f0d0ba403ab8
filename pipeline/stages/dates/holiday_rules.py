"""The rule for named days: Christmas, Good Friday, Victory Day."""

from __future__ import annotations

from pipeline.core import vocab
from pipeline.stages.dates import holidays
from pipeline.stages.dates.grammar import Hit, Production, rule
from pipeline.stages.dates.meaning import Fixed, Named, Reading
from pipeline.stages.dates.tokens import TOKEN, Tokens, lexicon

# Where the country of a named day is looked for, the nearest words first: so many tokens before and behind it.
REACH = ((0, 2), (4, 0), (4, 4), (12, 12), (40, 40), (300, 300))
BEHIND = frozenset(r["word"] for r in vocab.read("dates", "behind"))


def _pattern(name: str) -> str:
    """A name as a pattern: each of its tokens as it is written."""
    return " ".join(
        word if word.isalpha() else "'s " if word == "'s" else f"'{word}'"
        for word in (m[0] for m in TOKEN.finditer(name))
    )


NAMES = "|".join(_pattern(name) for name in sorted(holidays.variants(), key=lambda n: (-len(n), n)))


def named_day(hit: Hit) -> Reading | None:
    start, end = hit.match.span("day")
    if not all(hit.tokens.form(i)[:1].isupper() for i in (start, end - 1) if hit.tokens.form(i).isalpha()):
        return None
    if hit.after() == "-":
        return None
    name = hit.tokens.value[hit.tokens.starts[start] : hit.tokens.ends[end - 1]].lower().replace("’", "'")
    name = " ".join(name.split())
    if name not in holidays.variants():
        return None
    day = holidays.choose(name, *(hit.around(*reach).lower() for reach in REACH))
    steps = int(hit.value("step")) if "step" in hit else None
    return Reading("DATE", Named(day, hit.number("year"), steps))


def ends(cut: Tokens, at: int) -> bool:
    """Whether the word at a token, by its look, leaves the day before it alone: not in "the Easter table"."""
    word = cut.word(at)
    known = word in BEHIND or bool(lexicon().get(word, {}).keys() & {"PREP", "BE", "PART"})
    return known or not (word.isalpha() and cut.form(at).islower())


def september_11(hit: Hit) -> Reading | None:
    digits = [word for word in hit.words("day") if word.isdigit()]
    return Reading("DATE", Fixed("2001-09-11")) if digits in (["9", "11"], ["11"]) else None


PRODUCTIONS = (
    Production(
        rule(
            "named_day",
            "A holiday or another day with a name; the country decides where it differs.",
            (
                "They will meet on [Christmas Eve]{2015-12-24}.",
                "Shops shut on [Good Friday]{2015-04-03}.",
                "In Moscow crowds came on [Victory Day 2014]{2014-05-09}.",
                "Paris marked [Victory Day]{2015-05-08}.",
                "It opens [next Easter]{2016-03-27}.",
                "Moscow kept [Victory Day]{2015-05-09}, and France [Victory Day]{2015-05-08} as well.",
                "They met on [Independence Day]{}.",
            ),
            ("The Victory Day parade was long.", "She sat at the Easter table.", "Christmas trees were sold."),
        ),
        (f"(?: step=STEP )? day=(?:{NAMES}) (?: (?:of | ',')? year=<YEARS> )?",),
        named_day,
    ),
    Production(
        rule(
            "september_11",
            "The day of the attacks on New York and Washington, where they are meant.",
            (
                "It began after [9/11]{2001-09-11}.",
                "She lived through [the Sept. 11]{2001-09-11} attacks.",
            ),
            ("He paid 9/11 of the sum.", "On September 11 attackers came.", "Rain fell on Sept. 11."),
        ),
        (
            "(?<=after|since|before|of|the|by|pre|post) day=(?: INT '/' INT ) (?! of)",
            "(?<='-') day=(?: INT '/' INT )",
            "the? day=(?: (?:september | 'sept.' | sept) INT )"
            "(?= (?:terror | terrorist)? (?:attacks | attack | hijackers))",
        ),
        september_11,
    ),
)
