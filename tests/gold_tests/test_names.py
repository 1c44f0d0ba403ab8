"""Names brought to persons, bodies and places."""

from __future__ import annotations

import pytest

from pipeline.core.text import Span
from pipeline.gold.items import Item, Place
from pipeline.gold.names import coarse


def name(text: str, label: str, start: int = 0, form: str = "name") -> Item:
    return Item("d", f"d:{start}", Place(Span(start, start + len(text)), text), {"label": label, "form": form}, {})


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("Ida Ness", "PERSON", ["0-8 Ida Ness PER"]),
        ("Tarn Bridge", "FAC", ["0-11 Tarn Bridge LOC"]),
        ("The Orla Post's", "ORG", ["4-13 Orla Post ORG"]),
        ("the Ness brothers’", "PERSON", ["4-17 Ness brothers PER"]),
        ("Orla, Norland", "GPE", ["0-4 Orla LOC", "6-13 Norland LOC"]),
        ("Orla, Inc.", "ORG", ["0-10 Orla, Inc. ORG"]),
        ("a", "ORG", ["0-1 a ORG"]),
        ("Ness, ", "PERSON", ["0-4 Ness PER"]),
        ("Norlandic", "NORP", []),
        ("Harbour Cup", "EVENT", []),
    ],
)
def test_labels_and_edges(text: str, label: str, expected: list[str]) -> None:
    found = coarse([name(text, label)])
    assert [f"{i.at.span.start}-{i.at.span.end} {i.at.text} {i.values['label']}" for i in found] == expected


def test_what_is_the_same_then_counts_once() -> None:
    assert len(coarse([name("Orla", "GPE"), name("Orla", "LOC"), name("Orla", "ORG")])) == 2


def test_other_forms_are_left_out() -> None:
    assert coarse([name("mayor", "PERSON", form="nominal"), name("she", "PERSON", form="pronoun")]) == []
