"""Reads the blocks of a TOML rule file, and sees that each has what a rule needs, in the form that it needs."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from pipeline.core.errors import RuleError
from pipeline.core.rules import Rule

# What a block may say, and how: TEXT, WORDS (a text or a list of texts), TEXTS (a list), PATHS (role → words), YES.
TEXT, WORDS, TEXTS, PATHS, YES = "a text", "a text or a list of texts", "a list of texts", "a table of texts", "true"
KEYS: Mapping[str, Mapping[str, str]] = {
    "rule": {
        "id": TEXT, "summary": TEXT, "type": TEXT, "plover": TEXT, "cameo": TEXT, "trigger": TEXT, "where": TEXTS,
        "unless": TEXTS, "need": TEXTS, "args": PATHS, "role": TEXT, "status": TEXT, "hits": TEXTS, "misses": TEXTS,
        "yields": YES, "modality": TEXT, "near": TEXT, "afar": TEXT, "check": TEXTS, "off": TEXT,
    },
    "line": {
        "id": TEXT, "summary": TEXT, "type": TEXT, "line": WORDS, "role": TEXT, "status": TEXT, "check": TEXTS,
        "hits": TEXTS, "misses": TEXTS, "off": TEXT,
    },
}  # fmt: skip
NEEDED = {"rule": ("id", "type", "trigger"), "line": ("id", "type", "summary", "line")}


class Block(NamedTuple):
    """One rule as it was written: `kind` is "rule" or "line", `place` names file, line and rule in errors."""

    kind: str
    place: str
    values: Mapping[str, Any]

    def wrong(self, what: object) -> RuleError:
        """The error that says what is wrong with it."""
        return RuleError(f"{self.place}: {what}.")


def read(text: str, name: str) -> tuple[Block, ...]:
    """The blocks of a rule file, first `[[rule]]`, then `[[line]]`; `name` is that of the file, for errors.

    RuleError says which block is wrong, and how.
    """
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{name}: {error}.") from error
    if strange := sorted(found.keys() - KEYS.keys()):
        raise RuleError(f"{name}: unknown {', '.join(strange)}. A rule file has blocks [[rule]] and [[line]].")
    blocks = []
    for kind in KEYS:
        given = found.get(kind, [])
        if not isinstance(given, list) or not all(isinstance(values, dict) for values in given):
            raise RuleError(f"{name}: {kind} is no list of blocks. Write [[{kind}]], with two brackets.")
        for number, values in enumerate(given, 1):
            called = str(values.get("id", f"number {number}, without id"))
            block = Block(kind, f"{name}{_line(text, called)}: {kind} {called}", values)
            _check(block)
            blocks.append(block)
    return tuple(blocks)


def rule(block: Block, stage: str, summary: str) -> Rule:
    """What a block tells of its rule: id, summary, examples, and why it is off, if it is."""
    told = block.values
    hits, misses = (tuple(told.get(name, ())) for name in ("hits", "misses"))
    return Rule(told["id"], stage, summary, hits, misses, off=told.get("off", ""))


def checks(block: Block, known: Collection[str]) -> tuple[str, ...]:
    """The checks of its stage that a block names; RuleError for one that isn't among the `known`."""
    told: list[str] = block.values.get("check", [])
    if strange := sorted(set(told) - set(known)):
        raise block.wrong(f"there is no check {', '.join(strange)}. Known: {', '.join(sorted(known)) or 'none'}")
    return tuple(told)


def _line(text: str, rule_id: str) -> str:
    """Where the id stands, as ":12"; nothing if it can't be told."""
    found = re.search(rf"^[ \t]*id[ \t]*=[ \t]*[\"']{re.escape(rule_id)}[\"']", text, re.MULTILINE)
    return f":{text.count(chr(10), 0, found.start()) + 1}" if found else ""


def _check(block: Block) -> None:
    known = KEYS[block.kind]
    if wrong := sorted(block.values.keys() - known.keys()):
        raise block.wrong(f"unknown {', '.join(wrong)}. Known: {', '.join(sorted(known))}")
    if missing := [name for name in NEEDED[block.kind] if not block.values.get(name)]:
        raise block.wrong(f"{', '.join(missing)} is missing")
    for name, value in block.values.items():
        if not _is(value, known[name]):
            raise block.wrong(f"{name} must be {known[name]}")
    if not block.values.get("off", "why"):
        raise block.wrong("off says why the rule is switched off, and is empty")


def _is(value: object, form: str) -> bool:
    if form == TEXT:
        return isinstance(value, str)
    if form == YES:
        return isinstance(value, bool)
    if form == PATHS:
        return isinstance(value, dict) and all(_is(one, WORDS) for one in value.values())
    if form == WORDS and isinstance(value, str):
        return True
    return isinstance(value, list) and all(isinstance(one, str) for one in value)
