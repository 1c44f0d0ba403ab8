"""Gives neighbours in a list or range the unit, currency and scale that only the last one shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from pipeline.stages.amounts.currency import NAMES
from pipeline.stages.amounts.items import Item
from pipeline.stages.amounts.numerals import Number
from pipeline.stages.amounts.vetoes import vetoed

DASH = re.compile(r"\s?[-–‒~]\s?|—|-?\s?(?:to|through|till)\s(?:a\s)?|-to-", re.IGNORECASE)
LIST = re.compile(
    r",\s(?:and\s|or\s)?|,?\s(?:and|or|&)\s|\s?/\s?|-?\s(?:to|and|or)\s|-,?\s(?:and|or|to)\s|-,\s", re.IGNORECASE
)
OR = re.compile(r"-?\sor\s(?:an?\s)?", re.IGNORECASE)
BETWEEN = re.compile(r"\bbetween\s(?:(?:about|around|nearly|some|roughly|an?|the)\s){0,2}\Z", re.IGNORECASE)
CLOSING = re.compile(r"-?,?\s(?:and|or|&)\s|,\s", re.IGNORECASE)
GAP = 16


def shared(text: str, found: Sequence[Item]) -> list[Item]:
    """Items whose unit, currency and scale stand only at the end of their list or range."""
    items = alike(text, found)
    last = [item.number.scale for item in found]  # as written, before it is shared
    for n in range(len(items) - 2, -1, -1):
        a, b = items[n], items[n + 1]
        gap = text[a.end : b.start]
        if len(gap) > GAP or b.rule in ("vague", "fraction", "multiple", "ordinal", "unread") or b.of:
            continue
        dash, listed = DASH.fullmatch(gap), LIST.fullmatch(gap)
        if not dash and not (listed and lists(text, items, n)):
            continue
        if gap.strip() == "," and last[n + 1] > 1 and a.number.scale == 1:
            continue  # "Rs 500, Rs 4,500 crore, Rs 5 lakh": only the end of a list serves all of it
        if a.plain and b.kind in ("percent", "measure", "money") and not b.prefixed:
            if a.number.form == "year" and b.kind in ("money", "percent"):
                continue
            if listed and vetoed(text, a) in ("name", "label"):
                continue  # the FTSE 250 and 5.8 percent
            factor = share(a, b, "-" in gap or "–" in gap)
            if factor is None:
                continue
            step = abs(b.high / b.number.high) if b.high and b.number.high else Fraction(1)
            value = a.number.value * factor * step * (-1 if a.negative else 1)
            items[n] = replace(
                a,
                kind=b.kind,
                rule=b.rule,
                low=value,
                high=value,
                currency=b.currency,
                unit=b.unit,
                number=grown(a.number, factor),
            )
        elif (
            a.kind == "money"
            and a.prefixed
            and a.number.scale == 1
            and b.kind == "money"
            and b.prefixed
            and b.number.scale > 1
            and a.currency == b.currency
        ):
            factor = share(a, b)
            if factor and a.low is not None and (dash or "/" not in gap):
                items[n] = replace(a, low=a.low * factor, high=a.low * factor, number=grown(a.number, factor))
        elif a.kind == "money" and a.prefixed and b.plain and dash:
            # $10-15 billion, $5 to 10 million; but not "gave $5 million to 10 schools"
            tight = (not gap.strip().isalpha() and gap != " ") or (b.number.scale > 1 and a.number.scale == 1)
            factor = share(a, b, tight)
            if b.number.scale == 1 and a.number.scale > 1:
                continue
            if tight and factor and a.low is not None and a.currency and a.number.value < b.number.value:
                items[n] = replace(a, low=a.low * factor, high=a.low * factor)
                value = b.number.value / a.currency.per_major
                items[n + 1] = replace(
                    b, kind="money", rule="prefix", low=value, high=value, currency=a.currency, prefixed=True
                )
        elif (
            a.plain
            and b.plain
            and (dash or OR.fullmatch(gap) or BETWEEN.search(text, max(0, a.start - 40), a.start))
            and (factor := share(a, b, not gap.strip().isalpha())) is not None
            and factor > 1
        ):
            value = a.number.value * factor
            items[n] = replace(a, low=value, high=value, number=grown(a.number, factor))
    return items


def alike(text: str, found: Sequence[Item]) -> list[Item]:
    """Items in which a bare $ at the end of a range is the dollar of its beginning: C$5 to $6 million."""
    items = list(found)
    for n in range(1, len(items)):
        a, b = items[n - 1].currency, items[n].currency
        if a and b and b.sign and b.word == "dollar" and a.basis == "explicit" and NAMES.get(a.codes[-1]) == "dollar":
            gap = text[items[n - 1].end : items[n].start]
            if items[n - 1].prefixed and items[n].prefixed and (DASH.fullmatch(gap) or OR.fullmatch(gap)):
                items[n] = replace(items[n], currency=a)
    return items


def grown(number: Number, factor: int) -> Number:
    """A number with the scale of its list."""
    if factor == 1:
        return number
    return number._replace(value=number.value * factor, high=number.high * factor, scale=factor)


def lists(text: str, items: Sequence[Item], n: int) -> bool:
    """Whether the gap behind item `n` parts two members of one list.

    A comma does so only in a list of three or more: "$3, $4 and $5 million", not "at $3, and $5 million went".
    """
    gap = text[items[n].end : items[n + 1].start]
    if "," not in gap:
        return True
    if gap.strip(" -") != ",":
        return n > 0 and text[items[n - 1].end : items[n].start].strip(" -") == ","
    return n + 2 < len(items) and CLOSING.fullmatch(text[items[n + 1].end : items[n + 2].start]) is not None


def share(a: Item, b: Item, tight: bool = False) -> int | None:
    """By what a's number grows if b's scale is meant for both; None if that can't be known.

    In "20-30,000", a `tight` range, both are thousands.
    """
    small = a.number.form == "plain" and a.number.value < 1000
    if tight and small and b.number.form == "grouped" and b.number.value % 1000 == 0:
        return 1000 if a.number.value * 1000 < b.number.value else 1
    if b.number.scale == 1 or a.number.scale > 1:
        return 1
    mantissa = b.number.value / b.number.scale
    if a.number.form in ("plain", "grouped", "comma", "word") and a.number.value < 1000:
        if a.number.value < mantissa:
            return b.number.scale
        return None if b.number.scale >= 1000 else 1
    return 1
