"""Rules that are switched off: read and checked, told in the rule book, and asked nothing."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from pipeline import batch, own, run
from pipeline.core import rows
from pipeline.core.errors import RuleError
from pipeline.logic import blocks
from pipeline.report import about, docs, proof
from pipeline.stages.events import stage as events
from pipeline.stages.relations import stage as relations

RULES = """
[[rule]]
id = "aid.bankroll"
type = "aid"
trigger = "bankroll/VERB"
off = "Right in 2 rows of 7."
args = { supplier = "subj@ACTOR", recipient = "obj" }
hits = ["[supplier Norway] [bankrolled] [recipient Ghana]."]
misses = ["The bankroll was lost."]

[[rule]]
id = "leads.captains"
type = "leads"
trigger = "captain/VERB"
off = "Not tried yet."
args = { head = "subj@PERSON", tail = "obj@ORG" }

[[line]]
id = "leads.skipper"
type = "leads"
summary = "X, skipper of Y."
line = "head:PERSON , !skipper of the? tail:ORG,GPE"
off = "Ships have skippers too."
hits = ["[head Ann Lee], [skipper] of [tail Acme Corp.], left."]
misses = ["A skipper of the line left."]
"""
TEXT = "Norway bankrolled Ghana. Ann Lee, skipper of Acme Corp., left Oslo. Bo Falk captained the Volta Corporation."
OFF = {"aid.bankroll", "leads.captains", "leads.skipper"}


@pytest.mark.parametrize("off", [True, False])
def test_they_make_no_row(models, off: bool) -> None:
    text = RULES if off else "\n".join(line for line in RULES.splitlines() if not line.startswith("off"))
    mine = own.load((own.RuleFile("mine.toml", text),))
    tables = run.extract(run.Source("doc", "doc.txt", "0" * 64, TEXT, {}), models, mine).tables
    made = {row.rule_id for name in ("events", "relations") for row in tables[name]} & OFF
    assert made == (set() if off else OFF)
    assert {rule.id for rule in mine.rules} == (set() if off else OFF)
    assert {rule.id for rule in mine.off} == (OFF if off else set())


def test_a_run_counts_none_of_them_and_explain_says_why(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(RULES, "utf-8")
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    batch.run([str(tmp_path / "a.txt")], tmp_path / "out", rules=[tmp_path / "mine.toml"])
    assert not OFF & {row.rule_id for row in rows.RULES.read(tmp_path / "out" / "rules.csv")}
    assert "  off   Right in 2 rows of 7." in next(about.describe(tmp_path / "out", "aid.bankroll"))


def test_their_examples_are_not_asked_for(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(RULES, "utf-8")
    report, well = proof.run([tmp_path / "mine.toml"], batch.model.DEFAULT, batch.tagger.FAST)
    assert well
    assert report.splitlines()[0] == "aid.bankroll: switched off: Right in 2 rows of 7."
    assert len(report.splitlines()) == 3


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('"Right in 2 rows of 7."', "true", "off must be a text"),
        ('"Right in 2 rows of 7."', '""', "off says why the rule is switched off, and is empty"),
        ("bankroll/VERB", "bankroll", "no part of speech"),
        ("!skipper of", "skipper of", "have a trigger"),
        ("aid.bankroll", "loan.grant", "rowcite itself has a rule of this id"),
    ],
)
def test_they_are_checked_as_others(tmp_path: Path, before: str, after: str, told: str) -> None:
    (tmp_path / "mine.toml").write_text(RULES.replace(before, after), "utf-8")
    with pytest.raises(RuleError, match=told):
        own.read([tmp_path / "mine.toml"], ["loan.grant"])


@pytest.mark.parametrize(
    ("stage", "rule_id"), [(events, "visit.verb"), (relations, relations.PATTERNS[0].rule.id),
                           (relations, relations.WORDINGS[0].rule.id)]
)  # fmt: skip
def test_a_rule_of_the_house_goes_to_the_others(
    stage: ModuleType, rule_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = blocks.read

    def switched(text: str, name: str) -> tuple[blocks.Block, ...]:
        return tuple(
            b._replace(values={**b.values, "off": "Why."}) if b.values["id"] == rule_id else b for b in read(text, name)
        )

    monkeypatch.setattr(blocks, "read", switched)
    spec = importlib.util.spec_from_file_location("fresh", str(stage.__file__))
    assert spec is not None and spec.loader is not None
    fresh = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "fresh", fresh)
    spec.loader.exec_module(fresh)
    (rule,) = [r for r in fresh.OFF if r.id == rule_id]
    assert (rule.id, rule.off) == (rule_id, "Why.")
    assert {r.id for r in fresh.RULES} == {r.id for r in stage.RULES} - {rule_id}
    known = [*fresh.PATTERNS, *getattr(fresh, "WORDINGS", ())]
    assert rule_id not in {p.rule.id for p in known}

    page = docs.rules(fresh.RULES, {}, fresh.OFF)
    _, _, entry = page.partition(f"### `{rule_id}`\n")
    assert entry.splitlines()[1:6] == [rule.summary, "", "*Switched off*: Why.", "", f"- {docs._code(rule.hits[0])}"]
    assert docs.rules(stage.RULES, {}, stage.OFF).count("### ") == page.count("### ")


def test_the_house_has_none_in_both() -> None:
    assert not {rule.id for rule in run.OFF} & {rule.id for rule in run.RULES}
    assert all(rule.off for rule in run.OFF)
    assert not any(rule.off for rule in run.RULES)
