"""The examples of every kind of line, read alone."""

from __future__ import annotations

import pytest

from pipeline.core.rules import Rule, read_marks
from pipeline.stages import sentences
from tests.stages.sentences.reading import read

HITS = [(rule, hit) for rule in sentences.RULES for hit in rule.hits]
MISSES = [(rule, miss) for rule in sentences.RULES for miss in rule.misses]


@pytest.mark.parametrize(("rule", "hit"), HITS)
def test_hits(rule: Rule, hit: str) -> None:
    raw, marks = read_marks(hit)
    assert read(raw) == [(mark.value, raw[mark.span.start : mark.span.end]) for mark in marks]


@pytest.mark.parametrize(("rule", "miss"), MISSES)
def test_misses(rule: Rule, miss: str) -> None:
    assert rule.id.removeprefix("sentences.") not in {kind for kind, _ in read(miss)}
