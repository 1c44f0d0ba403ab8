"""The report says what it should, in the same bytes each time; floors hold."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from pipeline.core.errors import ContractError, UsageError
from pipeline.gold import floors, labels, report
from pipeline.gold import score as scoring
from pipeline.gold.floors import Figure
from tests.gold_tests import hand

Make = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A gold folder of one labelled text and one that isn't."""
    gold = tmp_path / "tests" / "gold"
    (gold / "texts").mkdir(parents=True)
    hand.write(gold / "labels")
    (gold / "texts" / "d.txt").write_bytes(hand.RAW.encode())
    (gold / "texts" / "later.txt").write_bytes(b"Not yet.")
    (gold / "metadata.csv").write_bytes(b"path,published\nd.txt,2020-03-10\n")
    return gold


@pytest.fixture
def fake(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Puts a pipeline in place that gives the labels back, without their dates; returns what it was given."""
    seen: list[Any] = []

    @dataclass
    class Article:
        tables: dict[str, Any]

    def extract(source: hand.Source, models: object, mine: object) -> Article:
        seen.append(source)
        gold = labels.read("d", folder / "labels" / "d", source.raw)
        wrong = hand.row("dates", date_id="d:0-8", start=0, end=8, text="Ann Bell", type="DATE", rule_id="dates.bad")
        return Article({**gold.tables, "dates": (wrong,)})

    module = ModuleType("pipeline.run")
    module.__dict__.update(RULES=(), Source=hand.Source, extract=extract, load=lambda model, names: model)
    monkeypatch.setitem(sys.modules, "pipeline.run", module)
    return seen


def test_a_folder_is_run_and_reported(folder: Path, fake: list[Any]) -> None:
    text, passed = scoring.run(folder, "any")
    assert passed
    lines = text.splitlines()
    assert lines[:2] == ["1 documents: d", "not labelled: later"]
    assert "events           P 100.0  R 100.0  F1 100.0  (right 2, predicted 2, gold 2)  floor 0.0" in lines
    assert "dates            P   0.0  R   0.0  F1   0.0  (right 0, predicted 1, gold 1)  floor 0.0" in lines
    assert '    d:33-39  "Monday"  type "DATE"; value "2020-03-09"' in lines
    assert '    d:0-8  "Ann Bell"  type "DATE"  [dates.bad]' in lines
    assert text.endswith("\nevery figure meets its floor\n")
    assert fake[0].metadata["published"] == "2020-03-10"
    assert (fake[0].doc_id, fake[0].path, fake[0].raw) == ("d", "d.txt", hand.RAW)
    assert scoring.run(folder, "any")[0] == text


def test_lists_may_be_cut(folder: Path, fake: list[Any]) -> None:
    text, _ = scoring.run(folder, "any", limit=0)
    assert "missing (1)" in text
    assert "... and 1 more" in text
    assert "Monday" not in text


def test_a_table_below_its_floor_fails(folder: Path, fake: list[Any]) -> None:
    (folder / "floors.toml").write_text("events = 100\ndates = 0.1\n", "utf-8")
    text, passed = scoring.run(folder, "any")
    assert not passed
    assert "floor 0.1  BELOW" in text
    assert text.endswith("\nbelow floor: dates\n")


def test_a_text_may_lie_among_the_seeds(folder: Path, fake: list[Any]) -> None:
    seeds = folder.parent.parent / "seeds"
    seeds.mkdir()
    (folder / "texts" / "d.txt").rename(seeds / "d.txt")
    assert [one.file for one, _, _ in scoring.documents(folder)] == [seeds / "d.txt"]
    (seeds / "d.txt").unlink()
    with pytest.raises(ContractError, match="there is no text for it"):
        scoring.documents(folder)


def test_a_folder_without_labels_is_no_gold_folder(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no folder labels"):
        scoring.documents(tmp_path)
    (tmp_path / "labels").mkdir()
    with pytest.raises(UsageError, match="nothing is labelled"):
        scoring.documents(tmp_path)


def test_where_there_is_nothing_to_count_there_is_a_dash(tmp_path: Path) -> None:
    gold = hand.labels(tmp_path, quantities=[])
    scores = {"d": scoring.score(gold, gold.tables)}
    lines = report.compose(scores, scoring.total(scores.values()), {}, [], [], None).splitlines()
    assert "quantities       P     -  R     -  F1     -  (right 0, predicted 0, gold 0)  floor 0.0" in lines
    assert floors.below(scoring.total(scores.values()), {Figure("quantities"): 100}) == []


def test_chains_are_told_in_both_directions(tmp_path: Path) -> None:
    gold = hand.labels(tmp_path)
    scores = {"d": scoring.score(gold, {})}
    text = report.compose(scores, scoring.total(scores.values()), {}, [], [], None)
    assert "\nentities: chains of names\n  missing (4)\n" in text
    assert "CoNLL, mean of MUC, B3, CEAFe" in text


def test_wrong_names_are_listed_apart_from_other_mentions(tmp_path: Path) -> None:
    gold = hand.labels(tmp_path)
    rows = list(gold.tables["mentions"])
    rows[1] = replace(rows[1], label="ORG", rule_id="mentions.bad")
    scores = {"d": scoring.score(gold, {**gold.tables, "mentions": tuple(rows[:4])})}
    text = report.compose(scores, scoring.total(scores.values()), {}, [], [], None)
    names, others = text.partition("mentions, names: ")[2].split("\n\n")[:2]
    assert '  wrong (1)\n    d:19-23  "Orla"  label: expected "GPE", got "ORG"  [mentions.bad]' in names
    assert '  missing (1)\n    d:94-98  "Tarn"' in names
    assert '  missing (1)\n    d:82-85  "She"' in others


def test_what_is_not_labelled_is_left_blank(tmp_path: Path) -> None:
    gold, part = hand.labels(tmp_path / "one"), hand.named(tmp_path / "two")
    scores = {"d": scoring.score(gold, gold.tables), "part": scoring.score(part, gold.tables)}
    lines = report.compose(scores, scoring.total(scores.values()), {}, [], [], None).splitlines()
    assert "part" + 4 * "  100.0" in lines
    assert "part" + 4 * "  100.0" + 2 * "  100.0" in lines


def test_floors_of_measures_are_told_where_these_are(tmp_path: Path) -> None:
    gold = hand.labels(tmp_path)
    scores = {"d": scoring.score(gold, gold.tables)}
    least = {
        Figure("sentences", "kind, given the span"): 99.0,
        Figure("entities", "country, of matched entities", "precision"): 98.0,
        Figure("entities", "country, of matched entities", "recall"): 97.5,
    }
    text = report.compose(scores, scoring.total(scores.values()), least, list(least)[2:], [], None)
    assert "(2 of 2)  floor 99.0\n" in text
    assert "gold 2)  floor of precision 98.0  floor of recall 97.5  BELOW\n" in text
    assert text.endswith("\nbelow floor: entities: country, of matched entities (recall)\n")
