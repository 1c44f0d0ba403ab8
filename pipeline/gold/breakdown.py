"""What stands behind the figures of a table: by label, by rule, and what is taken for what."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.core.rows import BY_NAME
from pipeline.gold.compare import Score, Tally, Verdict

# Table -> the value that says what kind of row it is.
LABEL = {
    "documents": "published_basis",
    "sentences": "kind",
    "mentions": "label",
    "dates": "type",
    "money": "currency",
    "quantities": "kind",
    "relations": "type",
    "events": "type",
    "event_arguments": "role",
    "attributions": "kind",
}
NOTHING = "-"  # no row at all


class Part(NamedTuple):
    """The counts of one label or one rule of a table."""

    table: str
    name: str
    counts: Tally


class Confusion(NamedTuple):
    """How often a value was expected and another was there."""

    table: str
    column: str
    expected: str
    got: str
    times: int


def by_label(scores: Mapping[str, Score]) -> Iterator[Part]:
    """Each label of each table: a row is right if it is by the headline measure, and has the same label."""
    for table, verdicts in _told(scores):
        column = LABEL[table]
        gold, got, right = Counter[str](), Counter[str](), Counter[str]()
        for verdict in verdicts:
            gold.update(_of(verdict.gold, column))
            got.update(_of(verdict.got, column))
            if verdict.right and _of(verdict.gold, column) == _of(verdict.got, column):
                right.update(_of(verdict.gold, column))
        for name in sorted({*gold, *got}):
            yield Part(table, name, Tally.of(right[name], got[name], gold[name]))


def by_rule(scores: Mapping[str, Score]) -> Iterator[Part]:
    """Each rule that made a row: its precision, and of all gold rows with a label that it gives, its share."""
    for table, verdicts in _told(scores):
        column = LABEL[table]
        gold: Counter[str] = Counter()
        gives: dict[str, set[str]] = defaultdict(set)
        rows, right = Counter[str](), Counter[str]()
        for verdict in verdicts:
            gold.update(_of(verdict.gold, column))
            if verdict.got is not None and (rule := verdict.got.rule_id):
                rows[rule] += 1
                right[rule] += verdict.right
                gives[rule].update(_of(verdict.got, column))
        for rule in sorted(rows):
            yield Part(table, rule, Tally.of(right[rule], rows[rule], sum(gold[label] for label in gives[rule])))


def confusions(scores: Mapping[str, Score]) -> list[Confusion]:
    """What was taken for what, the most frequent first: labels, also for no row at all, and closed values."""
    found: Counter[tuple[str, str, str, str]] = Counter()
    for table, verdicts in _told(scores):
        column = LABEL[table]
        closed = {field.name for field in BY_NAME[table].fields if field.col.values} | {column}
        for verdict in verdicts:
            if verdict.gold is None or verdict.got is None:
                (one,) = _of(verdict.gold or verdict.got, column)
                found[(table, column, one, NOTHING) if verdict.gold else (table, column, NOTHING, one)] += 1
                continue
            for name, expected, got in verdict.differs:
                if name in closed and name in verdict.gold.values:
                    found[table, name, expected or '""', got or '""'] += 1
    return [Confusion(*key, times) for key, times in sorted(found.items(), key=lambda f: (-f[1], f[0]))]


def _told(scores: Mapping[str, Score]) -> Iterator[tuple[str, Sequence[Verdict]]]:
    # A verdict on an entity is about a chain, which has no label of its own.
    return ((table, found.verdicts) for table, found in scores.items() if table in LABEL)


def _of(item: object, column: str) -> tuple[str, ...]:
    values = getattr(item, "values", None)
    return () if values is None else (values[column] or '""',)
