"""Every pattern of the package on hostile text: none may take more than linear time.

    python -m benchmarks.patterns                      all patterns, texts of 2,000 and 8,000 characters
    python -m benchmarks.patterns --module dates       those of modules with this in their name

A pattern is told if four times the text take it more than eight times as long. `finditer` runs over the whole text,
though some patterns are only ever tried at one place or on one word. Patterns of stages after the first see the text
as that leaves it, without long white space.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import re
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

# What is repeated; each is tried as it is, and with an end that spoils the match.
UNITS = (
    "1", "1,", "1.", "1 ", "12,345 ", "1/", "1-", "1:", "0.", " ", "\n", "\r\n", "\t", " \n", "\u00a0", "A", "a", "Aa ",
    "A.", "A. ", "A.B. ", "Mr. ", "$", "€", "$1 ", "$1 million ", "£1bn-", "1% ", "1 per cent ", "million ", "USD ",
    "January ", "May ", "May 1 ", "1 May 2015 ", "Monday ", "on ", "in ", "of the ", "and ", "or ", "to ", "a ", "the ",
    "last year ", "twenty-", "one hundred ", "one and ", "half ", "between ", "from ", "more than ", "th ", "1st ",
    "-", "--", "–", "—", "...", "…", "'", "''", "’s ", '"', "“", "” ", "(", "()", "[", "<", "<b>", "&", "&amp;", "@a.",
    "a@b.", "http://", "www.", "/", "a/", "#", "*", "* ", "_", "|", ",", ", ", ";", "?", "!", ".", ". ", "é", "e\u0301",
    "ß", "Âƒ", "â€™", "\u200b", "\u00ad", "\u202e", "中", "ا", "\U0001f30a", "Al-", "al ", "de ", "O'", "O’Neill ", "II ",
    "By ", "Anna Lee ", "Anna ", "said ", "he said, ", "(Reuters) ", "Inc. ", "the Bank of ", "University of ",
)  # fmt: skip
ENDS = ("", "!", "x", "1", "\n")
SMALL, FACTOR = 2000, 4
FIRST = ".stages.clean"
WORST = 2 * FACTOR
NOTHING = 0.0008  # seconds: what is below isn't looked at


class Hostile(NamedTuple):
    """A text to try, and four times as much of it."""

    unit: str
    end: str
    small: str
    large: str


class Slow(NamedTuple):
    """A pattern with the text on which it is more than linear."""

    where: str
    pattern: str
    unit: str
    end: str
    small: float
    large: float


def patterns(within: str = "") -> Mapping[re.Pattern[str], str]:
    """All patterns that modules of the package compile when they are imported, with the module's name."""
    found: dict[re.Pattern[str], str] = {}
    compile_ = re.compile

    def noted(*given: Any, **more: Any) -> re.Pattern[Any]:
        pattern = compile_(*given, **more)
        where = str(sys._getframe(1).f_globals.get("__name__"))
        if where.startswith("pipeline.") and within in where and isinstance(pattern.pattern, str):
            found.setdefault(pattern, where)
        return pattern

    for name in [name for name in sys.modules if name.partition(".")[0] == "pipeline"]:
        del sys.modules[name]
    re.compile = noted  # type: ignore[assignment]
    try:
        import pipeline

        for module in pkgutil.walk_packages(pipeline.__path__, "pipeline."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
    finally:
        re.compile = compile_
    return found


def hostile(clean: bool) -> list[Hostile]:
    """The texts, raw or as the first stage leaves them."""
    from pipeline.core.text import Text
    from pipeline.stages import clean as stage

    def made(unit: str, end: str, size: int) -> str:
        text = unit * (size // len(unit)) + end
        return stage.run(Text.raw(text))[0].value if clean else text

    return [Hostile(u, e, made(u, e, SMALL), made(u, e, FACTOR * SMALL)) for u in UNITS for e in ENDS]


def slow(pattern: re.Pattern[str], where: str, texts: Sequence[Hostile]) -> Iterator[Slow]:
    """The texts on which the pattern takes more than linear time."""
    for one in texts:
        if len(one.large) > FACTOR * len(one.small) / 2 and timed(pattern, one.small) > NOTHING:
            small, large = (min(timed(pattern, text) for _ in range(3)) for text in (one.small, one.large))
            if large > WORST * small:
                yield Slow(where, pattern.pattern, one.unit, one.end, small, large)


def timed(pattern: re.Pattern[str], text: str) -> float:
    """Seconds of the processor for one text."""
    began = time.process_time()
    for _ in pattern.finditer(text):
        pass
    return time.process_time() - began


def main() -> None:
    """Prints what is slow; the exit code says whether anything is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--module", default="")
    given = parser.parse_args()
    found = patterns(given.module)
    raw, clean = hostile(False), hostile(True)
    told = 0
    for pattern, where in found.items():
        for one in slow(pattern, where, raw if FIRST in where else clean):
            told += 1
            growth = one.large / one.small
            shown = " ".join(one.pattern.split())[:80]
            sys.stdout.write(
                f"{one.where}: {one.unit!r} … {one.end!r}: {one.small * 1000:.0f} ms for {SMALL} characters, "
                f"{growth:.1f} times that for {FACTOR} times as many: {shown}\n"
            )
            sys.stdout.flush()
    sys.stdout.write(f"{len(found)} patterns, {len(UNITS) * len(ENDS)} texts each: {told} more than linear\n")
    raise SystemExit(1 if told else 0)


if __name__ == "__main__":
    main()
