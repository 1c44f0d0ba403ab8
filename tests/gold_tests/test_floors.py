"""Floors name figures that there are, and hold them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.core.errors import ContractError
from pipeline.gold import floors
from pipeline.gold.floors import Figure
from pipeline.gold.labels import COLUMNS
from pipeline.gold.score import score
from tests.gold_tests import hand

COUNTRY = "country, of matched entities"


def test_a_number_is_an_f1_and_precision_and_recall_are_named(tmp_path: Path) -> None:
    file = tmp_path / "floors.toml"
    file.write_text(
        f'dates = 90\n[measures.entities]\n"{COUNTRY}" = {{ precision = 99, recall = 60.5 }}\n'
        '[measures.sentences]\n"kind, given the span" = 98.0\n',
        "utf-8",
    )
    assert floors.read(file) == {
        Figure("dates"): 90.0,
        Figure("entities", COUNTRY, "precision"): 99.0,
        Figure("entities", COUNTRY, "recall"): 60.5,
        Figure("sentences", "kind, given the span"): 98.0,
    }
    assert floors.read(tmp_path / "none.toml") == {}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("cats = 3", "no table 'cats'"),
        ("dates = 101", "dates is 101. Write a number from 0 to 100"),
        ("dates = true", "True"),
        ("dates =", "toml"),
        ("measures = 3", "measures is 3"),
        ("[measures]\ndates = 3", "measures.dates is 3"),
        ("[measures.cats]", "no table 'cats'"),
        ("[measures.dates]\nspam = 3", "no measure 'spam' among span, overlap"),
        ("[measures.dates]\nspan = { f2 = 3 }", "no figure 'f2' among precision, recall, f1"),
        ("[measures.dates]\nspan = { recall = 300 }", r"dates: span \(recall\) is 300"),
    ],
)
def test_floors_that_make_no_sense_are_refused(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "floors.toml").write_text(content, "utf-8")
    with pytest.raises(ContractError, match=message):
        floors.read(tmp_path / "floors.toml")


def test_figures_are_held_one_by_one(tmp_path: Path) -> None:
    gold = hand.labels(tmp_path)
    known, *others = gold.tables["entities"]
    scores = score(gold, hand.predicted(gold, entities=(known, *(replace(row, country="") for row in others))))
    precision, recall = (Figure("entities", COUNTRY, of) for of in ("precision", "recall"))
    assert floors.below(scores, {precision: 100, recall: 100, Figure("dates"): 100}) == [recall]
    assert str(recall) == "entities: country, of matched entities (recall)"


def test_a_floor_of_what_nothing_is_labelled_for_is_not_met(tmp_path: Path) -> None:
    part = hand.named(tmp_path)
    least = {Figure("events"): 0.0, Figure("mentions"): 0.0}
    assert floors.below(score(part, {}), least) == [Figure("events")]


def test_every_measure_has_a_name_of_its_own(tmp_path: Path) -> None:
    gold = hand.labels(tmp_path)
    for table, found in score(gold, gold.tables).items():
        assert floors.measures(table) == tuple(found.further)
        assert len(set(found.further)) == len(found.further)


def test_committed_floors_name_every_table() -> None:
    found = floors.read(Path(__file__).parent.parent / "gold" / "floors.toml")
    assert {figure.table for figure in found if not figure.measure} == COLUMNS.keys()
