"""Which engine options mean, and which don't go together."""

from __future__ import annotations

from functools import partial

import pytest

from pipeline import engines
from pipeline.core.errors import UsageError
from pipeline.engines import Limits, cluster, inline, limits, pool


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, inline.spread),
        ({"jobs": 2}, pool.spread),
        ({"limits": Limits(timeout=5)}, pool.spread),
        ({"limits": Limits(memory=5)}, pool.spread),
        ({"name": "processes"}, pool.spread),
        ({"name": "dask", "scheduler": "tcp://a:1"}, cluster.spread),
        ({"scheduler": "tcp://a:1"}, cluster.spread),
    ],
)
def test_the_engine_that_options_mean(options: dict[str, object], expected: object) -> None:
    found = engines.choose(**options)  # type: ignore[arg-type]
    assert (found.func if isinstance(found, partial) else found) is expected


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"jobs": 0}, "--jobs 0"),
        ({"name": "spark"}, "--engine spark: there is no such engine. It is inline, processes, dask."),
        ({"name": "dask"}, "Give both or neither"),
        ({"name": "inline", "scheduler": "tcp://a:1"}, "Give both or neither"),
        ({"name": "inline", "jobs": 2}, "--engine inline"),
        ({"name": "inline", "limits": Limits(timeout=1)}, "--engine inline"),
        ({"scheduler": "tcp://a:1", "jobs": 2}, "--jobs: a Dask cluster"),
    ],
)
def test_options_that_do_not_go_together(options: dict[str, object], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        engines.choose(**options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("memory", "size"), [("", 0), ("1000", 1000), ("2G", 2 << 30), ("1.5 GiB", 3 << 29), ("512mb", 512 << 20)]
)
def test_sizes_of_memory(memory: str, size: int) -> None:
    assert limits.read(None, memory) == Limits(0, size)


@pytest.mark.parametrize(
    ("timeout", "memory", "told"),
    [
        (0, "", "--timeout 0"), (-1, "", "--timeout -1"), (float("nan"), "", "--timeout nan"),
        (None, "much", "--memory much: this is no size. Write it as 1500M or 2G."), (None, "0G", "--memory 0G"),
    ],
)  # fmt: skip
def test_what_is_no_limit(timeout: float | None, memory: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        limits.read(timeout, memory)


@pytest.mark.parametrize(("size", "told"), [(2 << 30, "2G"), (1500 << 20, "1500M"), (1, "1 bytes")])
def test_sizes_are_told_as_they_are_given(size: int, told: str) -> None:
    assert limits.size(size) == told
