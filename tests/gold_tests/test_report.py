"""The report says what it should, in the same bytes each time; floors hold."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from pipeline.core.errors import ContractError, UsageError
from pipeline.gold import labels, report
from pipeline.gold import score as scoring
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
    class Source:
        doc_id: str
        path: str
        sha256: str
        raw: str
        metadata: dict[str, str]

    @dataclass
    class Article:
        tables: dict[str, Any]

    def extract(source: Source, nlp: object) -> Article:
        seen.append(source)
        gold = labels.read("d", folder / "labels" / "d", source.raw)
        wrong = hand.row("dates", date_id="d:0-8", start=0, end=8, text="Ann Bell", type="DATE", rule_id="dates.bad")
        return Article({**gold.tables, "dates": (wrong,)})

    module = ModuleType("pipeline.run")
    module.__dict__.update(Source=Source, extract=extract)
    monkeypatch.setitem(sys.modules, "pipeline.run", module)
    monkeypatch.setattr("pipeline.core.model.load", lambda name: name)
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
    assert text.endswith("\nevery table meets its floor\n")
    assert fake[0].metadata["published"] == "2020-03-10"
    assert (fake[0].doc_id, fake[0].path, fake[0].raw) == ("d", "d.txt", hand.RAW)
    assert scoring.run(folder, "any")[0] == text


def test_lists_may_be_cut(folder: Path, fake: list[Any]) -> None:
    text, _ = scoring.run(folder, "any", 0)
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


@pytest.mark.parametrize(
    ("content", "message"),
    [("cats = 3", "no table 'cats'"), ("dates = 101", "from 0 to 100"), ("dates = true", "True"), ("dates =", "toml")],
)
def test_floors_that_make_no_sense_are_refused(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "floors.toml").write_text(content, "utf-8")
    with pytest.raises(ContractError, match=message):
        scoring.floors(tmp_path / "floors.toml")


def test_committed_floors_name_every_table() -> None:
    file = Path(__file__).parent.parent / "gold" / "floors.toml"
    assert scoring.floors(file).keys() == labels.COLUMNS.keys()


def test_where_there_is_nothing_to_count_there_is_a_dash(tmp_path: Path) -> None:
    gold = hand.labels(tmp_path, quantities=[])
    scores = {"d": scoring.score(gold, gold.tables)}
    lines = report.compose(scores, scoring.total(scores.values()), {}, [], [], None).splitlines()
    assert "quantities       P     -  R     -  F1     -  (right 0, predicted 0, gold 0)  floor 0.0" in lines
    assert scoring.below(scoring.total(scores.values()), {"quantities": 100}) == []


def test_chains_are_told_in_both_directions(tmp_path: Path) -> None:
    gold = hand.labels(tmp_path)
    scores = {"d": scoring.score(gold, {})}
    text = report.compose(scores, scoring.total(scores.values()), {}, [], [], None)
    assert "\nentities: chains of names\n  missing (4)\n" in text
    assert "CoNLL, mean of MUC, B3, CEAFe" in text
