"""Everyday sentences about money, work, courts, harm and help: the event's type, and who and what fills its roles."""

from pathlib import Path

import pytest

from pipeline import run
from pipeline.core import vocab
from pipeline.core.rules import read_marks

FOLDER = Path(__file__).parent
GAPS = set((FOLDER / "dealings_gaps.txt").read_text("utf-8").splitlines())
CASES = [line for line in (FOLDER / "dealings.txt").read_text("utf-8").splitlines() if line and line[0] != "#"]
ROLES = frozenset(r["role"] for r in vocab.read("events", "roles"))


@pytest.mark.parametrize(
    "case", [pytest.param(c, marks=pytest.mark.xfail(strict=True)) if c in GAPS else c for c in CASES]
)
def test_dealing(models, case):
    kind, _, example = case.partition(" | ")
    sentence, marks = read_marks(example, ROLES)
    tables = run.extract(run.Source("doc", "doc.txt", "0" * 64, sentence, {}), models).tables
    (trigger,) = (m.span for m in marks if not m.role)
    event = next(e for e in tables["events"] if e.start < trigger.end and trigger.start < e.end and e.type == kind)
    filled = [a for a in tables["event_arguments"] if a.event_id == event.event_id]
    for mark in marks:
        if mark.role:
            fits = [a for a in filled if a.role == mark.role]
            assert any(a.start < mark.span.end and mark.span.start < a.end for a in fits), mark


def test_gaps_are_cases():
    assert set(CASES) >= GAPS
