"""Standing relations between mentions: offices, membership, alliance, dependence."""

from pipeline.stages.relations.checks import CHECKS
from pipeline.stages.relations.stage import OFF, RULES, run

__all__ = ["CHECKS", "OFF", "RULES", "run"]
