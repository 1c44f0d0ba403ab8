"""Tags from scores, names from tags."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.core.text import Text
from pipeline.stages import mentions
from pipeline.stages.mentions.learned import best
from tests.stages.lines import lines

TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG")


def scores(*rows: dict[str, float]) -> Any:
    """Log-probabilities; what isn't named is improbable."""
    return np.array([[row.get(tag, -9.0) for tag in TAGS] for row in rows], np.float32)


@pytest.mark.parametrize(
    ("found", "tags"),
    [
        (scores({"B-PER": 0}, {"I-PER": 0}, {"O": 0}), ["B-PER", "I-PER", "O"]),
        # An inner tag can't begin a text, nor follow another label: the next best way is taken.
        (scores({"I-PER": 0, "B-PER": -1}, {"O": 0}), ["B-PER", "O"]),
        (scores({"B-ORG": 0}, {"I-PER": 0, "I-ORG": -1}), ["B-ORG", "I-ORG"]),
        (scores({"O": 0}, {"I-ORG": 0, "O": -2}), ["O", "O"]),
        # The whole path counts, not each word: a surer second word turns the first.
        (scores({"O": 0, "B-PER": -1}, {"I-PER": 0, "O": -8}), ["B-PER", "I-PER"]),
        (np.zeros((0, 5), np.float32), []),
    ],
)
def test_the_best_path_has_no_impossible_tag(found: Any, tags: list[str]) -> None:
    assert [TAGS[n] for n in best(found, TAGS)] == tags


@given(st.lists(st.lists(st.floats(-20, 0, width=32), min_size=5, max_size=5), min_size=1, max_size=12))
def test_no_path_is_impossible(found: list[list[float]]) -> None:
    path = ["O", *(TAGS[n] for n in best(np.array(found, np.float32), TAGS))]
    for before, tag in itertools.pairwise(path):
        assert not tag.startswith("I-") or before[2:] == tag[2:]


def test_names_stand_apart_and_are_grounded(nlp: Any, models: Any) -> None:
    text = "Oyelaran Fagbemi runs Kestrelworks with Nkiruka Obi-Daniels. They met in Ougadala."
    doc = nlp(text)
    for names in (None, models.names):
        rows = mentions.run("d", Text.raw(text), lines(doc), doc, names).rows
        spans = [m.span for m in rows]
        assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
        assert all(text[m.span.start : m.span.end] == m.row.text for m in rows)
    assert ("Nkiruka Obi-Daniels", "PERSON") in [(m.row.text, m.row.label) for m in rows]


def test_the_same_text_has_the_same_names(nlp: Any, models: Any) -> None:
    text = "Tove Ravn of Halvorsen Maritime was in Lisbon when the Harbour Union struck."
    doc = nlp(text)
    first, again = (mentions.run("d", Text.raw(text), lines(doc), doc, models.names) for _ in range(2))
    assert first == again and first.rows


@pytest.mark.parametrize("text", ["", "   ", "!!!", "\n\n"])
def test_a_text_without_words_has_no_names(nlp: Any, models: Any, text: str) -> None:
    doc = nlp(text)
    assert not mentions.run("d", Text.raw(text), lines(doc), doc, models.names).rows
