"""One act a sentence: its PLOVER category, who does it, at whom it's aimed."""

from pathlib import Path

import pytest

from pipeline import run
from pipeline.core.rules import read_marks

FOLDER = Path(__file__).parent
GAPS = set((FOLDER / "acts_gaps.txt").read_text("utf-8").splitlines())
CASES = [line for line in (FOLDER / "acts.txt").read_text("utf-8").splitlines() if line and line[0] != "#"]
SIDES = {
    "source": {"actor", "imposer", "supplier", "lender", "visitor", "participant"},
    "target": {"target", "recipient", "borrower", "patient", "host", "place", "org", "participant"},
}


@pytest.mark.parametrize(
    "case", [pytest.param(c, marks=pytest.mark.xfail(strict=True)) if c in GAPS else c for c in CASES]
)
def test_act(models, case):
    category, _, example = case.partition(" | ")
    sentence, marks = read_marks(example, frozenset(SIDES))
    tables = run.extract(run.Source("doc", "doc.txt", "0" * 64, sentence, {}), models).tables
    (trigger,) = (m.span for m in marks if not m.role)
    event = next(
        e for e in tables["events"] if e.start < trigger.end and trigger.start < e.end and e.plover == category
    )
    filled = [a for a in tables["event_arguments"] if a.event_id == event.event_id]
    for mark in marks:
        if mark.role:
            assert any(
                a.role in SIDES[mark.role] and a.start < mark.span.end and mark.span.start < a.end for a in filled
            ), mark


def test_gaps_are_cases():
    assert set(CASES) >= GAPS
