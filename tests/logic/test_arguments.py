"""Logical arguments of one marked word a sentence, one phenomenon each."""

from pathlib import Path

import pytest

from pipeline.core.rules import read_marks
from pipeline.logic.clauses import arguments

FOLDER = Path(__file__).parent
GAPS = set((FOLDER / "arguments_gaps.txt").read_text("utf-8").splitlines())
CASES = [line for line in (FOLDER / "arguments.txt").read_text("utf-8").splitlines() if line and line[0] != "#"]
PREPOSITIONS = ["to", "from", "with", "against", "on", "of", "in", "for", "into", "between"]
EXACT = ("subj", "obj")
NAMED = (*EXACT, "kept")


@pytest.mark.parametrize(
    "case", [pytest.param(c, marks=pytest.mark.xfail(strict=True)) if c in GAPS else c for c in CASES]
)
def test_arguments(nlp, case):
    _, _, example = case.partition(" | ")
    sentence, marks = read_marks(example, frozenset({*NAMED, *PREPOSITIONS}))
    (trigger,) = (m.span for m in marks if not m.role)
    doc = nlp(sentence)
    found = arguments(next(t for t in doc if t.idx == trigger.start))
    for mark in marks:
        if mark.role:
            name = mark.role if mark.role in NAMED else f"prep:{mark.role}"
            assert any(mark.span.start <= t.idx < mark.span.end for t in found.get(name, ())), (name, found)
    if any(m.role in EXACT for m in marks):
        for name in EXACT:
            spans = [m.span for m in marks if m.role == name]
            extra = [t for t in found.get(name, ()) if not any(s.start <= t.idx < s.end for s in spans)]
            assert not extra, (name, extra)


def test_gaps_are_cases():
    assert len(CASES) >= 200
    assert set(CASES) >= GAPS
