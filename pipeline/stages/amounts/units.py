"""Reads what follows a number and makes it a percentage, a measure or a multiple."""

from __future__ import annotations

import re

from pipeline.core import vocab
from pipeline.stages.amounts.words import SPACE, STAGE

PERCENT = re.compile(
    rf"(?:[^\S\n]?%(?!\d)|pc(?!\w)|(?:{SPACE}|-)(?i:per[ -]?cents?|percents?|pc|percentage(?![\s-]points?\b)|pct)\b)"
)
POINTS = re.compile(
    rf"(?:(?:{SPACE}|-)(?i:percentage|percent|per\scent|%)[\s-]points?\b|[^\S\n]?%[\s-]points?\b|[^\S\n]?(?:pps?|ppts?|p\.p\.)(?!\w))"
)
BASIS = re.compile(rf"(?:(?:{SPACE}|-)basis[\s-]points?\b|[^\S\n]?bps?(?!\w))")
OF_A = re.compile(rf"(?:{SPACE}of)?{SPACE}an?(?={SPACE}[a-z%])|{SPACE}of{SPACE}(?:1|one)(?=\s?(?:%|per\s?cent))")
# "a quarter-point cut" of a central bank; a half-point lead is one of games.
RATE_POINT = re.compile(
    r"[-\s]points?(?=(?:\s\w+){0,2}\s(?:cuts?|hikes?|increases?|rises?|reductions?|moves?|drops?|raises?|decreases?|easing|tightening|higher|lower|more|less)\b)"
)
POINT = re.compile(r"[-\s]points?\b")
OF_RATES = re.compile(r"\b(?:interest|rates?|borrowing\scosts?|central\sbank|Fed|ECB)\b[^.;]{0,40}\Z")
TIMES = re.compile(rf"(?:(?P<fold>-?fold\b)|{SPACE}times\b|x\b(?!\d))")
NEXT = re.compile(rf"(?:{SPACE}|-)(?P<word>[A-Za-z]+)(?P<dot>\.?)")
SECOND = re.compile(r"(?:\s|-)(?P<word>[A-Za-z]+)")

WORDS = {word: r["unit"] for r in vocab.read(STAGE, "units") for word in r["words"].split("|") if word}
SIGNS = {sign: r["unit"] for r in vocab.read(STAGE, "units") for sign in r["symbols"].split("|") if sign}
FIRST = frozenset(word.replace("-", " ").split()[0].rstrip(".") for word in WORDS)
SIGN = re.compile(
    rf"(?P<gap>[^\S\n]{{0,2}}|-)(?P<sign>{vocab.alternatives(SIGNS)})(?![\w$])(?!\.\w)(?!-[\w])(?!\^)",
    re.VERBOSE,
)
OVER = {
    **SIGNS,
    "s": "second",
    "ms": "millisecond",
    "h": "hour",
    "min": "minute",
    "day": "day",
    "d": "day",
    "year": "year",
    "yr": "year",
}
OVERS = re.compile(rf"/(?P<sign>{vocab.alternatives(OVER)})(?![\w/^])", re.VERBOSE)
# "2.1 pm" is no hour of the day
TINY = re.compile(r"[ ]?(?P<sign>pm|am)\b(?![ ](?:on|today|yesterday))")
TINIES = {"pm": "picometre", "am": "attometre"}
TENTHS = re.compile(r"\.(?:\d|\d{3,9})\Z")
RATE = re.compile(r"(?:/|[ ]per[ ]|[ ]an?[ ]|-per-)(?P<time>hours?|hr|h|seconds?|s|minutes?|min)\b")
# What makes "three times" a comparison and not a frequency.
COMPARED = re.compile(
    r"\s(?:as|more|less|fewer|higher|lower|larger|bigger|smaller|greater|longer|faster|the|its|their|his|her|our|that|what|better|worse|cheaper|likelier|over|above|below|current|last)\b"
)
# "a 10x rise"
GROWTH = re.compile(
    r"(?<=x)[\s-](?:growth|increase|rise|jump|return|returns|gain|gains|surge|multiple|leverage|earnings|revenues?|sales)\b"
)
LENGTHS = frozenset({"kilometre", "metre", "mile", "foot", "centimetre", "millimetre"})
SIZE = re.compile(
    r"[ ](?:tall|high|long|wide|deep|away|below|above|from|down|race|sprint|freestyle|relay|hurdles|dash|apart|x)\b"
)
FEET = re.compile(r"(?:ft|feet|foot)\.?\s(?:and\s)?\d+$")
STONE = re.compile(
    r"\s*(?:[.,;:)!?]|\Z)|\s(?:\d|and\b|in\sweight|heavier|lighter|overweight|over|of\b|\w+\s(?:lbs?|pounds?)\b)"
)
# "highs of 30C", "1.5C of warming"; no seat 14C, no form 13F.
WARMTH = re.compile(r"(?P<scale>[CF])(?![\w$-])(?!\s(?:bra|cup|chest))")
WARM = re.compile(
    r"\b(?:temperatures?|degrees?|warm\w*|heat\w*|hot\w*|cold\w*|cool\w*|weather|highs?|lows?|celsius|climate|summer|winter|freez\w+|"
    r"thermometers?|mercury|sunny|frost|pre-?industrial)\b",
    re.IGNORECASE,
)
FOOT = re.compile(r"['’′](?P<inches>\d{1,2})(?:[\"”″]|''|’’)")
IN = re.compile(r"[ ]?in\b")
INCHES = re.compile(r"in\b|[ ]in(?=[ ]?[.,;)]|[ ](?:thick|wide|long|tall|high|deep|x)\b|$)")


