"""Lines that say who wrote, took or reported something, where and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.core import vocab

PARTICLES = "(?:al|bin|bint|da|de|del|den|der|di|do|dos|du|el|ibn|la|le|ten|ter|van|von|y|zu)"
PART = r"(?:[^\W\d_a-z][\w'’-]{0,30}\.?|[A-Z]\.(?:[A-Z]\.){0,3})"
NAME = rf"{PART}(?:\x20(?:{PARTICLES}\x20){{0,2}}{PART}){{1,4}}"


def _words(name: str) -> str:
    return vocab.alternatives(r["words"] for r in vocab.read("sentences", name))


def _calendar(kind: str) -> str:
    return vocab.alternatives(r["word"] for r in vocab.read("sentences", "calendar") if r["kind"] == kind)


MONTH, DAY = _calendar("month") + r"\.?", _calendar("day") + r"\.?"
ROLE = vocab.alternatives(r["word"] for r in vocab.read("sentences", "roles"))
BY = re.compile(rf"[(\[]?(?i:{_words('by')})\x20(?P<name>{NAME}|{PART}$)(?P<rest>.{{0,80}})$")
# After the name stand more names, an office or a place; a verb makes it a sentence, which ends with a full stop.
CREDIT = re.compile(rf"[(\[]?(?i:{_words('credits')})")
REPORTING = re.compile(r"\((?:Additional\x20|Writing|Reporting|Editing|Compiled)[^()]{0,200}\)$")
DAY_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
DATE = rf"""(?:
    {DAY_NUMBER}\x20{MONTH},?\x20\d{{4}}
  | {MONTH}\x20(?:{DAY_NUMBER},?\x20)?\d{{4}}
  | \d{{4}}-\d\d-\d\d
  | \d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}}
)"""
DATELINE = re.compile(
    rf"""
    (?: {PART} (?:\x20{PART}){{0,3}} ,\x20 ){{0,2}}      # a place
    (?: {DAY} ,?\x20 )?
    {DATE}
    (?: ,?\x20 (?:at\x20)? \d{{1,2}} [:.] \d\d .{{0,12}} )?  # the time of day
    (?: \x20 [|•·–—-] \x20 .{{0,60}} )?                  # "| Reuters"
    $""",
    re.VERBOSE,
)
SIGNED = re.compile(rf"[•·–—-]{{1,2}}\x20?{NAME}(?:,\x20[^.!?]{{1,60}})?$")
ONLY_NAME = re.compile(rf"{NAME}$")
BOX = re.compile(
    rf"(?P<name>{PART}(?:\x20(?:{PARTICLES}\x20){{0,2}}{PART}){{0,5}}|The\x20(?:author|writer)s?)"
    rf"(?:,\x20[^.]{{1,80}},)?\x20(?:is|are|was|were)\x20(?:currently\x20|now\x20)?(?P<what>[^.!?]{{1,160}})"
)
OFFICE = re.compile(rf"(?:an?|the|one\x20of)\x20(?:[\w'’-]{{1,30}}\x20){{0,5}}?{ROLE}\b|{ROLE}\b", re.IGNORECASE)
LONGEST_BOX = 600


def signs(text: str) -> bool:
    """Whether a line by itself is an author line, a credit, or a dateline that stands alone."""
    if DATELINE.match(text) or REPORTING.match(text) or CREDIT.match(text):
        return True
    if text.endswith((".", "!", "?", ":", ";")):
        return False
    found = BY.match(text)
    return found is not None and found["rest"][:1] in ("", ",", " ", "/", "|", ")", "]")


def boxes(texts: Sequence[str], first: Sequence[bool]) -> Iterator[int]:
    """Author boxes (a name, and under it who that is), what the author is at the text's end, and its signature."""
    for n, text in enumerate(texts):
        named = n > 0 and ONLY_NAME.match(texts[n - 1]) is not None
        if n == len(texts) - 1 and n > 0 and SIGNED.match(text):
            yield n
        elif len(text) <= LONGEST_BOX and (found := BOX.match(text)) and OFFICE.match(found["what"]):
            if named and set(found["name"].split()) & set(texts[n - 1].split()):
                yield from (n - 1, n)
            elif n >= len(texts) - 2 and n > 1 and first[n] and _about_author(text, found["name"], texts):
                yield n


def _about_author(text: str, name: str, texts: Sequence[str]) -> bool:
    """Whether a last paragraph tells who the author is: it says so, or the author line has the same name."""
    if name.startswith("The "):
        return True
    return any(name in other for other in texts[:5] if other != text and len(other) < 120 and signs(other))
