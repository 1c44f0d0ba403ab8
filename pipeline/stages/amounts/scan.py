"""The scanner: one pass over the clean text, number by number, with what stands glued around each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from pipeline.stages.amounts import cardinals, currency, numerals, single, units, words
from pipeline.stages.amounts.complete import whole
from pipeline.stages.amounts.currency import Currency
from pipeline.stages.amounts.items import Item
from pipeline.stages.amounts.numerals import Number
from pipeline.stages.amounts.share import DASH
from pipeline.stages.amounts.unread import skip
from pipeline.stages.amounts.words import MULTIPLES, NUMERALS, SPACE

_OPENERS = [
    w
    for w, k in NUMERALS.items()
    if k.kind not in ("and", "article", "point", "scale", "hundred", "group", "part", "parts", "couple", "firsts")
]
_AFTER_A = [
    w for w, k in NUMERALS.items() if k.kind in ("scale", "hundred", "group", "half", "part", "ordinal", "couple")
]
_BEFORE_SCALE = [w for w, k in NUMERALS.items() if k.kind in ("hundred", "part")]
_AFTER_SIGN = [w for w, k in NUMERALS.items() if k.kind in ("unit", "teen", "tens")]  # USD ten million
_ATTRIBUTIVE = ["hundred", "thousand", "million", "billion", "trillion", "quadrillion"]
ANCHOR = re.compile(rf"""
    (?P<digit> (?<![\w.,]) (?=[\d.]) (?: \d | \.(?=\d) ) )
  | (?P<sign> {currency.BEFORE} ) (?P<minus> [-−]? ) (?= \.?\d | (?<!-)(?i:{"|".join(_AFTER_SIGN)})\b )
  | (?<! \w\s ) (?<! [\w-] ) (?P<round> (?i:hundred|thousand)
       (?= {SPACE} (?:dollars|euros|pounds|bucks|rupees|yen)\b ) )
  | \b (?: (?P<multiple> {words.by_first(MULTIPLES)} ) | (?P<word> {words.by_first(_OPENERS)} )
       | (?P<bare> (?i:{"|".join(_BEFORE_SCALE)}) (?= {SPACE} (?i:thousand|million|billion|trillion|quadrillion) \b ) )
       | (?P<scale> (?<!-) {words.by_first(_ATTRIBUTIVE)} (?= -[a-z]{{3}} ) )
       ) (?![\w])
  | \b (?P<article> [Aa]n? {SPACE} (?= (?: (?i:several|few|{"|".join(_AFTER_A)}) | (?P<single> {single.WORDS}) ) \b ) )
  | (?P<vulgar> [{numerals.VULGAR}] )
    """, re.VERBOSE)  # fmt: skip
BASE = frozenset({"double", "triple", "treble", "quadruple", "quintuple", "halve"})
VERBAL = re.compile(
    r"\b(?:to|will|would|could|may|might|can|should|must|shall|than|nearly|almost|about|roughly|did|not|n’t|n't)\s(?:[a-z]+ly\s)?\Z",
    re.IGNORECASE,
)
PAYING = re.compile(r"\b(?:costs?|pays?|paid)\s\Z")
ITS = re.compile(r"\s(?:the|its|their|his|her|our|that|what|last|this|those)\b")
IDIOM = re.compile(
    r"\s(?:down|up|over|back|agents?|match|matches|title|titles|finals?|partners?|champions?|players?|teams?|faults?)\b"
)
DEFINITE = re.compile(r"\b(?:the|in)\s\Z", re.IGNORECASE)
FREE = re.compile(
    r"\s*(?:[,;:!?)”]|\.(?!\d)|\Z)|-?\s(?:an?|per|each|in|for|to|from|and|or|on|at|by|of|is|was|were|as|which|that)\b"
)
BETWEEN = re.compile(r"\bbetween\s(?:[^\s\w]{0,2}|a\s)$", re.IGNORECASE)


def scan(text: str) -> Iterator[Item]:
    """Every figure of the text in reading order, without overlaps, before vetoes.

    Numbers that touch letters which aren't understood are passed over, never cut.
    """
    at, size = 0, len(text)
    last: Item | None = None
    while at < size and (match := ANCHOR.search(text, at)):
        paid = last is not None and (
            (last.prefixed and DASH.fullmatch(text, last.end, match.start()) is not None)
            or (last.kind == "money" and text[last.end : match.start()] == " (")
        )
        item, at = take(text, match, paid)
        if item is not None:
            last = item
            yield item
        at = max(at, match.end() if match.end() > match.start() else match.start() + 1)


def take(text: str, match: re.Match[str], paid: bool) -> tuple[Item | None, int]:
    """The item at an anchor, if there is one, and where the search goes on; `paid`: an amount of money goes on."""
    start, kind = match.start(), match.lastgroup
    if kind == "multiple":
        return multiple(text, match), match.end()
    if match["single"]:
        return single.read(text, start, match.end())
    if kind in ("scale", "round"):  # a million-dollar question; "Thousand pounds found"
        value = Fraction(NUMERALS[match[kind].lower()].value)
        found, end = whole(
            text, start, Number(start, match.end(), value, value, int(value), "word"), None, False, False
        )
        return (found, end) if found and found.kind in ("money", "measure") else (None, match.end())
    money: Currency | None = None
    at = start
    if kind == "minus":
        money, at = currency.signed(match["sign"]), match.end()
        if match["minus"] and match["sign"][-1:].isalpha():  # CVE-2021
            return None, skip(text, start)
        if money is None:  # "In 5 days": no currency after all
            at = match.end()
            if text[at - 1].isalnum():
                return None, skip(text, at)
            start = at
    if kind == "vulgar":
        value = numerals.vulgar(text[start])
        if text[start - 1 : start].isalnum():
            return None, start + 1
        part = numerals.of_scale(text, Number(start, start + 1, value, value, 1, "fraction"))
        return whole(text, start, part, None, False, False)
    between = BETWEEN.search(text[max(0, start - 12) : start]) is not None
    number = cardinals.read(text, at, not between)
    if number is None:
        run = numerals.pieces(text, at)  # nineteen eighty-four is passed over as a whole
        return None, skip(text, at) if text[at].isdigit() else run[-1].end if run else match.end()
    item, end = whole(text, start, number, money, kind == "minus" and bool(match["minus"]), paid)
    if money and money.care and not (item and standing(text, item, money, at)):
        # "ALL 5 men": no currency after all
        return (None, end) if text[at - 1].isalnum() else whole(text, at, number, None, False, paid)
    if item and kind == "article" and item.end > number.end and text[number.end] == "-":
        item = replace(item, start=match.end())  # the article of "a half-billion-dollar plant" is the plant's
    return item, end


def standing(text: str, item: Item, money: Currency, at: int) -> bool:
    """Whether a word or letter before a number is its currency: Rupees 500, R5 million, no Euro 2 percent lower."""
    if money.care == "letter":
        return text[at - 1].isalnum()
    if money.care != "name":
        return True
    number = item.number
    large = number.scale >= 1000 or number.value >= 100
    free = FREE.match(text, item.end) is not None and not DEFINITE.search(text[max(0, item.start - 5) : item.start])
    return large and number.form != "year" and free


def multiple(text: str, match: re.Match[str]) -> Item | None:
    word = match["multiple"].lower()
    value = MULTIPLES[word]
    if word in ("twice", "thrice") and not units.COMPARED.match(text, match.end()):
        return None
    if word in BASE and not (
        VERBAL.search(text[max(0, match.start() - 24) : match.start()])
        or ITS.match(text, match.end())
        or (PAYING.search(text[max(0, match.start() - 8) : match.start()]) and not text[match.end() :][:1].isspace())
    ):
        return None
    if IDIOM.match(text, match.end()):
        return None
    number = Number(match.start(), match.end(), value, value, 1, "word")
    return Item(match.start(), match.end(), "multiple", "multiple", value, value, number)
