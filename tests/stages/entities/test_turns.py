"""Who speaks: in quotes, and in the turns of an interview."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.core.text import Text
from pipeline.stages import mentions
from pipeline.stages.entities.quotes import Quotes
from pipeline.stages.entities.turns import Turns
from tests.stages.entities.resolving import chained
from tests.stages.lines import lines


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("“I am tired of all this,” said Ann Lee.", ["Lee"]),
        ("Ann Lee wrote: “I am tired of all this.”", ["Lee"]),
        ("“I am tired of all this,” said Ann Lee. “I want to go home now.”", ["Lee", "Lee"]),
        ("“I am tired of all this.”", [None]),
        ("He called it a “moderate success”.", []),
        ("Ann Lee’s statement added: “I am tired of all this.”", ["Lee"]),
        ("Ann Lee told reporters about it, adding: “I am tired of all this.”", ["Lee"]),
        ("“I am tired of all this.” – Ann Lee, farmer\n\nThe bridge is old.", ["Lee"]),
        ("Ann Lee denied it.\n\n“I am tired of all this.”", [None]),
        ("“I am tired,” said Ann Lee.\n\nThe bridge is old. “I am new to all this.”", ["Lee", None]),
    ],
)
def test_speakers(nlp: Any, text: str, speakers: list[str | None]) -> None:
    found = Quotes(Text.raw(text), nlp(text)).all
    assert [q.speaker.text if q.speaker is not None else None for q in found] == speakers


INTERVIEW = """Ann Lee wrote a book. We met her in Oslo.

Q: Did you like it?

A: I did, and I still do.

Q: Do you write at night?

Ann Lee: I do.
"""


def test_turns(nlp: Any) -> None:
    got = chained(nlp, INTERVIEW)
    spoken = [(INTERVIEW[start:end], got[start, end]) for start, end in sorted(got) if end - start <= 3]
    assert [entity for word, entity in spoken if word in ("you", "I")] == ["person:ann-lee"] * 5
    assert {"We", "Q", "A"}.isdisjoint(word for word, _ in spoken)  # the one who writes is no speaker, a label nobody


def test_no_turns_in_prose(nlp: Any) -> None:
    text = "Warning: the bridge is old.\n\nI am tired. My dog is ill."
    raw, doc = Text.raw(text), nlp(text)
    found = mentions.run("d", raw, lines(doc), doc).rows
    assert Turns(raw, found).all == []
