"""The documents one after another, in this process. Nothing can be ended here: a crash is the run's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.parts import Job, Outcome, do


def spread(todo: Iterable[Job]) -> Iterator[Outcome]:
    """Does the jobs, one at a time."""
    return map(do, todo)
