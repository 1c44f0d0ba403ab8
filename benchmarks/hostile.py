"""Every stage on hostile texts of 2,000 and 8,000 characters: none may take more than linear time.

    python -m benchmarks.hostile
    python -m benchmarks.hostile --size 4000 --stage entities

Where `benchmarks.patterns` tries patterns one by one, this tries stages as they are run, also on sentences without an
end. A stage is told if four times the text take it more than eight times as long, and a text if it is given up.
"""

from __future__ import annotations

import argparse
import signal
import sys

from benchmarks.patterns import FACTOR, PROSE, UNITS, WORST, TooLongError, progress
from benchmarks.pipeline import STAGES, Watch, watched
from pipeline import run as document
from pipeline.logic import clauses, fillers

END = " x 5 May."
NOTHING = 0.03  # seconds: what is below isn't looked at
LIMIT = 60.0  # seconds after which a text is given up


def main() -> None:
    """Prints what is slow; the exit code says whether anything is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=2000)
    parser.add_argument("--stage", default="")
    given = parser.parse_args()
    models = document.Models(document.load(how="fast").nlp, None)
    places = [(getattr(document, stage), "run", stage) for stage in STAGES]
    places += [(clauses, "run", "clauses"), (fillers, "Fillers", "fillers")]
    told = 0
    units = (*UNITS, *PROSE)
    for n, unit in enumerate(units):
        progress(f"text {n + 1} of {len(units)}")
        sizes = [unit * (size // len(unit)) + END for size in (given.size, given.size * FACTOR)]
        small, large = (spent(raw, models, places) for raw in sizes)
        if any(seconds > WORST * max(small[stage], NOTHING / FACTOR) for stage, seconds in large.items()):
            # Again: the machine or the garbage collector may have been busy.
            again = spent(sizes[1], models, places)
            large = {stage: min(seconds, again[stage]) for stage, seconds in large.items()}
        for stage, seconds in large.items():
            before = max(small[stage], NOTHING / FACTOR)
            if given.stage in stage and seconds > WORST * before:
                told += 1
                progress("")
                sys.stdout.write(f"{stage}: {unit!r}: {small[stage] * 1000:.0f} ms, then {seconds * 1000:.0f}\n")
                sys.stdout.flush()
    progress("")
    sys.stdout.write(
        f"{len(units)} texts of {given.size} and {given.size * FACTOR} characters: {told} more than linear\n"
    )
    raise SystemExit(1 if told else 0)


def spent(raw: str, models: document.Models, places: list[tuple[object, str, str]]) -> dict[str, float]:
    """Seconds of the processor by stage, and `given up` where the text was."""

    def stop(*_: object) -> None:
        raise TooLongError

    watch = Watch()
    for _, _, name in places:
        watch.spent[name] = 0.0
    watch.spent["given up"] = 0.0
    signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT)
    try:
        with watched(watch, places), models.nlp.memory_zone():
            document.extract(document.Source("d", "d.txt", "0" * 64, raw, {"published": "2019-05-06"}), models)
    except TooLongError:
        watch.spent["given up"] = LIMIT
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return watch.spent


if __name__ == "__main__":
    main()
