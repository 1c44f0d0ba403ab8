"""How far the phrase of a noun goes."""

from __future__ import annotations

import pytest

from pipeline.stages.entities import extents


@pytest.mark.parametrize(
    ("text", "rough", "phrase"),
    [
        ("The port (PA) is old.", "The port (PA", "The port (PA)"),
        ("The port (of the north is old.", "The port (of the north", "The port"),
        ("The port [PA] is old.", "The port [PA", "The port [PA]"),
    ],
)
def test_phrases_close_their_brackets(text: str, rough: str, phrase: str) -> None:
    head = text.index("port")
    found = extents.trimmed(text, 0, len(rough), head, head + len("port"))
    assert text[found.start : found.end] == phrase
