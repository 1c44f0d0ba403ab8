"""How differences are told: as JSON, as Markdown; and what can't be compared."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.core.errors import ContractError, UsageError
from pipeline.report import diff
from tests import fake
from tests.report.folders import loan, mention, put

Run = Callable[..., Any]
GAINED = {"gained": 1, "lost": 0, "changed": 0}
CHANGED = {"gained": 0, "lost": 0, "changed": 1}


def test_as_json(tmp_path: Path) -> None:
    old = put(tmp_path / "old", events=[loan()])
    new = put(tmp_path / "new", events=[loan(rule="loan.noun")], mentions=[mention(0, 4, "Orla", "org:orla")])
    told = json.loads(diff.run(old, new, "json")[0])
    assert told["tables"] == {
        "mentions": GAINED | {"rules": {"mentions.a": GAINED}},
        "events": CHANGED | {"rules": {"loan.noun": CHANGED}},
    }
    gained, changed = told["facts"]
    assert gained["cells"] == {"label": "ORG", "form": "name", "entity_id": "org:orla"}
    assert gained["sentence"] == "Orla lent $5 million to Norland, Ann Bell said."
    assert changed["differs"] == {"rule_id": {"old": "loan.lend", "new": "loan.noun"}}
    assert changed["old_id"] == changed["id"] == "d:5-9"
    assert json.loads(diff.run(old, old, "json")[0])["facts"] == []


def test_as_markdown(tmp_path: Path) -> None:
    old = put(tmp_path / "old")
    new = put(tmp_path / "new", mentions=[mention(0, 4, "O|<b>*", "org:orla"), mention(33, 41, "Ann Bell", "org:x")])
    report, different = diff.run(old, new, "markdown", 1)
    assert different
    assert "| mentions | 2 | 0 | 0 |\n" in report
    assert "| mentions | mentions.a | 2 | 0 | 0 |\n" in report
    assert (
        "| gained | 'O\\|&lt;b&gt;\\*' label=ORG form=name entity\\_id=org:orla | d:0-4 | mentions.a | Orla" in report
    )
    assert "\n… and 1 more\n" in report
    assert diff.run(old, old, "markdown") == ("**No fact changed.**\n", False)


def test_no_such_form(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"--format yaml: there is no such form\. It is text, json, markdown"):
        diff.run(tmp_path, tmp_path, "yaml")


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
    cells = [line.split(",") for line in (tmp_path / "old/mentions.csv").read_text().splitlines()]
    (tmp_path / "old/mentions.csv").write_text("".join(",".join(line[:7]) + "\n" for line in cells))
    report, different = diff.run(tmp_path / "old", tmp_path / "new")
    assert different
    assert [line for line in report.splitlines() if line.startswith("~")] == [
        "~ mentions        column entity_id  came",
        "~ mentions        column form  came",
        "~ mentions        column rule_id  came",
    ]
