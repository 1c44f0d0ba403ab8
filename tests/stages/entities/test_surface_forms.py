"""300 names of states, peoples, capitals and bodies, each in a sentence, labelled without sight of the lists."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from pipeline import run as document

FORMS = Path(__file__).parent / "surface_forms.csv"
RIGHT, WRONG_IDS = 0.97, 0.01


@pytest.fixture(scope="module")
def judged(models: Any) -> list[tuple[str, bool, bool, str]]:
    """Each form: whether it is right, whether its id is a wrong one, and what came out."""
    with FORMS.open(encoding="utf-8", newline="") as file:
        return [judge(models, row) for row in csv.DictReader(file)]


def judge(models: Any, row: dict[str, str]) -> tuple[str, bool, bool, str]:
    start = row["sentence"].index("[")
    end = row["sentence"].index("]") - 1
    raw = row["sentence"].replace("[", "").replace("]", "")
    tables = document.extract(document.Source("d", "d.txt", "0" * 64, raw, {}), models).tables
    name = next((m for m in tables["mentions"] if (m.start, m.end) == (start, end) and m.form == "name"), None)
    entity = next((e for e in tables["entities"] if name and e.entity_id == name.entity_id), None)
    country, wikidata = (entity.country, entity.wikidata) if entity else ("", "")
    if row["wikidata"]:
        right = country in row["country"].split("|") and wikidata in row["wikidata"].split("|")
    else:
        right = not country and not wikidata
    wrong = bool(wikidata) and wikidata not in row["wikidata"].split("|")
    return row["form"], right, wrong, f"{name.label if name else 'no name'} {country} {wikidata}"


def test_forms_are_right(judged: list[tuple[str, bool, bool, str]]) -> None:
    failed = [f"{form}: {got}" for form, right, _, got in judged if not right]
    assert len(failed) <= (1 - RIGHT) * len(judged), failed


def test_ids_are_hardly_ever_wrong(judged: list[tuple[str, bool, bool, str]]) -> None:
    failed = [f"{form}: {got}" for form, _, wrong, got in judged if wrong]
    assert len(failed) <= WRONG_IDS * len(judged), failed
