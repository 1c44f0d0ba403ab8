"""Everyday acts in news prose: one trigger a sentence, its type, and who has a part in it."""

from pathlib import Path

import pytest

from pipeline import run
from pipeline.core import vocab
from pipeline.core.rules import read_marks

FOLDER = Path(__file__).parent
GAPS = set((FOLDER / "doings_gaps.txt").read_text("utf-8").splitlines())
CASES = [line for line in (FOLDER / "doings.txt").read_text("utf-8").splitlines() if line and line[0] != "#"]
ROLES = frozenset(r["role"] for r in vocab.read("events", "roles")) | {"org"}


@pytest.mark.parametrize(
    "case", [pytest.param(c, marks=pytest.mark.xfail(strict=True)) if c in GAPS else c for c in CASES]
)
def test_doing(models, case):
    kind, _, example = case.partition(" | ")
    sentence, marks = read_marks(example, ROLES)
    tables = run.extract(run.Source("doc", "doc.txt", "0" * 64, sentence, {}), models).tables
    if kind == "none":
        assert not tables["events"]
        return
    (trigger,) = (m.span for m in marks if not m.role)
    events = [e for e in tables["events"] if e.start < trigger.end and trigger.start < e.end and e.type == kind]
    assert events
    ids = {e.event_id for e in events}
    filled = [a for a in tables["event_arguments"] if a.event_id in ids]
    for mark in marks:
        if mark.role:
            assert any(a.role == mark.role and a.start < mark.span.end and mark.span.start < a.end for a in filled), (
                mark
            )


def test_gaps_are_cases():
    assert set(CASES) >= GAPS
