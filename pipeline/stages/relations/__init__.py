"""Standing relations between mentions: offices, membership, alliance, dependence."""

from pipeline.stages.relations.stage import LINE_CHECKS, OFF, RULE_CHECKS, RULES, run

__all__ = ["LINE_CHECKS", "OFF", "RULES", "RULE_CHECKS", "run"]
