"""The examples of every rule, without a language model."""

from __future__ import annotations

import re

import pytest

from pipeline.core.rules import Rule, read_marks
from pipeline.stages.amounts import RULES, brief
from tests.stages.amounts.read_amounts import rows_of


def examples() -> list[tuple[Rule, str, bool]]:
    hits = [(rule, sentence, True) for rule in RULES for sentence in rule.hits]
    return hits + [(rule, sentence, False) for rule in RULES for sentence in rule.misses]


@pytest.mark.parametrize(("rule", "sentence", "hit"), examples())
def test_examples(rule: Rule, sentence: str, hit: bool) -> None:
    plain, marks = read_marks(sentence)
    found = {(row.start, row.end, brief(row)) for row in rows_of(plain, rule.published) if row.rule_id == rule.id}
    if hit:
        assert {(*mark.span, mark.value) for mark in marks} <= found
    else:
        assert not found


def test_rules_are_named_by_their_tables() -> None:
    assert [rule.id for rule in RULES if not re.fullmatch(r"(money|quantities)\.[a-z]+", rule.id)] == []
