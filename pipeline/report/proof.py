"""Runs the examples of rules for events and relations through the whole pipeline: `rowcite rules FILE`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline import own, parts
from pipeline import run as document
from pipeline.core import vocab
from pipeline.core.rules import Mark, Rule, read_marks

Tables = Mapping[str, Sequence[Any]]
# Words that may stand for a role at the head of marked words.
ROLES = frozenset({row["role"] for row in vocab.read("events", "roles")} | {"head", "tail"})
LEAST = 2


def run(files: Iterable[Path], model: str, names: str) -> tuple[str, bool]:
    """What the examples of own rules give, a line a rule and one for each that fails; and whether all hold."""
    mine = own.load(own.read(files, parts.RULE_IDS))
    models = document.load(model, names)

    def read(sentence: str) -> Tables:
        return document.extract(document.Source("example", "example.txt", "", sentence, {}), models, mine).tables

    lines, well = [], True
    for rule in mine.rules:
        wrong = list(failures(rule, read))
        well = well and not wrong
        counts = f"{len(rule.hits)} hits, {len(rule.misses)} misses"
        few = min(len(rule.hits), len(rule.misses)) < LEAST
        told = f"{len(wrong)} fail" if wrong else f"all hold; give it at least {LEAST} of each" if few else "all hold"
        lines += [f"{rule.id}: {counts}: {told}", *(f"  {line}" for line in wrong)]
    lines += [f"{rule.id}: switched off: {rule.off}" for rule in mine.off]
    return "".join(f"{line}\n" for line in lines or ["There is no rule."]), well


def failures(rule: Rule, read: Callable[[str], Tables]) -> Iterator[str]:
    """What goes wrong with each example of a rule, its sentence with it."""
    for example in rule.hits:
        sentence, marks = read_marks(example, ROLES)
        problem = HITS[rule.stage](rule, marks, read(sentence))
        if problem:
            yield f"hit  {example}: {problem}"
    for example in rule.misses:
        found = [_said(row) for row in made(rule, read(read_marks(example)[0]))]
        if found:
            yield f"miss {example}: it finds {', '.join(found)}"


def made(rule: Rule, tables: Tables) -> list[Any]:
    """The rows of its own table that a rule made."""
    return [row for row in tables[rule.stage] if row.rule_id == rule.id]


def event(rule: Rule, marks: Sequence[Mark], tables: Tables) -> str:
    """What an event rule got wrong in an example: triggers, their modality, arguments; empty if nothing."""
    triggers = [m for m in marks if not m.role]
    events = {row.start: row for row in made(rule, tables)}
    if not triggers:
        return "no trigger is marked, as [received]"
    for mark in triggers:
        found = events.get(mark.span.start)
        if found is None:
            return f"no event at {mark.span.start}-{mark.span.end}"
        if mark.value not in ("", found.modality):
            return f"{found.text} is {found.modality}"
    ids = {events[m.span.start].event_id for m in triggers}
    filled = [(a.role, a.start, a.end) for a in tables["event_arguments"] if a.event_id in ids]
    for mark in marks:
        if mark.role and not any(
            role == mark.role and start < mark.span.end and mark.span.start < end for role, start, end in filled
        ):
            return f"no {mark.role} at {mark.span.start}-{mark.span.end}"
    return ""


def relation(rule: Rule, marks: Sequence[Mark], tables: Tables) -> str:
    """The same for a relation rule: its two ends, and its trigger if that is marked."""
    ends = {m.role: m.span for m in marks}
    if missing := [end for end in ("head", "tail") if end not in ends]:
        return f"no {' and no '.join(missing)} is marked, as [head Ann Lee]"
    trigger_at = [ends[""]] if "" in ends else [ends["head"], ends["tail"]]  # a delegation is both, "Turkish" as well
    at = {m.mention_id: m for m in tables["mentions"]}
    for row in made(rule, tables):
        pairs = ((at[row.head_mention_id], ends["head"]), (at[row.tail_mention_id], ends["tail"]))
        if all(mention.start < span.end and span.start < mention.end for mention, span in pairs) and any(
            span.start <= row.trigger_start < span.end for span in trigger_at
        ):
            return ""
    return "no such relation" + "".join(f"; it finds {_said(row)}" for row in made(rule, tables))


HITS = {"events": event, "relations": relation}


def _said(row: Any) -> str:
    return repr(getattr(row, "text", "") or getattr(row, "trigger", ""))
