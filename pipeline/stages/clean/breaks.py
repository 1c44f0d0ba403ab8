"""Whether a line break ends a line or only wraps it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.core import vocab
from pipeline.core.text import Edit, Span

# A shorter line that runs on in lower case is more often an entry of a list than wrapped prose.
SHORTEST_WRAPPED = 25
# Such lines of uneven length are often careless writing, a sentence a line; from this length on hardly ever.
SURELY_WRAPPED = 60
# Longer lines are paragraphs, which no editor wraps.
LONGEST_WRAPPED = 160
# Of all breaks inside paragraphs, so many must be in mid-sentence before a document counts as hard-wrapped;
# in wrapped prose about two of three are.
WRAPPED_SHARE = 0.3
TERMINAL = re.compile(r"[.!?:…]['\"”’)\]»]{0,3}$")
RUNS_ON = re.compile(
    rf"(?<!\w) (?: {vocab.alternatives(r['word'] for r in vocab.read('clean', 'runs_on'))} )$",
    re.VERBOSE | re.IGNORECASE,
)
BULLET = re.compile(r"(?: [•▪◦‣·*] | \(? (?: \d{1,3} | [A-Za-z] ) [.)] )[ \t\xa0]", re.VERBOSE)
DASH = re.compile(r"[–—-][ \t\xa0]")  # an item of a list, or a dash in the middle of a sentence
LAST_WORD = re.compile(r"[A-Za-z]{2,40}[-\u2010]$")
FIRST_WORD = re.compile(r"[a-z]{1,40}")
TAIL, HEAD = 60, 60  # characters of a line that a decision looks at


@dataclass(frozen=True, slots=True)
class Break:
    """A run of gap characters with a line break in it."""

    span: Span
    paragraph: bool


@dataclass(frozen=True, slots=True)
class Line:
    """Where a line stands, without the gaps around it, and its two ends."""

    length: int
    head: str
    tail: str

    @property
    def ends(self) -> bool:
        return TERMINAL.search(self.tail) is not None

    @property
    def first_word(self) -> int:
        return len(self.head.split(None, 1)[0]) if self.head else 0


class Words:
    """All words of a text, gathered only if somebody asks."""

    def __init__(self, value: str) -> None:
        self.value = value

    @cached_property
    def all(self) -> frozenset[str]:
        return frozenset(re.findall(r"[a-z]+", self.value.lower()))


def decide(value: str, breaks: Sequence[Break]) -> Iterator[Edit]:
    """What stands for each break: a space or nothing in wrapped prose, else one newline or two."""
    edges = [0, *(at for b in breaks for at in b.span), len(value)]
    lines = [_line(value, start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    inside = [n for n, b in enumerate(breaks) if not b.paragraph and lines[n].length and lines[n + 1].length]
    running = {n for n in inside if _runs_on(lines[n], lines[n + 1])}
    width = _width([(lines[n], lines[n + 1]) for n in running], len(inside))
    sure = running if width else {n for n in running if _surely(lines[n])}
    words = Words(value)
    for n, b in enumerate(breaks):
        before, after = lines[n], lines[n + 1]
        if b.paragraph:
            yield Edit(b.span, "\n\n", "clean.paragraph_break")
        elif "\xad" in value[b.span.start : b.span.end] and after.head[:1].islower():
            yield Edit(b.span, "", "clean.soft_hyphen")
        elif n in sure or (before.length and after.length and _wrapped(before, after, width)):
            yield _join(b, before, after, words)
        else:
            yield Edit(b.span, "\n", "clean.newline")


def _line(value: str, start: int, end: int) -> Line:
    return Line(end - start, value[start : min(end, start + HEAD)], value[max(start, end - TAIL) : end])


def _runs_on(before: Line, after: Line) -> bool:
    """Whether the break looks as if it stood in the middle of a sentence."""
    if before.length < SHORTEST_WRAPPED or before.ends or BULLET.match(after.head) or DASH.match(after.head):
        return False
    lower = after.head[:1].islower() and not after.head.startswith(("http://", "https://", "www."))
    return lower or RUNS_ON.search(before.tail) is not None


def _surely(before: Line) -> bool:
    """Whether such a break is one even where lines have no common width."""
    return before.length >= SURELY_WRAPPED or before.tail.endswith(",") or RUNS_ON.search(before.tail) is not None


def _width(running: Sequence[tuple[Line, Line]], inside: int) -> int:
    """The width that a document is wrapped to, in characters; 0 if it isn't hard-wrapped.

    It is if enough of its breaks, `inside` in all, stand in mid-sentence, and most of these lines are full.
    """
    lengths = sorted(before.length for before, _ in running if before.length <= LONGEST_WRAPPED)
    if not lengths or len(running) < WRAPPED_SHARE * inside:
        return 0
    width = lengths[len(lengths) * 9 // 10]  # a tenth may stick out
    full = sum(_full(before, after, width) for before, after in running)
    return width if 2 * full >= len(running) else 0


def _full(before: Line, after: Line, width: int) -> bool:
    """Whether the first word of the next line would not have fitted into `width`."""
    return before.length <= LONGEST_WRAPPED and before.length + 1 + after.first_word > width


def _wrapped(before: Line, after: Line, width: int) -> bool:
    """Whether a wrapped document goes on after the break, though the words alone don't tell."""
    if not width or BULLET.match(after.head) or (DASH.match(after.head) and before.ends):
        return False
    return _full(before, after, width)


def _join(b: Break, before: Line, after: Line, words: Words) -> Edit:
    part, rest = LAST_WORD.search(before.tail), FIRST_WORD.match(after.head)
    if not part or not rest or rest.group() in ("and", "or", "to"):  # "short- and long-term" keeps its space
        return Edit(b.span, " ", "clean.line_break")
    if part.group()[:-1].lower() + rest.group() in words.all:
        return Edit(Span(b.span.start - 1, b.span.end), "", "clean.hyphen")  # the hyphen was the typesetter's
    return Edit(b.span, "", "clean.hyphen")
