"""Every example of every rule, run through the whole pipeline; and the rules themselves."""

from __future__ import annotations

import re

import pytest

from pipeline import run
from pipeline.core import rows
from pipeline.core.rules import Rule, read_marks
from pipeline.report import proof
from pipeline.stages import amounts, clean, dates, entities, mentions, sentences

ROLES = proof.ROLES | {"source", "content"}
BRIEF = {"mentions": mentions, "entities": entities, "dates": dates, "amounts": amounts, "sentences": sentences}
TABLES = {
    "mentions": ("mentions",),
    "entities": ("mentions",),
    "dates": ("dates",),
    "amounts": ("money", "quantities"),
    "relations": ("relations",),
    "events": ("events",),
    "attributions": ("attributions",),
}
TOLD = [r for r in run.RULES if r.stage in TABLES]
LABELLED = [r for r in TOLD if r.stage in BRIEF]


def extract(models, sentence: str, rule: Rule):
    known = {"published": rule.published} if rule.published else {}
    return run.extract(run.Source("doc", "doc.txt", "0" * 64, sentence, known), models).tables


def all_rows(tables, rule: Rule):
    return [row for name in TABLES[rule.stage] for row in tables[name]]


def made(tables, rule: Rule):
    return [row for row in all_rows(tables, rule) if row.rule_id == rule.id]


def briefly(row, rule: Rule):
    return row.start, row.end, BRIEF[rule.stage].brief(row)


def examples(rules, kind):
    return [pytest.param(r, e, id=f"{r.id}: {e}") for r in rules for e in getattr(r, kind)]


def test_ids_are_unique_and_every_rule_has_hits_and_misses():
    every = (*run.RULES, *run.OFF)
    ids = [r.id for r in every]
    assert len(ids) == len(set(ids))
    assert not [r.id for r in every if len(r.hits) < 2 or len(r.misses) < 2 or not r.summary]


@pytest.mark.parametrize(("rule", "example"), examples(LABELLED, "hits"))
def test_hit(models, rule, example):
    sentence, marks = read_marks(example)
    tables = extract(models, sentence, rule)
    # The other end of a range may be another rule's; one row at least is its own.
    expected = {(*mark.span, mark.value) for mark in marks}
    both = [{briefly(row, rule) for row in found} for found in (all_rows(tables, rule), made(tables, rule))]
    assert both[0] >= expected
    assert both[1] & expected


@pytest.mark.parametrize(("rule", "example"), examples((r for r in TOLD if r.stage in proof.HITS), "hits"))
def test_event_and_relation_hit(models, rule, example):
    sentence, marks = read_marks(example, proof.ROLES)
    assert not proof.HITS[rule.stage](rule, marks, extract(models, sentence, rule))


@pytest.mark.parametrize(("rule", "example"), examples((r for r in TOLD if r.stage == "attributions"), "hits"))
def test_attribution_hit(models, rule, example):
    sentence, marks = read_marks(example, ROLES)
    tables = extract(models, sentence, rule)
    cue = next(m for m in marks if not m.role)
    row = next(r for r in made(tables, rule) if r.cue_start == cue.span.start)
    at = {m.mention_id: m for m in tables["mentions"]}
    assert (row.cue_end, row.kind) == (cue.span.end, cue.value)
    for mark in marks:
        if mark.role == "content":
            assert row.content == sentence[slice(*mark.span)]
        if mark.role == "source":
            source = at[row.source_mention_id]
            assert source.start < mark.span.end and mark.span.start < source.end


@pytest.mark.parametrize(("rule", "example"), examples(TOLD, "misses"))
def test_miss(models, rule, example):
    sentence, marks = read_marks(example)
    assert not marks
    assert not made(extract(models, sentence, rule), rule)


@pytest.mark.parametrize("rule", [r for r in run.RULES if r.stage == "clean"], ids=lambda r: r.id)
def test_clean(rule):
    for kind, examples_ in (("hit", rule.hits), ("miss", rule.misses)):
        for example in examples_:
            raw, expected = clean.read_example(example)
            text, edits = clean.run(run.Text.raw(raw))
            assert text.value == expected, example
            assert (rule.id in {e.rule_id for e in edits}) == (kind == "hit"), example


def test_rule_ids_are_greppable():
    assert all(re.fullmatch(r"[a-z_]+\.[a-z_0-9]+", r.id) for r in (*run.RULES, *run.OFF))
    assert {r.stage for r in run.RULES} <= {*TABLES, "clean", "sentences"}
    assert rows.MENTIONS.name in TABLES
