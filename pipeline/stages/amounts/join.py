"""Joins what stands side by side: ranges, lists that share a unit, dollars and cents, one in five."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from pipeline.stages.amounts import context
from pipeline.stages.amounts.elided import elided, rated
from pipeline.stages.amounts.items import Item
from pipeline.stages.amounts.share import BETWEEN, DASH, GAP, OR, shared
from pipeline.stages.amounts.sums import ENDS, FROM, halved, priced, spoken, summed
from pipeline.stages.amounts.words import FUNCTION

AND = re.compile(r"-?,?\sand\s(?:an?\s)?", re.IGNORECASE)
RATIO = re.compile(r"\s(?:in|out\sof|of\severy|in\severy|out\sof\severy)\s", re.IGNORECASE)
ONE_IN = re.compile(r"\s[a-z]{2,16}\s(?:in|out\sof)\s(?:every\s)?")
STATED = re.compile(r"\s*(?:[.,;:!?)]|\Z)|\s(?:is|are|was|were|has|have|had|does|did)\b")
PAIR = re.compile(r",?\s?(?:and|but|yet)?\s?", re.IGNORECASE)
COINS = re.compile(r"\s(?:and\s)?", re.IGNORECASE)
# "Prices are from 5 to 10 euros", "Ages, from 7 to 10," are ranges; so is what a line begins with.
STANDING = re.compile(
    r"(?:\A|[\n,;:(–—]\s?|\b(?:is|are|was|were|be|been|being|prices?|fares?|temperatures?|winds?|estimates?|speeds?|sentences?|"
    r"costs?|pays?|charges?|earns?|sells?|takes?|lasts?|holds?|weighs?|runs?|fetch(?:es)?)\s)\Z"
)
CHANGING = re.compile(
    r"\b(?:r[io]s\w+|f[ae]ll\w*|up|down|gain\w*|jump\w*|drop\w*|climb\w*|declin\w*|increas\w+|decreas\w+|grow\w*|grew|cut\w*|rais\w+|"
    r"lower\w*|chang\w+|mov\w+|go\w*|went|shift\w*|swing\w*|narrow\w*|widen\w*|shr[aiu]nk\w*|slow\w*|improv\w+|reduc\w+|"
    r"doubl\w+|tripl\w+|extend\w*|revis\w+|slid\w*|slip\w*|soar\w*|sank|surg\w+|plung\w+|tumbl\w+|edg\w+)\b",
    re.IGNORECASE,
)
LEDGER = re.compile(r"\b(?:is|are|was|were|be|of|at|totall?ed|reported|posted|recorded)\s\(\Z", re.IGNORECASE)
LOSS = re.compile(r"\b(?:loss|losses|deficit|shortfall)\s(?:\w+\s)?\w+\s\(\Z", re.IGNORECASE)
YEAR = re.compile(r"\b(?:in|since|by|until|during|year)\s\Z", re.IGNORECASE)
SENTENCE = re.compile(r"[.;!?]\s")
RANGING = re.compile(r"\b(?:rang\w+|var(?:y|ies|ied|ying)|anywhere|scale|estimat\w+)\b[^.;]{0,30}$", re.IGNORECASE)
RISING = re.compile(
    r"\b(?:rose|risen|rises?|rising|f[ae]ll\w*|up|down|gain\w*|jump\w*|drop\w*|climb\w*|declin\w*|add\w*|los[et]\w*|surg\w+|"
    r"plung\w+|slid\w*|slip\w*|soar\w*|sank|tumbl\w+|advanc\w+|eas\w+|skid\w+|rocket\w+|slump\w*|retreat\w*|firm\w+|increas\w+|decreas\w+|higher|lower|grew|shed|cut|rais\w+)"
    r"\s(?:by\s|a\s|an\s|about\s|another\s|further\s|some\s|almost\s|nearly\s){0,3}\Z",
    re.IGNORECASE,
)
ODDS = re.compile(r"\b(?:odds|ratio|score)\s(?:\w+\s){0,2}\Z", re.IGNORECASE)
NEAR = Fraction(9, 10)  # who raises 40 to 45 million doesn't raise 5 to 45
# What stands behind the price that a share has come to; a range has a noun.
QUOTED = re.compile(r"\s*(?:[.,;:)]|\Z)|\s(?:after|on|as|in|amid|when|at|following|while)\b")
NAMED = re.compile(r"(?<![.!?]\s)(?<!\A)\b(?P<word>[A-Z][\w’'-]*)\s\Z")
SCORES = re.compile(
    r"\b(?:vot\w+|win|wins|won|beat|beats|beaten|los[ts]|lose|loses|loss|defeat\w*|scor\w+|victor\w+|lead|led|leads|draw|drew|tied|tie)\b",
    re.IGNORECASE,
)


def join(text: str, found: Sequence[Item]) -> list[Item]:
    """The items of a text with neighbours joined, bounded and rated; in reading order."""
    items = elided(text, ranged(text, shared(text, found)))
    bounded: list[Item] = []
    floor = 0
    for item in items:
        item = context.bound(text, item, floor)
        if item.kind == "money":
            item = context.rate(text, item)
            item = bracketed(text, item)
        floor = item.end
        bounded.append(item)
    return rated(text, paired(text, bounded))


def bracketed(text: str, item: Item) -> Item:
    """Money in brackets where no aside can stand is below zero: "the result was ($5.3 million)"."""
    if text[item.end : item.end + 1] != ")" or item.low is None or item.low != item.high or item.negative:
        return item
    left = text[max(0, item.start - 40) : item.start]
    if not LEDGER.search(left) or LOSS.search(left):
        return item
    return replace(item, start=item.start - 1, end=item.end + 1, low=-item.low, high=-item.low, negative=True)


def ranged(text: str, items: Sequence[Item]) -> list[Item]:
    """Items with ranges, ratios and sums of coins made one."""
    out: list[Item] = []
    for b in items:
        a = out[-1] if out else None
        merged = merge(text, a, b) if a is not None and 0 <= b.start - a.end <= GAP else None
        if merged is not None:
            out[-1] = merged
        else:
            out.append(b)
    return out


def merge(text: str, a: Item, b: Item) -> Item | None:
    """The one item that two neighbours are, or None."""
    gap = text[a.end : b.start]
    if a.bound == "range" or a.low is None or b.low is None or b.high is None:
        return None
    if a.plain and b.plain and ODDS.search(text[max(0, a.start - 24) : a.start]):
        return None
    if a.plain and b.plain and ratio(a, b) and (RATIO.fullmatch(gap) or one_of(text, a, b, gap)):
        value = a.low / b.low
        return replace(a, end=b.end, kind="fraction", rule="ratio", low=value, high=value)
    if gap == " over " and a.plain and b.plain and abs(a.low) == 1 and b.low > 1 and ENDS.match(text, b.end):
        return replace(a, end=b.end, kind="fraction", rule="fraction", low=a.low / b.low, high=a.low / b.low)
    if gap == ", " and priced(text, a, b):
        return replace(b, start=a.start, low=a.low + b.low / 100, high=a.low + b.low / 100)
    if COINS.fullmatch(gap) and spoken(text, a, b):
        return replace(a, end=b.end, low=a.low + b.low / 100, high=a.low + b.low / 100)
    if COINS.fullmatch(gap) and halved(text, a, b):
        return replace(a, end=b.end, low=a.low + b.low, high=a.low + b.low)
    if (COINS.fullmatch(gap) or (gap == ", " and a.kind == "measure")) and (coins := summed(a, b)):
        return coins
    if (
        a.measure != b.measure
        or (a.rule in ("ordinal", "multiple", "vague", "minor") and a.rule != b.rule)
        or b.rule in ("vague", "ordinal")
    ):
        return None
    left = text[max(0, a.start - 60) : a.start]
    if DASH.fullmatch(gap):
        if a.low > b.high and RANGING.search(left) and a.negative and b.negative:  # from -18 to -34
            return replace(a, end=b.end, rule="range", low=b.low, high=a.high, bound="range", number=b.number)
        if a.low >= b.high or a.of:
            return None
        if "to" in gap and moving(text, a, b, left):
            return None
        if (
            " to " in gap
            and RISING.search(left)
            and (a.prefixed or a.kind == "fraction" or not text[a.end - 1].isdigit() or a.plain)
            and (not a.plain or QUOTED.match(text, b.end))
            and a.low < b.low * NEAR
        ):
            return None  # climbed 9 pence to 274 pence, eased 2 to 307
        if a.plain and b.plain and not counting(text, a, b, gap):
            return None
    elif AND.fullmatch(gap):
        if not BETWEEN.search(left) or a.low >= b.high:
            return None
    elif not (OR.fullmatch(gap) and neighbours(a, b)):
        return None
    return replace(a, end=b.end, rule="range", high=b.high, bound="range", of=b.of, number=b.number, negative=False)


def neighbours(a: Item, b: Item) -> bool:
    """Whether two figures with "or" between are one rough one: eight or nine, 20 or 30, two or three million."""
    if a.low is None or b.low is None or a.kind not in ("count", "measure", "percent", "money"):
        return False
    step, scale = b.low - a.low, max(a.number.scale, b.number.scale)
    return step > 0 and (step == 1 or step == scale or (step in (10, 100, 1000) and a.low % step == 0))


def moving(text: str, a: Item, b: Item, left: str) -> bool:
    """Whether "from a to b" is where something was and where it is now, and no range."""
    said = FROM.search(left)
    if not said or RANGING.search(left):
        return False
    before = SENTENCE.split(left[: said.start()])[-1]
    after = SENTENCE.split(text[b.end : b.end + 40])[0]
    return not STANDING.search(before) or CHANGING.search(before + after) is not None


def ratio(a: Item, b: Item) -> bool:
    """Whether two bare whole numbers may be "one in five"."""
    if a.low is None or b.low is None or a.low.denominator != 1 or b.low.denominator != 1:
        return False
    return (
        0 < a.low < b.low <= 10**6
        and a.low < 1000
        and b.number.form in ("plain", "grouped", "word")
        and b.low > 1
        and a.number.form != "year"
    )


def one_of(text: str, a: Item, b: Item, gap: str) -> bool:
    """Whether it is "one person in five", with nothing counted behind."""
    return a.low == 1 and ONE_IN.fullmatch(gap) is not None and STATED.match(text, b.end) is not None


def counting(text: str, a: Item, b: Item, gap: str) -> bool:
    """Whether two bare numbers with a dash between are a range, not a score, a vote, a season or a code."""
    if not a.number or a.low is None or b.high is None:
        return False
    if a.number.form == "year" and (b.number.scale > 1 or YEAR.search(text[max(0, a.start - 10) : a.start])):
        return False  # from 9 million in 2010 to 10 million
    if "to" in gap or "through" in gap or "~" in gap:
        return True
    if a.number.form == "year" and (b.number.form == "year" or b.high < 100):
        return False
    first, second = text[a.start : a.end], text[b.start : b.end]
    if first.isdigit() and second.isdigit() and gap in ("-", "–"):
        if len(first) == 3 and len(second) == 4:
            return False  # 555-1234 is dialled
        named = NAMED.search(text[max(0, a.start - 24) : a.start])
        if named and named["word"].lower() not in FUNCTION:
            return False  # Boeing 737-800
    near = text[max(0, a.start - 40) : b.end + 25]
    return (
        b.high >= 10
        and not SCORES.search(near)
        and not re.match(r"[-–]\d", text[b.end : b.end + 2])
        and not re.search(r"[-–]$", text[: a.start][-1:])
    )


def paired(text: str, items: Sequence[Item]) -> list[Item]:
    """Two bounds on the same thing made one range: more than 100 but fewer than 300."""
    out: list[Item] = []
    floors, ceilings = ("more_than", "at_least"), ("less_than", "at_most")
    for b in items:
        a = out[-1] if out else None
        opposed = a is not None and (
            (a.bound in floors and b.bound in ceilings) or (a.bound in ceilings and b.bound in floors)
        )
        if (
            a is not None
            and opposed
            and b.bound_start > a.end
            and a.measure == b.measure
            and PAIR.fullmatch(text[a.end : b.bound_start])
        ):
            low, high = (a.low, b.high) if a.bound in floors else (b.low, a.high)
            if low is not None and high is not None and low < high:
                out[-1] = replace(a, end=b.end, rule="range", low=low, high=high, bound="range", per=b.per)
                continue
        out.append(b)
    return out
