"""The hand labels against the program: every figure meets its floor."""

from math import comb
from pathlib import Path

from pipeline import run
from pipeline.core import model
from pipeline.gold import floors, proven, score

GOLD = Path(__file__).parent / "gold"
JUDGED = frozenset({"events", "relations", "attributions"})
ENOUGH = 5


def test_every_figure_meets_its_floor():
    scores = score.total(score.evaluate(GOLD, model.DEFAULT).values())
    least = floors.read(GOLD / floors.FILE)
    assert {figure.table for figure in least if not figure.measure} == set(scores)
    assert min(least.values()) > 50
    assert not floors.below(scores, least)
    assert proven.counts(scores) == proven.read(GOLD), "make docs writes tests/gold/by_rule.csv anew"


def test_rules_that_are_wrong_too_often_are_none():
    """A rule of events, relations or attributions with five rows or more on the gold is right in 70 % of them.

    Of so few rows some are wrong by chance: what counts is that fewer than one in twenty rules that are right in
    70 % would do as badly.
    """
    stages = {rule.id: rule.stage for rule in run.RULES}
    judged = {name: n for name, n in proven.read(GOLD).items() if stages[name] in JUDGED and n.rows >= ENOUGH}
    assert len(judged) > 20
    assert not {name: n for name, n in judged.items() if _chance(n.rows, n.right) < 0.05}


def _chance(rows: int, right: int) -> float:
    """How likely at most so many of so many rows are right, if each is so in 70 of 100 cases."""
    return sum(comb(rows, k) * 0.7**k * 0.3 ** (rows - k) for k in range(right + 1))
