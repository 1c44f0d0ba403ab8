"""The rules of names, in the order in which they win over one another at the same words."""

from __future__ import annotations

from pipeline.core.rules import Rule
from pipeline.stages.mentions import context_rules, list_rules, model_rules

RULES: tuple[Rule, ...] = (*context_rules.RULES, *list_rules.RULES, *model_rules.RULES)
ORDER = tuple(rule.id for rule in RULES)
