"""Reads TOML rules over the order of words, `[[line]]`, and matches them at the sentences of a document.

[[line]]
id = "based_in.headquarters"                  # what rows cite
type = "based_in"                             # a type of the stage's types.csv
line = "head:ORG , headquartered !in tail:GPE"   # or a list of them; lines.py explains how they are written
role = "self"                                 # optional: the trigger is the role; or the role itself
status = "current"                            # optional
check = ["place"]                             # optional: names of the stage's own checks
off = "right in 3 rows of 9"                  # optional: why it is switched off
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pipeline.core import vocab
from pipeline.core.rules import Rule
from pipeline.logic import blocks, lines
from pipeline.logic.blocks import Block
from pipeline.logic.clauses import Told
from pipeline.logic.fillers import Fillers
from pipeline.logic.lines import Hit, Line
from pipeline.logic.strips import strips

# Words and marks of nearly every sentence; each, as each label of a mention, is as frequent as so many nouns and verbs.
FREQUENT = frozenset(r["word"] for r in vocab.read("logic", "frequent"))
COMMON = 200


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """One rule over the order of words, compiled. Two are the same only if they are one object."""

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


def load(file: Path, stage: str, checks: Collection[str] = ()) -> tuple[Wording, ...]:
    """The `[[line]]` blocks of a TOML file; RuleError names the rule that is wrong, and how. `checks` may be named."""
    return compiled([b for b in blocks.read(file.read_text("utf-8"), str(file)) if b.kind == "line"], stage, checks)


def compiled(found: Sequence[Block], stage: str, checks: Collection[str] = ()) -> tuple[Wording, ...]:
    """The rules of a stage that blocks say; RuleError as for `load`."""
    types = {r["type"] for r in vocab.read(stage, "types")}
    wordings = []
    for block in found:
        told = block.values
        if told["type"] not in types:
            raise block.wrong("the type is none of types.csv")
        given = told["line"] if isinstance(told["line"], list) else [told["line"]]
        try:
            read = tuple(lines.compiled(line, stage) for line in given)
        except ValueError as error:
            raise block.wrong(error) from error
        rule = blocks.rule(block, stage, told["summary"])
        asked = blocks.checks(block, checks)
        wordings.append(Wording(rule, told["type"], told.get("role", ""), told.get("status", ""), asked, read))
    return tuple(wordings)


class Wordings:
    """The wordings of a stage, filed by words or labels of which one must stand where they match."""

    def __init__(self, wordings: tuple[Wording, ...]) -> None:
        self.pairs = [(wording, line) for wording in wordings for line in wording.lines]
        self.filed: dict[str, list[int]] = {}  # the numbers of the lines for which a word or label is worth a try
        for number, (_, line) in enumerate(self.pairs):
            for word in min((*line.needs, line.first), key=_frequency):
                self.filed.setdefault(word, []).append(number)

    def found(self, told: Told, cast: Fillers) -> Iterator[Worded]:
        """Every wording that holds, sentence by sentence."""
        for sent, strip in strips(told, cast):
            tried = {number for word in strip.present for number in self.filed.get(word, ())}
            able: dict[str, list[tuple[Wording, Line]]] = {}
            for pair in [self.pairs[number] for number in sorted(tried)]:
                if pair[1].may_match(strip.present):
                    for key in pair[1].first & strip.present:
                        able.setdefault(key, []).append(pair)
            for n, keys in enumerate(strip.keys):
                for wording, line in [pair for key in dict.fromkeys(keys) for pair in able.get(key, ())]:
                    hit = strip.hit(line, n)
                    if hit is not None:
                        yield Worded(wording, sent, hit)


def _frequency(needed: frozenset[str]) -> int:
    """How often one of these stands in a sentence, about: small words and labels far oftener than nouns and verbs."""
    return sum(COMMON if word in FREQUENT or word.isupper() else 1 for word in needed)
