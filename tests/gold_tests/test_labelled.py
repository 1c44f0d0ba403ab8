"""What documents are labelled for is said in labelled.csv, and nothing is left out by mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.core.errors import ContractError
from pipeline.gold import checks, labelled, labels, score
from tests.gold_tests import hand


def write(file: Path, *lines: str) -> Path:
    file.write_bytes("".join(f"{line}\n" for line in ("doc_id,tables", *lines)).encode())
    return file


def test_each_document_has_its_tables(tmp_path: Path) -> None:
    file = write(tmp_path / "labelled.csv", "a,documents sentences names entities", "b/c,sentences")
    assert labelled.read(file) == {"a": hand.SCOPE, "b/c": {"sentences"}}
    assert labelled.read(tmp_path / "none.csv") == {}


@pytest.mark.parametrize(
    ("lines", "line", "message"),
    [
        (["a,sentense"], 2, "there is no table 'sentense'"),
        (["a,"], 2, "no table is named"),
        (["a,sentences sentences"], 2, "sentences is named twice"),
        (["a,names"], 2, "names can't be scored without entities"),
        (["a,events dates"], 2, "events can't be scored without attributions"),
        (["a,entities"], 2, "by mentions or by names"),
        (["a,mentions names entities"], 2, "name one of the two"),
        (["b,dates", "a,dates"], 3, "'a' stands below 'b'"),
        (["a,dates", "a,money"], 3, "Write each document once"),
        (["a;dates"], 2, "1 cells, not 2"),
    ],
)
def test_lines_that_make_no_sense_are_refused(tmp_path: Path, lines: list[str], line: int, message: str) -> None:
    file = write(tmp_path / "labelled.csv", *lines)
    with pytest.raises(ContractError) as caught:
        labelled.read(file)
    assert f"labelled.csv: line {line}:" in str(caught.value)
    assert message in str(caught.value)


def test_the_files_of_a_document_are_those_that_it_is_labelled_for(tmp_path: Path) -> None:
    found = hand.named(tmp_path)
    assert [name for name, rows in found.tables.items() if rows] == ["documents", "sentences", "mentions", "entities"]
    assert list(checks.problems(found)) == []
    for name, message in (("dates.csv", "isn't labelled for it"), ("mention.csv", "isn't labelled for it")):
        (tmp_path / "d" / name).touch()
        with pytest.raises(ContractError, match=message):
            labels.read("d", tmp_path / "d", hand.RAW, hand.SCOPE)
        (tmp_path / "d" / name).unlink()
    (tmp_path / "d" / "mentions.csv").unlink()
    with pytest.raises(ContractError, match=r"mentions\.csv: it isn't there"):
        labels.read("d", tmp_path / "d", hand.RAW, hand.SCOPE)


def test_a_document_of_names_has_no_other_mentions(tmp_path: Path) -> None:
    found = hand.named(tmp_path, hand.CELLS["mentions"])
    assert [p.partition(": ")[2] for p in checks.problems(found)] == [
        "line 6: 'She' is a pronoun; the document is labelled for names alone."
    ]


def test_a_folder_is_read_as_its_labelled_csv_says(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "d.txt").write_bytes(hand.RAW.encode())
    hand.named(tmp_path / "labels")
    with pytest.raises(ContractError, match=r"dates\.csv: it isn't there"):
        score.documents(tmp_path)
    write(tmp_path / "labelled.csv", f"d,{' '.join(sorted(hand.SCOPE))}")
    assert [gold.scope for _, _, gold in score.documents(tmp_path)] == [hand.SCOPE]
    write(tmp_path / "labelled.csv", f"d,{' '.join(sorted(hand.SCOPE))}", "e,dates")
    with pytest.raises(ContractError, match=r"labelled\.csv: e: there is no folder"):
        score.documents(tmp_path)
