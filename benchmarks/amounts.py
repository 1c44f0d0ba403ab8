"""How fast the amounts stage alone reads: characters a second on one core, the spaCy Doc given; and how its time grows.

Run it from the top of the project: `python benchmarks/amounts.py`. Processor time, the best of several rounds, so that
other work on the machine counts little. The texts are those of the gold set and the seeds, which are rich in figures;
the second table reads long runs that no text has, at one and at two lengths: a ratio near 2 is linear.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from pipeline.core import model
from pipeline.core.placed import Published
from pipeline.core.text import Text
from pipeline.stages import amounts, clean, dates, parse, sentences

TOP = Path(__file__).resolve().parent.parent
ROUNDS = 9
LENGTH = 20_000
RUNS = {
    "digits": "1",
    "digits and commas": "1,000,",
    "digits and dots": "1.000.",
    "digits and spaces": "1 000 ",
    "digits and dashes": "5-",
    "spaces": " ",
    "line ends": "\n",
    "capitals": "A",
    "capital triples": "ABC ",
    "codes and digits": "USD 5 ",
    "dollar signs": "$ ",
    "signs and digits": "$5 - ",
    "minus signs": "-",
    "percent signs": "5% ",
    "brackets": "($5) ",
    "number words": "one hundred and ",
    "hyphened number words": "twenty-one-",
    "halves": "a half of ",
    "scales": "million million ",
    "vague words": "tens of thousands of ",
    "ranges": "from 5 to ",
    "lists": "3, 4, 5, ",
    "articles": "a dollar and a euro, ",
    "places": "Ten men in Cairo paid 5 pounds, ",
    "bounds": "more than about at least 5 ",
    "rates": "$5 a day per barrel ",
    "units": "5 km/h per second per ",
    "fractions": "1/2 3/4 ",
    "ordinals": "first second third ",
    "letters and digits": "A1b2",
    "addresses": "www.a.b/5 ",
    "powers": "5x10^5 ",
}


def prepared() -> tuple[list[Callable[[], object]], int]:
    """One call of the stage for each text, with all that it needs made before, and how long the texts are."""
    nlp = model.load(model.DEFAULT)
    calls: list[Callable[[], object]] = []
    size = 0
    for path in sorted([*(TOP / "tests/gold/texts").glob("*.txt"), *(TOP / "seeds").glob("*.txt")]):
        text, _ = clean.run(Text.raw(path.read_bytes().decode("utf-8")))
        lines = sentences.run("d", text).rows
        doc = parse.run(text, lines, nlp)
        days, published = dates.run("d", text, lines, doc, Published())
        taken = [day.span for day in days.rows]
        calls.append(partial(amounts.run, "d", text, lines, doc, taken, "", published.value))
        size += len(text.value)
    return calls, size


def seconds(calls: Sequence[Callable[[], object]], rounds: int) -> float:
    """Processor time of all calls, the best round."""
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        for each in calls:
            each()
        best = min(best, time.process_time() - start)
    return best


def alone(text: str) -> float:
    return seconds([partial(amounts.run, "d", Text.raw(text), [], None, [], "", "")], 2)


def main() -> None:
    calls, size = prepared()
    spent = seconds(calls, ROUNDS)
    sys.stdout.write(f"amounts: {size} characters, {size / spent:,.0f} characters/s on one core\n\n")
    sys.stdout.write(f"{'long runs of':<24}{'characters/s':>14}{'2n / n':>8}\n")
    for name, unit in RUNS.items():
        once, twice = (unit * (n // len(unit)) for n in (LENGTH, 2 * LENGTH))
        first, second = alone(once), alone(twice)
        sys.stdout.write(f"{name:<24}{len(twice) / second:>14,.0f}{second / max(first, 1e-9):>8.1f}\n")


if __name__ == "__main__":
    main()
