"""Several processes, each doing one document at a time, watched by the one that gives them work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from multiprocessing.connection import wait

from pipeline.core.errors import RowciteError, UsageError
from pipeline.engines.limits import Limits, size, too_long, too_much
from pipeline.engines.worker import Died, Worker
from pipeline.parts import Job, Outcome

LOOK = 0.05  # seconds between looks at how much memory the processes hold
CRASHED = "the process that read it was killed: too little memory, or a crash. Split the text."
START = (
    "a worker process died before it read anything: too little memory, or a broken installation. Run rowcite doctor."
)


def spread(todo: Iterable[Job], jobs: int, limits: Limits) -> Iterator[Outcome]:
    """Does the jobs in `jobs` processes. One that kills its process or goes over a limit is rejected, and no other."""
    pool = Pool(jobs, limits)
    try:
        yield from pool.run(todo)
    finally:
        pool.close()


class Pool:
    """At most `jobs` processes, made when there is work for them."""

    def __init__(self, jobs: int, limits: Limits) -> None:
        self._jobs, self._limits = jobs, limits
        self._idle: list[Worker] = []
        self._busy: list[Worker] = []
        # Numbers of jobs whose process was ended, but perhaps not for what they are.
        self._doubtful: set[int] = set()

    def run(self, todo: Iterable[Job]) -> Iterator[Outcome]:
        """The outcomes of the jobs, in the order in which they are done."""
        waiting = iter(todo)
        job = next(waiting, None)
        while job is not None or self._busy:
            while job is not None and len(self._busy) < self._jobs:
                self._give(job)
                job = next(waiting, None)
            yield from self._look()

    def close(self) -> None:
        """Ends the processes."""
        for worker in (*self._idle, *self._busy):
            worker.end()
        self._idle.clear()
        self._busy.clear()

    def _give(self, job: Job) -> None:
        worker = self._idle.pop() if self._idle else Worker(job.extract)
        self._busy.append(worker)
        worker.begin(job)

    def _look(self) -> Iterator[Outcome]:
        """Waits until something happens; gives the outcomes that it brought."""
        ready = set(wait([worker.connection for worker in self._busy], self._patience()))
        for worker in [*self._busy]:
            outcome = self._heard(worker) if worker.connection in ready else self._over(worker)
            if outcome is not None:
                yield outcome

    def _patience(self) -> float | None:
        if self._limits.memory:
            return LOOK
        if self._limits.timeout:
            left = [self._limits.timeout - worker.busy() for worker in self._busy if worker.busy()]
            return max(0.0, min(left, default=self._limits.timeout)) + 0.001
        return None

    def _heard(self, worker: Worker) -> Outcome | None:
        job = worker.job
        assert job is not None
        try:
            outcome = worker.answer()
        except Died:
            if not worker.ready:
                raise RowciteError(START) from None
            return self._ended(worker, job, "failed", CRASHED, sure=False)
        if outcome is None:
            if 0 < self._limits.memory < worker.memory():
                told = f"a worker holds {worker.memory() >> 20}M before it reads anything"
                raise UsageError(f"--memory {size(self._limits.memory)}: {told}. Give more.")
            return None
        self._busy.remove(worker)
        self._idle.append(worker)
        self._doubtful.discard(job.number)
        return outcome

    def _over(self, worker: Worker) -> Outcome | None:
        """What comes of a job that goes over a limit; None if it doesn't."""
        job = worker.job
        if job is None or not worker.ready:
            return None
        if 0 < self._limits.memory < worker.memory():
            # What documents before it have left in memory isn't its fault.
            return self._ended(worker, job, "memory", too_much(self._limits), sure=worker.done == 0)
        if 0 < self._limits.timeout < worker.busy():
            return self._ended(worker, job, "timeout", too_long(self._limits), sure=True)
        return None

    def _ended(self, worker: Worker, job: Job, code: str, message: str, sure: bool) -> Outcome | None:
        worker.end()
        self._busy.remove(worker)
        if sure or job.number in self._doubtful:
            self._doubtful.discard(job.number)
            return Outcome(job.number, job.one.path, "", code, message)
        # A process may be killed for what isn't the document's fault: once more, in a new one.
        self._doubtful.add(job.number)
        fresh = Worker(job.extract)
        self._busy.append(fresh)
        fresh.begin(job)
        return None
