"""Events with their arguments, modality, time and source."""

from pipeline.stages.events.stage import OFF, RULES, run

__all__ = ["OFF", "RULES", "run"]
