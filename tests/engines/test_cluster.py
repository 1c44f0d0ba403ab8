"""A real Dask cluster of several processes on this machine: the same bytes as without, whoever dies in the middle."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from pipeline import batch, cache, cli, engines, program
from pipeline.core.errors import RowciteError, UsageError
from pipeline.engines import Limits, cluster
from tests import fake

distributed = pytest.importorskip("distributed", reason="Dask isn't installed: pip install rowcite[dask]")

Run = Callable[..., batch.Summary]
TEXTS = {f"{n % 7}/{n}.txt": f"Acme sold {n} mills\nto Riga and Oslo, City{n}" for n in range(60)}
TEXTS |= {"a.txt": "BOOM", "b.txt": "DIE", "c.txt": b"\xff"}


@pytest.fixture(scope="module")
def local() -> Iterator[Any]:
    """Three workers, each a process."""
    with distributed.LocalCluster(
        n_workers=3, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None, silence_logs=50
    ) as found:
        yield found


def engine(local: Any, **options: Any) -> engines.Engine:
    return partial(cluster.spread, scheduler=local.scheduler_address, **{"limits": Limits(), "shard": 4} | options)


def test_all_engines_write_the_same_bytes(run: Run, tmp_path: Path, local: Any) -> None:
    fake.write(tmp_path / "in", {name: text for name, text in TEXTS.items() if name != "b.txt"})
    run("in", out="inline")
    run("in", out="processes", jobs=2)
    run("in", out="dask", engine=engine(local))
    assert fake.content(tmp_path / "inline") == fake.content(tmp_path / "processes") == fake.content(tmp_path / "dask")


def test_a_worker_that_is_killed_in_the_middle(run: Run, tmp_path: Path, local: Any) -> None:
    fake.write(tmp_path / "in", TEXTS)
    run("in", out="whole", jobs=2)
    killed: list[int] = []

    def kill() -> None:
        parts = tmp_path / "dask" / cache.FOLDER
        with distributed.Client(local.scheduler_address) as client:
            pids = sorted(client.run(os.getpid).values())
            while len(list(parts.glob("??/*"))) < 8:
                time.sleep(0.02)
            os.kill(pids[0], signal.SIGKILL)
            killed.append(pids[0])

    killer = threading.Thread(target=kill)
    killer.start()
    told = run("in", out="dask", extract=slow, engine=engine(local))
    killer.join()
    assert killed
    assert (told.documents, told.rejected) == (60, 3)
    assert fake.content(tmp_path / "dask") == fake.content(tmp_path / "whole")


def slow(source: Any) -> Any:
    time.sleep(0.1)
    return fake.extract(source)


def test_limits_hold_on_a_cluster_too(run: Run, tmp_path: Path, local: Any) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme", "b.txt": "LOOP", "c.txt": "Riga"})
    told = run("in", engine=engine(local, limits=Limits(timeout=1)))
    assert (told.documents, told.rejected) == (2, 1)
    assert fake.read(tmp_path / "out", "rejected")[0]["code"] == "timeout"


def test_a_run_that_is_repeated_asks_nobody(run: Run, tmp_path: Path, local: Any) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme"})
    run("in")
    before = fake.content(tmp_path / "out")
    run("in", engine=partial(cluster.spread, scheduler="tcp://127.0.0.1:9", limits=Limits()))
    assert fake.content(tmp_path / "out") == before


def test_a_worker_with_another_program_is_refused(
    run: Run, tmp_path: Path, local: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme"})
    monkeypatch.setattr(program, "code", lambda memo=None: "another")
    with pytest.raises(UsageError, match=r"its rowcite is another than ours\. Install the same everywhere"):
        run("in", engine=engine(local))


def test_a_folder_that_workers_do_not_see_is_told(
    run: Run, tmp_path: Path, local: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme"})
    monkeypatch.setattr(cache, "MARKS", {})
    with pytest.raises(UsageError, match=r"isn't there\. Name an output folder that all machines share"):
        run("in", engine=engine(local))


def unready(source: Any) -> Any:
    raise RowciteError("no model here")


def test_what_is_no_document_s_fault_stops_the_run(run: Run, tmp_path: Path, local: Any) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme", "b.txt": "Riga"})
    with pytest.raises(RowciteError, match="no model here"):
        run("in", extract=unready, engine=engine(local))
    assert run("in", engine=engine(local)).documents == 2


def test_the_command_line_with_a_real_model(tmp_path: Path, local: Any) -> None:
    texts = {f"{n}.txt": f"Riga, 3 May 2019. Anna Lee sold {n} mills in Oslo for $5 million." for n in range(3)}
    fake.write(tmp_path / "in", texts)
    words = ["run", str(tmp_path / "in"), "--names", "fast", "-o"]
    assert cli.main([*words, str(tmp_path / "one")]) == 0
    assert cli.main([*words, str(tmp_path / "dask"), "--engine", "dask", "--scheduler", local.scheduler_address]) == 0
    assert fake.content(tmp_path / "one") == fake.content(tmp_path / "dask")


def test_no_scheduler_there(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme"})
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    with pytest.raises(UsageError, match="no Dask scheduler answers there"):
        run("in", engine=partial(cluster.spread, scheduler="tcp://127.0.0.1:9", limits=Limits()))
