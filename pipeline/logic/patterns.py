"""Reads TOML rules over logical arguments, and matches them.

    [[rule]]
    id = "loan.receive"                     # what rows cite
    type = "loan"                           # a type of the stage's types.csv
    trigger = "receive get secure/VERB"     # lemmas; step_down is a verb with its particle, <offices> a word list
    where = ["obj=loan,credit | obj.money"] # each must find something
    unless = ["obj=letter"]                 # none may
    need = ["borrower"]                     # roles that must be filled, beside those that the type requires
    near = "<bombings>"                     # words of which one stands in the sentence or near it
    afar = "vaccine,dose"                   # words of which none stands there
    check = ["smaller"]                     # of relations: names of the stage's own checks on what was found
    off = "right in 3 rows of 9"            # why it is switched off: read, but it makes no row until it is better
    yields = true                           # gives way to an event that is its object: "agreed to visit"
    args = { borrower = "subj@ACTOR", lender = ["prep:from"], amount = "obj.money" }

A path is steps parted by dots; alternatives are parted by "|", the first that finds something counts; what is parted
by ";" is joined. A step is an argument name of `clauses` ("prep:from+by" takes either), then filters: `@GPE,ORG`
entity labels, `=loan,aid` lemmas (or `=<indicators>`, a word list; `self=step_down` is a verb with its particle).
Last steps `money`, `date`, `quantity`, `count` and `percent` find rows of those tables below the word reached.

What a rule doesn't say of the roles of its type stands in the stage's frames.csv, for verbs and for nouns; an
empty path takes a role away.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path as File
from typing import NamedTuple

from pipeline.core import vocab
from pipeline.core.rules import Rule
from pipeline.logic import blocks
from pipeline.logic.blocks import Block

STEP = re.compile(
    r"(?P<name>[a-z]+)(?::(?P<prepositions>[a-z+]+))?(?:@(?P<labels>[A-Z_,]+))?(?:=(?P<lemmas>[\w,<>-]+))?"
)
LABELS = {
    "ACTOR": ("PERSON", "ORG", "GPE", "NORP", "LOC", "FORCE", "FOLK"),
    "PLACE": ("GPE", "LOC", "FAC"),
    "STATE": ("GPE", "NORP", "ORG"),
    "FAC": ("FAC", "SITE"),
}
ANYWHERE = ("place", "date", "amount", "count", "size")  # roles that any type of event may have
ENDS = {"events": frozenset[str](), "relations": frozenset({"head", "tail"})}  # roles that every type of a stage has
POS = {"VERB": ("VERB", "AUX"), "NOUN": ("NOUN", "PROPN"), "ADJ": ("ADJ", "VERB"), "ADV": ("ADV", "ADP", "ADJ")}

FRAMED = {"VERB": "VERB", "ADJ": "VERB", "NOUN": "NOUN", "ADV": "VERB"}  # whose usual paths hold


class Step(NamedTuple):
    """One step of a path, with what the words it reaches must be."""

    names: tuple[str, ...]
    labels: frozenset[str]
    lemmas: frozenset[str]


Path = tuple[tuple[tuple[Step, ...], ...], ...]  # joined paths of alternatives of steps


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """One rule of a TOML file, compiled. Two patterns are the same only if they are one object."""

    rule: Rule
    type: str
    plover: str
    cameo: str
    status: str
    role: str
    lemmas: Mapping[tuple[str, str], tuple[str, ...]]  # (lemma, part of speech) → particles it may have, "" for none
    where: tuple[Path, ...]
    unless: tuple[tuple[Path, frozenset[str]], ...]  # each with lemmas of which one is met where it finds something
    need: frozenset[str]
    args: Mapping[str, Path]
    yields: bool = False
    modality: str = ""  # of what the trigger names, where the trigger itself says it: "promised $3m"
    near: frozenset[str] = frozenset()
    afar: frozenset[str] = frozenset()
    needs: tuple[frozenset[str], ...] = ()  # of each of these lemmas, one stands in the sentence where the rule holds
    checks: tuple[str, ...] = ()


def frames(stage: str) -> Mapping[tuple[str, str], Mapping[str, str]]:
    """The usual paths to the roles of a type: (type, part of speech) → role → path."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    if stage != "events":
        return found
    for line in vocab.read(stage, "frames"):
        for kind in line["types"].split():
            for pos in line["pos"].split():
                found.setdefault((kind, pos), {})[line["role"]] = line["path"]
    return found


def load(file: File, stage: str, checks: Collection[str] = ()) -> tuple[Pattern, ...]:
    """The `[[rule]]` blocks of a TOML file; RuleError names the rule that is wrong, and how. `checks` may be named."""
    return compiled([b for b in blocks.read(file.read_text("utf-8"), str(file)) if b.kind == "rule"], stage, checks)


