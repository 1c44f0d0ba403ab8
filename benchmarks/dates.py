"""How fast the dates stage is, alone: `python -m benchmarks.dates [FOLDER OF .txt]`.

Prints characters a second of processor time: on texts with the language model's Doc given (not counted), on a text that
grows (the figure stays where the cost is linear), and on runs made to send a bad pattern back and forth.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from pipeline.core import model
from pipeline.core.placed import Published
from pipeline.core.text import Text
from pipeline.stages import clean, dates, parse, sentences

GOLD = Path(__file__).parent.parent / "tests" / "gold" / "texts"
PUBLISHED = Published("2015-10-12", "metadata", "")
TIMES = 3  # the best of so many
GROWTH = (1, 4, 16)
RUNS = ("1 ", "two and ", "May ", "the early ", "2015 - ", "every ", "May 3, ", "a quarter to ", "3, 4 and ", "Q3 ",
        "half past ", "'98 ", "the week of May 6 ")  # fmt: skip


def best(work: Callable[[], object]) -> float:
    """Seconds of processor time, the least of some tries."""
    spent = []
    for _ in range(TIMES):
        began = time.process_time()
        work()
        spent.append(time.process_time() - began)
    return min(spent)


def show(what: str, chars: int, seconds: float) -> None:
    """One line of the report."""
    sys.stdout.write(f"{what:<36} {chars:>9,} characters  {chars / seconds:>11,.0f} characters/s\n")


def main(folder: Path = GOLD) -> None:
    """Measures and prints."""
    nlp, made = model.load(model.DEFAULT), []
    for path in sorted(folder.glob("*.txt")):
        text, _ = clean.run(Text.raw(path.read_bytes().decode("utf-8")))
        lines = sentences.run(path.stem, text).rows
        made.append((text, lines, parse.run(text, lines, nlp)))
    chars = sum(len(text.value) for text, _, _ in made)
    seconds = best(lambda: [dates.run("d", text, lines, doc, PUBLISHED) for text, lines, doc in made])
    show(f"{len(made)} texts", chars, seconds)
    whole = "\n\n".join(text.value for text, _, _ in made)
    for times in GROWTH:
        bare(f"the same in one, {times} times, no Doc", "\n\n".join([whole] * times))
    for run in RUNS:
        for times in (4_000, 16_000):
            bare(f"{run!r}, {times:,} times", run * times)


def bare(what: str, raw: str) -> None:
    """Measures the stage on a text without a Doc."""
    text = Text.raw(raw)
    lines = sentences.run("d", text).rows
    show(what, len(raw), best(lambda: dates.run("d", text, lines, None, PUBLISHED)))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
