"""The stage: lines first, then the sentences of each line."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.core import rows
from pipeline.core.placed import Found, Placed
from pipeline.core.text import Span, Text
from pipeline.stages.sentences import lines
from pipeline.stages.sentences.boundaries import is_careless, split

# A longer one is no sentence, and parsing it whole would cost too much memory.
LONGEST = 20_000


def run(doc_id: str, text: Text) -> Found[rows.Sentence]:
    """The sentences of a clean text, in order, with what kind of line each stands in.

    They begin and end with something to see, never overlap, and leave out nothing but white space.
    """
    found: list[Placed[rows.Sentence]] = []
    read, careless = lines.read(text.value), is_careless(text.value)
    for line, kind in zip(read, lines.kinds(read), strict=True):
        for start, end in _sentences(line.text, careless):
            span = Span(line.span.start + start, line.span.start + end)
            found.append(Placed(span, len(found), _row(doc_id, text, span, len(found), kind)))
    return Found(tuple(found))


def _sentences(line: str, careless: bool) -> Iterator[Span]:
    """Spans in the line: a heading, a byline and the like that end without a stop stay whole anyway."""
    for span in split(line, careless=careless):
        if span.end - span.start > LONGEST:
            yield from _cut(line, span)
        else:
            yield span


def _cut(line: str, span: Span) -> Iterator[Span]:
    """The span, in pieces that end at a space where it is too long."""
    start, end = span
    while end - start > LONGEST:
        at = line.rfind(" ", start + 1, start + LONGEST + 1)
        stop = at if at > start else start + LONGEST
        yield Span(start, stop)
        start = stop + (at > start)
    yield Span(start, end)


def _row(doc_id: str, text: Text, span: Span, ordinal: int, kind: str) -> rows.Sentence:
    start, end = text.to_raw(span)
    return rows.Sentence(rows.place(doc_id, start, end), doc_id, ordinal, kind, start, end, text[span])
