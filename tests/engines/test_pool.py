"""Documents that hang, crash or eat memory, in processes: they are rejected alone, in the same words each time."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import batch, engines
from pipeline.core.errors import RejectedError, RowciteError, UsageError
from pipeline.engines import Limits
from pipeline.run import Article, Source
from tests import fake

Run = Callable[..., batch.Summary]
GOOD = {f"{n}.txt": f"Acme sold {n} mills" for n in range(4)}
TIMEOUT = "it took longer than 3 seconds. Give it more with --timeout, or split the text."
MEMORY = "it needed more memory than 300M. Give it more with --memory, or split the text."


def rejected(tmp_path: Path) -> list[tuple[str, str, str]]:
    return [(row["path"], row["code"], row["message"]) for row in fake.read(tmp_path / "out", "rejected")]


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_takes_too_long_is_rejected_alone(run: Run, tmp_path: Path, jobs: int) -> None:
    fake.write(tmp_path / "in", GOOD | {"1b.txt": "LOOP"})
    told = run("in", engine=engines.choose(jobs=jobs, limits=Limits(timeout=3)))
    assert (told.documents, told.rejected) == (4, 1)
    assert rejected(tmp_path) == [("1b.txt", "timeout", TIMEOUT)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_needs_too_much_memory_or_crashes_is_rejected_alone(run: Run, tmp_path: Path, jobs: int) -> None:
    fake.write(tmp_path / "in", GOOD | {"2b.txt": "HOG", "3b.txt": "DIE"})
    told = run("in", engine=engines.choose(jobs=jobs, limits=Limits(memory=300 << 20)))
    assert (told.documents, told.rejected) == (4, 2)
    first, second = rejected(tmp_path)
    assert first == ("2b.txt", "memory", MEMORY)
    assert second[:2] == ("3b.txt", "failed")


def test_one_process_alone_needs_no_limit_to_survive_a_crash(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", GOOD | {"1b.txt": "DIE"})
    assert run("in", engine=engines.choose("processes")).rejected == 1
    assert [row[0] for row in rejected(tmp_path)] == ["1b.txt"]


def once(source: Source) -> Article:
    """Kills its process the first time that it is called for a document, and never again."""
    mark = Path(os.environ["ROWCITE_TEST_MARKS"]) / source.doc_id
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return fake.extract(source)


def test_a_process_killed_by_others_costs_no_document(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake.write(tmp_path / "in", GOOD)
    (tmp_path / "marks").mkdir()
    monkeypatch.setenv("ROWCITE_TEST_MARKS", str(tmp_path / "marks"))
    assert run("in", extract=once, engine=engines.choose("processes")).documents == len(GOOD)


def test_too_little_memory_for_anything_is_a_mistake_of_usage(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", GOOD)
    with pytest.raises(UsageError, match=r"--memory 5M: a worker holds \d+M before it reads anything\. Give more\."):
        run("in", engine=engines.choose(limits=Limits(memory=5 << 20)))


@pytest.mark.parametrize("jobs", [1, 2])
def test_strict_stops_at_the_first(run: Run, tmp_path: Path, jobs: int) -> None:
    fake.write(tmp_path / "in", GOOD)
    run("in", jobs=jobs)
    before = fake.content(tmp_path / "out")
    fake.write(tmp_path / "in", {"bad.txt": "BOOM", "new.txt": "Riga"})
    with pytest.raises(RejectedError, match=r"bad\.txt: failed: .* --strict stops here\.") as caught:
        run("in", jobs=jobs, strict=True)
    assert caught.value.exit_code == 3
    assert fake.content(tmp_path / "out") == before


def test_a_text_that_is_too_large_for_this_process(run: Run, tmp_path: Path) -> None:
    def fill(source: Source) -> Article:
        raise MemoryError

    fake.write(tmp_path / "in", {"a.txt": "Acme"})
    assert run("in", extract=fill).rejected == 1
    assert rejected(tmp_path)[0][:2] == ("a.txt", "memory")


class Unready:
    """Extracts nothing: its process dies while it gets ready."""

    def prepare(self) -> None:
        os._exit(3)

    def __call__(self, source: Source) -> Article:
        raise AssertionError


def test_a_process_that_dies_before_it_reads_stops_the_run(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", GOOD)
    with pytest.raises(RowciteError, match="a worker process died before it read anything"):
        run("in", extract=Unready(), jobs=2)


SCRIPT = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs the tests may ignore it
from pathlib import Path
from pipeline import batch, record
from tests import fake
record.identify = fake.identify
batch.run(["in"], Path("out"), extract=fake.extract, jobs=2)
"""


def children(pid: int) -> list[int]:
    told = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return [int(word) for word in told.stdout.split()]


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="asks ps in the way of Linux")
def test_processes_go_with_the_run_that_made_them(tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"a.txt": "LOOP", "b.txt": "LOOP"})
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen([sys.executable, "-c", SCRIPT], cwd=tmp_path, env=environment) as process:
        assert until(lambda: len(children(process.pid)) == 2)
        workers = children(process.pid)
        process.kill()
    assert until(lambda: not any(Path(f"/proc/{worker}").exists() for worker in workers))


def test_ctrl_c_ends_it_all_without_a_word_of_the_processes(tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"a.txt": "LOOP", "b.txt": "LOOP"})
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, "-c", SCRIPT], cwd=tmp_path, env=environment, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        assert until(lambda: len(children(process.pid)) == 2)
        workers = children(process.pid)
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=120)
    assert said.count(b"Traceback") == 1, "the script's own"
    assert b"child" not in said
    assert until(lambda: not any(Path(f"/proc/{worker}").exists() for worker in workers))


def until(holds: Callable[[], bool]) -> bool:
    end = time.monotonic() + 30
    while not holds() and time.monotonic() < end:
        time.sleep(0.05)
    return holds()


def test_a_second_run_into_one_folder_stops(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"a.txt": "LOOP"})
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen([sys.executable, "-c", SCRIPT], cwd=tmp_path, env=environment) as process:
        assert until(lambda: len(children(process.pid)) > 0)
        with pytest.raises(UsageError, match="another run is writing there"):
            run("in")
        process.kill()
    fake.write(tmp_path / "in", {"a.txt": "Riga"})
    assert run("in").documents == 1
