"""One long document: time and peak memory of half a megabyte, one, two, four and five, each in a process of its own.

python -m benchmarks.long
python -m benchmarks.long --megabytes 5 --names full
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys

HOW = """
import json, resource, sys, time
from benchmarks import texts
from pipeline import parts
from pipeline import run as document
from pipeline.core import contract
size, names = json.loads(sys.argv[1])
raw = texts.long(size)
models = document.load(how=names)
base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
began = time.process_time()
with models.nlp.memory_zone():
    article = document.extract(document.Source("d", "d.txt", "0" * 64, raw, {}), models)
done = time.process_time()
who = {row.entity_id for row in article.tables["entities"]}
problems = list(contract.document(article.tables, raw, who, parts.RULE_IDS))
parts.compose(article)
told = {"stages": done - began, "checks": time.process_time() - done, "problems": len(problems), "chars": len(raw)}
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps(told | {"base": base, "peak": peak}))
"""


def main() -> None:
    """Prints a line a size; seconds are of the processor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, nargs="+", default=[0.5, 1, 2, 4, 5])
    parser.add_argument("--names", default="fast")
    given = parser.parse_args()
    sys.stdout.write("characters  stages s  checks s  chars/s  peak MB\n")
    for size in given.megabytes:
        words = [sys.executable, "-c", HOW, json.dumps([int(size * 1_000_000), given.names])]
        told = json.loads(subprocess.run(words, capture_output=True, text=True, check=True).stdout)
        speed = told["chars"] / (told["stages"] + told["checks"])
        line = (
            f"{told['chars']:10,}  {told['stages']:8.1f}  {told['checks']:8.1f}  {speed:7.0f}  {told['peak'] >> 10:7}"
        )
        sys.stdout.write(line + (f"  {told['problems']} problems" if told["problems"] else "") + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
