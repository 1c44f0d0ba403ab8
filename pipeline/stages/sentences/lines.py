"""The lines of a text, and what each is: prose, a heading, a byline, a list item or furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.core import vocab
from pipeline.core.text import Span
from pipeline.stages.sentences import bylines
from pipeline.stages.sentences.boundaries import split

LINE = re.compile(r"[^\n]+")
SENTENCE_END = re.compile(r"[.!?…:;,][\"'”’)\]»]{0,3}$")
# Pictographs with their joiners and tints, at the end of a line; no line needs more of them.
EMOJI_LENGTH = 60
EMOJI = re.compile(r"[\x20\u200d\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]{1,54}$")
LETTER_OR_DIGIT = re.compile(r"[^\W_]")
BULLET = re.compile(r"[•▪◦‣·●○■□►▶➤➢◆✓✔]\x20?(?=\S)")
MARK = re.compile(r"(?:[-*–+]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5}|[A-Z])[.)])\x20(?=\S)")
# "Where: Hall 2", "Turnout: 61 percent", and with a date in front whole sentences: "2014: The toll doubled."
FIELD = re.compile(r"[A-Z][\w'’()/&%-]{0,24}(?:\x20[\w'’()/&%-]{1,24}){0,3}:\x20(?=\S)")
DATED = re.compile(rf"(?:{bylines.DATE}|(?:{bylines.MONTH}\x20)?\d{{4}})(?:\x20?[:–—]|\x20-)\x20(?=\S)", re.VERBOSE)
SEPARATOR = re.compile(r"[:–—-]")
FIELD_WORDS = 20
FIGURE = re.compile(r"\d")
MARKDOWN = re.compile(r"#{1,6}\x20")
# A headline or standfirst above the text may be long; a heading within it is short.
HEADLINE_WORDS, HEADING_WORDS = 28, 12
FURNITURE_WORDS = 60
KICKER_WORDS = 2
SUBHEAD_WORDS = 45


def _furniture(where: str) -> tuple[str, ...]:
    return tuple(r["words"] for r in vocab.read("sentences", "furniture") if r["where"] == where)


# `line`: the whole line; `start`: its first words; `label`: its first words, if it isn't a sentence with a full stop.
WHOLE, START, LABEL = frozenset(_furniture("line")), _furniture("start"), _furniture("label")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the clean text, without the spaces around it; `first` and `last` of its paragraph."""

    span: Span
    text: str
    first: bool
    last: bool

    @property
    def words(self) -> int:
        return self.text.count(" ") + 1

    @property
    def ends(self) -> bool:
        """Whether it ends like a sentence, whatever emoji come after."""
        return SENTENCE_END.search(EMOJI.sub("", self.text[-EMOJI_LENGTH:])[-6:]) is not None

    @property
    def prose(self) -> bool:
        """Whether it reads as running text: it ends like a sentence, or is too long for anything else."""
        return self.ends or self.words > HEADLINE_WORDS


def read(value: str) -> list[Line]:
    """The lines of a text that have anything to see in them."""
    found = []
    for match in LINE.finditer(value):
        line = match.group()
        if text := line.strip():
            start = match.start() + line.index(text[0])
            # A title that lost the line break before its date is two lines.
            at = 0 if text[-1] in ".,?!" else bylines.dated(text)
            for a, b in ((0, at), (at + 1, len(text))) if at else ((0, len(text)),):
                found.append((Span(start + a, start + b), text[a:b]))
    if not found:
        return []
    # Without a blank line in the whole text every line is a paragraph.
    blank = "\n\n" in value.strip()
    gaps = [not blank or "\n\n" in value[a.end : b.start] for (a, _), (b, _) in pairwise(found)]
    return [
        Line(span, text, first, last)
        for (span, text), first, last in zip(found, [True, *gaps], [*gaps, True], strict=True)
    ]


def kinds(lines: Sequence[Line]) -> list[str]:
    """What each line is: body, heading, byline, boilerplate or list. The first that fits."""
    known = [_alone(line) for line in lines]
    for n in bylines.boxes([line.text for line in lines], [line.first for line in lines]):
        known[n] = known[n] or "byline"
    for n in _items(lines, known):
        known[n] = "list"
    for n in _subheads(lines, known):
        known[n] = "heading"
    above = True  # whether no prose has come yet
    for n in range(len(lines)):
        if not known[n]:
            known[n] = "heading" if _heads(lines, known, n, above) else "body"
        above = above and known[n] != "body"
    return known


def _alone(line: Line) -> str:
    """What a line is by its own words; empty if they don't tell."""
    if not LETTER_OR_DIGIT.search(line.text) or (line.words <= FURNITURE_WORDS and furniture(line.text)):
        return "boilerplate"
    if MARKDOWN.match(line.text):
        return "heading"
    return "byline" if line.words <= HEADLINE_WORDS and bylines.signs(line.text) else ""


