"""A few hostile documents, and all that ever broke something. `make fuzz` runs more."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from tests.fuzz import check, documents

with (Path(__file__).parent / "found.csv").open(encoding="utf-8", newline="") as file:
    FOUND = [
        pytest.param(
            int(row["number"]),
            id=row["what it was"],
            marks=[pytest.mark.xfail(reason="known gap", strict=True)] if row["open"] else [],
        )
        for row in csv.DictReader(file)
    ]


@pytest.mark.parametrize("first", range(1_000_000, 1_000_080, 20))
def test_nothing_breaks(models: Any, first: int) -> None:
    assert [(n, told) for n in range(first, first + 20) for told in check.document(n, models)] == []


@pytest.mark.parametrize("number", FOUND)
def test_what_broke_once_does_not_again(models: Any, number: int) -> None:
    assert list(check.document(number, models)) == []


def test_the_same_number_gives_the_same_bytes() -> None:
    assert [documents.document(n) for n in range(50)] == [documents.document(n) for n in range(50)]
