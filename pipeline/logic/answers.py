"""Interviews: which stretches of a text are somebody's answers, though no verb of saying stands beside them.

A text is one if its paragraphs have labels ("Q:", "A:", names) of which some ask and some answer, or if
paragraphs that ask "you" something take turns with paragraphs that speak of "I" and "we".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.core.placed import Sentences
from pipeline.core.text import Span

ASKING = frozenset({"q", "question", "interviewer"})
ANSWERING = frozenset({"a", "answer", "interviewee"})
LABEL = re.compile(
    r"""
    (?:[*_]{0,2})                                                   # bold, in plain text
    (?P<label>[QA]|Question|Answer|Interviewer|Interviewee          # roles
      |[A-Z][\w.'’-]*(?:\ (?:[A-Z][\w.'’-]*|of|the|de|van|von|al)){0,4})  # names
    (?:[*_]{0,2})[:.][*_]{0,2}(?=\s)
    """,
    re.VERBOSE,
)
PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?!\s*\n))*")
LINE = re.compile(r"\S[^\n]*")
QUESTION = re.compile(r"\?[\"”’')*_\s]*$")
YOU = re.compile(r"\byou(?:r|rs|rself)?\b", re.IGNORECASE)
ME = re.compile(r"\b(?:I|me|my|mine|myself|we|us|our|ours)\b")
# Fewer turns are no interview.
LEAST_TURNS = 4
LEAST_QUESTIONS = 3
# Kinds of sentences in which nobody answers.
FURNITURE = frozenset({"boilerplate", "byline"})


class Turn(NamedTuple):
    """A labelled paragraph, or one without label that asks or follows."""

    label: str
    span: Span
    asks: bool


class Answers:
    """The answers of one document, asked by clean place."""

    def __init__(self, text: str, lines: Sentences) -> None:
        spans = sorted(find(text))
        aside = [line.span for line in lines if line.row.kind in FURNITURE]
        self.spans = [s for s in spans if not any(a.start <= s.start and s.end <= a.end for a in aside)]
        self.starts = [s.start for s in self.spans]

    def hold(self, span: Span) -> bool:
        """Whether a place stands in an answer."""
        n = bisect_right(self.starts, span.start) - 1
        return n >= 0 and span.end <= self.spans[n].end


def find(text: str) -> Iterator[Span]:
    """The paragraphs of a text that answer; none if it is no interview."""
    if "?" not in text:
        return
    unit = PARAGRAPH if "\n\n" in text else LINE
    paragraphs = [Span(m.start(), m.end()) for m in unit.finditer(text)]
    turns = [turn for span in paragraphs for turn in _labelled(text, span)]
    if _is_interview(turns):
        yield from _continued(turns, text)
    else:
        yield from _unlabelled(text, paragraphs)


def _labelled(text: str, paragraph: Span) -> Iterator[Turn]:
    """The turns of a paragraph: each of its lines may have a label."""
    lines = [m.start() for m in LINE.finditer(text, paragraph.start, paragraph.end)]
    labels = {n: m["label"] for n in lines if (m := LABEL.match(text, n, paragraph.end)) is not None}
    starts = sorted({paragraph.start, *labels})
    for start, end in zip(starts, [*starts[1:], paragraph.end], strict=True):
        yield Turn(labels.get(start, ""), Span(start, end), bool(QUESTION.search(text[start:end].rstrip())))


def _is_interview(turns: Sequence[Turn]) -> bool:
    labelled = [t for t in turns if t.label]
    roles = {t.label.lower() for t in labelled}
    if roles & ASKING and roles & ANSWERING:
        return len(labelled) >= LEAST_TURNS
    often = Counter(t.label for t in labelled)
    speakers = [name for name, n in often.items() if n > 1]
    asking = sum(t.asks for t in labelled)
    return len(labelled) >= LEAST_TURNS and len(speakers) > 1 and asking > 1 and 2 * len(often) <= len(labelled)


def _continued(turns: Sequence[Turn], text: str) -> Iterator[Span]:
    """Turns of those who answer, with the paragraphs behind them up to the next turn."""
    asks = _askers(turns)
    last = max(n for n, t in enumerate(turns) if t.label)
    answering = False
    for n, turn in enumerate(turns):
        if turn.label:
            answering = not asks[turn.label]
        elif n > last or turn.asks:
            answering = False
        if answering:
            yield turn.span


def _askers(turns: Sequence[Turn]) -> dict[str, bool]:
    """Whether whoever bears a label asks: by its name, or since most of what they say are questions."""
    said: dict[str, list[bool]] = defaultdict(list)
    for turn in turns:
        said[turn.label].append(turn.asks)
    return {
        label: label.lower() in ASKING or (label.lower() not in ANSWERING and 2 * sum(asked) >= len(asked))
        for label, asked in said.items()
    }


def _unlabelled(text: str, paragraphs: Sequence[Span]) -> Iterator[Span]:
    """Answers between paragraphs that ask "you": from the first question on, each up to the next."""
    words = [text[p.start : p.end] for p in paragraphs]
    asks = [bool(QUESTION.search(w)) for w in words]
    questions = [n for n, asked in enumerate(asks) if asked and n + 1 < len(asks) and not asks[n + 1]]
    if len(questions) < LEAST_QUESTIONS:
        return
    to_you = sum(bool(YOU.search(words[n])) for n in questions)
    from_me = sum(bool(ME.search(words[n + 1])) for n in questions)
    if 2 * to_you < len(questions) or 2 * from_me < len(questions):
        return
    for n in range(questions[0] + 1, questions[-1] + 2):
        if not asks[n]:
            yield paragraphs[n]
