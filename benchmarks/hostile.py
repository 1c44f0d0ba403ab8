"""Every stage on hostile texts of 4,000 and 16,000 characters: none may take more than linear time.

    python -m benchmarks.hostile

Where `benchmarks.patterns` tries patterns as they are, this tries them as they are used. A stage is told if four times
the text take it more than eight times as long.
"""

from __future__ import annotations

import sys

from benchmarks.patterns import FACTOR, UNITS, WORST
from benchmarks.pipeline import STAGES, Watch, watched
from pipeline import run as document
from pipeline.logic import clauses, fillers

SMALL = 4000
ENDS = ("", " x 5 May.")
NOTHING = 0.03  # seconds: what is below isn't looked at


def main() -> None:
    """Prints what is slow; the exit code says whether anything is."""
    models = document.Models(document.load(how="fast").nlp, None)
    places = [(getattr(document, stage), "run", stage) for stage in STAGES]
    places += [(clauses, "run", "clauses"), (fillers, "Fillers", "fillers")]
    told = 0
    for unit in UNITS:
        for end in ENDS:
            small, large = (spent(unit * (n // len(unit)) + end, models, places) for n in (SMALL, SMALL * FACTOR))
            for stage, seconds in large.items():
                before = max(small[stage], NOTHING / FACTOR)
                if seconds > NOTHING * WORST and seconds > WORST * before:
                    told += 1
                    growth = f"{small[stage] * 1000:.0f} ms, then {seconds * 1000:.0f}"
                    sys.stdout.write(f"{stage}: {unit!r} … {end!r}: {growth}\n")
                    sys.stdout.flush()
    sys.stdout.write(f"{len(UNITS) * len(ENDS)} texts: {told} more than linear\n")
    raise SystemExit(1 if told else 0)


def spent(raw: str, models: document.Models, places: list[tuple[object, str, str]]) -> dict[str, float]:
    """Seconds of the processor by stage; nothing for a text without a visible character."""
    watch = Watch()
    for _, _, name in places:
        watch.spent[name] = 0.0
    if raw.strip():
        with watched(watch, places), models.nlp.memory_zone():
            document.extract(document.Source("d", "d.txt", "0" * 64, raw, {"published": "2019-05-06"}), models)
    return watch.spent


if __name__ == "__main__":
    main()
