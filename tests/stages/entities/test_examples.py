"""The examples of every rule, by the stage alone."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.core.rules import read_marks
from pipeline.stages import entities
from tests.stages.entities.resolving import every, resolve


@pytest.mark.parametrize("rule", entities.RULES, ids=lambda rule: rule.id)
def test_examples(rule: Any, nlp: Any) -> None:
    for hit in rule.hits:
        sentence, marks = read_marks(hit)
        found = {((m.start, m.end), entities.brief(m), m.rule_id) for m in every(resolve(nlp, sentence))}
        assert {(mark.span, mark.value, rule.id) for mark in marks} <= found, sentence
    for miss in rule.misses:
        assert rule.id not in {m.rule_id for m in every(resolve(nlp, miss))}, miss
