"""How many rows each rule makes on the gold, and how many are right: by_rule.csv, which the rule book shows.

`python -m pipeline.gold.proven` writes it anew for tests/gold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from pipeline.core.tables import row_writer
from pipeline.gold import breakdown, labels
from pipeline.gold.compare import Score

FILE = "by_rule.csv"
HEADER = ("rule_id", "rows", "right")


class Count(NamedTuple):
    """The rows that a rule made on labelled texts, and how many of them labels have too."""

    rows: int
    right: int


def counts(scores: Mapping[str, Score]) -> dict[str, Count]:
    """By rule, sorted, without those that made no row; right is what the headline measure of a row's table calls so."""
    rows, right = Counter[str](), Counter[str]()
    for part in breakdown.by_rule(scores):
        rows[part.name] += part.counts.predicted
        right[part.name] += int(part.counts.hits_predicted)
    return {name: Count(rows[name], right[name]) for name in sorted(rows)}


def read(folder: Path) -> dict[str, Count]:
    """What by_rule.csv of a gold folder tells; nothing where there is none."""
    file = folder / FILE
    if not file.is_file():
        return {}
    return {
        given["rule_id"]: Count(int(given["rows"]), int(given["right"])) for _, given in labels.records(file, HEADER)
    }


def write(folder: Path, found: Mapping[str, Count]) -> None:
    """Writes by_rule.csv of a gold folder."""
    with (folder / FILE).open("w", encoding="utf-8", newline="") as file:
        put = row_writer(file)
        put(HEADER)
        for name, count in found.items():
            put((name, str(count.rows), str(count.right)))


if __name__ == "__main__":
    from pipeline.core import model
    from pipeline.gold import score

    home = Path("tests/gold")
    write(home, counts(score.total(score.evaluate(home, model.DEFAULT).values())))
