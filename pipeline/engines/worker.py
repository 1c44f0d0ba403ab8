"""One worker process, as whoever gives it work sees it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from contextlib import suppress
from multiprocessing import Pipe
from pathlib import Path
from typing import Any

from pipeline.parts import Extract, Job, Outcome

# The folders that modules are found in are ours, whatever lies in the current one.
CODE = """
import json, sys
sys.path[:] = json.loads(sys.argv[2])
from pipeline.engines import child
child.main(int(sys.argv[1]))
"""


class Died(Exception):
    """The process ended in the middle of its work."""


class Worker:
    """A process that does one job at a time and can be ended in the middle of one.

    `connection` can be waited for: it is ready when `answer` has something to say.
    """

    def __init__(self, extract: Extract) -> None:
        self.connection, theirs = Pipe()
        handle = theirs.fileno()
        path = json.dumps([part or os.getcwd() for part in sys.path])  # noqa: PTH109
        # A group of its own: Ctrl-C is for us, and we end it.
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", CODE, str(handle), path],
            pass_fds=[handle],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            process_group=0,
        )
        theirs.close()
        self.job: Job | None = None
        self.ready = False
        self.done = 0  # jobs
        self.since = 0.0  # when it began its job
        self._send(extract)

    def begin(self, job: Job) -> None:
        """Gives it a job, for as soon as it is ready."""
        self.job = job
        if self.ready:
            self._start()

    def _start(self) -> None:
        self.since = time.monotonic()
        self._send(self.job)

    def answer(self) -> Outcome | None:
        """The outcome of its job; None if it only got ready for it. Died if the process is no more.

        What is no fault of the document is raised.
        """
        try:
            told: Any = self.connection.recv()
        except (EOFError, ConnectionError):
            raise Died from None
        if isinstance(told, Exception):
            raise told
        if not self.ready:
            self.ready = True
            if self.job is not None:
                self._start()
            return None
        self.job = None
        self.done += 1
        outcome: Outcome = told
        return outcome

    def busy(self) -> float:
        """How many seconds it has been at its job."""
        return time.monotonic() - self.since if self.ready and self.job is not None else 0.0

    def memory(self) -> int:
        """How many bytes of memory the process holds."""
        pid = self._process.pid
        try:
            return int(Path(f"/proc/{pid}/statm").read_bytes().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        except (OSError, IndexError):
            told = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=False)
            return int(told.stdout or 0) * 1024

    def end(self) -> None:
        """Ends it, whatever it does."""
        self._process.kill()
        self._process.wait()
        self.connection.close()

    def _send(self, what: object) -> None:
        with suppress(ConnectionError):  # it has died, as `answer` will find
            self.connection.send(what)
