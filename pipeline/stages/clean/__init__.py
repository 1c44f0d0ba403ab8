"""Raw text -> clean text: one kind of space, whole lines, no invisible characters, no mojibake."""

from pipeline.stages.clean.rules import RULES, read_example
from pipeline.stages.clean.stage import run

__all__ = ["RULES", "read_example", "run"]