def furniture(text: str) -> bool:
    """Whether a line belongs to the page, not to the article."""
    low = text.lower().strip("[](){}|<>»›→▸•*-– ")
    if text[-1] in ">»›→" and "<" not in text and "«" not in text and text.count(" ") < HEADING_WORDS:
        return True
    return low in WHOLE or low.startswith(START) or (low.startswith(LABEL) and not text.endswith("."))


def _subheads(lines: Sequence[Line], known: Sequence[str]) -> Iterator[int]:
    """What stands between the title and the author's line, even if it is a sentence; two tell who is interviewed."""
    signed = next((n for n, kind in enumerate(known[:4]) if kind == "byline"), 0)
    if signed in (0, len(lines) - 1) or lines[0].ends or any(known[:signed]):
        return
    if all(line.words <= SUBHEAD_WORDS and len(list(split(line.text))) == 1 for line in lines[:signed]):
        yield from range(signed)


def _items(lines: Sequence[Line], known: Sequence[str]) -> Iterator[int]:
    """List items: lines with a bullet; with a dash or number if a neighbour has one too or a colon announces them."""
    marked = [not kind and MARK.match(line.text) is not None for line, kind in zip(lines, known, strict=True)]
    fields = _fields(lines, known)
    for n, line in enumerate(lines):
        if known[n]:
            continue
        near = marked[max(0, n - 1) : n] + marked[n + 1 : n + 2]
        announced = n > 0 and lines[n - 1].text.endswith(":")
        if BULLET.match(line.text) or (marked[n] and (any(near) or announced)) or fields[n]:
            yield n


def _fields(lines: Sequence[Line], known: Sequence[str]) -> list[bool]:
    """Which lines give what a label names or what happened at a date: two in a row, with different labels.

    Those that end like sentences may be what two people say to each other, unless they are three.
    """
    prose = next((n for n, line in enumerate(lines) if not known[n] and line.prose), len(lines))
    labels = ["" if known[n] else _label(line, n > prose) for n, line in enumerate(lines)]
    found = [False] * len(lines)
    start = 0
    for n in range(1, len(lines) + 1):
        if n < len(lines) and labels[n] and labels[n - 1]:
            continue
        run = lines[start:n] if labels[start] and n > start + 1 else ()
        least = 2 if all(_listing(line) for line in run) else 3
        if len(run) >= least and len(set(labels[start:n])) == len(run):
            found[start:n] = [True] * len(run)
        start = n
    return found


def _label(line: Line, below: bool) -> str:
    """What names a line's content: its label, its date, or itself if it is a row with a figure `below` some prose."""
    if SEPARATOR.search(line.text, 0, 110) is None:
        match = None
    elif match := DATED.match(line.text):
        return match.group()
    elif line.words <= FIELD_WORDS or _listing(line):
        match = FIELD.match(line.text)
    if match and line.text[-1] not in '?!:”"':
        return match.group()
    if not below or (line.first and line.last) or line.words > HEADING_WORDS or line.ends:
        return ""
    return line.text if FIGURE.search(line.text) else ""


def _listing(line: Line) -> bool:
    """Whether a labelled line has no sentence: it ends without a stop, or every few words have a comma."""
    text = line.text
    return not line.ends or DATED.match(text) is not None or 4 * (text.count(",") + text.count(";")) >= line.words


def _heads(lines: Sequence[Line], known: Sequence[str], n: int, above: bool) -> bool:
    """Whether line `n` is a heading: it isn't built like a sentence, and something follows that it can head."""
    line = lines[n]
    if line.words > HEADLINE_WORDS or line.text[0].islower():
        return False
    after = next((m for m in range(n + 1, len(lines)) if known[m] not in ("boilerplate", "byline")), None)
    if after is None:
        return False
    if line.ends:
        # The title may ask: "Who pays for peace?"
        title = n == 0 or (above and n < 3 and all(other.words <= KICKER_WORDS for other in lines[:n]))
        fits = title and line.last and line.text[-1] in "?!" and line.words <= HEADING_WORDS
    else:
        fits = above or (line.first and line.words <= HEADING_WORDS and _headed(lines, known, after))
    return fits and len(list(split(line.text))) == 1


def _headed(lines: Sequence[Line], known: Sequence[str], after: int) -> bool:
    """Whether a heading may stand over a line: over prose, a list, or the heading of the section's first part."""
    under = lines[after]
    if known[after] == "list" or under.prose:
        return True
    return under.first and under.words <= HEADING_WORDS and after + 1 < len(lines) and lines[after + 1].prose
