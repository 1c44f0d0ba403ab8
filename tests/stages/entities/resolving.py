"""The stage on a text, after the model and the stage of mentions."""

from __future__ import annotations

from typing import Any

from pipeline.core.rows import Mention
from pipeline.core.rules import read_marks
from pipeline.core.text import Text
from pipeline.stages import entities, mentions
from tests.stages.lines import lines


def resolve(nlp: Any, text: str) -> entities.Resolved:
    doc, raw = nlp(text), Text.raw(text)
    rows = lines(doc)
    return entities.run("d", raw, rows, doc, mentions.run("d", raw, rows, doc).rows, "")


def every(found: entities.Resolved) -> list[Mention]:
    """All mentions: names, and the phrases that are tied to others."""
    return [m.row for m in (*found.mentions, *(p.placed for p in found.phrases))]


def of(nlp: Any, text: str) -> list[tuple[str, str]]:
    """Words and entity of each mention."""
    return [(row.text, entities.brief(row)) for row in every(resolve(nlp, text))]


def chained(nlp: Any, text: str) -> dict[tuple[int, int], str]:
    """The entity of each mention, by its place; what is mentioned once has none."""
    return {(m.start, m.end): m.entity_id for m in every(resolve(nlp, text))}


def agrees(nlp: Any, passage: str) -> None:
    """Fails unless marks with one value stand for one thing, those with others for others, and "-" for nothing else."""
    text, marks = read_marks(passage)
    got = chained(nlp, text)
    groups: dict[str, set[str]] = {}
    for n, mark in enumerate(marks):
        own = f"-{n}" if mark.value == "-" else mark.value
        groups.setdefault(own, set()).add(got.get(tuple(mark.span), ""))
    for value, ids in groups.items():
        shared = sum(mark.value == value for mark in marks) > 1
        assert len(ids) == 1 and (not shared or "" not in ids), (value, got)
    ids = [next(iter(ids)) for ids in groups.values() if ids != {""}]
    assert len(ids) == len(set(ids)), got
