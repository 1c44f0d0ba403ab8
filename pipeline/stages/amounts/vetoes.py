"""Bare numbers that are names, labels, ages, scores, times, codes: no quantity."""

from __future__ import annotations

import re

from pipeline.stages.amounts.idioms import AFTER, MONTHS, STARTS, fraction, ordinal, vague
from pipeline.stages.amounts.items import Item
from pipeline.stages.amounts.words import DURATIONS, FUNCTION, LABELS, NUMERALS, STREETS

BEFORE = re.compile(r"(?P<word>[^\W\d_][\w.’'&-]*)(?P<gap>[\s(]{1,3}|[-/#]|’s\s|'s\s)$")
NUMBERED = re.compile(r"\b(?:nos?|nr|fig|vol|art|pp?)\s?\.\s\Z", re.IGNORECASE)  # "no . 1", as wires part it
TITLES = re.compile(r"(?:\s[A-Z][\w’'-]*){1,3}")
VOTED = re.compile(
    r"\b(?:odds|ratio|score|outnumber\w*|outstrip\w*|split|vot\w+|pass\w*|approv\w+|won|beat|lost|defeat\w*|reject\w+|back\w+|confirm\w*)\b",
    re.IGNORECASE,
)
TALLY = re.compile(r"\sto\s\d{1,4}(?!\d|,\d|\s?%|\s(?:per\s?cent|million|billion))")
MARGIN = re.compile(r"(?:\sto\s\d{1,3})?\s(?:margins?|odds)\b")  # "a 4 to 1 margin"
TALLIED = re.compile(r"\d\sto\s\Z")
# "245 23 yen" may be any of three amounts; "in 2015 23 yen" is not.
TITLED = re.compile(r"[A-Z][a-z]+[\s-](?:[A-Z][a-z]+[\s-])+[A-Z]")  # Nine Inch Nails
SPLIT = re.compile(r"(?:\A|\D)(?!(?:1[5-9]|20)\d\d\s)\d{1,9}\s\Z")
IS = re.compile(r"\b(?:he|she|who|i)\s(?:is|was|am|turned|turns)\s(?:now\s|only\s|just\s)?\Z", re.IGNORECASE)
ENDS = re.compile(r"[.,;:)]\s|[.,;:)]?\Z")
# What is read out, typed in or dialled, not counted
CODED = re.compile(
    r"\b(?:accounts?|badges?|pin|passwords?|codes?|text|dial\w*|plates?|licen[cs]es?|serial|cards?|lockers?|extensions?|passports?|"
    r"receipts?|invoices?|(?:end|start|begin)(?:s|ing)\s(?:in|with))\b[^.;\d]{0,24}\Z",
    re.IGNORECASE,
)
RELEASED = re.compile(
    r"\b(?:upgrad\w+|updat\w+|versions?|releases?|builds?|patch\w*|firmware|software|install\w*)\s(?:\w+\s)?\Z",
    re.IGNORECASE,
)
OR_TWO = re.compile(r"\b(?P<word>[a-z]+)\sor\s\Z")
AGED = re.compile(
    r"\bages?\sof\s(?:\d{1,2}\s(?:and|to|or)\s)?\Z|\b(?:man|woman|boy|girl|child|baby|lad|youth)\sof\s\Z|\b(?:children|infants|kids|babies|toddlers|girls|boys|people|those|anyone)\s(?:aged\s)?(?:under|over|below|above)\s\Z",
    re.IGNORECASE,
)
TURNED = re.compile(r"\bturn(?:ed|s|ing)\s\Z")
UNCOUNTED = re.compile(
    r"[.,;:)]|\Z|\s(?:in|on|at|last|this|next|today|yesterday|and|before|after|when|while|during|with)\b"
)
ASIDE = re.compile(r"\b(?P<word>[a-z]+),\s\Z")
LISTED = re.compile(r"[.)](?=\s*\S)")
ITEM = re.compile(r"(?:^|\n)[\s(]*$")
AGE = re.compile(
    r"(?:[A-Z][\w’'-]*|\b(?:man|woman|boy|girl|son|daughter|brother|sister|husband|wife|father|mother|child|baby|toddler|student|pupil|"
    r"pensioner|worker|driver|teenager|suspect|victim|player|widow|nephew|niece|grand\w+)),\s$"
)
DIED = re.compile(
    r"\b(?:died|dies|dead|dying|retired?|retires|married|marries)\s(?:at|aged)\s(?:the\sage\sof\s)?$", re.IGNORECASE
)
ZERO = re.compile(r"0[\d]+(?![\d.,])")
# "20- and 30-year mortgages"
SUSPENDED = re.compile(r"-(?:,\s\d{1,3}-){0,3},?\s(?:and|or|to)\s(?:\d{1,3}|[a-z]{3,9})-(?P<word>[a-z]+)")
# "a 10K race", "4K screens": K measures something else.
NOTHING = re.compile(r"\b(?:for|to|at)\s\Z")  # it came to naught
THANKS = re.compile(r"\bthanks\s\Z", re.IGNORECASE)
MAPPED = re.compile(r"\b(?:latitude|longitude)\b[^.;]{0,20}\Z", re.IGNORECASE)
KINDS = re.compile(
    r"\s(?:race|run|runs|runner|runners|walk|resolution|display|screen|tv|tvs|video|footage|monitor|camera|ultra)\b"
)
OLD = re.compile(r"[\s-](?:year|month|week|day)s?[\s-](?:old|of age)")
DIGITS_BEFORE = re.compile(
    r"(?:\d[-–/:.,]|[@#_=&?%/\\^]|=[\"']|§\s?|\+|\d\s[.,]\s?|[A-Za-z\d][-–−]|\[|(?:<>|=>|=<)\s?)$"
)
DIGITS_AFTER = re.compile(
    r"[-–/:]\d|[/:]\w|\([a-z]\)|[′’'][NSEW]\b|\s?[ap]\.?m\b|\s\d|\s[A-Za-z]{1,4}/[A-Za-z]|\s[A-Za-z]{1,3}\d|\s[a-z]{1,3}[-−]\d|\s[B-HJ-Zb-z]\b(?![.’'-])|[\s]?[x×]\s?\d|\^|\]|\s[.,]\s?\d"
)
WORDS_BEFORE = re.compile(r"\b(?:which|this|that|each|every|any|the|another|no)\s$", re.IGNORECASE)
WEB = re.compile(r"(?:https?://|www\.)\S{0,400}$")


