"""Who says, thinks, denies or asks what."""

from pipeline.stages.attributions.rules import RULES
from pipeline.stages.attributions.stage import run, statements

__all__ = ["RULES", "run", "statements"]
