"""Word lists: CSV files beside the code that uses them, `stages/<stage>/data/<name>.csv`, `logic/data/<name>.csv`."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from pipeline.core.errors import RuleError

PACKAGE = Path(__file__).resolve().parent.parent


@cache
def read(stage: str, name: str) -> tuple[dict[str, str], ...]:
    """The records of a word list of a stage, or of "logic", in the order of the file. Callers must not change them."""
    folder = PACKAGE / "logic" if stage == "logic" else PACKAGE / "stages" / stage
    path = folder / "data" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        records = []
        for record in reader:
            if None in record or None in record.values():
                raise RuleError(f"{path}: line {reader.line_num} has not {len(reader.fieldnames or ())} cells.")
            records.append(record)
    return tuple(records)


@cache
def listed(stage: str, name: str, use: str) -> frozenset[str]:
    """The lemmas of a word list with a column of uses that have one of these uses."""
    found = frozenset(r["lemma"] for r in read(stage, name) if use in r["uses"].split())
    if not found:
        raise RuleError(f"{name}.csv: no lemma has the use {use}.")
    return found


def alternatives(words: Iterable[str]) -> str:
    """A pattern that matches any of `words`, the longest first; its order never varies. For re.VERBOSE."""
    ordered = sorted(set(words), key=lambda w: (-len(w), w))
    return "(?:" + "|".join(_escape(w) for w in ordered) + ")"


def _escape(word: str) -> str:
    # re.escape writes a space as "\ ", which VERBOSE needs; any white space in a text will do for it.
    return r"\s+".join(re.escape(part) for part in word.split())
