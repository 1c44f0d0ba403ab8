"""Sentences without a date that look as if they had one; written before the rules were run on them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pipeline.core.placed import Published
from pipeline.core.text import Text
from pipeline.stages import dates, parse, sentences

TRAPS = (Path(__file__).parent / "traps.txt").read_text("utf-8").splitlines()
# "Friday" as a parrot's and as a man's name, where nothing in the sentence says so.
ALLOWED = 2


def test_hardly_a_trap_catches(nlp: Any) -> None:
    false = []
    for line in TRAPS:
        text = Text.raw(line)
        lines = sentences.run("d", text).rows
        found, _ = dates.run("d", text, lines, parse.run(text, lines, nlp), Published("2015-10-12", "metadata", ""))
        false.extend((line, row.row.text) for row in found.rows)
    assert len(TRAPS) >= 150
    assert len(false) <= ALLOWED, false
