"""Events with their arguments, modality, time and source."""

from pipeline.stages.events.stage import RULES, run

__all__ = ["RULES", "run"]
