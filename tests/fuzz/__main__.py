"""Runs many hostile documents through the whole pipeline.

    python -m tests.fuzz --count 10000 --first 0

Prints the numbers of documents that broke something, for tests/fuzz/found.csv; the exit code says whether any did.
"""

from __future__ import annotations

import argparse
import sys
import time

from pipeline import run as document
from tests.fuzz import check


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0, help="the number of the first document")
    given = parser.parse_args()
    models = document.load()
    began, bad, slowest = time.monotonic(), 0, (0.0, 0)
    for number in range(given.first, given.first + given.count):
        spent = time.process_time()
        for told in check.document(number, models):
            bad += 1
            sys.stdout.write(f"{number},{told}\n")
            sys.stdout.flush()
        slowest = max(slowest, (time.process_time() - spent, number))
    lasted = time.monotonic() - began
    sys.stdout.write(
        f"documents {given.first} to {given.first + given.count - 1}: {bad} problems in {lasted:.0f} s; "
        f"the slowest, {slowest[1]}, took {slowest[0]:.2f} s\n"
    )
    raise SystemExit(1 if bad else 0)


if __name__ == "__main__":
    main()
