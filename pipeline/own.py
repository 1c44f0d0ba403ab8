"""Rules of a user's own, from TOML files in the format of the house's (see logic/patterns.py and logic/lines.py)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pipeline.core import rows, vocab
from pipeline.core.errors import RuleError, UsageError
from pipeline.core.rules import Rule, read_marks
from pipeline.logic import blocks, patterns, wordings
from pipeline.logic.blocks import Block
from pipeline.stages import relations

ID = re.compile(r"[a-z][a-z0-9_]*\.[a-z0-9_]+")
STAGES = ("events", "relations")
# Cells of the stages' tables that a rule may fill.
CELLS = {"events": ("plover", "cameo", "modality"), "relations": ("status",)}
# What a rule of one stage alone may say.
ONLY = {"plover": "events", "cameo": "events", "modality": "events", "yields": "events",
        "role": "relations", "status": "relations", "check": "relations"}  # fmt: skip


class RuleFile(NamedTuple):
    """A rule file as it was read: its name without folder, and its text. Workers get it so, wherever they are."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Own:
    """Compiled rules beside those of the house. At the same words they go before them. `off` are switched off."""

    events: tuple[patterns.Pattern, ...] = ()
    relations: tuple[patterns.Pattern, ...] = ()
    lines: tuple[wordings.Wording, ...] = ()
    off: tuple[Rule, ...] = ()

    @property
    def rules(self) -> tuple[Rule, ...]:
        """All that may make rows, with summary and examples."""
        return tuple(one.rule for group in (self.events, self.relations, self.lines) for one in group)


NONE = Own()


def read(paths: Iterable[Path], taken: Iterable[str]) -> tuple[RuleFile, ...]:
    """Reads and checks rule files; no rule may have an id of `taken`, those of the house.

    UsageError for a file that can't be read, RuleError for a rule that is wrong: file, line, rule, what is wrong.
    """
    files = []
    for path in paths:
        try:
            files.append(RuleFile(path.name, path.read_bytes().decode("utf-8")))
        except OSError as error:
            raise UsageError(f"{path}: can't be read ({error.strerror}). Name a TOML file of rules.") from error
        except UnicodeDecodeError as error:
            raise UsageError(f"{path}: byte {error.start} is not UTF-8. Save the file as UTF-8.") from error
    house = frozenset(taken)
    found = load(tuple(files))
    for rule in (*found.rules, *found.off):
        if rule.id in house:
            raise RuleError(f"rule {rule.id}: rowcite itself has a rule of this id. Choose another.")
    return tuple(files)


def recorded(out: Path) -> tuple[RuleFile, ...]:
    """The rule files that the tables in `out` were made with, from their run.json; none if that can't be read."""
    try:
        told = json.loads((out / "run.json").read_bytes())
        return tuple(RuleFile(str(one["name"]), str(one["text"])) for one in told.get("own_rules", ()))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return ()


@cache
def load(files: tuple[RuleFile, ...]) -> Own:
    """The rules of files, compiled once in a process. RuleError as for `read`."""
    found = [block for file in files for block in blocks.read(file.text, file.name)]
    seen: dict[str, str] = {}
    for block in found:
        name = block.values["id"]
        if name in seen:
            raise block.wrong(f"the id stands twice, also at {seen[name]}")
        seen[name] = block.place
        _check(block)
    events, links = (_of(found, "rule", stage) for stage in STAGES)
    deeds = patterns.compiled(events, "events")
    ties = patterns.compiled(links, "relations", relations.RULE_CHECKS)
    lines = wordings.compiled(_of(found, "line", "relations"), "relations", relations.LINE_CHECKS)
    return Own(
        tuple(one for one in deeds if not one.rule.off),
        tuple(one for one in ties if not one.rule.off),
        tuple(one for one in lines if not one.rule.off),
        tuple(one.rule for group in (deeds, ties, lines) for one in group if one.rule.off),
    )


def _of(found: Sequence[Block], kind: str, stage: str) -> list[Block]:
    return [block for block in found if block.kind == kind and block.values["type"] in _types(stage)]


@cache
def _types(stage: str) -> frozenset[str]:
    return frozenset(r["type"] for r in vocab.read(stage, "types"))


def _check(block: Block) -> None:
    """What the house's own rules are known to have, a user's are asked for."""
    told = block.values
    if not ID.fullmatch(told["id"]):
        raise block.wrong("an id is two parts of small letters, digits and _ with a dot between, as aid.bankroll")
    stages = [stage for stage in STAGES if told["type"] in _types(stage)]
    if not stages:
        listed = "; ".join(f"{stage}: {', '.join(sorted(_types(stage)))}" for stage in STAGES)
        raise block.wrong(f"there is no type {told['type']!r}. Types of {listed}")
    (stage,) = stages
    if block.kind == "line" and stage != "relations":
        raise block.wrong(f"{told['type']} is of {stage}, and [[line]] is for relations. Write a [[rule]]")
    if odd := sorted(name for name in told if ONLY.get(name, stage) != stage):
        raise block.wrong(f"{', '.join(odd)} can't stand with {told['type']}, which is of {stage}")
    table = rows.BY_NAME[stage]
    for field in table.fields:
        value = told.get(field.name, "")
        if field.name in CELLS[stage] and value:
            if field.col.values and value not in field.col.values:
                raise block.wrong(f"{field.name} {value!r} is none of {', '.join(field.col.values)}")
            if field.col.pattern and not re.fullmatch(field.col.pattern, value):
                raise block.wrong(f"{field.name} {value!r} doesn't look like one ({field.col.pattern})")
    for kind in ("hits", "misses"):
        for example in told.get(kind, ()):
            _read(block, example, kind)


def _read(block: Block, example: str, kind: str) -> None:
    try:
        _, marks = read_marks(example)
    except RuleError as error:
        raise block.wrong(f"{kind}: {error}") from error
    if bool(marks) != (kind == "hits"):
        what = "no marked words, as [received]" if kind == "hits" else "marked words; it is a miss"
        raise block.wrong(f"{kind}: {example!r} has {what}")
