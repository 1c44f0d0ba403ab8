"""A Dask cluster: shards of documents, each done by a process that a worker of the cluster keeps for it.

Inputs, program and output folder must be the same for all machines. Rows go to the folder; what goes through the
scheduler are names of documents and their outcomes.
"""

from __future__ import annotations

import os
import pickle
import threading
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import Any

from pipeline import program
from pipeline.cache import MARKS
from pipeline.core.errors import RowciteError, UsageError
from pipeline.engines.limits import Limits
from pipeline.engines.pool import Pool
from pipeline.parts import Extract, Job, Outcome

SHARD = 20  # documents: some seconds of work, so that handing it out costs little, and a lost worker too
AHEAD = 2  # shards under way for each thread of the cluster
PATIENCE = 60  # seconds that a cluster may take to have a worker

_kept = threading.local()


def spread(todo: Iterable[Job], scheduler: str, limits: Limits, shard: int = SHARD) -> Iterator[Outcome]:
    """Does the jobs on the cluster at `scheduler`. Work of a worker that dies is done by another."""
    try:
        from distributed import Client, wait
    except ImportError:
        raise UsageError("--engine dask: Dask isn't installed. Install rowcite[dask].") from None

    jobs = iter(todo)
    first = list(islice(jobs, shard))
    if not first:
        return
    means = program.code()
    with _client(Client, scheduler) as client:
        flying: set[Any] = set()
        while first or flying:
            room = AHEAD * max(1, sum(client.nthreads().values())) - len(flying)
            while first and room > 0:
                flying.add(client.submit(work, pickle.dumps(first), limits, means, pure=False))
                first, room = list(islice(jobs, shard)), room - 1
            done, flying = wait(flying, return_when="FIRST_COMPLETED")
            for future in done:
                yield from _result(future)


def _client(kind: Any, scheduler: str) -> Any:
    try:
        client = kind(scheduler, timeout=PATIENCE)
    except (OSError, ValueError, TimeoutError) as error:
        raise UsageError(f"--scheduler {scheduler}: no Dask scheduler answers there ({error}).") from error
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError as error:
        client.close()
        raise UsageError(f"--scheduler {scheduler}: it has no workers. Start some with dask worker.") from error
    return client


def _result(future: Any) -> list[Outcome]:
    try:
        outcomes: list[Outcome] = future.result()
    except RowciteError:
        raise
    except Exception as error:
        told = f"{type(error).__name__}: {error}"
        raise RowciteError(
            f"the cluster gave a shard up ({told}). Mend it, and run again: what is done stays."
        ) from error
    finally:
        future.release()
    return outcomes


def work(pickled: bytes, limits: Limits, means: str) -> list[Outcome]:
    """In a worker of the cluster: does one shard. RowciteError where this machine can't do what the others do."""
    if _code() != means:
        raise UsageError(f"{_where()}: its rowcite is another than ours. Install the same everywhere.")
    shard: list[Job] = pickle.loads(pickled)
    folder = shard[0].folder
    if not all((folder / name).is_file() for name in MARKS):
        raise UsageError(f"{_where()}: {folder} isn't there. Name an output folder that all machines share.")
    for job in shard:
        if job.one.data is None and not job.one.file.parent.is_dir():
            raise UsageError(f"{_where()}: {job.one.file} isn't there. Put the texts where all machines see them.")
    pool = _pool(shard[0].extract, limits)
    try:
        return list(pool.run(shard))
    except BaseException:
        pool.close()  # whatever it is in the middle of
        raise


def _where() -> str:
    return f"worker on {os.uname().nodename}"


@cache
def _code() -> str:
    return program.code()


def _pool(extract: Extract, limits: Limits) -> Pool:
    """The process that does this thread's documents; it ends with the thread's own process."""
    if getattr(_kept, "of", None) != (extract, limits):
        if hasattr(_kept, "pool"):
            _kept.pool.close()
        _kept.of, _kept.pool = (extract, limits), Pool(1, limits)
    pool: Pool = _kept.pool
    return pool
