"""The hand labels against the program: every table meets its floor."""

from pathlib import Path

from pipeline.core import model
from pipeline.gold import score

GOLD = Path(__file__).parent / "gold"


def test_every_table_meets_its_floor():
    scores = score.total(score.evaluate(GOLD, model.DEFAULT).values())
    least = score.floors(GOLD / "floors.toml")
    assert set(least) == set(scores)
    assert min(least.values()) > 50
    assert not score.below(scores, least)
