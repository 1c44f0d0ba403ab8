"""Ordinals, fractions and vague plurals that are idioms, names, periods or dates: no quantity."""

from __future__ import annotations

import re

from pipeline.stages.amounts.items import Item
from pipeline.stages.amounts.words import DURATIONS

AFTER = re.compile(r"(?:[\s-]{1,2})(?P<word>[^\W\d_]+(?:\.[a-z])*)")
STARTS = re.compile(r"(?:^|[.!?:;•\n“\"‘(\[—–-])[\s“\"‘(]*$")
MONTHS = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]{0,6}(?:\s?\.)?,?\s$", re.IGNORECASE
)
LATER = re.compile(r"\s(?:later|ago|before|after|to|or|and)\b|[.,;:!?)]|$")
DETERMINED = re.compile(
    r"(?:\b(?:the|a|an|this|that|his|her|its|their|my|your|our|no|every|each|another|any|for|in|as|two|three|and|or|on|at)|[’']s?)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
PLACED = re.compile(
    r"\b(?:finish\w*|came|come|comes|coming|place[ds]?|rank\w*|is|was|were|be|won|lies?|stood)\s$", re.IGNORECASE
)
UNITS = re.compile(
    r"\s(?:Street|Avenue|Ave|St|Floor|Infantry|Brigade|Division|Regiment|Lieutenant|Earl|Duke|Baron|Baronet|Viscount|Marquess|Dalai|Lord|"
    r"Battalion|Army|Corps|Fleet|Amendment|District|Circuit|Ward|Precinct|Cavalry|Airborne|U\.?S\.?\sCircuit|of\s[A-Z][a-z]+\b)"
)
# "the first nine months"
PERIOD = re.compile(
    rf"\s(?:\d{{1,2}}|[a-z]{{3,6}})\s(?:{'|'.join(sorted(d for d in DURATIONS if d.isalpha() and len(d) > 3))})\b"
)
# The Fifth Congress is the fifth of its kind, unlike the Second World War.
MEETING = re.compile(
    r"\s(?:(?:Annual|Extraordinary|Ordinary|Plenary|Party|Regular|Special|Joint|Biennial)\s){0,2}"
    r"(?:Congress|Meeting|Session|Conference|Summit|Plenum|Assembly|Anniversary|Edition|Convention|Symposium)\b"
)
NOUN = re.compile(
    r"\s(?!(?:of|from|in|on|since|by|at|to|for|and|or|but|while|when|as|after|before|over|this|last|next|compared|more|less|"
    r"higher|lower|fewer|larger|smaller|during|between|among|is|was|were|are|had|has|have|will|would|if|because)\b)[a-z]"
)
SUPERLATIVE = re.compile(r"-(?:\w{2,10}est|most|ever|generation|round|place|placed|worst|best|term|person)\b")


def ordinal(text: str, item: Item, left: str) -> str:
    """Why an ordinal counts nothing."""
    words = text[item.start : item.end]
    rest = text[item.end : item.end + 24]
    starts = STARTS.search(left) is not None
    after = AFTER.match(text, item.end)
    follower = after["word"].lower() if after else ""
    if re.match(r"-", rest) and not SUPERLATIVE.match(rest):
        return "compound"
    if follower in (
        "half",
        "halves",
        "quarter",
        "quarters",
        "century",
        "centuries",
        "millennium",
        "lady",
        "name",
        "names",
        "hand",
        "aid",
        "thought",
        "thoughts",
        "responders",
        "responder",
        "of",
        "glance",
        "sight",
        "off",
        "foremost",
        "and",
    ) and not (follower in ("and", "of") and DETERMINED.search(left)):
        return "idiom"
    if (
        words[:1].isupper()
        and not words[0].isdigit()
        and (not starts or (after and after["word"][0].isupper() and starts))
        and re.match(r"\s[A-Z]", rest)
        and not MEETING.match(text, item.end)
    ):
        return "name"
    if words[0].isdigit() and UNITS.match(rest):
        return "name"
    if MONTHS.search(left) or re.search(r"[\w]-$", left) or re.search(r"\d$", left):
        return "date"
    if rest.startswith(" place,") and left.lower().endswith("in the "):
        return "idiom"
    if PERIOD.match(rest):
        return "period"
    if re.search(r"\b[Aa]t\s$", left):
        return "adverb"
    if (
        item.number.value == 2
        and words.lower() == "second"
        and (
            re.search(r"(?:\b(?:per|split|every|each|one|half)\s|\d\s|\d-|-)$", left)
            or (re.search(r"\b[Aa]\s$", left) and LATER.match(rest))
        )
    ):
        return "duration"
    if item.number.value <= 3 and not words[0].isdigit() and " " not in words and "-" not in words:
        if re.match(r"[,.:;]", rest) and starts:
            return "adverb"
        if not DETERMINED.search(left) and not PLACED.search(left):
            return "adverb"
    return ""


def fraction(text: str, item: Item, left: str) -> str:
    """Why a fraction is a period of play, a brother or a date."""
    words = re.sub(r"^an?\s+", "", text[item.start : item.end].lower())
    rest = text[item.end : item.end + 24]
    if text[item.start].isupper() and re.match(r"\s[A-Z]", rest):
        return "name"  # Half Moon Bay
    if re.search(r"[\d/]$", left) or re.match(r"/", rest):
        return "code"
    if item.rule == "ratio":
        after = AFTER.match(text, item.end)
        return "duration" if after and after["word"].lower().rstrip("s") in {w.rstrip("s") for w in DURATIONS} else ""
    if re.match(r"-[a-z]", rest) and not re.match(r"-(?:[a-z]+est)\b", rest):
        return "compound"
    if item.number.form != "part":
        return ""
    taken = item.bound != "exact" or re.match(r"\s(?:of|the|its|their|his|her|our|my|your|all|as|that)\b", rest)
    if words == "half":
        if re.search(
            r"\b(?:first|second|latter|final|other|better|1st|2nd|early|late|opening|last|each)\s$", left, re.IGNORECASE
        ):
            return "period"
        return "" if taken or re.search(r"\b(?:by|in|one|and)\s$", left) or not left.strip() else "period"
    if words == "quarter":
        if re.match(r"\s(?:later|earlier|ago|before|after|final|of\s(?:\d{4}|an?\s(?:hour|century|mile)))\b", rest):
            return "period"
        return (
            ""
            if item.bound != "exact" or re.match(r"\sof\b", rest) or re.search(r"\b(?:by|to|from|than)\s$", left)
            else "period"
        )
    told = re.search(r"\b(?:by|to|than|with|at)\s$", left) and not NOUN.match(rest)  # not "to a third village"
    if taken or told or (not left.strip() and not rest.strip(" .")):
        return ""
    return "ordinal"


def vague(text: str, item: Item) -> str:
    """Why a vague plural has no value."""
    words = text[item.start : item.end]
    if words.lower() in ("scores", "score"):
        return (
            ""
            if re.match(r"\s(?:of\s|more\b)", text[item.end : item.end + 6])
            and "card" not in text[item.end : item.end + 8]
            else "noun"
        )
    if words.lower() in ("tens",) and not re.match(r"\sof\s", text[item.end : item.end + 4]):
        return "noun"
    return (
        "duration"
        if (m := re.match(r"(?:\s(?:of|more|in))?\s(?P<w>[a-z]+)", text[item.end : item.end + 24]))
        and m["w"] in DURATIONS
        else ""
    )
