"""What a worker process runs: it is sent what extracts, then one job after another, and answers each."""

from __future__ import annotations

import os
import select
import signal
import sys
import threading
from multiprocessing.connection import Connection

from pipeline import parts


def main(handle: int) -> None:
    """Answers on the connection `handle` until its other end is closed.

    The answer to what extracts is None once it is ready, to a job its outcome; an error that isn't the document's
    is an answer too.
    """
    # Whoever started us ends us; Ctrl-C reaches them.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_outlive, args=(handle,), daemon=True).start()
    with Connection(handle) as line:
        try:
            line.send(_answer(_ready, line.recv()))
            while True:
                line.send(_answer(parts.do, line.recv()))
        except (EOFError, ConnectionError):
            return


def _ready(extract: object) -> None:
    prepare = getattr(extract, "prepare", None)
    if prepare is not None:
        prepare()


def _answer(work: object, given: object) -> object:
    try:
        return work(given)  # type: ignore[operator] # either of the two above
    except Exception as error:
        return error


def _outlive(handle: int) -> None:
    """Ends this process, in the middle of whatever it does, when the one that made it has gone."""
    poll = select.poll()
    poll.register(handle, 0)  # nothing but the hang-up, which is always told
    poll.poll()
    os._exit(1)


if __name__ == "__main__":
    main(int(sys.argv[1]))
