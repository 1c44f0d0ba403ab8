"""The lines of a text, and what each is: prose, a heading, a byline, a list item or furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.core import vocab
from pipeline.core.text import Span
from pipeline.stages.sentences import bylines

LINE = re.compile(r"[^\n]+")
SENTENCE_END = re.compile(r"[.!?…:;,][\"'”’)\]»]{0,3}$")
# Pictographs with their joiners and tints, at the end of a line; no line needs more of them.
EMOJI_LENGTH = 60
EMOJI = re.compile(r"[\x20\u200d\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]{1,54}$")
INNER_END = re.compile(r"[a-z][.!?][\"”’)]?\x20+[\"“(]?[A-Z]")
LETTER_OR_DIGIT = re.compile(r"[^\W_]")
BULLET = re.compile(r"[•▪◦‣·●■►]\x20?(?=\S)")
MARK = re.compile(r"(?:[-*–+]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5}|[A-Z])[.)])\x20(?=\S)")
MARKDOWN = re.compile(r"#{1,6}\x20")
# A headline or standfirst above the text may be long; a heading within it is short.
HEADLINE_WORDS, HEADING_WORDS = 28, 12
FURNITURE_WORDS = 60


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
            found.append((Span(start, start + len(text)), text))
    if not found:
        return []
    gaps = ["\n\n" in value[a.end : b.start] for (a, _), (b, _) in pairwise(found)]
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
    low = text.lower().strip("[](){}|<>»›→▸-– ")
    return low in WHOLE or low.startswith(START) or (low.startswith(LABEL) and not text.endswith("."))


def _items(lines: Sequence[Line], known: Sequence[str]) -> Iterator[int]:
    """List items: lines with a bullet; with a dash or number if a neighbour has one too or a colon announces them."""
    marked = [not kind and MARK.match(line.text) is not None for line, kind in zip(lines, known, strict=True)]
    for n, line in enumerate(lines):
        if known[n]:
            continue
        near = marked[max(0, n - 1) : n] + marked[n + 1 : n + 2]
        announced = n > 0 and lines[n - 1].text.endswith(":")
        if BULLET.match(line.text) or (marked[n] and (any(near) or announced)):
            yield n


def _heads(lines: Sequence[Line], known: Sequence[str], n: int, above: bool) -> bool:
    """Whether line `n` is a heading: it isn't built like a sentence, and something follows that it can head."""
    line = lines[n]
    after = next((m for m in range(n + 1, len(lines)) if known[m] not in ("boilerplate", "byline")), None)
    if after is None or line.text[0].islower() or INNER_END.search(line.text):
        return False
    if line.ends:
        # The first line may ask: "Who pays for peace?"
        return n == 0 and line.last and line.text[-1] in "?!" and line.words <= HEADING_WORDS
    if above and line.first:
        return line.words <= HEADLINE_WORDS
    return line.first and line.words <= HEADING_WORDS and (lines[after].prose or known[after] == "list")
