"""The words around a figure that make its bound ("at least", "or so") and its rate ("a month")."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.core import vocab
from pipeline.stages.amounts import units
from pipeline.stages.amounts.items import Item
from pipeline.stages.amounts.words import DURATIONS, FUNCTION, NUMERALS, PER, STAGE, singular

BEFORE = {r["phrase"]: r["bound"] for r in vocab.read(STAGE, "bounds") if r["place"] == "before"}
AFTER = {r["phrase"]: r["bound"] for r in vocab.read(STAGE, "bounds") if r["place"] == "after"}
LONGEST = max(len(phrase.split()) for phrase in BEFORE)
SIGN = re.compile(r"(?<![<>=])(?P<sign>[<>]\s?=|[<>≥≤~])\s{0,2}$")
BEHIND = re.compile(
    rf"[-,]?\s?(?P<phrase>(?i:{vocab.alternatives(p for p in AFTER if p != '+')})\b)|\+(?![\d/])", re.VERBOSE
)
NUMBER = re.compile(rf"\s(?:[$£€]?\d|(?:an?\s)?(?i:{vocab.alternatives(NUMERALS)})\b)", re.VERBOSE)
PLUS = re.compile(r"\s*(?:[.,;:)!?]|\Z)")
ARTICLES = frozenset({"a", "an", "the", "another", "its", "their"})
WINDOW = 48
RATE = re.compile(r"""
    (?: [ -] (?P<article> an? | each | every ) [ -] | (?P<each> [ ]for[ ](?:each|every)[ ] )
      | (?P<per> [ -] per [ -] | \s? / \s? ) )
    (?: (?P<number> \d{1,3} (?: ,?\d{3} )? | hundred | thousand | million ) [ ] )?
    (?P<word> [A-Za-z]{1,20} (?: -[a-z]{1,12} )? )""", re.VERBOSE)  # fmt: skip
HOW_MANY = {"hundred": "100", "thousand": "1000", "million": "1000000"}
PHRASAL = re.compile(r"\b(?:hand\w*|hands|tak\w+|took|turn\w*|sign\w*|carr\w+|pass\w*|roll\w*)\s\Z", re.IGNORECASE)
# "earnings per share of $1.20", "Loss per share: SEK 2.31"
RATED = re.compile(
    r"\bper\s(?P<word>[a-z]{2,12})\s?(?::|\sof|\swas|\swere|\sat|\s(?:came|rose|fell|grew|dropped)\sto)\s\Z"
)
ADVERB = re.compile(
    r"[ ](?P<word>annually|yearly|monthly|weekly|daily|hourly|per[ ]annum|apiece|pa"
    r"|each(?=\s*(?:[.,;:!?)]|\Z)|\s(?:and|to|for|on|in|at|after|before|from|by)\b))\b"
)
ADVERBS = {
    "annually": "year",
    "yearly": "year",
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
    "hourly": "hour",
    "per annum": "year",
    "pa": "year",
    "apiece": "piece",
    "each": "piece",
}
SHORT = {
    "mo": "month",
    "yr": "year",
    "hr": "hour",
    "h": "hour",
    "ea": "piece",
    "wk": "week",
    "bbl": "barrel",
    "t": "tonne",
    "annum": "year",
    "kg": "kilogram",
    "kwh": "kilowatt hour",
    "mwh": "megawatt hour",
    "lb": "pound",
    "sq": "",
    "l": "litre",
}
VAGUE_UNITS = frozenset({"bit", "degree", "sigma", "magnitude", "stone", "knot"})  # "$5 a bit"
# "£12 million a year earlier" is no rate.
SINCE = re.compile(r"[ ](?:earlier|ago|(?:before|after)(?![ ]tax)|later|previously|old|prior)\b")


def bound(text: str, item: Item, floor: int) -> Item:
    """The item with the bound that the words before or after it give; words before `floor` don't count."""
    if item.bound == "range" or item.kind == "ordinal":
        return item
    said, at = before(text, item, floor)
    if (later := behind(text, item.end)) and said in ("", "about"):
        said, at = later, at
    if not said:
        return replace(item, bound="about") if item.rule == "vague" else item
    low, high = item.low, item.high
    if said in ("more_than", "at_least"):
        high = None
    elif said in ("less_than", "at_most"):
        low = None
    return replace(item, bound=said, low=low, high=high, bound_start=at)


