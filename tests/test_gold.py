"""The hand labels against the program: every figure meets its floor."""

from pathlib import Path

from pipeline.core import model
from pipeline.gold import floors, proven, score

GOLD = Path(__file__).parent / "gold"


def test_every_figure_meets_its_floor():
    scores = score.total(score.evaluate(GOLD, model.DEFAULT).values())
    least = floors.read(GOLD / floors.FILE)
    assert {figure.table for figure in least if not figure.measure} == set(scores)
    assert min(least.values()) > 50
    assert not floors.below(scores, least)
    assert proven.counts(scores) == proven.read(GOLD), "make docs writes tests/gold/by_rule.csv anew"
