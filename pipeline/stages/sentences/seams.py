"""Where a line parts without a stop: e-mail that lost its breaks, links, attachments, captions, numbered points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.core import vocab
from pipeline.core.text import Span

CAPITALIZED = r"[^\W\d_a-z][\w.'’-]{0,30}"
STAMP = re.compile(
    r"(?<!\S)\d{1,2}/\d{1,2}/(?:\d\d|\d{4}),?\x20\d{1,2}:\d\d(?::\d\d)?(?:\x20?[AaPp][Mm])?(?:\x20[A-Z]{2,3}T)?(?!\S)"
)
PROPER = re.compile(CAPITALIZED)
SENDER_LENGTH = 170
# "Last Updated 08/16/2000 03:48 PM" has no sender.
NO_SENDER = frozenset(r["word"] for r in vocab.read("sentences", "stamps"))
GREETED = rf"(?:{CAPITALIZED}|[Aa]ll|[Ee]veryone|[Tt]here|[Tt]eam|[Ff]olks|[Ff]riends|[Gg]uys)"
GREETED_ALL = rf"{GREETED}(?:(?:,\x20|\x20and\x20|\x20&\x20|\x20){GREETED}){{0,4}}"
GREETING = re.compile(
    rf"(?:Dear|Hi|Hello|Hey|Good\x20(?i:morning|afternoon|evening))\x20{GREETED_ALL}\x20?(?:[,:–-])(?=\x20[\"“]?[A-Z])"
)
ADDRESSED = re.compile(rf"{GREETED_ALL}\x20?[,:–-](?=\x20[\"“]?[A-Z])")
LABELLED_ADDRESS = re.compile(
    r"(?:E-?mail|From|To|Cc|Reply-To|Sender):\x20(?:[^\s@:][^@:<]{0,60})?<?[^\s@<>]{1,60}@[^\s@<>]{1,60}[\w>](?=\x20[\w\"“])"
    r"(?!\x20(?:and|or|by|if|to|for|with|before|until)\b)"
)
FILE_TYPE = r"(?:docx?|xlsx?|pptx?|pdf|rtf|txt|html?|zip|jpe?g|png|gif|csv)"
# Each with what a line must hold for the pattern to be worth a try; the cut is where a match ends.
SEAMS: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = (
    # A sign-off before a name, at the end of a letter or before what was pasted behind it.
    (
        ("ards,", "shes,", "eers,", "anks,", "erely", "ruly", "fully"),
        re.compile(
            rf"(?:^|(?<=[.!?)]\x20))(?:(?:[A-Z][a-z]{{1,9}}\x20)?[Rr]egards|(?:[Bb]est|[Kk]ind|[Ww]arm)\x20[Ww]ishes|Cheers"
            rf"|(?:Yours\x20)?(?:[Ss]incerely|[Tt]ruly|[Ff]aithfully)(?:\x20[Yy]ours)?|(?:Many\x20)?[Tt]hanks),"
            rf"(?=\x20(?!I\b){CAPITALIZED}(?:$|\x20[^\Wa-z_]))"
        ),
    ),
    # An emoticon closes what it comments on.
    (
        (" :", " ;", " ="),
        re.compile(r"(?<=[\w.!?…])\x20[:;=]-?[()DP](?=\x20(?:[\"“(]?[A-Z]|https?://))"),
    ),
    (("<<",), re.compile(r"<<\x20?File:\x20[^<>]{1,160}>>")),
    (
        ("(See attached file:",),
        re.compile(r"\(See\x20attached\x20file:\x20[^()]{1,120}(?:\([^()]{1,80}\)[^()]{0,80})?\)(?!\x20?\(See)"),
    ),
    ((" - ",), re.compile(rf"(?=\x20-\x20[\w.-]{{1,80}}\.{FILE_TYPE}(?!\S))")),
    # All but the last of a list of links; a link that opens the line; a link in brackets, the source of what precedes.
    (
        ("://",),
        re.compile(
            r"https?://\S{1,500}(?=\x20https?://)|^https?://\S{1,500}(?=\x20[A-Z])|\[https?://[^\s\]]{1,500}\](?=\x20[A-Z])"
        ),
    ),
    # Rules drawn with characters stand for themselves, or frame a word.
    (
        ("===", "___", "***", "~~~", "###", "-----"),
        re.compile(
            r"(?=\x20(?:[=_*~#]{3,200}|-{5,200})\x20)|(?:^|(?<=\s))(?:[=_*~#]{3,200}|-{5,200})(?=\x20)"
            r"|(?<=[^\W_])[=_*~#-]{10,200}(?=\x20)"
        ),
    ),
)
SIGNS = tuple((sign, pattern) for signs, pattern in SEAMS for sign in signs)
CAPTION = re.compile(r"(?:Figure|Fig\.|Table|Map|Chart)\x20\d{1,3}(?:\.\d{1,3})?(?=\x20[(A-Z]).*[.!?]$")
LABEL_END = re.compile(r"\S+\x20[\d.]*\d")
POINT = re.compile(r"(?<=\S)\x20\(?(?P<number>\d{1,2})\)\x20(?=\w)")
JOINED = re.compile(r"(?:[,;(–—]|\b(?:and|or|either|both|then|but|that|because|to))$")


def parts(line: str) -> Iterator[Span]:
    """The line, cut at its seams; the spaces there belong to what follows. Together they are the whole line."""
    if cuts := set(_cuts(line)):
        for start, end in pairwise(sorted({0, *cuts, len(line)})):
            yield Span(start, end)
    else:
        yield Span(0, len(line))


def _cuts(line: str) -> Iterator[int]:
    if not line:
        return
    for sign, pattern in SIGNS:
        if sign in line:
            for match in pattern.finditer(line):
                yield match.end()
    opening = GREETING.match(line) if line[0] in "DHG" else LABELLED_ADDRESS.match(line) if "@" in line else None
    if opening:
        yield opening.end()
    if line[0] in "FTMC" and CAPTION.match(line) and (label := LABEL_END.match(line)):
        yield label.end()
    if "/" in line and ":" in line:
        yield from _letters(line)
    if ") " in line:
        yield from _points(line)


def _letters(line: str) -> Iterator[int]:
    """The header of a letter: who and when; then perhaps a greeting."""
    for match in STAMP.finditer(line):
        start, end = match.span()
        known = _sends(line[max(0, start - SENDER_LENGTH) : start].split()[-2:])
        if known:
            yield start - 1
        if line[end + 1 : end + 2].isupper() or (known and line[end + 1 : end + 2].isalpha()):
            yield end
            if greeting := (GREETING.match(line, end + 1) or (ADDRESSED.match(line, end + 1) if known else None)):
                yield greeting.end()


def _sends(words: list[str]) -> bool:
    """Whether the words before a time say who sent a letter: an address, or a first and a last name."""
    if words and "@" in words[-1]:
        return True
    return len(words) == 2 and all(PROPER.fullmatch(word) and word not in NO_SENDER for word in words)


def _points(line: str) -> Iterator[int]:
    """Points numbered from 1, none of them joined to the one before by a comma or a conjunction."""
    points = list(POINT.finditer(line))
    if [p["number"] for p in points[:2]] == ["1", "2"]:
        starts = [p.start() for p in points]
        if not any(JOINED.search(line, max(0, at - 10), at) for at in starts):
            yield from starts
