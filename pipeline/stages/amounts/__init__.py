"""Money, percentages, counts, measures, ordinals: one scanner over the clean text."""

from pipeline.stages.amounts.rules import RULES
from pipeline.stages.amounts.stage import brief, run

__all__ = ["RULES", "brief", "run"]
