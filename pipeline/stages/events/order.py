"""Where the event rules stand, by subject, and the order in which they are asked.

`rules/<tier>/<subject>.toml`: all rules on courts are in `rules/*/courts.toml`, and what a bare word says of them in
`rules/last/plain.toml`. Where several rules see one trigger, the first has it: tier by tier, in each the subjects
below from the top, in each file from the top.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

# A rule stands in main, unless it would take there what is another's, or lose what is its own. In first are special
# senses ("the blast", where a bomb went off); in everyday looser words, which see what main leaves; in last words that
# name an event by themselves.
TIERS = ("first", "main", "everyday", "last")
# The subjects, each with the types of its rules. Their order matters only to rules that see the same words: what kills
# in an earthquake is no attack; somebody is elected before he is appointed; a call for a trial is no trial yet; firms
# and clubs speak of deals, sales and transfers as if they were agreements, trade and membership; what is seized may
# be a person; a strike may be one from the air; cuts are those of prices before those of aid; unrest may be a war's.
SUBJECTS: Mapping[str, tuple[str, ...]] = {
    "disasters": ("disaster", "death"),
    "criticism": ("accuse", "criticise"),
    "demands": ("request", "reject", "threaten"),
    "firms": ("acquisition", "investment", "hiring", "layoffs"),
    "agreements": ("agreement",),
    "meetings": ("visit", "meet", "negotiate"),
    "attacks": ("attack", "kill", "injure", "abduct"),
    "elections": ("election", "vote"),
    "statements": ("statement",),
    "trade": ("trade", "arms_supply"),
    "economy": ("economic_change", "forecast"),
    "offices": ("appointment", "resignation", "depose", "join", "leave"),
    "aid": ("aid", "loan"),
    "courts": ("court_case", "verdict", "investigate"),
    "sanctions": ("sanction", "sanction_relief", "relations_worsen", "relations_break", "aid_cut", "restrict", "seize",
                  "expel"),
    "war": ("military_action", "mobilize", "retreat"),
    "arrests": ("arrest", "release", "crackdown"),
    "protest": ("protest",),
    "policy": ("law_passed", "policy_reform", "policy_shift", "policy_abandon"),
    "support": ("support", "praise", "cooperate", "relations_improve", "award"),
}  # fmt: skip
FOLDER = Path(__file__).parent / "rules"
FILES = tuple(
    file for tier in TIERS for name in (*SUBJECTS, "plain") if (file := FOLDER / tier / f"{name}.toml").is_file()
)
