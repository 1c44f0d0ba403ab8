"""Gives a large figure the currency that its neighbour alone shows: "280 million of the 1.5 billion shekels"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from pipeline.stages.amounts.items import Item

OF = re.compile(
    r"\s(?:out\s)?of\s(?:(?:the|its|a|their|his|her|that|this|all|some|nearly|about|more\sthan)\s){0,2}(?:\w{3,12}\s)?"
)
THAN = re.compile(
    r"\s\(|,?\s(?:up|down|compared|against|versus|vs\.?|from|to|and|or|instead|rather)"
    r"(?:\s(?:from|with|to|of|than|about|nearly|some|over|only|just)){0,2}\s"
)
# "5.0 percent (compared with 4.8 in March)"
RATE = re.compile(
    r"(?:\sin\s\w{3,9})?,?\s\(?(?:compared\s(?:with|to)|against|versus|vs\.?|(?:up|down)\sfrom)\s", re.IGNORECASE
)
# What follows a figure that counts no noun of its own.
ALONE = re.compile(
    r"\s*(?:[.,;:)!?”]|\Z)|\s(?:it|they|he|she|we|that|which|in|for|from|to|due|owed|pledged|promised|needed|raised|sought|requested|"
    r"required|allocated|budgeted|planned|earmarked|had|has|have|was|is|were|are|by|at|on|last|this|next|the|a|over|during|"
    r"previously|earlier|before|expected|forecast|reported)\b"
)
SERIES = re.compile(
    r",?\s(?:including|of\swhich|with|among\sthem)\s|\s(?:from|to|for|in|by)\s(?:the\s)?[A-Z][^.;,()\d]{1,24}(?:,|\sand|,\sand)\s"
)
# "used to cost 15,000 francs and sells for more than 38,000"
PRICED = re.compile(
    r"[^.;:\d]{0,24}\b(?:sells?|sold|selling|goes|went|costs?|fetch(?:es|ed)?|trad(?:es|ed)|priced)\s(?:for\s|at\s)?(?:now\s|only\s)?"
    r"(?:(?:more|less)\sthan\s|about\s|around\s|nearly\s|almost\s|over\s|up\sto\s)?"
)
LARGE = 1000
REACH = 40


def elided(text: str, found: Sequence[Item]) -> list[Item]:
    """Items whose currency is said only by the figure they are a part of, or are compared with."""
    items = list(found)
    for n in range(len(items) - 1):
        a, b = items[n], items[n + 1]
        if b.start - a.end > REACH:
            continue
        gap = text[a.end : b.start]
        if a.kind == "percent" and b.plain and RATE.fullmatch(gap) and rate(a, b) and ALONE.match(text, b.end):
            items[n + 1] = replace(b, kind="percent", rule="percent", unit=a.unit)
            continue
        if large(a) and b.kind == "money" and OF.fullmatch(gap) and less(a, b):
            items[n] = paid(a, b)
        elif (
            a.kind == "money"
            and large(b)
            and ((OF.fullmatch(gap) and less(a, b)) or THAN.fullmatch(gap) or SERIES.fullmatch(gap))
        ) or (a.kind == "money" and grouped(b) and PRICED.fullmatch(gap)):
            items[n + 1] = paid(b, a) if ALONE.match(text, b.end) else b
    return items


CHANGED = re.compile(r"(?:,\sor\s[^,;]{2,24},|\s(?:lower|higher|up|down))?\s(?:to|at)\s")
BEFORE = re.compile(r"[^.;:]{0,40}\b(?:from|against|compared\swith|compared\sto|versus)\s")


def rated(text: str, found: Sequence[Item]) -> list[Item]:
    """Prices of which only one shows the rate of both: "lost $5.78 to $99.31 a barrel"."""
    items = list(found)
    for n in range(len(items) - 1):
        a = items[n]
        for m in range(n + 1, min(n + 3, len(items))):
            b = items[m]
            if a.kind != "money" or a.measure != b.measure or b.start - a.end > REACH + 20:
                continue
            gap = text[a.end : b.start]
            if not comparable(a, b):
                continue
            if b.per and not a.per and CHANGED.fullmatch(gap):
                items[n] = a = replace(a, per=b.per)
            elif a.per and not b.per and BEFORE.fullmatch(gap):
                items[m] = replace(b, per=a.per)
    return items


def rate(a: Item, b: Item) -> bool:
    """Whether a bare number is written as the percentage before it, and about as large."""
    return (
        a.low is not None
        and b.low is not None
        and not a.unit
        and b.number.form == a.number.form != "word"
        and (b.low.denominator > 1 or a.low.denominator == 1)
        and a.low / 3 < b.low < a.low * 3
    )


def comparable(a: Item, b: Item) -> bool:
    """Whether two sums may be prices of one thing: neither is a hundred times the other."""
    first, second = a.high or a.low, b.high or b.low
    if not first or not second:
        return False
    return Fraction(1, 100) < abs(first / second) < 100


def large(item: Item) -> bool:
    return item.plain and item.number.scale >= LARGE


def grouped(item: Item) -> bool:
    return item.plain and item.number.form == "grouped" and item.number.value >= LARGE


def less(a: Item, b: Item) -> bool:
    return a.low is not None and b.low is not None and a.low < b.low


def paid(item: Item, by: Item) -> Item:
    """`item` as money in the currency of `by`."""
    if by.currency is None or by.currency.per_major > 1:
        return item
    basis = "context" if by.currency.basis == "explicit" else by.currency.basis
    return replace(item, kind="money", rule="elided", currency=by.currency._replace(basis=basis))
