"""Temporal expressions: delimited, read into a meaning, resolved to TIMEX3; and the date of publication."""

from pipeline.core.rows import Date
from pipeline.stages.dates.rules import RULES
from pipeline.stages.dates.stage import run

__all__ = ["RULES", "brief", "run"]


def brief(row: Date) -> str:
    """What the examples of rules give as value: the TIMEX3 value, and its modifier if it has one."""
    return f"{row.value} {row.mod}".strip()
