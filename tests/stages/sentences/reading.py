"""The stage on a raw text, and the sentences of a line."""

from __future__ import annotations

from pipeline.core.text import Text
from pipeline.stages import clean, sentences
from pipeline.stages.sentences.boundaries import split


def read(raw: str) -> list[tuple[str, str]]:
    """The sentences of a raw text as (kind, raw words)."""
    text, _ = clean.run(Text.raw(raw))
    return [(s.row.kind, raw[s.row.start : s.row.end]) for s in sentences.run("doc", text).rows]


def pieces(line: str) -> str:
    """The line with " / " between its sentences."""
    return " / ".join(line[a:b] for a, b in split(line))
