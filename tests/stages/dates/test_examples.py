"""The examples of every rule, without a language model."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipeline.core.rules import Rule, read_marks
from pipeline.stages import dates
from tests.stages.dates.read_dates import read


def examples(kind: str) -> Iterator[tuple[Rule, str]]:
    for rule in dates.RULES:
        for sentence in getattr(rule, kind):
            yield rule, sentence


@pytest.mark.parametrize(("rule", "sentence"), list(examples("hits")))
def test_hits(rule: Rule, sentence: str) -> None:
    plain, marks = read_marks(sentence)
    made = {(p.span, dates.brief(p.row)): p.row.rule_id for p in read(plain, rule.published)[0].rows}
    assert {(m.span, m.value) for m in marks} <= made.keys()
    assert rule.id in [made[m.span, m.value] for m in marks]


@pytest.mark.parametrize(("rule", "sentence"), list(examples("misses")))
def test_misses(rule: Rule, sentence: str) -> None:
    assert rule.id not in [p.row.rule_id for p in read(sentence, rule.published)[0].rows]
