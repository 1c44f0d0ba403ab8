"""What holds of the rows of any text."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.core.rows import AROUND, ENTITIES, MENTIONS
from tests.stages.entities.resolving import every, resolve

WORDS = st.sampled_from(
    ["Norway", "Moscow", "Ann Lee", "Lee", "Mr", "he", "she", "its", "who", "the Norwegian president", "said", "met",
     "NATO", ".", "\n\n", "’s", "“", "”", "in", "1968", "and", ",", "Kremlin", "government", "Łódź"]
)  # fmt: skip


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(WORDS, min_size=1, max_size=30))
def test_invariants(nlp: Any, words: list[str]) -> None:
    text = " ".join(words)
    found = resolve(nlp, text)
    assert found == resolve(nlp, text)
    rows = every(found)
    for row in rows:
        assert text[row.start : row.end] == row.text
        assert not list(MENTIONS.problems(row))
    assert len({row.mention_id for row in rows}) == len(rows)
    assert {row.entity_id for row in rows} - {""} == {e.entity_id for e in found.entities}
    for entity in found.entities:
        assert not list(ENTITIES.problems(entity)) and entity.entity_id.isascii()
        assert entity.mentions == sum(r.entity_id == entity.entity_id and r.rule_id != AROUND for r in rows)
