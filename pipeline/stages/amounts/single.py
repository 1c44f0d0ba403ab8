"""One unit of money in an article: "a dollar a day", "for a euro"."""

from __future__ import annotations

import re
from fractions import Fraction

from pipeline.stages.amounts import currency
from pipeline.stages.amounts.build import sum_of
from pipeline.stages.amounts.complete import WEIGHED
from pipeline.stages.amounts.items import Item
from pipeline.stages.amounts.numerals import Number

WORDS = (
    r"(?i:(?:us[ ]|u\.s\.[ ])?dollar|euro|pound|buck|cent|penny|rouble|ruble|rupee|shekel|yuan|quid|grand|fiver|tenner"
    r"|dime|nickel)(?![\w’'-](?!an?-))"
)
# Only where it is the price of something: "a dollar bill", "a pound of flour" and "in a euro state" are none.
PRICED = re.compile(
    r"[ -](?:an?|per|each|apiece|every|or|and[ ](?:an?|half|\d+)|more|less|in[ ](?:tax\w*|cash|aid|change|profit))\b"
    r"|[.,;:!?)”\"]|\Z"
)
ALWAYS = frozenset({"quid", "fiver", "tenner"})  # never anything but money
GRAND = re.compile(r"[ ](?:for|on|to|from|worth)\b")
COIN = re.compile(r"[ ](?:an?|per)\b(?![ ]dozen)")  # "a nickel a gallon"; ideas are a dime a dozen
IS = re.compile(r"\bis[ ]\Z", re.IGNORECASE)
RATED = re.compile(r"[ -](?:an?|per|each|every)\b")
UNPRICED = re.compile(
    r"(?:\b(?:not|without|against|to|like|as|(?<!more\s)(?<!less\s)than|of)"
    r"|\d|dollars?|euros?|pounds?|rou?bles?|rupees?|yen|yuan)[ ]\Z",
    re.IGNORECASE,
)


def read(text: str, start: int, word: int) -> tuple[Item | None, int]:
    """The item of an article at `start` whose currency begins at `word`, and where the search goes on."""
    number = Number(start, word - 1, Fraction(1), Fraction(1), 1, "word")
    found = currency.after(text, word - 1)
    if found is None or UNPRICED.search(text[max(0, start - 10) : start]):
        return None, word
    money, end = found
    if IS.search(text[max(0, start - 4) : start]) and not RATED.match(text, end):
        return None, word  # a euro is a euro; but the rent is a grand a month
    name = text[word:end].lower()
    if name in ("dime", "nickel"):
        if not COIN.match(text, end):
            return None, word
    elif not PRICED.match(text, end) and name not in ALWAYS and not (name == "grand" and GRAND.match(text, end)):
        return None, word
    if money.care == "weight" and WEIGHED.search(text[max(0, start - 40) : end + 40]):
        return None, word
    return sum_of(text, start, end, number, money, False, False)
