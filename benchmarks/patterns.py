"""Every pattern of the package on hostile text, as it is used: none may take more than linear time.

    python -m benchmarks.patterns                      all patterns, texts of 2,000 and 8,000 characters
    python -m benchmarks.patterns --module dates       those of modules with this in their name

First the pipeline reads hostile texts, and what each pattern is given is noted: the longest stretch, and whether it is
searched for or tried at one place. Then each pattern is tried by itself. One that was given long stretches, or none,
is searched for (or tried at some places) in a text and in one four times as long, and told if that takes it more
than eight times the time, or more than some seconds. One that only ever gets a short slice is told if any such slice
takes it long. Patterns of stages after the first see the text as that leaves it, without long white space.
"""

from __future__ import annotations

import argparse
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from benchmarks.given import TRYING, Given, given_patterns

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
# One sentence without an end; stages read these too (benchmarks/hostile.py).
PROSE = (
    "the minister met the president of Kenya on Monday and ", "old men and women saw big red ships near the coast while ",
    "Anna Lee, John Brown, Maria Silva, the mayor of Riga, Omar Khan, Acme Corp, ",
    "he said that they believed that she knew that police thought that ",
    "head of the office of the chief of the board of the bank of ",
    "5 tonnes of wheat, 20 per cent of it, $3 million and 7 ships, ",
    "who killed a man who met a woman who sold the firm that ", "whose brother’s wife’s uncle, a judge, ",
)  # fmt: skip
ENDS = ("", "!", "x", "1", "\n")
SMALL, FACTOR = 2000, 4
PROBE = 1500  # characters of each text that the pipeline reads at first
SHORT = 400  # so much of a text without an end is a slice
FIRST = ".stages.clean"
WORST = 2 * FACTOR
NOTHING = 0.002  # seconds: what is below isn't looked at
SLICE = 0.02  # seconds that a slice may take
LIMIT = 4.0  # seconds after which a text is given up
PLACES = 16


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


