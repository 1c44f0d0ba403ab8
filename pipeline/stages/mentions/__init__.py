"""Names: what the model and the word lists see, made to agree over the document."""

from pipeline.core.rows import Mention
from pipeline.stages.mentions.rules import RULES
from pipeline.stages.mentions.stage import run

__all__ = ["RULES", "brief", "run"]


def brief(row: Mention) -> str:
    """What a rule's examples compare: the label."""
    return row.label
