"""Everyday news prose, an event a sentence: its type, its trigger, who and what fills its roles; or no event at all.

Some gaps are sentences whose rule was taken out, since it was right in less than half of its rows in real news.
"""

from pathlib import Path

import pytest

from pipeline import run
from pipeline.core import vocab
from pipeline.core.rules import read_marks

FOLDER = Path(__file__).parent / "prose"
GAPS = set((FOLDER / "gaps.txt").read_text("utf-8").splitlines())
CASES = [
    line
    for file in sorted(FOLDER.glob("*.txt"))
    if file.name != "gaps.txt"
    for line in file.read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
ROLES = frozenset(r["role"] for r in vocab.read("events", "roles"))


@pytest.mark.parametrize(
    "case", [pytest.param(c, marks=pytest.mark.xfail(strict=True)) if c in GAPS else c for c in CASES]
)
def test_everyday(models, case):
    kind, _, example = case.partition(" | ")
    sentence, marks = read_marks(example, ROLES)
    tables = run.extract(run.Source("doc", "doc.txt", "0" * 64, sentence, {}), models).tables
    if kind == "none":
        assert not tables["events"]
        return
    triggers = [m.span for m in marks if not m.role]
    events = [
        e for e in tables["events"] if e.type == kind and any(e.start < t.end and t.start < e.end for t in triggers)
    ]
    assert events, "no such event"
    ids = {e.event_id for e in events}
    filled = [(a.role, a.start, a.end) for a in tables["event_arguments"] if a.event_id in ids]
    for mark in marks:
        if mark.role:
            assert any(r == mark.role and s < mark.span.end and mark.span.start < e for r, s, e in filled), mark


def test_gaps_are_cases():
    assert set(CASES) >= GAPS
    assert len(CASES) == len(set(CASES))
