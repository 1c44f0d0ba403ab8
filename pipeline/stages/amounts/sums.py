"""Adds up major and minor units: dollars and cents, feet and inches, spoken prices."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.stages.amounts.items import Item
from pipeline.stages.amounts.share import BETWEEN

FROM = re.compile(
    r"\bfrom\s(?:(?:about|around|nearly|some|roughly|over|just|under|an?|the|estimated)\s){0,2}$", re.IGNORECASE
)
ENDS = re.compile(r"\s*(?:[.!?;]?\s*\Z|[.!?;,]\s)")


def spoken(text: str, a: Item, b: Item) -> bool:
    """Whether it is a spoken price at the end of a clause: 18 dollars 40."""
    if (
        a.kind != "money"
        or a.prefixed
        or a.number.scale >= 1000
        or a.currency is None
        or a.currency.per_major > 1
        or not b.plain
        or b.low is None
    ):
        return False
    if (
        a.low is None
        or a.low.denominator > 1
        or b.low.denominator > 1
        or not 10 <= b.low < 100
        or not ENDS.match(text, b.end)
    ):
        return False
    left = text[max(0, a.start - 60) : a.start]
    return not BETWEEN.search(left) and not FROM.search(left)


def priced(text: str, a: Item, b: Item) -> bool:
    """Whether two figures are a price field with a comma, and all of the text: "245, 90 TL"."""
    return (
        a.plain
        and b.kind == "money"
        and not b.prefixed
        and a.low is not None
        and a.low >= 100 > b.number.value >= 10
        and b.number.form == "plain"
        and not text[: a.start].strip()
        and not text[b.end :].strip()
    )


def summed(a: Item, b: Item) -> Item | None:
    """Major and minor units added up: 7 dollars and 80 cents, 5 feet 4 inches."""
    if a.low is None or b.low is None:
        return None
    if (
        a.kind == b.kind == "money"
        and a.currency
        and b.currency
        and a.currency.per_major == 1
        and b.currency.per_major > 1
        and a.currency.word != "shilling"
        and (b.low < 1 and a.low.denominator == 1 and not b.prefixed)
    ):
        return replace(a, end=b.end, low=a.low + b.low, high=a.low + b.low)
    if (
        a.unit == "foot"
        and b.plain
        and b.low < 12
        and b.low.denominator == 1
        and a.low < 10
        and b.number.form == "plain"
    ):
        return replace(a, end=b.end, low=a.low + b.low / 12, high=a.low + b.low / 12)  # 6 foot 2
    for large, small, n in (("foot", "inch", 12), ("pound", "ounce", 16)):
        if a.unit == large and b.unit == small and b.low < n and a.low.denominator == 1 and a.kind == "measure":
            return replace(a, end=b.end, low=a.low + b.low / n, high=a.low + b.low / n)
    return None


def halved(text: str, a: Item, b: Item) -> bool:
    """Whether a part of one more ends a spoken price: five dollars and a half."""
    return (
        a.kind == "money"
        and a.currency is not None
        and a.currency.per_major == a.number.scale == 1
        and not a.prefixed
        and (b.kind, b.number.form) == ("fraction", "part")
        and ENDS.match(text, b.end) is not None
    )
