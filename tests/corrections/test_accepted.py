"""Corrected documents as hand labels, and the list of what came of corrections."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import corrections
from pipeline.core import rows
from pipeline.core.errors import UsageError
from pipeline.gold import accepted, known, score
from pipeline.report import texts
from tests import fake
from tests.corrections.files import corrected

Cli = Callable[..., int]
LINES = (
    "sub/a,mentions,0-4 Acme,set,label=GPE; entity_id=gpe:acme,kb,a town",
    "sub/a,quantities,10-11 5,reject,,kb,",
    "b,mentions,0-4 Oslo,reject,,kb,",
)


def text(folder: Path) -> Callable[[rows.Document], str]:
    return lambda document: texts.read(document, (folder,))


@pytest.fixture
def out(cli: Cli, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    fake.write(tmp_path / "in", {"sub/a.txt": "Acme sold 5 mills\nto Riga", "b.txt": "Riga"})
    corrected(tmp_path, *LINES)
    assert cli("run", "in", "-o", "out") == 0
    capsys.readouterr()
    return tmp_path / "out"


def test_the_list(cli: Cli, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli("corrections", "out") == 0
    told = capsys.readouterr().out
    assert told.startswith("out: 2 corrections applied, 1 not\n")
    assert f"\n  was of {fake.RULE_ID}: label=ORG; entity_id=org:acme\n" in told
    assert "  not applied: the text has 'Riga' at 0-4, not 'Oslo'" in told


def test_labels_that_are_read_back_and_are_right(cli: Cli, out: Path, tmp_path: Path) -> None:
    assert cli("corrections", "out", "--gold", "gold", "--input", "in") == 0
    files = sorted(path.relative_to(tmp_path / "gold").as_posix() for path in (tmp_path / "gold").rglob("*.*"))
    assert files == [
        "labelled.csv",
        *(f"labels/sub_a/{table}.csv" for table in ("entities", "mentions", "quantities")),
        "texts/sub_a.txt",
    ]
    assert (tmp_path / "gold/labels/sub_a/mentions.csv").read_text() == (
        "start,end,text,label,form,entity_id\n0,4,Acme,GPE,name,gpe:acme\n21,25,Riga,ORG,name,org:riga\n"
    )
    ((_, _, gold),) = score.documents(tmp_path / "gold")
    assert gold.scope == {"mentions", "entities", "quantities"}
    figures = known.scores(out, tmp_path / "gold")["sub/a"]
    assert {one.f1 for one in figures} == {"100.0"}


def test_labels_are_never_written_over(cli: Cli, out: Path, tmp_path: Path) -> None:
    accepted.write(out, tmp_path / "gold", text(tmp_path / "in"), print)
    with pytest.raises(UsageError, match="labelled already"):
        accepted.write(out, tmp_path / "gold", text(tmp_path / "in"), print)


def test_nothing_to_export(cli: Cli, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"b.txt": "Riga"})
    assert cli("run", "in", "-o", "out") == 0
    with pytest.raises(UsageError, match="no correction of a document was applied"):
        accepted.write(tmp_path / "out", tmp_path / "gold", text(tmp_path / "in"), print)
    assert cli("corrections", "out") == 0


def test_all_tables_of_a_real_document(tmp_path: Path) -> None:
    """The rows of the seed, as labels, are right by themselves."""
    root = Path(__file__).parents[2]
    shutil.copytree(root / "outputs", tmp_path / "out")
    record = json.loads((tmp_path / "out/run.json").read_text())
    doc = "000_f8f6fde0ab2d2db7"
    told = [
        corrections.Told(doc, table, "x", "set", "x", "kb", "", "applied", "", "x", "x", "x")
        for table in ("event_arguments", "relations", "attributions")
    ]
    (tmp_path / "out/run.json").write_text(json.dumps(record | {"corrections": corrections.record(told)}))
    accepted.write(tmp_path / "out", tmp_path / "gold", text(root / "seeds"), lambda told: None)
    figures = known.scores(tmp_path / "out", tmp_path / "gold")[doc]
    assert {one.table for one in figures} >= {"events", "event_arguments", "relations", "attributions", "mentions"}
    assert {one.table: one.f1 for one in figures if one.f1 != "100.0"} == {}
