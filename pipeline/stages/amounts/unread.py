"""What can't be read: numbers that run on into letters, digits or scales that aren't understood. They have no value."""

from __future__ import annotations

import re

from pipeline.stages.amounts.currency import Currency
from pipeline.stages.amounts.items import Item
from pipeline.stages.amounts.numerals import Number

RUNON = re.compile(r"[.,:/]?\d|(?!ish\b)[^\W_]|_")
TOKEN = re.compile(r"[\w.,:/\-−^×*+=]{1,200}")
UNREAD = re.compile(r"(?!(?:s|st|nd|rd|th)\b)[^\W\d_]{1,12}(?![\w]|[-.,/]\w)")
# An abbreviation or a word that can only be a scale, but isn't one we know: no value rather than a small one.
LOST = re.compile(
    r"[ -](?:[mbt][lnr]{1,3}[ns]{0,2}|trill?|(?:z|gaz|baz|j|sext|sept|oct)illions?)(?=[ .,;:)]|\Z)(?!\.\w)"
)


def runs_on(text: str, at: int) -> bool:
    """Whether letters or more digits touch the number's end."""
    return RUNON.match(text, at) is not None


def skip(text: str, at: int) -> int:
    """The end of the run of letters, digits and inner signs at `at`."""
    match = TOKEN.match(text, at)
    return match.end() if match else at + 1


def unread(text: str, start: int, number: Number, money: Currency) -> Item | None:
    """A sum whose number ends in letters that aren't understood: it is money, but nobody knows how much."""
    letters = UNREAD.match(text, number.end)
    if not letters or money.care or text[start - 1 : start].isalnum():
        return None
    return Item(start, letters.end(), "money", "unread", None, None, number, money, True)