def compiled(found: Sequence[Block], stage: str, checks: Collection[str] = ()) -> tuple[Pattern, ...]:
    """The rules of a stage that blocks say; RuleError as for `load`."""
    types = {r["type"]: r for r in vocab.read(stage, "types")}
    usual = frames(stage)
    seen: set[str] = set()
    patterns = []
    for block in found:
        name, kind = block.values["id"], types.get(block.values["type"])
        if kind is None or name in seen:
            raise block.wrong("the id stands twice or the type is none of types.csv")
        allowed = {*ANYWHERE, *kind.get("required", "").split(), *kind.get("optional", "").split()} | ENDS[stage]
        if odd := {*block.values.get("args", {}), *block.values.get("need", ())} - allowed:
            raise block.wrong(
                f"{block.values['type']} has no role {', '.join(sorted(odd))}. It has {', '.join(sorted(allowed))}"
            )
        seen.add(name)
        patterns.append(_compile(block, stage, kind, usual, blocks.checks(block, checks)))
    return tuple(patterns)


def _compile(
    block: Block,
    stage: str,
    kind: Mapping[str, str],
    usual: Mapping[tuple[str, str], Mapping[str, str]],
    checks: tuple[str, ...],
) -> Pattern:
    told = block.values
    pos = [p for p in re.findall(r"/([A-Z]+)", told["trigger"]) if p in FRAMED]
    given = told.get("args", {})
    args = (
        {**{r: given.get(r, p) for r, p in usual.get((told["type"], FRAMED[pos[0]]), {}).items()}, **given}
        if pos
        else given
    )
    summary = told.get("summary") or f"{kind['definition']} Trigger: {told['trigger']}."
    try:
        where = tuple(sorted((read_path(p, stage) for p in told.get("where", ())), key=_is_far))
        return Pattern(
            blocks.rule(block, stage, summary),
            told["type"],
            told.get("plover", kind.get("plover", "")),
            told.get("cameo", kind.get("cameo", "")),
            told.get("status", ""),
            told.get("role", ""),
            _triggers(told["trigger"], stage),
            where,
            tuple((path, _needed(path)) for path in (read_path(p, stage) for p in told.get("unless", ()))),
            frozenset(told.get("need", ())) | frozenset(kind.get("required", "").split()) | ENDS[stage],
            {role: read_path(path, stage) for role, path in args.items() if path},
            bool(told.get("yields")),
            told.get("modality", ""),
            _words(told.get("near", ""), stage),
            _words(told.get("afar", ""), stage),
            tuple(needed for path in where if (needed := _needed(path))),
            checks,
        )
    except ValueError as error:
        raise block.wrong(error) from error


def _is_far(path: Path) -> bool:
    """Whether a path goes on from the trigger itself; what asks of it alone is asked first."""
    return any(steps[0].names != ("self",) for alternatives in path for steps in alternatives)


def _needed(path: Path) -> frozenset[str]:
    """Lemmas of which one is met wherever a path finds something; none, if it asks for no lemma somewhere."""
    found: set[str] = set()
    for alternatives in path:
        for steps in alternatives:
            asked = [step.lemmas for step in steps if step.lemmas]
            if not asked:
                return frozenset()
            found |= {word.partition("_")[0] for word in min(asked, key=len)}  # "step_down" is met as "step"
    return frozenset(found)


def _triggers(text: str, stage: str) -> dict[tuple[str, str], tuple[str, ...]]:
    """`receive get/VERB loan/NOUN`: a part of speech holds for the words before it back to the one before."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    pending: list[str] = []
    for word in text.split():
        word, slash, pos = word.partition("/")
        pending += _listed(word, stage)
        if slash:
            if pos not in POS:
                raise ValueError(f"trigger {text!r}: {pos!r} is no part of speech. Known: {', '.join(POS)}")
            for each in pending:
                lemma, _, particle = each.partition("_")
                for p in POS[pos]:
                    found[lemma, p] = (*found.get((lemma, p), ()), particle)
            pending = []
    if pending:
        raise ValueError(f"trigger {text!r}: no part of speech behind {pending}")
    return found


def read_path(text: str | list[str], stage: str) -> Path:
    """Compiles a path, or a list of paths that are joined; word lists are those of `stage`."""
    return tuple(
        tuple(_steps(a, stage) for a in path.split("|"))
        for path in (text.split(";") if isinstance(text, str) else text)
    )


def _steps(text: str, stage: str) -> tuple[Step, ...]:
    steps = []
    for part in text.strip().split("."):
        match = STEP.fullmatch(part)
        if match is None:
            raise ValueError(f"path {text!r}: {part!r} is no step")
        labels = {x for name in (match["labels"] or "").split(",") if name for x in LABELS.get(name, (name,))}
        lemmas = _words(match["lemmas"] or "", stage)
        names = (
            tuple(f"prep:{p}" for p in match["prepositions"].split("+")) if match["prepositions"] else (match["name"],)
        )
        steps.append(Step(names, frozenset(labels), lemmas))
    return tuple(steps)


def _words(text: str, stage: str) -> frozenset[str]:
    """Lemmas parted by commas, those of word lists among them."""
    return frozenset(x for word in text.split(",") for x in _listed(word.strip(), stage))


def _listed(word: str, stage: str) -> list[str]:
    """A lemma, or those of the word list <name>."""
    if word.startswith("<"):
        return lemmas(word.strip("<>"), stage)
    return [word] if word else []


def lemmas(name: str, stage: str) -> list[str]:
    """The lemmas of a word list; ValueError if there is none of that name."""
    try:
        return [r["lemma"] for r in vocab.read(stage, name)]
    except (FileNotFoundError, KeyError) as error:
        raise ValueError(f"<{name}> is no word list with lemmas of {stage}") from error
