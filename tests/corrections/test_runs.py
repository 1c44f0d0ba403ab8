"""Runs that apply a file of corrections, and what is told of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline import corrections
from pipeline.core.errors import UsageError
from tests import fake
from tests.corrections.files import HEADER, corrected

Run = Callable[..., Any]


def test_a_run_applies_the_file_beside_the_inputs(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme sold 5 mills\nto Riga", "b.txt": "Riga"})
    corrected(
        tmp_path,
        "a,mentions,0-4 Acme,set,label=GPE,kb,a town",
        "a,quantities,10-11 5,reject,,kb,",
        "*,entities,org:riga,merge,gpe:riga,kb,a city",
        "b,mentions,0-4 Oslo,reject,,kb,",
        "gone,mentions,0-4 Oslo,reject,,kb,",
    )
    notes: list[str] = []
    run("in", note=notes.append)
    assert [(m["text"], m["label"], m["entity_id"], m["rule_id"]) for m in fake.read(tmp_path / "out", "mentions")] == [
        ("Acme", "GPE", "org:acme", "corrections.set"),
        ("Riga", "ORG", "gpe:riga", "corrections.merge"),
        ("Riga", "ORG", "gpe:riga", "corrections.merge"),
    ]
    assert fake.read(tmp_path / "out", "quantities") == []
    assert {r["rule_id"]: r["rows"] for r in fake.read(tmp_path / "out", "rules")}["corrections.merge"] == "2"
    told = corrections.recorded(tmp_path / "out")
    assert [one.status for one in told] == ["applied", "applied", "applied", "stale", "stale"]
    assert notes == [
        "correction not applied: b mentions '0-4 Oslo' reject: the text has 'Riga' at 0-4, not 'Oslo'. "
        "Look at the text, then mend the place or remove the line.",
        "correction not applied: gone mentions '0-4 Oslo' reject: no document gone gave rows in this run. "
        "Mend the doc_id or remove the line.",
    ]
    assert "corrections" in json.loads((tmp_path / "out/run.json").read_text())


def test_what_is_said_of_all_documents_is_told_once(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme", "b.txt": "Riga", "c.txt": "Riga"})
    corrected(
        tmp_path,
        "*,entities,org:riga,set,country=LV,kb,",
        "*,entities,org:acme,set,label=ORG,kb,",
        "*,entities,org:gone,set,label=ORG,kb,",
    )
    run("in")
    told = corrections.recorded(tmp_path / "out")
    assert [one.reason for one in told] == [
        "",
        "the row says so already. Remove the line.",
        "no document has the entity org:gone. Mend the id or remove the line.",
    ]
    assert {e["entity_id"]: e["country"] for e in fake.read(tmp_path / "out", "entities")}["org:riga"] == "LV"


def test_two_processes_correct_the_same(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme sold 5 mills", "b.txt": "Riga"})
    corrected(tmp_path, "a,mentions,0-4 Acme,reject,,kb,")
    run("in", out="one")
    run("in", out="two", jobs=2)
    assert fake.content(tmp_path / "one") == fake.content(tmp_path / "two")


def test_a_changed_file_counts_at_the_next_run(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme sold 5 mills", "b.txt": "Riga"})
    labels = []
    for label in ("GPE", "LOC", ""):
        corrected(tmp_path, *([f"a,mentions,0-4 Acme,retype,{label},kb,"] if label else []))
        run("in")
        labels.append([m["label"] for m in fake.read(tmp_path / "out", "mentions")])
    assert labels == [["GPE", "ORG"], ["LOC", "ORG"], ["ORG", "ORG"]]
    assert corrections.recorded(tmp_path / "out") == []


def test_a_bad_file_leaves_the_old_tables(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme"})
    run("in")
    before = fake.content(tmp_path / "out")
    corrected(tmp_path, "a,mentions,0-4,reject,,kb,")
    with pytest.raises(UsageError, match=r"corrections\.csv: line 2"):
        run("in")
    assert fake.content(tmp_path / "out") == before


def test_explain_tells_of_corrections(
    cli: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme sold 5 mills"})
    file = tmp_path / "mine.csv"
    file.write_text(f"{HEADER}\na,mentions,0-4 Acme,set,label=GPE,kb,a town\na,quantities,10-11 5,reject,,kb,a name\n")
    assert cli("run", "in", "-o", "out", "--corrections", file) == 0
    capsys.readouterr()
    assert cli("explain", "out", "a:0-4", "--input", "in") == 0
    told = capsys.readouterr().out
    assert "  corrected  set label=GPE  by kb: a town\n    before: label=ORG\n" in told
    assert "  rule  corrections.set: A person set cells of the row." in told
    assert f"  before it was corrected:\n  rule  {fake.RULE_ID}: " in told
    assert cli("explain", "out", "a:10-11", "--input", "in") == 0
    assert "quantities a:10-11: taken out by hand" in capsys.readouterr().out
    assert cli("check", "out", "--input", "in") == 0
