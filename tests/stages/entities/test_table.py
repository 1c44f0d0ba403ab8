"""The rows of entities: of one document, and of all together."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.core.rows import Entity
from pipeline.stages import entities
from tests.stages.entities.resolving import resolve


def test_entities_of_a_document(nlp: Any) -> None:
    text = "Kenya's President Amina Okoth met Peter Brandt. Okoth praised the Kenyan farmers."
    rows = {e.entity_id: e for e in resolve(nlp, text).entities}
    okoth, kenya = rows["person:amina-okoth"], rows["gpe:KE"]
    assert (okoth.name, okoth.country, okoth.mentions, okoth.aliases) == ("Amina Okoth", "KE", 2, "Okoth")
    assert (kenya.name, kenya.country, kenya.mentions, kenya.aliases) == ("Kenya", "KE", 2, "Kenyan")
    assert rows["person:peter-brandt"].country == ""


A = Entity("person:ann-lee", "Ann Lee", "PERSON", "KE", "", 1, 2, "Lee")
B = replace(A, name="Ann M. Lee", mentions=3, aliases="")


def test_merge() -> None:
    assert entities.merge([A, B]) == replace(B, documents=2, mentions=5, aliases="Ann Lee | Lee")
    assert entities.merge([A]) == A
    with pytest.raises(ValueError, match="not of one entity"):
        entities.merge([A, replace(A, entity_id="person:bob-lee")])
    with pytest.raises(ValueError, match="not of one entity"):
        entities.merge([])


NAMES = st.sampled_from(["Ann Lee", "Lee", "Ann M. Lee", "A. Lee", "Anna"])
ROWS = st.builds(
    lambda name, country, documents, aliases: Entity(
        "person:ann-lee", name, "PERSON", country, "", documents, documents, " | ".join(sorted(aliases - {name}))
    ),
    NAMES,
    st.sampled_from(["", "KE", "NO"]),
    st.integers(1, 5),
    st.frozensets(NAMES),
)


@given(rows=st.lists(ROWS, min_size=3, max_size=3))
def test_merge_has_no_order(rows: list[Entity]) -> None:
    whole = entities.merge(rows)
    assert all(entities.merge(order) == whole for order in itertools.permutations(rows))


def test_merge_keeps_what_only_some_know_and_drops_what_they_dispute() -> None:
    assert entities.merge([replace(A, country=""), replace(A, country="KE")]).country == "KE"
    assert entities.merge([replace(A, country="NO"), replace(A, country="KE")]).country == ""


def test_merge_keeps_the_name_though_an_alias_is_longer() -> None:
    row = Entity("gpe:KE", "Kenya", "GPE", "KE", "", 1, 3, "Kenyans")
    assert entities.merge([row, row]).name == "Kenya"
