"""Several processes, each doing one document at a time."""

from __future__ import annotations

import multiprocessing
import multiprocessing.resource_tracker
import os
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing.process import BaseProcess

from pipeline.parts import Job, Outcome, do


def spread(todo: Sequence[Job], jobs: int) -> Iterator[Outcome]:
    """Does the jobs in several processes. A job that kills its process is rejected, and no other."""
    waiting = iter(todo)
    while batch := list(islice(waiting, 1)):
        flying: dict[Future[Outcome], Job] = {}
        with _pool(jobs) as pool:
            try:
                while batch or flying:
                    while batch:
                        flying[_submit(pool, batch[0])] = batch[0]
                        batch.pop(0)
                    for future in wait(flying, return_when=FIRST_COMPLETED).done:
                        outcome = future.result()
                        del flying[future]
                        yield outcome
                    batch = list(islice(waiting, 2 * jobs - len(flying)))
            except BrokenProcessPool:
                # One of those that were under way, nobody knows which: each gets a process of its own.
                doubtful = [*flying.values(), *batch]
                yield from map(_alone, doubtful)
            finally:
                pool.shutdown(wait=False, cancel_futures=True)


def _alone(job: Job) -> Outcome:
    with _pool(1) as pool:
        try:
            return _submit(pool, job).result()
        except BrokenProcessPool:
            message = "the process that read it was killed: too little memory, or a crash. Split the text."
            return Outcome(job.one.doc_id, job.one.path, "failed", message)


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), initializer=_prepare)


def _submit(pool: ProcessPoolExecutor, job: Job) -> Future[Outcome]:
    with _held():
        try:
            return pool.submit(do, job)
        except OSError as error:
            if error.errno is None:
                # A process died while another was being started: the pool's pipes are closed before it says
                # that it is broken. Errors of the system itself have numbers.
                raise BrokenProcessPool(str(error)) from error
            raise


@contextmanager
def _held() -> Iterator[None]:
    """Ctrl-C waits: processes started meanwhile hold it back too, until `_prepare` says what it does to them."""
    # Its start, which else the first process would bring about, lets Ctrl-C through.
    multiprocessing.resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _prepare() -> None:
    """In a worker: Ctrl-C ends it without a word, and it doesn't outlive the run that made it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
    if parent := multiprocessing.parent_process():
        threading.Thread(target=_outlive, args=(parent,), daemon=True).start()


def _outlive(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