def before(text: str, item: Item, floor: int) -> tuple[str, int]:
    """The bound of the words right before the item, and where they begin; ("", -1) if none."""
    left = max(floor, item.start - WINDOW)
    window = text[left : item.start]
    if match := SIGN.search(window):
        return BEFORE[match["sign"].replace(" ", "")], left + match.start()
    if not window[-1:].isspace() and not window.endswith("-"):
        return "", -1
    tail = [(m[0].lower(), left + m.start()) for m in re.finditer(r"[^\s(,;:“\"‘]+", window)][-LONGEST - 1 :]
    definite = bool(tail) and tail[-1][0] in ARTICLES
    article = tail.pop()[0] if definite else ""
    for n in range(min(LONGEST, len(tail)), 0, -1):
        phrase = " ".join(word for word, _ in tail[-n:])
        if phrase in BEFORE and not re.search(r"[(,;:]", text[tail[-n][1] : item.start]):
            if phrase in ("minimum", "maximum") and n < len(tail) and tail[-n - 1][0] == "the":
                return "", -1  # the maximum 20 percent: that much is known
            if article not in ("", "a", "an"):
                return "", -1  # "well short of the $3 billion": that much is known
            if phrase == "over" and PHRASAL.search(text[max(0, tail[-n][1] - 12) : tail[-n][1]]):
                return "", -1  # "hand over €28m"
            if phrase in ("some", "near") and item.rule in ("fraction", "ordinal", "multiple"):
                return "", -1
            return BEFORE[phrase], tail[-n][1]
    return "", -1


def behind(text: str, end: int) -> str:
    match = BEHIND.match(text, end)
    if not match:
        return ""
    phrase = " ".join((match["phrase"] or "+").lower().split())
    if phrase == "plus" and match[0][0] != "-" and not PLUS.match(text, match.end()):
        return ""  # a fee of $45m plus $5m
    if phrase.endswith("than") and NUMBER.match(text, match.end()):
        return ""  # 30 percent, or less than one-third
    return AFTER[phrase]


def rate(text: str, item: Item) -> Item:
    """A money item with what its rate is counted by, as a singular noun."""
    match = RATE.match(text, item.end)
    if match and not (match["word"].lower() in DURATIONS and SINCE.match(text, match.end())):
        word = singular(match["word"].lower())
        word = SHORT.get(match["word"].lower(), word)
        unit = units.name(text, match.start("word") - 1)
        if match["article"] and not (unit and unit[0] not in VAGUE_UNITS and unit[1] > match.start("word")):
            word = word if word in PER else ""
        elif match["each"]:
            pass
        elif unit and unit[1] > match.start("word"):
            word = unit[0]
        elif "/" in match["per"] and word not in PER and match["word"].lower() not in SHORT:
            word = ""
        if word and match["number"]:
            word = f"{HOW_MANY.get(match['number'], match['number'].replace(',', ''))} {word}"
        return replace(item, per=word) if word and word not in FUNCTION and word != "cent" else item
    if adverb := ADVERB.match(text, item.end):
        return replace(item, per=ADVERBS[adverb["word"]])
    if before := RATED.search(text[max(0, item.start - 40) : item.start]):
        return replace(item, per=before["word"])
    return item


def rate_end(text: str, item: Item) -> int:
    """Where the words of an item's rate end."""
    match = RATE.match(text, item.end) if item.per else None
    return match.end() if match else item.end
