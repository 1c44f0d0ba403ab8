"""Tables are checked against their texts, their record and their own description."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.core.errors import ContractError, UsageError
from pipeline.report import check
from tests import fake

Run = Callable[..., Any]
TEXTS = {"a.txt": "Acme sold 5 mills", "b.txt": "Riga", "bad.txt": ""}


@pytest.fixture
def out(run: Run, tmp_path: Path) -> Path:
    fake.write(tmp_path / "seeds", TEXTS)
    run("seeds")
    return tmp_path / "out"


def test_texts_are_found_beside_the_tables(out: Path) -> None:
    notes: list[str] = []
    assert check.run(out, None, notes.append).endswith("2 documents hold; 2 compared with the text.")
    assert notes == []


def test_texts_that_are_gone_are_told(out: Path, tmp_path: Path) -> None:
    (tmp_path / "seeds").rename(tmp_path / "elsewhere")
    notes: list[str] = []
    told = check.run(out, None, notes.append)
    assert told.endswith("no text was found to compare them with. Name its folder: --input FOLDER")
    assert notes[0].startswith("2 of 2 texts not compared with their rows; the first: a.txt: its text isn't there")
    assert "2 compared" in check.run(out, tmp_path / "elsewhere", notes.append)


def test_a_text_that_has_changed_is_an_error_where_texts_are_named(out: Path, tmp_path: Path) -> None:
    (tmp_path / "seeds/a.txt").write_text("Acme sold 6 mills")
    with pytest.raises(UsageError, match="it has changed since the tables were made"):
        check.run(out, tmp_path / "seeds", print)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda told: told["counts"]["rows"].update(dates=1), "its counts aren't those of dates"),
        (lambda told: told["counts"].update(inputs=2), "don't make 2 inputs"),
        (lambda told: told.pop("counts"), "can't be read"),
        (lambda told: told["counts"].update(rows=7), "can't be read"),
    ],
)
def test_a_record_of_another_run(out: Path, change: Callable[[Any], None], words: str) -> None:
    told = json.loads((out / "run.json").read_text())
    change(told)
    (out / "run.json").write_text(json.dumps(told))
    with pytest.raises(ContractError, match=words):
        check.run(out, None, print)


def test_another_data_package(out: Path) -> None:
    (out / "datapackage.json").write_text("{}")
    with pytest.raises(ContractError, match=r"datapackage\.json"):
        check.run(out, None, print)
