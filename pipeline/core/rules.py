"""Rules with the sentences that prove them, and the one place that settles overlaps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from pipeline.core.errors import RuleError
from pipeline.core.text import Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's name, what it does, and its examples.

    In `hits`, `[words]{value}` marks each row that the rule must make and the value it must have;
    `misses` are sentences in which it must make none. `published` is the date that the examples
    are read with, where they need one. `off` is the reason why a rule is switched off: it is in
    no stage's RULES and makes no row.
    """

    id: str
    stage: str
    summary: str
    hits: tuple[str, ...] = ()
    misses: tuple[str, ...] = ()
    published: str = ""
    off: str = ""


class Mark(NamedTuple):
    """One marked span of an example: `[role words]{value}`; role and value may be empty."""

    span: Span
    role: str
    value: str


# Roles stand before the words only in examples of roles: `[lender the World Bank]`.
MARK = re.compile(r"\[(?P<words>[^][]*)\](?:\{(?P<value>[^{}]*)\})?")


def read_marks(example: str, roles: frozenset[str] = frozenset()) -> tuple[str, list[Mark]]:
    """The sentence without its marks, and the marks with spans in that sentence.

    The first word in brackets is a role only if `roles` has it.
    """
    parts: list[str] = []
    marks: list[Mark] = []
    at = length = 0
    for match in MARK.finditer(example):
        words, role = match["words"], ""
        first, _, rest = words.partition(" ")
        if first in roles and rest:
            role, words = first, rest
        before = example[at : match.start()]
        parts += (before, words)
        length += len(before)
        marks.append(Mark(Span(length, length + len(words)), role, match["value"] or ""))
        length += len(words)
        at = match.end()
    parts.append(example[at:])
    sentence = "".join(parts)
    if "[" in sentence or "]" in sentence:
        raise RuleError(f"unbalanced marks in the example {example!r}")
    return sentence, marks


@dataclass(frozen=True, slots=True)
class Candidate(Generic[T]):
    """Something that a rule found at a clean span, before overlaps are settled."""

    span: Span
    rule_id: str
    found: T


class Loss(NamedTuple):
    """A candidate that gave way: where, whose it was, what it would have been, who won."""

    span: Span
    rule_id: str
    found: str
    winner_span: Span
    winner_rule_id: str


def settle(
    candidates: Iterable[Candidate[T]], order: Sequence[str] | Mapping[str, int], say: str = "{}"
) -> tuple[list[Candidate[T]], list[Loss]]:
    """Candidates without overlaps, in reading order, and those that lost.

    The longest wins, then the rule that comes first in `order` (or has the lowest number there), then the leftmost.
    """
    rank = order if isinstance(order, Mapping) else {rule_id: n for n, rule_id in enumerate(order)}
    ranked = sorted(candidates, key=lambda c: (-c.span.length, rank.get(c.rule_id, len(rank)), c.span.start))
    winners: dict[int, list[Candidate[T]]] = {}
    kept: list[Candidate[T]] = []
    lost: list[Loss] = []
    for c in ranked:
        # Winners are filed by blocks of 64 characters, so that a long text costs no more than its length.
        blocks = range(c.span.start >> 6, (c.span.end - 1 >> 6) + 1)
        rival = next((w for b in blocks for w in winners.get(b, ()) if w.span.overlaps(c.span)), None)
        if rival is None:
            kept.append(c)
            for b in blocks:
                winners.setdefault(b, []).append(c)
        else:
            lost.append(Loss(c.span, c.rule_id, say.format(c.found), rival.span, rival.rule_id))
    kept.sort(key=lambda c: c.span)
    lost.sort()
    return kept, lost
