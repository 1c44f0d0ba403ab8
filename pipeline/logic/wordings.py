"""Reads TOML rules over the order of words, `[[line]]`, and matches them at the sentences of a document.

[[line]]
id = "based_in.headquarters"                  # what rows cite
type = "based_in"                             # a type of the stage's types.csv
line = "head:ORG , headquartered !in tail:GPE"   # or a list of them; lines.py explains how they are written
role = "self"                                 # optional: the trigger is the role; or the role itself
status = "current"                            # optional
check = ["place"]                             # optional: names of the stage's own checks
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pipeline.core import vocab
from pipeline.core.errors import RuleError
from pipeline.core.rules import Rule
from pipeline.logic.clauses import Told
from pipeline.logic.fillers import Fillers
from pipeline.logic.lines import Hit, Line, compiled, strips

KEYS = {"id", "summary", "type", "line", "role", "status", "check", "hits", "misses"}


@dataclass(frozen=True, slots=True)
class Wording:
    """One rule over the order of words, compiled."""

    rule: Rule
    type: str
    role: str
    status: str
    checks: tuple[str, ...]
    lines: tuple[Line, ...]


class Worded(NamedTuple):
    """A wording that holds in a sentence."""

    wording: Wording
    sent: int
    hit: Hit


def load(file: Path, stage: str) -> tuple[Wording, ...]:
    """The `[[line]]` rules of a TOML file; RuleError names the rule that is wrong, and how."""
    types = {r["type"] for r in vocab.read(stage, "types")}
    wordings = []
    for block in tomllib.loads(file.read_text("utf-8")).get("line", []):
        name = block.get("id", "without id")
        if wrong := set(block) - KEYS:
            raise RuleError(
                f"{file}: line {name}: unknown {', '.join(sorted(wrong))}. Known: {', '.join(sorted(KEYS))}."
            )
        if block.get("type") not in types:
            raise RuleError(f"{file}: line {name}: the type is none of types.csv.")
        if missing := {"id", "summary", "line"} - set(block):
            raise RuleError(f"{file}: line {name}: {', '.join(sorted(missing))} is missing.")
        given = block["line"] if isinstance(block["line"], list) else [block["line"]]
        try:
            lines = tuple(compiled(line, stage) for line in given)
        except (KeyError, ValueError) as error:
            raise RuleError(f"{file}: line {name}: {error}.") from error
        rule = Rule(block["id"], stage, block["summary"], tuple(block.get("hits", ())), tuple(block.get("misses", ())))
        wordings.append(
            Wording(
                rule,
                block["type"],
                block.get("role", ""),
                block.get("status", ""),
                tuple(block.get("check", ())),
                lines,
            )
        )
    return tuple(wordings)


class Wordings:
    """The wordings of a stage, filed by what their lines can begin with."""

    def __init__(self, wordings: tuple[Wording, ...]) -> None:
        self.filed: dict[str, list[tuple[Wording, Line]]] = {}
        for wording in wordings:
            for line in wording.lines:
                for key in sorted(line.first):
                    self.filed.setdefault(key, []).append((wording, line))

    def found(self, told: Told, cast: Fillers) -> Iterator[Worded]:
        """Every wording that holds, sentence by sentence."""
        for sent, strip in strips(told, cast):
            for n in range(len(strip.items)):
                tried = [pair for key in strip.keys(n) for pair in self.filed.get(key, ())]
                for wording, line in tried:
                    hit = strip.hit(line, n)
                    if hit is not None:
                        yield Worded(wording, sent, hit)
