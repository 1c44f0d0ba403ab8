"""Runs a sentence whose trigger and fillers of roles are marked, and holds its event against the marks."""

from __future__ import annotations

from collections.abc import Collection

from pipeline import run
from pipeline.core.rules import read_marks


def agrees(models: run.Models, case: str, roles: Collection[str]) -> None:
    """Fails unless the event at [the trigger] has each [role filler], and what stands in [role filler]{not} in none."""
    text, marks = read_marks(case, frozenset(roles))
    source = run.Source("doc", "doc.txt", "0" * 64, text, {"published": "2021-06-09"})
    tables = run.extract(source, models).tables
    (trigger,) = (m.span for m in marks if not m.role)
    event = next(e for e in tables["events"] if e.start == trigger.start)
    filled = [(a.role, a.start, a.end) for a in tables["event_arguments"] if a.event_id == event.event_id]
    for mark in marks:
        if mark.role:
            found = any(r == mark.role and s < mark.span.end and mark.span.start < e for r, s, e in filled)
            assert found == (mark.value != "not"), mark