def read(text: str, at: int) -> tuple[str, int] | None:
    """The unit behind a number that ends at `at`, by its name in units.csv, and where it ends."""
    found = name(text, at) or sign(text, at)
    if found is None:
        return None
    unit, end = found
    if unit in LENGTHS and (rate := RATE.match(text, end)):
        time = {"h": "hour", "s": "second", "m": "minute"}[rate["time"][0]]
        return f"{unit} per {time}", rate.end()
    return unit, end


def name(text: str, at: int) -> tuple[str, int] | None:
    """A unit in words: the longest of up to four."""
    best, key, here = None, "", at
    for n in range(4):
        match = (NEXT if n == 0 else SECOND).match(text, here)
        if not match:
            break
        word = match["word"].lower()
        if not key and word not in FIRST:
            break
        joint = "-" if n and text[match.start()] == "-" else " "
        key, here = f"{key}{joint}{word}" if key else word, match.end("word")
        unit = WORDS.get(key) or WORDS.get(key.replace("-", " "))
        if unit:
            best = unit, here
    if best and best[0] == "stone" and not STONE.match(text, best[1]):
        return None  # two stone houses
    if best and best[0] == "degree" and text[best[1] : best[1] + 1] == "." and key == "deg":
        return best[0], best[1] + 1
    return best


def sign(text: str, at: int) -> tuple[str, int] | None:
    """A unit's symbol, in its own case: glued, or spaced if it can't be a word."""
    if (inches := INCHES.match(text, at)) or (
        FEET.search(text[max(0, at - 16) : at]) and (inches := IN.match(text, at))
    ):
        return "inch", inches.end()
    if (warmth := WARMTH.match(text, at)) and WARM.search(text[max(0, at - 60) : at + 40]):
        return ("degree Celsius" if warmth["scale"] == "C" else "degree Fahrenheit"), warmth.end()
    if (tiny := TINY.match(text, at)) and TENTHS.search(text[max(0, at - 10) : at]):
        return TINIES[tiny["sign"]], tiny.end()
    match = SIGN.match(text, at)
    if not match:
        return None
    shown, glued = match["sign"], not match["gap"]
    if match["gap"] == "-" and len(shown) == 1:
        return None
    if glued and shown == "m" and not SIZE.match(text, match.end()):
        return None  # 5m is five million as often as five metres
    unit, end = SIGNS[shown], match.end()
    if (
        text[end : end + 1] == "/"
        and text[end + 1 : end + 2].isalpha()
        and not (unit in LENGTHS and RATE.match(text, end))
    ):
        over = OVERS.match(text, end)
        return (f"{unit} per {OVER[over['sign']]}", over.end()) if over else None
    return unit, end
