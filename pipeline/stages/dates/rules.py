"""All rules of the stage, in the order that settles overlaps of equal length, and their compiled patterns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from pipeline.core import vocab
from pipeline.core.rules import Rule
from pipeline.stages.dates import (
    clock_rules,
    days_rules,
    duration_rules,
    era_rules,
    fiscal_rules,
    holiday_rules,
    numeric_rules,
    periods_rules,
    reference_rules,
    set_rules,
    shift_rules,
    step_rules,
    years_rules,
)
from pipeline.stages.dates.grammar import Hit, literals, translate
from pipeline.stages.dates.meaning import Reading
from pipeline.stages.dates.tokens import Alphabet, Tokens

PRODUCTIONS = (
    *holiday_rules.PRODUCTIONS,
    *numeric_rules.PRODUCTIONS,
    *days_rules.PRODUCTIONS,
    *years_rules.PRODUCTIONS,
    *fiscal_rules.PRODUCTIONS,
    *era_rules.PRODUCTIONS,
    *periods_rules.PRODUCTIONS,
    *reference_rules.PRODUCTIONS,
    *step_rules.PRODUCTIONS,
    *shift_rules.PRODUCTIONS,
    *duration_rules.PRODUCTIONS,
    *set_rules.PRODUCTIONS,
    *clock_rules.PRODUCTIONS,
)
DAY_AND_TIME = Rule(
    "dates.day_and_time", "dates", "A time of day beside its day.",
    ("It fell at [10 p.m. Wednesday]{2015-10-07T22:00}.", "It hit on [May 9, 2014, 5 p.m.]{2014-05-09T17:00} sharp."),
    ("He left at 5 p.m. and came back on Friday.", "Friday was good."), "2015-10-12",
)  # fmt: skip
PART_OF_DAY = Rule(
    "dates.part_of_day", "dates", "A part of a named day.",
    ("It burned [Friday night]{2015-10-09TNI}.", "It sank on [the night of May 4, 2010]{2010-05-04TNI}.",
     "He left [yesterday morning]{2015-10-11TMO}."),
    ("The night was cold.", "Friday was a good day."), "2015-10-12",
)  # fmt: skip
BESIDE = Rule(
    "dates.beside", "dates", "The day before or after a day, or the week of it.",
    ("They left on [the day after Christmas]{2014-12-26}.", "It opens [the week of November 2]{2015-W45}.",
     "It rained [the day before Good Friday]{2015-04-02}.", "Shops shut in [Easter week]{2015-W14}."),
    ("The day before the vote was calm.", "It was the week of the flood."), "2015-10-12",
)  # fmt: skip
ELLIPTIC_DAY = Rule(
    "dates.elliptic_day", "dates", "A day of a list or range that leaves out the month said beside it.",
    ("They met on [May 3]{2015-05-03}, [4]{2015-05-04} and [5]{2015-05-05} in Oslo.",
     "It runs from [3]{2014-06-03} to [7 June 2014]{2014-06-07} in Riga."),
    ("On May 3, 40 people died.", "On May 3 and 4 others fell.", "He won 3 of 7 June races."), "2015-10-12",
)  # fmt: skip
ELLIPTIC_YEAR = Rule(
    "dates.elliptic_year", "dates", "The first year of a range whose last one leaves out the century.",
    ("The [2011]{2011}-[13]{2013} plan failed.", "Peak [2012]{2012}-[13]{2013} sales were never reached again."),
    ("Flight 1914-12 was late.", "Its 2011 plan failed."), "2015-10-12",
)  # fmt: skip
RULES: tuple[Rule, ...] = (
    *(p.rule for p in PRODUCTIONS), DAY_AND_TIME, PART_OF_DAY, BESIDE, ELLIPTIC_DAY, ELLIPTIC_YEAR,
)  # fmt: skip
ORDER = tuple(rule.id for rule in RULES)

# What may stand before a date and belongs to its words.
EDGES = ("the? early '-'?", "the? mid '-'?", "the? late '-'?", "the? EDGEOF of", "mid")
EARLIER = "(?:earlier|later)"
PARTS = "PART"


class Grammar(NamedTuple):
    """Compiled patterns: of each rule in order, of what may stand before a date, and what each bound means."""

    alphabet: Alphabet
    rules: tuple[tuple[str, re.Pattern[str], Callable[[Hit], Reading | None]], ...]
    edge: re.Pattern[str]
    earlier: re.Pattern[str]
    bound: re.Pattern[str]
    part: re.Pattern[str]
    day: re.Pattern[str]
    bounds: dict[str, tuple[str, str]]


@cache
def grammar() -> Grammar:
    """The grammar, compiled once."""
    bounds = {r["phrase"]: (r["length_mod"], r["point_mod"]) for r in vocab.read("dates", "bounds")}
    edge = f"(?:{'|'.join(EDGES)})"
    bound = f"(?:{'|'.join(sorted(bounds, key=lambda b: (-len(b), b)))})"
    own = [pattern for p in PRODUCTIONS for pattern in p.patterns]
    alphabet = Alphabet(literals([*own, edge, EARLIER, bound, "','"]))
    return Grammar(
        alphabet,
        tuple((p.rule.id, translate(pattern, alphabet), p.read) for p in PRODUCTIONS for pattern in p.patterns),
        re.compile(translate(edge, alphabet).pattern + r"\Z"),
        re.compile(translate(EARLIER, alphabet).pattern + r"\Z"),
        re.compile(translate(bound, alphabet).pattern + r"\Z"),
        translate(PARTS, alphabet),
        translate("DAY", alphabet),
        bounds,
    )


class Draft(NamedTuple):
    """A reading at tokens start to end, half-open, before it is resolved."""

    start: int
    end: int
    rule_id: str
    reading: Reading
    told_by: int = -1  # first token of the date that says what this one leaves out

    def __str__(self) -> str:
        return f"{self.reading.type} {self.reading.meaning}"


def drafts(tokens: Tokens) -> Iterator[Draft]:
    """Every match of every pattern that its rule reads as a date."""
    for rule_id, pattern, read in grammar().rules:
        for match in pattern.finditer(tokens.letters):
            if (reading := read(Hit(tokens, match))) is not None:
                left, right = reading.trim
                yield Draft(match.start() + left, match.end() - right, rule_id, reading)
