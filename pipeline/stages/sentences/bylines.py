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
    words = [r["word"] for r in vocab.read("sentences", "calendar") if r["kind"] == kind]
    return vocab.alternatives([*words, *(word.upper() for word in words)])


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
    (?: (?i:published|posted|updated|last\x20updated|filed) (?:\x20on|:)? \x20 )?
    (?: {NAME} \x20 [|•·–—-] \x20 )?                     # an author
    (?: {PART} (?:\x20{PART}){{0,3}} ,\x20 ){{0,2}}      # a place
    (?: (?: {DAY} ,?\x20 )? {DATE}
      | (?: {DAY} | {PART} (?:\x20{PART}){{0,2}} , ) ,?\x20 (?: {DAY_NUMBER}\x20{MONTH} | {MONTH}\x20{DAY_NUMBER} )
    )
    (?: ,?\x20 (?:at\x20)? \d{{1,2}} [:.] \d\d .{{0,12}} )?  # the time of day
    (?: \x20 [|•·–—-] \x20 .{{0,60}} )?                  # "| Reuters"
    $""",
    re.VERBOSE,
)
# A full date at a line's end, that begins with its day; "Sun" may be a newspaper.
TITLE_DATE = re.compile(
    rf"(?P<before>\S{{1,40}})\x20(?=(?:[A-Z][a-z]{{2,5}}day|[A-Z]{{3,6}}DAY),?\x20{DATE}$)", re.VERBOSE
)
TITLE_DATE_LENGTH = 90
# "The pier at dusk. Photo: Ann Example"
PICTURE_CREDIT = re.compile(
    rf"(?<=[\w.!?’”)])\x20(?=(?:Photo|Photos|Photograph|Picture|Pictures|Image|Images|Illustration|Graphic)(?:\x20credit)?:"
    rf"\x20{PART}(?:\x20[^\s.]{{1,30}}){{0,5}}$)"
)
NOT_TITLE = re.compile(r"(?:[a-z]{1,3}|[A-Z][a-z]|.*[.,:;|•·–—-]|from|until|till|since|last|next|this)$")
# "Staff Reporter", "Ann Example, political editor in Riga": whom the paper employs.
STAFF = re.compile(
    rf"(?:(?:by|from)\x20)?(?:our\x20|an?\x20)?{_words('staff')}(?:,?\x20(?:in\x20)?[^.!?]{{1,30}})?$", re.IGNORECASE
)
EMPLOYED = re.compile(
    rf"{NAME}(?:,|\x20[|–—-])?\x20(?:(?i:[a-z-]{{1,20}}\x20){{0,3}}(?i:correspondent|reporter|editor|writer|columnist))"
    rf"(?:,?\x20(?:in\x20)?{NAME}|,?\x20(?:in\x20)?{PART})?$"
)
SIGNED = re.compile(rf"[•·–—-]{{1,2}}\x20?{NAME}(?:,\x20[^.!?]{{1,60}})?$")
ONLY_NAME = re.compile(rf"{NAME}$")
NAME_IN = re.compile(rf"{NAME}(?:(?:,|\x20(?:in|at))\x20(?:the\x20)?{PART}(?:\x20{PART}){{0,3}})?$")
# A title in whose words after the first a common one is small shows that titles here are no rows of capitals.
SMALL = re.compile(r"\x20[a-z]{3,}(?<!\x20(?:and|but|for|the|out|off|via|not|nor))(?!\S)")
CONTACT = re.compile(rf"(?:{NAME}[,:]?\x20(?:[|·–—-]\x20)?)?[(]?(?:@\w{{2,30}}|[^\s@]{{1,60}}@[^\s@]{{1,60}})[)]?$")
CLOSING = re.compile(
    r"(?:Yours(?:\x20\w{1,12})?|(?:[A-Z][a-z]{1,8}\x20)?[Rr]egards|Sincerely|(?:Best|Kind)\x20wishes),?$"
)
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
    if STAFF.match(text) or CONTACT.match(text) or EMPLOYED.match(text):
        return True
    found = BY.match(text)
    return found is not None and found["rest"][:1] in ("", ",", " ", "/", "|", ")", "]")


def dated(text: str) -> int:
    """Where a title ends that has its date behind it on the same line, or a caption its credit; 0 if there is none."""
    if not text[-4:].isdigit():
        credit = (
            PICTURE_CREDIT.search(text, max(8, len(text) - TITLE_DATE_LENGTH))
            if ": " in text[-TITLE_DATE_LENGTH:]
            else None
        )
        return credit.start() if credit else 0
    match = TITLE_DATE.search(text, max(0, len(text) - TITLE_DATE_LENGTH))
    if match is None or NOT_TITLE.match(match["before"]) or match.start() < 8:
        return 0
    return match.end() - 1


def boxes(texts: Sequence[str], first: Sequence[bool]) -> Iterator[int]:
    """Author boxes (a name, and under it who that is), what the author is at the text's end, and its signature."""
    yield from _bare(texts, first)
    for n, text in enumerate(texts):
        named = n > 0 and ONLY_NAME.match(texts[n - 1]) is not None
        if n == len(texts) - 1 and n > 0 and SIGNED.match(text):
            yield n
        elif len(text) <= LONGEST_BOX and (found := BOX.match(text)) and OFFICE.match(found["what"]):
            if named and set(found["name"].split()) & set(texts[n - 1].split()):
                yield from (n - 1, n)
            elif n >= len(texts) - 2 and n > 1 and first[n] and _about_author(text, found["name"], texts):
                yield n


def _bare(texts: Sequence[str], first: Sequence[bool]) -> Iterator[int]:
    """Names without a word beside them: under a title that isn't in capitals, under a closing, and as the last line."""
    if len(texts) > 2 and SMALL.search(texts[0]):
        under = next((n for n in range(1, min(4, len(texts) - 1)) if NAME_IN.match(texts[n])), None)
        if under and all(len(text) < 200 and text[-1] not in ".:" for text in texts[:under]):
            yield under
    for n in range(2, len(texts)):
        if ONLY_NAME.match(texts[n]) and (CLOSING.match(texts[n - 1]) or (n == len(texts) - 1 and first[n])):
            yield n


def _about_author(text: str, name: str, texts: Sequence[str]) -> bool:
    """Whether a last paragraph tells who the author is: it says so, or the author line has the same name."""
    if name.startswith("The "):
        return True
    return any(name in other for other in texts[:5] if other != text and len(other) < 120 and signs(other))