def vetoed(text: str, item: Item) -> str:
    """Why an item is no figure, in a word; "" if it may stand."""
    left = text[max(0, item.start - 40) : item.start]
    if WEB.search(text[max(0, item.start - 200) : item.start]):
        return "address"
    if item.kind == "ordinal":
        return ordinal(text, item, left)
    if item.kind == "fraction":
        return fraction(text, item, left)
    if item.rule == "vague":
        return vague(text, item)
    if item.kind == "count" and item.rule in ("count", "range"):
        return count(text, item, left)
    suffixed = item.kind == "count" or (item.kind == "money" and not item.prefixed)
    if suffixed and SPLIT.search(left) and text[item.start].isdigit():
        return "code"
    if (
        (re.search(r"\d\s[.,]\s?$", left) and not item.prefixed)
        or (item.kind == "measure" and (TITLED.match(text, item.start) or MAPPED.search(left)))
        or (item.kind == "measure" and re.search(r"[A-Za-z]-$", left))
    ):
        return "code"
    return ""


def count(text: str, item: Item, left: str) -> str:
    """Why a bare number is no count."""
    words = text[item.start : item.end]
    digital = words[-1].isdigit() or words[:1].isdigit()
    after = AFTER.match(text, item.end)
    follower = after["word"].lower() if after else ""
    if follower in DURATIONS or follower.rstrip("s") in DURATIONS or OLD.match(text, item.end):
        return "duration"
    if re.match(r"-to-|\sto\sone\b", text[item.end : item.end + 8]) or left.endswith("-to-"):
        return "odds"
    if not digital and words[:1].isupper() and not STARTS.search(left) and re.match(r"\s[A-Z]", text[item.end :][:2]):
        return "name"  # Nine Elms
    if THANKS.search(left) or (words.lower() in ("naught", "nought") and NOTHING.search(left)):
        return "idiom"
    if (unit := OR_TWO.search(left)) and unit["word"] in DURATIONS:
        return "duration"  # a month or two
    if (late := SUSPENDED.match(text, item.end)) and late["word"].rstrip("s") in DURATIONS:
        return "duration"
    if words.lower() in ("one", "a", "ones") or item.number.form == "comma":
        return "pronoun"
    if item.number.form == "year" and item.rule == "count" and item.bound == "exact":
        return "year"
    if ZERO.match(words) or (
        words[-1:] == "K" and (KINDS.match(text, item.end) or (len(words) == 2 and UNCOUNTED.match(text, item.end)))
    ):
        return "code"
    if digital and (DIGITS_BEFORE.search(left) or DIGITS_AFTER.match(text, item.end)):
        return "code"
    if digital and LISTED.match(text, item.end) and ITEM.search(left):
        return "label"
    closed = re.match(r"\s?\)", text[item.end : item.end + 2]) is not None
    if closed and (left.endswith("(") or (digital and "(" not in left)):
        return "label"
    if digital and NUMBERED.search(left):
        return "label"
    before = BEFORE.search(left)
    if before:
        word, glued = before["word"].lower(), before["gap"] in ("-", "/", "#")
        if glued and (word not in NUMERALS or not digital) and word not in ("mid", "some", "about"):
            return "name"
        owned = "s" in before["gap"]
        told = item.bound == "exact" or (item.bound == "range" and digital)  # pages 12 to 15
        if word in LABELS and (digital or item.number.value < 100) and told and not owned:
            return "label"
        if (
            re.fullmatch(r"[A-Z]{2,4}", before["word"])
            and before["gap"].isspace()
            and digital
            and item.number.scale > 1
        ):
            return "money"  # an abbreviation of a currency that isn't known
        simple = (
            item.number.form in ("plain", "year")
            or re.fullmatch(r"\d{1,2}\.\d{1,2}", words)
            or (not digital and words[:1].isupper())
        )
        if (
            simple
            and item.rule == "count"
            and any(letter.isupper() for letter in before["word"])
            and word not in FUNCTION
            and word not in NUMERALS
            and not glued
            and not owned
            and item.bound == "exact"
            and not (after and after["word"].islower() and not digital)
        ):
            return "name"
    if (
        not digital
        and words[:1].isupper()
        and not STARTS.search(left)
        and before
        and before["word"].lower() not in NUMERALS
    ):
        return "name"
    if MONTHS.search(left) and digital and item.number.value <= 31:
        return "date"
    if item.rule == "count" and MARGIN.match(text, item.end):
        return "score"
    if item.rule == "count" and VOTED.search(left) and (TALLY.match(text, item.end) or TALLIED.search(left)):
        return "score"
    bare = digital and item.rule == "count" and UNCOUNTED.match(text, item.end) is not None
    if bare and item.number.form in ("plain", "year") and item.number.value >= 100 and CODED.search(left):
        return "code"
    if bare and "." in words and RELEASED.search(left):
        return "code"
    aside = ASIDE.search(left)
    if bare and aside and aside["word"] in LABELS and text[item.end : item.end + 1] in (",", "."):
        return "label"  # her room, 504, was locked
    if digital and re.search(r"[’']\Z", left) and len(words) == 2:
        return "year"  # the class of '92
    if item.number.value < 120 and item.rule == "count" and AGED.search(left):
        return "age"
    if bare and item.number.value < 120 and TURNED.search(left):
        return "age"
    young = item.number.value < 120 and item.rule == "count"
    if young and (DIED.search(left) or (IS.search(left) and ENDS.match(text, item.end))):
        return "age"
    if (
        AGE.search(left)
        and re.match(r"[,.)]|\s[—–―]", text[item.end : item.end + 2])
        and item.number.value < 120
        and item.bound == "exact"
    ):
        return "age"
    if (
        digital
        and item.number.form == "plain"
        and (title := TITLES.match(text, item.end))
        and title[0].split()[-1].lower() in STREETS
    ):
        return "address"
    if (
        re.match(r"\s(?:of\s(?:the|these|those|them|us|you)|another)\b", text[item.end : item.end + 14])
        and words.lower() == "one"
    ):
        return "pronoun"
    return ""
