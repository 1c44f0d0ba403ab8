"""Makes items of numbers and what was read around them, with their signs."""

from __future__ import annotations

import re
from fractions import Fraction

from pipeline.stages.amounts.currency import Currency
from pipeline.stages.amounts.items import Item
from pipeline.stages.amounts.numerals import Number

NEGATIVE = re.compile(r"(?:(?<![\w.,)%°$£€¥])(?<![\d%]\s)[-−]|(?<!plus\sor\s)\b(?:minus|negative)\s)\Z", re.IGNORECASE)
ALONE = re.compile(r"\s?(?P<minus>[-−])\s{1,2}")  # a text that is nothing but "- 10"
DASHED = re.compile(r"(?:\A|[\s(])–\Z")  # "growth of –0.5%": an en dash that touches a percentage or sum alone
ONE = Fraction(1)


def plausible(money: Currency, number: Number) -> bool:
    """Whether a word that is rarely money is money behind this number."""
    if money.care == "large":
        return number.scale >= 1000 or number.high >= 100 or number.value.denominator > 1
    if money.care == "letter":
        return number.scale >= 1000 or (number.form == "grouped" and number.value >= 1000)
    if money.care == "word":
        return number.scale >= 1000 or number.form == "grouped"
    return True


def sum_of(
    text: str, start: int, end: int, number: Number, money: Currency, prefixed: bool, minus: bool
) -> tuple[Item | None, int]:
    """A money item in major units."""
    if prefixed and not plausible(money, number):
        return None, end
    if number.form in ("ordinal", "part") and prefixed:
        return None, end
    sign = -1 if minus else 1
    unit = Fraction(money.times, money.per_major) * sign
    rule = "vague" if number.form == "vague" else "minor" if money.per_major > 1 else "prefix" if prefixed else "suffix"
    start, sign = negated(text, start)
    if sign > 0 and prefixed and DASHED.search(text[max(0, start - 3) : start]) and not text.startswith("–", end):
        start, sign = start - 1, -1
    unit *= sign
    low, high = sorted((number.value * unit, number.high * unit))  # "minus tens of millions"
    return Item(start, end, "money", rule, low, high, number, money, prefixed, negative=unit < 0), end


def quantity(
    text: str,
    start: int,
    end: int,
    kind: str,
    rule: str,
    number: Number,
    times: Fraction = ONE,
    unit: str = "",
    of: str = "",
) -> tuple[Item | None, int]:
    start, sign = negated(text, start)
    if sign > 0 and (alone := ALONE.match(text)) and alone.end() == start and not text[end:].strip():
        start, sign = alone.start("minus"), -1
    if sign > 0 and kind == "percent" and DASHED.search(text[max(0, start - 3) : start]):
        start, sign = start - 1, -1
    low, high = number.value, number.high
    if times is not ONE or sign < 0:
        low, high = sorted((low * times * sign, high * times * sign))
    return Item(
        start,
        end,
        kind,
        rule,
        low,
        high,
        number,
        unit=unit,
        of=of,
        negative=sign < 0,
    ), end


def negated(text: str, start: int) -> tuple[int, int]:
    """Where the number begins with its sign, and the sign."""
    match = NEGATIVE.search(text[max(0, start - 18) : start])
    return (start - len(match[0]), -1) if match else (start, 1)
