"""Completes a number with what follows it: its scale, its currency, its unit or what it counts."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from pipeline.core import vocab
from pipeline.stages.amounts import currency, numerals, units, words
from pipeline.stages.amounts.build import plausible, quantity, sum_of
from pipeline.stages.amounts.currency import Currency
from pipeline.stages.amounts.items import Item
from pipeline.stages.amounts.numerals import Number
from pipeline.stages.amounts.unread import LOST, runs_on, skip, unread
from pipeline.stages.amounts.words import NUMERALS, SPACE

MILLIONS = re.compile(rf"{SPACE}(?:{vocab.alternatives(words.MILLIONS_OF)})\b")
SCALE = re.compile(rf"{SPACE}(?P<word>thousand|million|billion|trillion|quadrillion)\b")
FOLLOWER = re.compile(r"[- ](?:an?[ -])?(?P<word>[a-z]+)")
FACTOR = re.compile(r"\bfactor\sof\s\Z")
ODD = re.compile(r"-(?:odd|some|something)(?=[ ](?:per[ ]?cent|pct)|%)")  # some 20-odd percent
ODD_SCALE = re.compile(r"-(?:odd|some)\s(?P<word>hundred|thousand|million|billion|trillion)\b")
MAGNITUDE = re.compile(r"\bmagnitude(?:\sof\s|[\s-])\Z", re.IGNORECASE)
RICHTER = re.compile(r"\son\sthe\s(?:open-ended\s)?Richter\b")
# "five-six million dollars" is a range
ROUGH = re.compile(
    r"-(?:two|three|four|five|six|seven|eight|nine|ten)\s(?:hundred|thousand|million|billion|trillion|per\s?cent|dollars|euros|pounds)\b"
)
SUFFIX = re.compile(r"(?:st|nd|rd|th)(?![\w])", re.IGNORECASE)
COUNTED = re.compile(r"-(?P<noun>[^\W\d_]+)")
CENTS = re.compile(r"(?P<sign>[€£$])(?P<cents>\d\d)(?![\d.,])")  # 1€50
MINOR = re.compile(
    r"(?P<gap>[ ]?)(?P<sign>p|c|¢)(?![\w])(?=(?:[ ](?:a|per|each|and|in|on|to|for)\b)|[^\w ]|$|[ ](?!\.))"
)
PRICED = re.compile(r"[ ](?:an?|per|each|apiece)\b")
WEIGHED = re.compile(
    r"\b(?:weigh\w*|heav\w+|light\w*|baby|babies|los[ets]\w*|drop\w*|gain\w*|shed|lift\w*|tons?|ounces?|kilograms?|kgs?|lbs?|"
    r"overweight|fish|meat)\b|-pounds?\b|\bpounds?\sof\s(?!sterling)[a-z]",
    re.IGNORECASE,
)
# "a 500-pound fine", "200 pounds of debt"
WORTH = re.compile(
    r"(?:\sof)?(?:\s[a-z]+)?\s(?:notes?|coins?|bills?|fines?|fees?|tickets?|loans?|funds?|bets?|prizes?|bonus\w*|donations?|deals?|"
    r"debts?|aid|damages?|cash|savings|rents?|tax\w*|benefits?|budgets?|investments?|money|credits?|profits?|revenues?|incomes?|"
    r"sales|compensation|grants?|salar\w+|reward|ransom|subsid\w+|price|cost)\b"
)
NAMED = re.compile(r"\s(?:Cent|Dollar|Pound|Penny)\b")
SPLIT = re.compile(r"[.,][ ](?P<cents>\d\d)\s*\Z")


def whole(
    text: str, start: int, number: Number, money: Currency | None, minus: bool, paid: bool
) -> tuple[Item | None, int]:
    """The number with its scale, its currency or unit; None if it runs on into something else."""
    if number.scale == 1 and (odd := ODD_SCALE.match(text, number.end)):  # twenty-odd thousand
        scale = NUMERALS[odd["word"]].value
        rough = number._replace(end=odd.end(), value=number.value * scale, high=number.high * scale, scale=scale)
        item, past = whole(text, start, rough, money, minus, paid)
        return (replace(item, bound="about") if item else None), past
    digital = text[number.end - 1].isdigit() or text[number.end - 1] in numerals.VULGAR
    if digital and number.form == "fraction":
        number = numerals.of_scale(text, number)
    elif digital:
        number = numerals.short(text, number, money is not None or paid)
        if number.scale == 1 and (rounded := scaled_code(text, number)):
            number, money, end = rounded
            return sum_of(text, start, end, number, money, True, minus)
        # "5m euros" and "5m people" are millions, a bare "5m" might be metres.
        million = numerals.short(text, number, True)
        if million.end > number.end and (currency.after(text, million.end) or MILLIONS.match(text, million.end)):
            number = million
    if money is not None:
        if runs_on(text, number.end) and not currency.AFTER.match(text, number.end):
            return unread(text, start, number, money), skip(text, number.end)
        if lost := LOST.match(text, number.end):
            return Item(start, lost.end(), "money", "unread", None, None, number, money, True), lost.end()
        end = number.end
        if (split := SPLIT.match(text, end)) and number.form == "plain":  # a price field, "$48. 20"
            value = number.value + Fraction(int(split["cents"]), 100)
            number, end = number._replace(value=value, high=value), split.end("cents")
        if (
            (again := currency.AFTER.match(text, end))
            and again["code"]
            and (code := currency.coded(again["code"]))
            and money.basis != "explicit"
        ):
            money, end = code, again.end()  # $2,480.50 CAD
        elif money.sign:
            money, end = currency.homed(text, money, end)
        return sum_of(text, start, end, number, money, True, minus)
    if number.form == "ordinal":
        return Item(start, number.end, "ordinal", "ordinal", number.value, number.value, number), number.end
    if number.value != 1 and NAMED.match(text, number.end):
        return None, number.end  # the rapper 50 Cent
    part = number.form in ("fraction", "part") or (digital and 0 < number.value < 1)
    share = units.OF_A.match(text, number.end) if part else None
    if share and (found := attached(text, start, number, share.end(), minus)):
        return found  # three-quarters of a percentage point
    if digital and number.form == "plain" and number.value < 10 and (tall := units.FOOT.match(text, number.end)):
        value = number.value + Fraction(int(tall["inches"]), 12)  # 5'11"
        number = number._replace(value=value, high=value)
        return quantity(text, start, tall.end(), "measure", "measure", number, unit="foot")
    if found := attached(text, start, number, number.end, minus):
        return found
    end = number.end
    if digital and number.form in ("plain", "grouped") and number.value < 100_000 and (coin := minor(text, number)):
        return sum_of(text, start, coin[1], number, coin[0], False, minus)
    if digital and number.form == "plain" and number.value.denominator == 1 and (written := CENTS.match(text, end)):
        value = number.value + Fraction(int(written["cents"]), 100)
        money = currency.SYMBOLS[written["sign"]]
        return sum_of(text, start, written.end(), number._replace(value=value, high=value), money, False, minus)
    if digital and (suffix := SUFFIX.match(text, end)) and number.value.denominator == 1:
        return Item(start, suffix.end(), "ordinal", "ordinal", number.value, number.value, number), suffix.end()
    times = units.TIMES.match(text, end)
    if times and (
        times["fold"]
        or number.value.denominator > 1
        or units.COMPARED.match(text, times.end())
        or units.GROWTH.match(text, times.end())
    ):
        return quantity(text, start, times.end(), "multiple", "multiple", number)
    if digital and runs_on(text, end):
        past = skip(text, end)
        named = currency.after(text, past)
        if named and not named[0].care and (unknown := unread(text, start, number, named[0])) and unknown.end == past:
            return replace(unknown, end=named[1], prefixed=False), named[1]
        return None, past
    if FACTOR.search(text[max(0, start - 12) : start]):
        return quantity(text, start, end, "multiple", "multiple", number)
    return bare(text, start, number)


def attached(text: str, start: int, number: Number, at: int, minus: bool) -> tuple[Item, int] | None:
    """The number with the percent sign, currency or unit that begins at `at`, and where it ends."""
    made: tuple[Item | None, int]
    at = odd.end() if (odd := ODD.match(text, at)) else at
    if found := units.PERCENT.match(text, at):
        made = quantity(text, start, found.end(), "percent", "percent", number)
    elif (found := units.POINTS.match(text, at)) or (
        number.form in ("fraction", "part")
        and (
            (found := units.RATE_POINT.match(text, at))
            or (units.OF_RATES.search(text[max(0, start - 60) : start]) and (found := units.POINT.match(text, at)))
        )
    ):
        made = quantity(text, start, found.end(), "percent", "points", number, unit="pp")
    elif found := units.BASIS.match(text, at):
        made = quantity(text, start, found.end(), "percent", "points", number, Fraction(1, 100), "pp")
    else:
        named = at + 3 if number.form == "vague" and text.startswith(" of ", at) else at  # hundreds of dollars
        paid, unit = currency.after(text, named), units.read(text, named)
        if paid and paid[0].care == "weight" and number.scale < 1000 and weighed(text, start, paid[1]):
            made = quantity(text, start, paid[1], "measure", "measure", number, unit="pound")
        elif paid and plausible(paid[0], number):
            made = sum_of(text, start, paid[1], number, paid[0], False, minus)
        elif unit and not (unit[0] == "cup" and number.form == "year"):  # the 2012 cup
            made = quantity(text, start, unit[1], "measure", "measure", number, unit=unit[0])
        else:
            return None
    item, end = made
    return (replace(item, bound="about") if odd else item, end) if item else None


def weighed(text: str, start: int, end: int) -> bool:
    """Whether the pounds at [start, end) are a weight."""
    if WORTH.match(text, end):
        return False
    return WEIGHED.search(text[max(0, start - 40) : end + 40]) is not None


def minor(text: str, number: Number) -> tuple[Currency, int] | None:
    """The coins of "30p" and "50c a litre", and where they end."""
    match = MINOR.match(text, number.end)
    if not match or match["gap"] or (match["sign"] != "p" and number.value >= 1000):
        return None
    if match["sign"] == "c" and "." not in text[number.start : number.end] and not PRICED.match(text, match.end()):
        return None
    return Currency(("GBP" if match["sign"] == "p" else "USD",), "default", "", 100), match.end()


def bare(text: str, start: int, number: Number) -> tuple[Item | None, int]:
    """A number without currency or unit: a count, a fraction or a vague plural."""
    end = number.end
    if number.form in ("fraction", "part"):
        hyphened = FOLLOWER.match(text, end)
        if hyphened and hyphened["word"] in words.DURATIONS:
            return None, end
        return quantity(text, start, end, "fraction", "fraction", number)
    if number.form == "vague":
        if number.high == 2:  # "a couple" is as often two who are married
            return None, end
        return quantity(text, start, end, "count", "vague", number)
    if digital_magnitude(text, start, end, number):
        shown = MAGNITUDE.search(text[max(0, start - 14) : start])
        return quantity(
            text, start - len(shown[0]) if shown else start, end, "measure", "measure", number, unit="magnitude"
        )
    if ROUGH.match(text, end):
        return quantity(text, start, end, "count", "count", number)
    if counted := COUNTED.match(text, end):
        if counted["noun"] in ("to", "or", "and", "odd"):  # 3-to-5
            return quantity(text, start, end, "count", "count", number)
        if counted["noun"] not in words.SUFFIXES:
            return None, end
        noun = "" if counted["noun"] == "strong" else counted["noun"]
        return quantity(text, start, end, "count", "count", number, of=noun)
    return quantity(text, start, end, "count", "count", number)


def digital_magnitude(text: str, start: int, end: int, number: Number) -> bool:
    """Whether a number is the strength of an earthquake: "magnitude 6.4", "5.5 on the Richter scale"."""
    if not 0 < number.value < 10 or not text[end - 1].isdigit():
        return False
    return MAGNITUDE.search(text[max(0, start - 14) : start]) is not None or RICHTER.match(text, end) is not None


def scaled_code(text: str, number: Number) -> tuple[Number, Currency, int] | None:
    """ "64 CHF million": the scale after the code."""
    found = currency.AFTER.match(text, number.end)
    if not found or not found["code"] or not (money := currency.coded(found["code"])):
        return None
    scale = SCALE.match(text, found.end())
    if not scale:
        return None
    times = NUMERALS[scale["word"]].value
    return number._replace(value=number.value * times, high=number.high * times, scale=times), money, scale.end()
