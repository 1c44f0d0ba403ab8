"""What stages hand to one another: rows with their place in the clean text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from pipeline.core.rows import Sentence
from pipeline.core.rules import Loss
from pipeline.core.text import Span

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Placed(Generic[R]):
    """A row (raw offsets), its span in the clean text, and the ordinal of its sentence."""

    span: Span
    sent: int
    row: R


class Found(NamedTuple, Generic[R]):
    """What a stage found, in reading order, and the candidates that lost against it."""

    rows: tuple[Placed[R], ...]
    lost: tuple[Loss, ...] = ()


Sentences = Sequence[Placed[Sentence]]


def sentence_at(sentences: Sentences, position: int) -> Placed[Sentence] | None:
    """The sentence that holds a position of the clean text; None between sentences."""
    n = bisect_right(sentences, position, key=lambda s: s.span.start) - 1
    return sentences[n] if n >= 0 and position < sentences[n].span.end else None


@dataclass(frozen=True, slots=True)
class Published:
    """The date of publication at its true precision ("2015-10-12", "2015-10", "2015" or ""), and its ground.

    `basis` is metadata, text, inferred or unknown; `evidence` the raw words it was read or inferred from.
    """

    value: str = ""
    basis: str = "unknown"
    evidence: str = ""
