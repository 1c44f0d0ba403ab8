from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.core.errors import ContractError
from pipeline.report import diff
from tests import fake

Run = Callable[..., Any]


def test_rows_that_came_went_and_changed(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme sold 5 mills to Riga"})
    run("in", out="old")
    fake.write(tmp_path / "in", {"a.txt": "Acme sold 7 mills to Oslo"})
    run("in", out="new")
    report, different = diff.run(tmp_path / "old", tmp_path / "new")
    assert different
    lines = report.splitlines()
    assert lines[0].split() == ["table", "gained", "lost", "changed"]
    assert "entities              1     1        0" in lines
    assert "mentions              0     0        1" in lines
    assert "~ mentions        a:21-25  text: 'Riga' → 'Oslo'  entity_id: 'org:riga' → 'org:oslo'" in lines
    assert "~ quantities      a:10-11  text: '5' → '7'  value_min: '5' → '7'  value_max: '5' → '7'" in lines
    assert "+ entities        org:oslo  'Oslo'  label=ORG  documents=1  mentions=1" in lines


def test_the_same_rows(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme"})
    run("in")
    assert diff.run(tmp_path / "out", tmp_path / "out")[1] is False


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda data: data.replace(b"Acme", b"Acm\xe9"), r"line 2: byte \d+ is not UTF-8\. Run rowcite again\."),
        (lambda data: data.replace(b"Acme", b'"Acme'), r"line 2: not CSV .*\. Run rowcite again\."),
        (lambda data: data.replace(b"Acme", b"Acme,"), r"line 2: 11 cells, not 10\. Run rowcite again\."),
        (lambda data: b"", r"there is no column mention_id\. Run rowcite again\."),
    ],
)
def test_a_damaged_table(run: Run, tmp_path: Path, damage: Callable[[bytes], bytes], words: str) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme"})
    run("in")
    table = tmp_path / "out/mentions.csv"
    table.write_bytes(damage(table.read_bytes()))
    with pytest.raises(ContractError, match=rf"mentions\.csv: {words}"):
        diff.run(tmp_path / "out", tmp_path / "out")


def test_tables_of_an_older_version(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme"})
    run("in", out="old")
    run("in", out="new")
    (tmp_path / "old/attributions.csv").unlink()
    lines = [line.split(",") for line in (tmp_path / "old/mentions.csv").read_text().splitlines()]
    (tmp_path / "old/mentions.csv").write_text("".join(",".join(line[:7]) + "\n" for line in lines))
    report, different = diff.run(tmp_path / "old", tmp_path / "new")
    assert different
    assert [line for line in report.splitlines() if line.startswith("~")] == [
        "~ mentions        column entity_id  came",
        "~ mentions        column form  came",
        "~ mentions        column rule_id  came",
    ]
