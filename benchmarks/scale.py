"""Many documents: time and peak memory of whole runs with 100, 1,000 and 10,000 of them.

python -m benchmarks.scale                 the stages, names fast
python -m benchmarks.scale --stand-in      what is around the stages alone
python -m benchmarks.scale --counts 100 1000 --jobs 2
python -m benchmarks.scale --counts 10000 --dask 3   on a local Dask cluster of three worker processes

Seconds are by the clock, processor seconds those of the process that hands the documents out; with several processes,
the memory and the processor seconds of all together are told too, looked at twice a second.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import texts

ONCE = """
import json, resource, sys, threading, time
from pathlib import Path
from pipeline import batch, engines, record
from tests import fake
told = json.loads(sys.argv[1])
options = {}
if told["stand_in"]:
    record.identify = fake.identify
    options["extract"] = fake.extract
if told["dask"]:
    from distributed import LocalCluster
    cluster = LocalCluster(n_workers=told["dask"], threads_per_worker=1, host="127.0.0.1", dashboard_address=None)
    options["engine"] = engines.choose(scheduler=cluster.scheduler_address)
spent, together, done = {}, [0], threading.Event()
def look():
    import psutil
    while not done.wait(0.5):
        held = 0
        for one in [psutil.Process(), *psutil.Process().children(recursive=True)]:
            try:
                held += one.memory_info().rss
                spent[one.pid] = sum(one.cpu_times()[:2])
            except psutil.Error:
                pass
        together.append(held)
if told["watch"]:
    watcher = threading.Thread(target=look)
    watcher.start()
began, worked = time.perf_counter(), time.process_time()
batch.run([told["texts"]], Path(told["out"]), names=told["names"], jobs=told["jobs"], **options)
lasted, worked = time.perf_counter() - began, time.process_time() - worked
done.set()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
peak *= 1 if sys.platform == "darwin" else 1024
all_of_them = {"together": max(together), "all": sum(spent.values())}
print(json.dumps({"seconds": lasted, "worked": worked, "peak": peak} | all_of_them))
"""


def main() -> None:
    """Prints one line a count and run: the first one, and the same again, when nothing has changed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--counts", type=int, nargs="+", default=[100, 1000, 10_000])
    parser.add_argument("--sentences", type=int, default=4)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--names", default="fast")
    parser.add_argument("--dask", type=int, default=0, metavar="N", help="a local cluster of N workers")
    parser.add_argument("--stand-in", action="store_true", help="tests/fake.py in the place of the stages")
    given = parser.parse_args()
    sys.stdout.write(f"{'documents':>9} {'characters':>10}  run    seconds  docs/s  peak MB  processor s\n")
    for count in given.counts:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            size = texts.write(folder / "in", count, given.sentences)
            for run in ("first", "again"):
                told = once(folder, given)
                line = f"{count:9} {size:10}  {run}  {told['seconds']:8.1f} {count / told['seconds']:7.1f}"
                line += f" {told['peak'] / 2**20:8.0f} {told['worked']:12.1f}"
                if told["together"]:
                    line += f"   all processes: {told['together'] / 2**20:.0f} MB, {told['all']:.1f} s"
                sys.stdout.write(line + "\n")
                sys.stdout.flush()
            shutil.rmtree(folder / "out")


def once(folder: Path, given: argparse.Namespace) -> dict[str, float]:
    """A run in a process of its own, so that its peak is its own."""
    options = {"texts": str(folder / "in"), "out": str(folder / "out"), "stand_in": given.stand_in}
    options["watch"] = given.jobs > 1 or given.dask > 0
    told = json.dumps(options | {"names": given.names, "jobs": given.jobs, "dask": given.dask})
    done = subprocess.run([sys.executable, "-c", ONCE, told], capture_output=True, text=True, check=True)
    result: dict[str, float] = json.loads(done.stdout)
    return result


if __name__ == "__main__":
    main()
