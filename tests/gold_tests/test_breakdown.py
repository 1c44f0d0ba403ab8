"""Figures by label and by rule, confusions, and the summary for a pull request."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.core.errors import UsageError
from pipeline.gold import breakdown, markdown
from pipeline.gold.breakdown import Confusion, Part
from pipeline.gold.compare import Tally
from pipeline.gold.floors import Figure
from pipeline.gold.labels import Labels
from pipeline.gold.score import score
from tests.gold_tests import hand


def parts(found: object) -> dict[tuple[str, str], Tally]:
    return {(part.table, part.name): part.counts for part in found}  # type: ignore[attr-defined]


def test_labels_are_counted(gold: Labels) -> None:
    mentions = list(gold.tables["mentions"])
    mentions[1] = replace(mentions[1], label="ORG")
    extra = hand.row("events", event_id="d:10-15", start=10, end=15, text="mayor", type="visit")
    found = score(gold, hand.predicted(gold, mentions=tuple(mentions), events=(*gold.tables["events"], extra)))
    by = parts(breakdown.by_label(found))
    assert by["mentions", "GPE"] == Tally.of(3, 3, 4)
    assert by["mentions", "ORG"] == Tally.of(0, 1, 0)
    assert by["mentions", "PERSON"] == Tally.of(2, 2, 2)
    assert by["events", "visit"] == Tally.of(1, 2, 1)
    assert by["events", "loan"] == Tally.of(1, 1, 1)
    assert by["money", "USD"] == Tally.of(1, 1, 1)
    assert not any(table == "entities" for table, _ in by)


def test_a_cue_of_another_kind_is_none_of_the_label(gold: Labels) -> None:
    voice = replace(gold.tables["attributions"][0], kind="quote")
    by = parts(breakdown.by_label(score(gold, hand.predicted(gold, attributions=(voice,)))))
    assert by["attributions", "say"] == Tally.of(0, 0, 1)
    assert by["attributions", "quote"] == Tally.of(0, 1, 0)


def test_rules_are_counted(gold: Labels) -> None:
    extra = hand.row("dates", date_id="d:86-93", start=86, end=93, text="visited", type="DATE", rule_id="dates.bad")
    own = replace(gold.tables["dates"][0], rule_id="dates.weekday")
    events = tuple(replace(row, rule_id=f"{row.type}.x") for row in gold.tables["events"][:1])
    found = score(gold, hand.predicted(gold, dates=(own, extra), events=events))
    assert list(breakdown.by_rule({name: found[name] for name in ("dates", "events")})) == [
        Part("dates", "dates.bad", Tally.of(0, 1, 1)),
        Part("dates", "dates.weekday", Tally.of(1, 1, 1)),
        Part("events", "loan.x", Tally.of(1, 1, 1)),  # of the one loan that there is
    ]


def test_confusions(gold: Labels) -> None:
    mentions = list(gold.tables["mentions"])
    mentions[1], mentions[2] = (replace(mentions[n], label="ORG") for n in (1, 2))
    events = (replace(gold.tables["events"][0], modality="asserted"),)
    found = breakdown.confusions(score(gold, hand.predicted(gold, mentions=tuple(mentions), events=events)))
    assert found[0] == Confusion("mentions", "label", "GPE", "ORG", 2)
    assert Confusion("events", "modality", "reported", "asserted", 1) in found
    assert Confusion("events", "type", "visit", "-", 1) in found
    assert breakdown.confusions(score(gold, gold.tables)) == []


def test_the_summary(gold: Labels, tmp_path: Path) -> None:
    mentions = list(gold.tables["mentions"])
    mentions[1] = replace(mentions[1], label="ORG", rule_id="mentions.bad")
    scores = score(gold, hand.predicted(gold, mentions=tuple(mentions)))
    text = markdown.compose(["d"], scores, {Figure("mentions"): 99.0}, [Figure("mentions")])
    lines = text.splitlines()
    assert lines[0] == "**Gold: 1 documents.** Below floor: mentions."
    assert "| mentions | 83.3 | 83.3 | 83.3 | 5 | 6 | 6 | 99.0 ✗ |" in lines
    assert "| events | 100.0 | 100.0 | 100.0 | 2 | 2 | 2 |  |" in lines
    assert "| mentions | ORG | 0.0 | 0.0 | 0.0 | 0 | 1 | 0 |" in lines
    assert "| mentions | mentions.bad | 0.0 | 0.0 | 0.0 | 0 | 1 | 0 |" in lines
    assert "| mentions | label | GPE | ORG | 1 |" in lines
    with pytest.raises(UsageError, match=r"--markdown .*can't be written"):
        markdown.put(tmp_path, text)
