"""Who says, thinks, denies or asks what."""

from pipeline.stages.attributions.rules import RULES
from pipeline.stages.attributions.stage import run

__all__ = ["RULES", "run"]
