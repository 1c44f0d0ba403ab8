"""Text that remembers where each of its characters came from."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of characters, 0-based."""

    start: int
    end: int

    def __contains__(self, other: object) -> bool:
        """Whether `other`, a Span, lies inside this one."""
        return isinstance(other, Span) and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    @property
    def length(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Edit:
    """Replaces `span` of a text, which is never empty, by `new`."""

    span: Span
    new: str
    rule_id: str


@dataclass(frozen=True, slots=True)
class Text:
    """A string, and for each of its characters the raw characters it stands for.

    `starts[i]` and `ends[i]` are code points of the raw file `source`. They never fall, so every
    span of the text has a span in the raw file.
    """

    source: str
    value: str
    starts: array[int]
    ends: array[int]

    @classmethod
    def raw(cls, value: str) -> Text:
        """The text of a file as it was decoded."""
        return cls(value, value, array("I", range(len(value))), array("I", range(1, len(value) + 1)))

    def edit(self, edits: Iterable[Edit]) -> Text:
        """A new text with `edits` done; maps compose.

        Every new character stands for the whole span that its edit replaced. Edits may come in any
        order but must not overlap: ValueError.
        """
        parts: list[str] = []
        starts, ends = array("I"), array("I")
        at = 0
        for edit in sorted(edits, key=lambda e: e.span):
            start, end = edit.span
            if not at <= start < end <= len(self.value):
                raise ValueError(f"edit {edit} is empty, outside the text or overlaps the one before it")
            parts += (self.value[at:start], edit.new)
            starts += self.starts[at:start]
            ends += self.ends[at:start]
            starts.extend([self.starts[start]] * len(edit.new))
            ends.extend([self.ends[end - 1]] * len(edit.new))
            at = end
        parts.append(self.value[at:])
        return Text(self.source, "".join(parts), starts + self.starts[at:], ends + self.ends[at:])

    def to_raw(self, span: Span) -> Span:
        """The raw characters that a span of this text, never empty, stands for."""
        return Span(self.starts[span.start], self.ends[span.end - 1])

    def raw_slice(self, span: Span) -> str:
        """What the raw file has where this text has `span`."""
        start, end = self.to_raw(span)
        return self.source[start:end]

    def __getitem__(self, span: Span) -> str:
        return self.value[span.start : span.end]

    def __len__(self) -> int:
        return len(self.value)
