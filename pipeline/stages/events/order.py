"""The files of event rules, in the order in which they are asked."""

from __future__ import annotations

from pathlib import Path

# Where rules of several files see the same trigger, the file named first has it, so what is special stands before what
# is general: what firms do among themselves before agreements, batons and water against a crowd before force, an appeal
# turned down before refusals, what a price does before trade, what firms expect before what they earned. Files of
# everyday verbs come last and see what is left.
NAMES = (
    "boardrooms",
    "agree",
    "anticipations",
    "appeals",
    "bargains",
    "blasts",
    "ousters",
    "batons",
    "casualties",
    "consult",
    "dealings",
    "demands",
    "disasters",
    "doctors",
    "doings",
    "economy",
    "force",
    "fray",
    "help",
    "kill",
    "markets",
    "politics",
    "pressure",
    "protest",
    "retreat",
    "support",
    "toils",
    "trials",
    "turnovers",
    "undertakings",
    "stances",
    "affairs",
    "plain",
)
FOLDER = Path(__file__).parent / "rules"
FILES = tuple(FOLDER / f"{name}.toml" for name in NAMES)
