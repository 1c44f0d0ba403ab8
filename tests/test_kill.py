"""A run that is killed at any moment, and the same command again: the bytes of an undisturbed run."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import pipeline
from pipeline import batch, output
from tests import fake

Run = Callable[..., batch.Summary]
ROOT = Path(pipeline.__file__).resolve().parent.parent
SEED = 20151012
KILLS = 60
TEXTS = {f"{n % 7}/{n}.txt": f"Acme sold {n} mills\nto Riga and Oslo, City{n}" for n in range(40)}


def forked(work: Callable[[], object]) -> int:
    """Does the work in a copy of this process; gives its number."""
    pid = os.fork()
    if pid == 0:
        try:
            work()
            os._exit(0)
        except BaseException:
            os._exit(1)
    return pid


def ended(pid: int) -> bool:
    """Whether the process came to its end, and wasn't killed."""
    _, status = os.waitpid(pid, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFEXITED(status)


def test_kills_at_random_moments(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", TEXTS)
    began = time.monotonic()
    run("in", out="whole", extract=fake.slowly)
    lasts = time.monotonic() - began
    whole = fake.content(tmp_path / "whole")
    chance = random.Random(SEED)
    killed = finished = 0
    while killed < KILLS:
        out = f"out{finished}"
        pid = forked(lambda out=out: run("in", out=out, extract=fake.slowly))  # type: ignore[misc]
        time.sleep(chance.uniform(0, lasts * 0.7))
        os.kill(pid, signal.SIGKILL)
        killed += 1
        if ended(pid):
            finished += 1
            assert fake.content(tmp_path / out) == whole
        elif (tmp_path / out / "run.json").exists() and not output.interrupted(tmp_path / out):
            assert {n: d for n, d in fake.content(tmp_path / out).items() if n in whole} == whole
    run("in", out=f"out{finished}", extract=fake.slowly)
    assert fake.content(tmp_path / f"out{finished}") == whole
    assert finished, "what is done stays done, so that runs come to their end between the kills"


@pytest.mark.parametrize("at", range(1, 31))  # 15 files, each moved out and in
def test_a_kill_while_the_tables_are_replaced(run: Run, tmp_path: Path, at: int) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme"})
    run("in")
    fake.write(tmp_path / "in", {"a.txt": "Riga and 5"})
    run("in", out="whole")
    replace = Path.replace
    calls = iter(range(1000))

    def die(path: Path, target: Path) -> Path:
        # The first one is the part's.
        if next(calls) == at:
            os.kill(os.getpid(), signal.SIGKILL)
        return replace(path, target)

    def work() -> None:
        Path.replace = die  # type: ignore[method-assign, assignment]
        run("in")

    assert not ended(forked(work))
    assert output.interrupted(tmp_path / "out"), "whoever reads meanwhile is told"
    run("in")
    assert fake.content(tmp_path / "out") == fake.content(tmp_path / "whole")


def test_kills_of_the_whole_program(tmp_path: Path) -> None:
    for n in range(3):
        fake.write(tmp_path / "in", {f"{n}.txt": f"Riga, 3 May 2019. Anna Lee sold {n} mills in Oslo for $5 million."})
    words = [sys.executable, "-m", "pipeline", "run", str(tmp_path / "in"), "--names", "fast", "--jobs", "2", "-o"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}

    def start(out: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen([*words, str(tmp_path / out)], env=environment, stderr=subprocess.DEVNULL)

    began = time.monotonic()
    assert start("whole").wait() == 0
    lasts = time.monotonic() - began
    for part in (0.5, 0.8):
        process = start("out")
        time.sleep(lasts * part)
        process.kill()
        process.wait()
    assert start("out").wait() == 0
    assert fake.content(tmp_path / "out") == fake.content(tmp_path / "whole")
