"""The word lists of this stage, read once into tables that nobody changes. Sources: data/README.md."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple

from pipeline.core import vocab

STAGE = "amounts"
# White space inside an amount: never an empty line, which parts paragraphs.
SPACE = r"(?:[^\S\n]{1,4}\n?|\n[^\S\n]{0,2})"


class Word(NamedTuple):
    """A word that numbers are made of."""

    kind: str
    value: int


def column(name: str) -> frozenset[str]:
    """The words of a list with one column."""
    return frozenset(record["word"] for record in vocab.read(STAGE, name))


def by_first(words: Iterable[str]) -> str:
    """A pattern for `words` in any case, filed by first letter so that the search may skip quickly."""
    files: dict[str, list[str]] = {}
    for word in words:
        files.setdefault(word[0], []).append(word)
    parts = []
    for letter, group in sorted(files.items()):
        tails = sorted({word[1:] for word in group}, key=lambda w: (-len(w), w))
        parts.append(f"[{letter}{letter.upper()}](?i:{'|'.join(re.escape(tail) for tail in tails)})")
    return "(?:" + "|".join(parts) + ")"


NUMERALS: Mapping[str, Word] = {r["word"]: Word(r["kind"], int(r["value"])) for r in vocab.read(STAGE, "numerals")}
MULTIPLES: Mapping[str, Fraction] = {r["word"]: Fraction(r["value"]) for r in vocab.read(STAGE, "multiples")}
SCALES: Mapping[str, tuple[int, str]] = {r["form"]: (int(r["value"]), r["where"]) for r in vocab.read(STAGE, "scales")}
FUNCTION = column("function_words")
LABELS = column("label_words")
DURATIONS = column("duration_words")
PER = column("per_words")
SUFFIXES = column("counted_suffixes")
MILLIONS_OF = column("millions_of")
STREETS = column("street_words")
CENT_CODES = column("cent_codes")


def singular(word: str) -> str:
    """The singular of a regular English plural in lower case."""
    word = word.lower()
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(?:ch|sh|x|ss)es$", word):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
