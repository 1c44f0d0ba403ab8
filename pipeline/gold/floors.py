"""The floors: what figures must reach, floors.toml, and which of them don't."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from pipeline.core.errors import ContractError
from pipeline.gold import people
from pipeline.gold.compare import Score, Tally
from pipeline.gold.labels import COLUMNS
from pipeline.gold.measures import SPECS

FILE = "floors.toml"
# The key of floors.toml that holds those of further measures, by table.
MEASURES = "measures"
FIGURES = ("precision", "recall", "f1")


class Figure(NamedTuple):
    """A figure of a report: its table, its measure (none: the headline), and what of it."""

    table: str
    measure: str = ""
    of: str = "f1"

    def __str__(self) -> str:
        return ": ".join(part for part in (self.table, self.measure) if part) + (
            f" ({self.of})" if self.of != "f1" else ""
        )

    def value(self, scores: Mapping[str, Score]) -> Fraction | None:
        """The figure, of 1; None where nothing is labelled for its table."""
        if self.table not in scores:
            return None
        counts = self.counts(scores)
        return {"precision": counts.precision, "recall": counts.recall, "f1": counts.f1}[self.of]

    def counts(self, scores: Mapping[str, Score]) -> Tally:
        """What it is made of; its table must be there."""
        found = scores[self.table]
        return found.further[self.measure] if self.measure else found.headline


Floors = Mapping[Figure, float]


def percent(value: Fraction) -> float:
    """A share of 1 in percent, with one decimal, halves up."""
    return int(value * 1000 + Fraction(1, 2)) / 10


def measures(table: str) -> tuple[str, ...]:
    """The further measures of a table, by name."""
    return tuple(more.name for more in SPECS[table].further) if table in SPECS else people.MEASURES


def read(file: Path) -> dict[Figure, float]:
    """Figure -> what it must reach, in percent; one that isn't named has floor 0.

    A number is the F1 of a measure (of a share: the share); precision and recall are named where they are meant.
    ContractError where there is no such figure, or a floor is no percentage.
    """
    if not file.is_file():
        return {}
    try:
        found = tomllib.loads(file.read_bytes().decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ContractError(f"{file}: {error}.") from error
    further = _table(found.pop(MEASURES, {}), MEASURES, file)
    cells = {Figure(_known(table, tuple(COLUMNS), "table", file)): value for table, value in found.items()}
    for table, values in further.items():
        known = measures(_known(table, tuple(COLUMNS), "table", file))
        for name, value in _table(values, f"{MEASURES}.{table}", file).items():
            one = Figure(table, _known(name, known, "measure", file))
            parts = value if isinstance(value, dict) else {"f1": value}
            cells |= {one._replace(of=_known(of, FIGURES, "figure", file)): floor for of, floor in parts.items()}
    for figure, floor in cells.items():
        if isinstance(floor, bool) or not isinstance(floor, int | float) or not 0 <= floor <= 100:
            raise ContractError(f"{file}: {figure} is {floor!r}. Write a number from 0 to 100.")
    return {figure: float(floor) for figure, floor in cells.items()}


def below(scores: Mapping[str, Score], least: Floors) -> list[Figure]:
    """The figures under their floor, or without any labels. They are compared as printed, with one decimal."""
    found = ((figure, figure.value(scores), floor) for figure, floor in least.items())
    return [figure for figure, value, floor in found if value is None or percent(value) < floor]


def _known(name: str, known: tuple[str, ...], what: str, file: Path) -> str:
    if name not in known:
        raise ContractError(f"{file}: there is no {what} {name!r} among {', '.join(known)}.")
    return name


def _table(value: object, name: str, file: Path) -> dict[str, object]:
    if not isinstance(value, dict):
        raise ContractError(f"{file}: {name} is {value!r}. Write a table of floors by name.")
    return value
