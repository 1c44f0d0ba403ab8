"""Clean text -> sentences, each with its kind."""

from pipeline.core.rows import Sentence
from pipeline.stages.sentences.rules import RULES
from pipeline.stages.sentences.stage import run

__all__ = ["RULES", "brief", "run"]


def brief(row: Sentence) -> str:
    """The value that examples are compared with: the kind."""
    return row.kind