def probe() -> None:
    """Lets the pipeline read hostile texts and all examples of rules, so that patterns note what they are given."""
    from pipeline import run as document

    models = document.load(how="fast")
    some = [unit * (PROBE // len(unit)) + end for unit in (*UNITS, *PROSE) for end in ("", " x 5 May.")]
    some += examples(document.RULES)
    for n, raw in enumerate(some):
        progress(f"reading {n + 1} of {len(some)}")
        if raw.strip():
            with models.nlp.memory_zone():
                document.extract(document.Source("d", "d.txt", "0" * 64, raw, {}), models)


def examples(rules: Sequence[Any]) -> Iterator[str]:
    """The examples of rules as long sentences, so that what is given a sentence is given a long one."""
    from pipeline.core.rules import read_marks
    from pipeline.core.vocab import read

    roles = frozenset({r["role"] for r in read("events", "roles")} | {"head", "tail", "source", "content"})
    sentence = ""
    for example in dict.fromkeys(example for rule in rules for example in (*rule.hits, *rule.misses)):
        sentence += read_marks(example, roles)[0].rstrip(".!?") + ", and "
        if len(sentence) > PROBE:
            yield sentence + "it ended."
            sentence = ""


def hostile(clean: bool) -> list[Hostile]:
    """The texts, raw or as the first stage leaves them."""
    from pipeline.core.text import Text
    from pipeline.stages import clean as stage

    def made(unit: str, end: str, size: int) -> str:
        text = unit * (size // len(unit)) + end
        return stage.run(Text.raw(text))[0].value if clean else text

    return [Hostile(u, e, made(u, e, SMALL), made(u, e, FACTOR * SMALL)) for u in UNITS for e in ENDS]


def slow(one: Given, texts: Sequence[Hostile], clock: Callable[[], float] = time.process_time) -> Iterator[Slow]:
    """The texts on which the pattern takes more than linear time, as it is used."""
    used = max(one.searched, one.tried)
    if 0 < used <= SHORT:
        yield from _slices(one, used, texts, clock)
        return
    run = over if one.searched or (not one.tried and not (one.methods and one.methods <= {*TRYING})) else at_places
    for text in texts:
        if len(text.large) <= FACTOR * len(text.small) / 2:
            continue
        small = timed(run, one.regex, text.small, clock)
        if small > NOTHING:
            small, large = (_least(run, one.regex, t, clock) for t in (text.small, text.large))
            if small >= LIMIT or large > WORST * max(small, NOTHING):
                yield Slow(one.where, one.regex.pattern, text.unit, text.end, small, large)
                if large >= LIMIT:
                    return


def _least(
    run: Callable[[re.Pattern[str], str], None], pattern: re.Pattern[str], text: str, clock: Callable[[], float]
) -> float:
    """The best of a few times, since the machine may be busy; of long ones, the first."""
    best = timed(run, pattern, text, clock)
    for _ in range(2 if best < LIMIT / 4 else 0):
        best = min(best, timed(run, pattern, text, clock))
    return best


def _slices(one: Given, size: int, texts: Sequence[Hostile], clock: Callable[[], float]) -> Iterator[Slow]:
    for text in texts:
        for part in (text.small[:size], text.small[-size:]):
            spent = timed(over, one.regex, part, clock)
            if spent > SLICE and min(spent, timed(over, one.regex, part, clock)) > SLICE:
                yield Slow(one.where, one.regex.pattern, text.unit, text.end, spent, spent)
                break


def over(pattern: re.Pattern[str], text: str) -> None:
    """Searches for the pattern all over the text."""
    for _ in pattern.finditer(text):
        pass


def at_places(pattern: re.Pattern[str], text: str) -> None:
    """Tries the pattern at some places of the text."""
    for n in range(PLACES):
        pattern.match(text, n * len(text) // PLACES)


class TooLongError(Exception):
    """A text took its pattern longer than the limit."""


def timed(
    run: Callable[[re.Pattern[str], str], None], pattern: re.Pattern[str], text: str, clock: Callable[[], float]
) -> float:
    """Seconds of the processor for one text; the limit if it is given up."""

    def stop(*_: object) -> None:
        raise TooLongError

    signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT)
    began = clock()
    try:
        run(pattern, text)
        return clock() - began
    except TooLongError:
        return LIMIT
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def progress(text: str) -> None:
    """A line on a terminal that the next one replaces."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{text}")
        sys.stderr.flush()


def main() -> None:
    """Prints what is slow; the exit code says whether anything is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--module", default="")
    given = parser.parse_args()
    with given_patterns(given.module) as found:
        probe()
    raw, clean = hostile(False), hostile(True)
    told = bounded = unmet = 0
    for n, one in enumerate(found.values()):
        progress(f"pattern {n + 1} of {len(found)}: {one.where}")
        used = max(one.searched, one.tried)
        bounded += 0 < used <= SHORT
        unmet += not used
        # One line a pattern: its worst text.
        worst = max(slow(one, raw if FIRST in one.where else clean), key=lambda s: s.large, default=None)
        if worst is not None:
            told += 1
            how = f"slices of {used}" if 0 < used <= SHORT else f"given {used}"
            shown = " ".join(worst.pattern.split())[:80]
            progress("")
            sys.stdout.write(
                f"{worst.where} ({how}): {worst.unit!r} … {worst.end!r}: {worst.small * 1000:.1f} ms, then "
                f"{'over ' if worst.large >= LIMIT else ''}{worst.large * 1000:.1f}: {shown}\n"
            )
            sys.stdout.flush()
    progress("")
    sys.stdout.write(
        f"{len(found)} patterns, of which {bounded} only ever get slices of at most {SHORT} characters and {unmet} "
        f"weren't met; {len(raw)} texts each: {told} more than linear\n"
    )
    raise SystemExit(1 if told else 0)


if __name__ == "__main__":
    main()
