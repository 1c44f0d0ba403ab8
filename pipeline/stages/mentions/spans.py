"""What of the model's words is the name: no article, title, possessive, quotes, stray signs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.core.text import Span
from pipeline.core.vocab import alternatives, read

PLACES = frozenset({"GPE", "LOC", "FAC"})
PARTICLES = frozenset(r["word"] for r in read("mentions", "particles"))
COMMON = frozenset(r["word"] for r in read("mentions", "common"))
# Known places, that hasty writers leave in lower case. "turkey" and its like aren't among them.
PLACE_NAMES = frozenset(
    name
    for table in ("countries", "places")
    for r in read("entities", table)
    for name in (r["name"], *r.get("capitals", "").split("|"))
    if name and not r["care"]
)

ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
TITLE = re.compile(
    rf"""
    (?i:
        (?: (?:former|ex|late|then|acting|deputy|vice|first|prime|president)[\s-]+ )?
        {alternatives(r["title"] for r in read("entities", "titles"))}
        (?: ['’]s )?
    )
    [\s,]+ (?= [^\W\d_a-z] )      # what is left must look like a name
    """,
    re.VERBOSE,
)
POSSESSIVE = re.compile(r"(?:['’]s|(?<=[sSzZxX])['’])$")
ADDRESS = re.compile(
    r"""
    :// | www\. | [@_\#<>|=\\]
    | \. (?:com|org|net|co|html?|php|pdf|docx?|xlsx?|jpe?g|png) \b     # web and file names
    """,
    re.VERBOSE | re.IGNORECASE,
)
# A point that belongs to the name: "U.S.", "Inc.", "Jr.", "Washington, D.C."
ABBREVIATION = re.compile(r"(?:\b[^\W\d_]|\b(?:Inc|Corp|Co|Ltd|Jr|Sr|Bros|Dept|Univ|No|St|Mt))\.$")
# Old abbreviations of states and provinces: "Burlington, Vt., and Fargo, N.D."
STATE_POINT = (
    r"(?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kans?|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Nebr?|Nev"
    r"|Okla|Ont|Ore|Penn|Pa|Que|Tenn|Tex|Va|Vt|Wash|Wis|Wyo|W\.?Va|[NSW]\.?[A-Z]|R\.?I|D\.?C)\."
)
STATE = re.compile(STATE_POINT)
# "Sen. Lee, D-Vt.": the party before the state that a lawmaker sits for.
PARTY = re.compile(r"(?:[DRI]|Dem|Rep|Ind)\.?-(?=[A-Z])")
OPENING, CLOSING = "\"'“”‘’«»([{-–—*•·.,;:!?/&`~ \t\n\r\xa0", "\"'“”‘’«»([{-–—*•·,;:!?/&`~ \t\n\r\xa0"
COMMA = re.compile(r",\s+(?=[^\W\d_a-z])")
SHORT_FORM = re.compile(r"\s*\(\s*(?P<short>[^\s()][^()]{0,14}?)\s*(?:\)|$)")
# "Ann Lee Image: ...": the word before the colon is of a caption.
CREDIT = re.compile(r"\s+(?:Image|Photo|Photograph|Picture|Video|Audio|File|Source)$")
LONGEST = 400  # characters: what is longer is no name, whatever a model says
LETTER = re.compile(r"[^\W\d_]")
NUMBER_TAIL = re.compile(r"[\s,]+\d[\d.,]*(?:\s+[^\WA-Z]+)*$")
LOWER_HEAD = re.compile(r"(?P<word>[a-z][\w’'.-]*)\s+")
LOWER_TAIL = re.compile(r"\s+(?P<word>[a-z][a-z’'-]*)$")


def trim(text: str, span: Span, label: str) -> Span | None:
    """The name inside `span`; None if nothing in it is one."""
    start, end = span
    if span.length > LONGEST:
        return None
    while start < end:
        before = start, end
        while start < end and text[start] in OPENING:
            start += 1
        while end > start and text[end - 1] in CLOSING:
            end -= 1
        while text[start:end].endswith(".") and not ABBREVIATION.search(text, start, end):
            end -= 1
        if text[end - 1 : end] == ")" and "(" not in text[start:end]:
            end -= 1
        if possessive := POSSESSIVE.search(text, start, end):
            end = possessive.start()
        if text[end : end + 1] == ":" and (credit := CREDIT.search(text, start, end)):
            end = credit.start()
        if label == "GPE" and (party := PARTY.match(text, start, end)):
            start = party.end()
        if article := ARTICLE.match(text, start, end):
            start = article.end()
        if label == "PERSON" and (title := TITLE.match(text, start, end)):
            start = title.end()
        if label in PLACES | {"PERSON"} and (tail := NUMBER_TAIL.search(text, start, end)) and tail.start() > start:
            end = tail.start()
        # Words in lower case at the edges: "northern", "neighbouring", but not "de", "al", "bin".
        head = LOWER_HEAD.match(text, start, end)
        if head and head["word"] not in PARTICLES and not text[start:end].islower():
            start = head.end()
        if label == "PERSON" and (foot := LOWER_TAIL.search(text, start, end)):
            end = foot.start()
        if (start, end) == before:
            break
    if label == "GPE" and (state := STATE.match(text, start)) and state.end() == end + 1:
        end += 1
    if start < end and (is_name(text[start:end]) or (label in PLACES and text[start:end].title() in PLACE_NAMES)):
        return Span(start, end)
    return None


def is_name(words: str) -> bool:
    """Whether words can be a name at all: a capital letter, no address, no common word alone."""
    return (
        any(c.isupper() or c.istitle() for c in words)
        and bool(LETTER.search(words))
        and not ADDRESS.search(words)
        and words not in COMMON
        and len(words) > 1
    )


def parts(text: str, span: Span, label: str) -> Iterator[Span]:
    """A span as the names it joins: "Lyon, France" are two, so are "Example Board (EB)"."""
    if "\n" in text[span.start : span.end]:
        # What goes on over a line break is another name, if any.
        at = text.index("\n", span.start)
        yield from parts(text, Span(span.start, at), label) if at > span.start else ()
        if " " in text[at + 1 : span.end].strip():
            yield from parts(text, Span(at + 1, span.end), label)
        return
    start, end = span
    if label in PLACES:
        at = start
        for comma in COMMA.finditer(text, start, end):
            yield Span(at, comma.start())
            at = comma.end()
        yield Span(at, end)
    elif (short := SHORT_FORM.search(text, start, end)) and short.start() > start and label != "WORK_OF_ART":
        yield Span(start, short.start())
        yield Span(*short.span("short"))
        if short.end() < end:
            yield Span(short.end(), end)
    else:
        yield span
