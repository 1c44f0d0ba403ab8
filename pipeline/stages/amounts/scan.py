"""The scanner: one pass over the clean text, number by number, with what stands glued around each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from pipeline.core import vocab
from pipeline.stages.amounts import cardinals, currency, numerals, units, words
from pipeline.stages.amounts.build import plausible, quantity, sum_of
from pipeline.stages.amounts.currency import Currency
from pipeline.stages.amounts.items import Item
from pipeline.stages.amounts.numerals import Number
from pipeline.stages.amounts.share import DASH
from pipeline.stages.amounts.words import MULTIPLES, NUMERALS, SPACE

_OPENERS = [
    w
    for w, k in NUMERALS.items()
    if k.kind not in ("and", "article", "point", "scale", "hundred", "group", "part", "parts")
]
_AFTER_A = [w for w, k in NUMERALS.items() if k.kind in ("scale", "hundred", "group", "half", "part", "ordinal")]
_BEFORE_SCALE = [w for w, k in NUMERALS.items() if k.kind in ("hundred", "part")]
ANCHOR = re.compile(rf"""
    (?P<digit> (?<![\w.,]) (?=[\d.]) (?: \d | \.(?=\d) ) )
  | (?P<sign> {currency.BEFORE} ) (?P<minus> [-−]? ) (?= \.?\d )
  | \b (?: (?P<multiple> {words.by_first(MULTIPLES)} ) | (?P<word> {words.by_first(_OPENERS)} )
       | (?P<bare> (?i:{"|".join(_BEFORE_SCALE)}) (?= {SPACE} (?i:thousand|million|billion|trillion) \b ) )
       ) (?![\w])
  | \b (?P<article> [Aa]n? {SPACE} (?= (?i:several|few|{"|".join(_AFTER_A)}) \b ) )
  | (?P<vulgar> [{numerals.VULGAR}] )
    """, re.VERBOSE)  # fmt: skip
BETWEEN = re.compile(r"\bbetween\s(?:[^\s\w]{0,2}|a\s)$", re.IGNORECASE)
MILLIONS = re.compile(rf"{SPACE}(?:{vocab.alternatives(words.MILLIONS_OF)})\b")
SCALE = re.compile(rf"{SPACE}(?P<word>thousand|million|billion|trillion)\b")
FOLLOWER = re.compile(r"[- ](?:an?[ -])?(?P<word>[a-z]+)")
SUFFIX = re.compile(r"(?:st|nd|rd|th)(?![\w])", re.IGNORECASE)
COUNTED = re.compile(r"-(?P<noun>[^\W\d_]+)")
RUNON = re.compile(r"[.,:/]?\d|[^\W_]|_")
TOKEN = re.compile(r"[\w.,:/\-−^×*+=]{1,200}")
MINOR = re.compile(r"[ ]?(?P<sign>p|c|¢)(?![\w])(?=(?:[ ](?:a|per|each|and|in|on|to|for)\b)|[^\w ]|$|[ ](?!\.))")
WEIGHED = re.compile(
    r"\b(?:weigh\w*|heav\w+|light\w*|baby|babies|los[ets]\w*|drop\w*|gain\w*|shed|lift\w*|tons?|ounces?|kilograms?|kgs?|lbs?|overweight|fish|meat|man|woman|dog)\b|-pounds?\b|\bpounds?\sof\s(?!sterling)[a-z]",
    re.IGNORECASE,
)
SPLIT = re.compile(r"[.,][ ](?P<cents>\d\d)\s*\Z")


def scan(text: str) -> Iterator[Item]:
    """Every figure of the text in reading order, without overlaps, before vetoes.

    Numbers that touch letters which aren't understood are passed over, never cut.
    """
    at, size = 0, len(text)
    last: Item | None = None
    while at < size and (match := ANCHOR.search(text, at)):
        paid = last is not None and last.prefixed and DASH.fullmatch(text, last.end, match.start()) is not None
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
    money: Currency | None = None
    at = start
    if kind == "minus":
        money, at = currency.signed(match["sign"]), match.end()
        if money is None:  # "In 5 days": no currency after all
            at = match.end()
            if text[at - 1].isalnum():
                return None, skip(text, at)
            start = at
    if kind == "vulgar":
        value = numerals.vulgar(text[start])
        if text[start - 1 : start].isalnum():
            return None, start + 1
        return whole(text, start, Number(start, start + 1, value, value, 1, "fraction"), None, False, False)
    between = BETWEEN.search(text[max(0, start - 12) : start]) is not None
    number = cardinals.read(text, at, not between)
    if number is None:
        run = numerals.pieces(text, at)  # nineteen eighty-four is passed over as a whole
        return None, skip(text, at) if text[at].isdigit() else run[-1].end if run else match.end()
    return whole(text, start, number, money, kind == "minus" and bool(match["minus"]), paid)


def whole(
    text: str, start: int, number: Number, money: Currency | None, minus: bool, paid: bool
) -> tuple[Item | None, int]:
    """The number with its scale, its currency or unit; None if it runs on into something else."""
    digital = text[number.end - 1].isdigit() or text[number.end - 1] in numerals.VULGAR
    if digital:
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
            return None, skip(text, number.end)
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
        return sum_of(text, start, end, number, money, True, minus)
    if number.form == "ordinal":
        return Item(start, number.end, "ordinal", "ordinal", number.value, number.value, number), number.end
    end = number.end
    if found := units.PERCENT.match(text, end):
        return quantity(text, start, found.end(), "percent", "percent", number)
    if found := units.POINTS.match(text, end):
        return quantity(text, start, found.end(), "percent", "points", number, unit="pp")
    if found := units.BASIS.match(text, end):
        return quantity(text, start, found.end(), "percent", "points", number, Fraction(1, 100), "pp")
    named = end + 3 if number.form == "vague" and text.startswith(" of ", end) else end  # hundreds of dollars
    if found_currency := currency.after(text, named):
        money, end = found_currency
        if money.care == "weight" and number.scale == 1 and WEIGHED.search(text[max(0, start - 40) : end + 40]):
            return quantity(text, start, found_currency[1], "measure", "measure", number, unit="pound")
        if plausible(money, number):
            return sum_of(text, start, end, number, money, False, minus)
        end = number.end
    elif (
        digital
        and number.form in ("plain", "grouped")
        and (minor := MINOR.match(text, end))
        and number.value < 1000
        and not text[end].isspace()
    ):
        sort = "GBP" if minor["sign"] == "p" else "USD"
        if minor["sign"] != "c" or "." in text[number.start : end]:
            coin = Currency((sort,), "default", "", 100)
            return sum_of(text, start, minor.end(), number, coin, False, minus)
    if unit := units.read(text, named):
        return quantity(text, start, unit[1], "measure", "measure", number, unit=unit[0])
    if digital and (suffix := SUFFIX.match(text, end)) and number.value.denominator == 1:
        return Item(start, suffix.end(), "ordinal", "ordinal", number.value, number.value, number), suffix.end()
    times = units.TIMES.match(text, end)
    if times and (times["fold"] or units.COMPARED.match(text, times.end())):
        return quantity(text, start, times.end(), "multiple", "multiple", number)
    if digital and runs_on(text, end):
        return None, skip(text, end)
    return bare(text, start, number)


def bare(text: str, start: int, number: Number) -> tuple[Item | None, int]:
    """A number without currency or unit: a count, a fraction or a vague plural."""
    end = number.end
    if number.form in ("fraction", "part"):
        hyphened = FOLLOWER.match(text, end)
        if hyphened and hyphened["word"] in words.DURATIONS:
            return None, end
        return quantity(text, start, end, "fraction", "fraction", number)
    if number.form == "vague":
        return quantity(text, start, end, "count", "vague", number)
    if counted := COUNTED.match(text, end):
        if counted["noun"] not in words.SUFFIXES:
            return None, end
        noun = "" if counted["noun"] == "strong" else counted["noun"]
        return quantity(text, start, end, "count", "count", number, of=noun)
    return quantity(text, start, end, "count", "count", number)


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


def multiple(text: str, match: re.Match[str]) -> Item | None:
    word = match["multiple"].lower()
    value = MULTIPLES[word]
    if word in ("twice", "thrice") and not units.COMPARED.match(text, match.end()):
        return None
    number = Number(match.start(), match.end(), value, value, 1, "word")
    return Item(match.start(), match.end(), "multiple", "multiple", value, value, number)


def runs_on(text: str, at: int) -> bool:
    """Whether letters or more digits touch the number's end."""
    return RUNON.match(text, at) is not None


def skip(text: str, at: int) -> int:
    """The end of the run of letters, digits and inner signs at `at`."""
    match = TOKEN.match(text, at)
    return match.end() if match else at + 1
