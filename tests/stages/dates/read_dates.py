"""The stage on a text; sentences are made by hand, so that no other stage is needed."""

import re

from pipeline.core import rows
from pipeline.core.placed import Found, Placed, Published
from pipeline.core.text import Span, Text
from pipeline.stages import dates

MONDAY = "2015-10-12"


def sentences(doc_id: str, text: Text, kind: str = "body") -> tuple[Placed[rows.Sentence], ...]:
    """One sentence a line, or a full stop followed by a capital after a lower-case word."""
    placed = []
    for n, match in enumerate(
        re.finditer(r"[^\n]*?\S[^\n]*?(?:(?<=[a-z)]{2}[.!?])(?=\s+[A-Z])|(?=\n|\Z))", text.value)
    ):
        lead = len(match[0]) - len(match[0].lstrip())
        span = Span(match.start() + lead, match.start() + len(match[0].rstrip()))
        start, end = text.to_raw(span)
        placed.append(
            Placed(span, n, rows.Sentence(rows.place(doc_id, start, end), doc_id, n, kind, start, end, text[span]))
        )
    return tuple(placed)


def read(raw: str, published: str = "", kind: str = "body") -> tuple[Found[rows.Date], Published]:
    """The stage on a text, without a language model."""
    text = Text.raw(raw)
    given = Published(published, "metadata") if published else Published()
    return dates.run("d", text, sentences("d", text, kind), None, given)


def found(raw: str, published: str = "") -> list[tuple[str, str, str]]:
    """Words, type and brief of each row."""
    return [(p.row.text, p.row.type, dates.brief(p.row)) for p in read(raw, published)[0].rows]
