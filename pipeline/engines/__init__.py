"""Where documents are done: in this process, in several, or on a cluster. All give the same bytes.

An engine takes jobs, one at a time and never many more than it works on, and gives their outcomes in any order. The
rows go to the folder that the jobs name, by whoever makes them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from pipeline.core.errors import UsageError
from pipeline.engines.limits import Limits
from pipeline.parts import Job, Outcome

Engine = Callable[[Iterable[Job]], Iterator[Outcome]]
INLINE, PROCESSES, DASK = "inline", "processes", "dask"
NAMES = (INLINE, PROCESSES, DASK)

__all__ = ["DASK", "INLINE", "NAMES", "PROCESSES", "Engine", "Limits", "choose"]


def choose(name: str = "", jobs: int = 1, limits: Limits | None = None, scheduler: str = "") -> Engine:
    """The engine `name`; without a name, this process for one job without limits, else processes.

    UsageError where the options don't fit together.
    """
    limits = limits or Limits()
    if jobs < 1:
        raise UsageError(f"--jobs {jobs}: there must be one at least. Leave it out for one.")
    name = name or (DASK if scheduler else INLINE if jobs == 1 and not any(limits) else PROCESSES)
    if name not in NAMES:
        raise UsageError(f"--engine {name}: there is no such engine. It is {', '.join(NAMES)}.")
    if (name == DASK) != bool(scheduler):
        raise UsageError("--engine dask and --scheduler ADDRESS belong together. Give both or neither.")
    if name == INLINE and (jobs > 1 or any(limits)):
        raise UsageError("--engine inline: --jobs, --timeout and --memory need processes. Leave --engine out.")
    if name == DASK:
        if jobs > 1:
            raise UsageError("--jobs: a Dask cluster has as many as its workers have threads. Leave it out.")
        from pipeline.engines import cluster

        return partial(cluster.spread, scheduler=scheduler, limits=limits)
    if name == PROCESSES:
        from pipeline.engines import pool

        return partial(pool.spread, jobs=jobs, limits=limits)
    from pipeline.engines import inline

    return inline.spread
