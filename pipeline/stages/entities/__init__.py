"""Mentions to entities: coreference, aliases, ids, and the table of entities."""

from pipeline.core.rows import Mention
from pipeline.stages.entities.rules import RULES
from pipeline.stages.entities.stage import Resolved, run
from pipeline.stages.entities.table import merge

__all__ = ["RULES", "Resolved", "brief", "merge", "run"]


def brief(row: Mention) -> str:
    """What a rule's examples compare: the entity, without the place that is part of a nameless one's id."""
    return row.entity_id.partition("@")[0]
