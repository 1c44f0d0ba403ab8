"""Labels go to annotation tools and come back: none is lost, none moves, whatever stands before it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.core.errors import ContractError, UsageError
from pipeline.gold import labelled, labels, labelstudio, offsets, score, transfer
from tests.gold_tests import hand

GOLD = Path(__file__).parents[1] / "gold"
# A rocket, a family of five code points, a CR LF and a flag stand before the names.
RAW = "🚀 👨‍👩‍👧 A\r\n🇳🇴 Ann Bell left Tarn 😀."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A gold folder of two texts: one labelled for all tables, one with astral characters for its names."""
    gold = tmp_path / "tests" / "gold"
    (gold / "texts").mkdir(parents=True)
    hand.write(gold / "labels")
    (gold / "texts/d.txt").write_bytes(hand.RAW.encode())
    (gold / "texts/e.txt").write_bytes(RAW.encode())
    (gold / "labels/e").mkdir()
    lines = ["start,end,text,label,form,entity_id"]
    for name, label, own in (("Ann Bell", "PERSON", "person:ann-bell"), ("Tarn", "GPE", "gpe:tarn")):
        start = RAW.index(name)
        lines.append(f"{start},{start + len(name)},{name},{label},name,{own}")
    (gold / "labels/e/mentions.csv").write_text("\n".join([*lines, ""]), "utf-8")
    entities = "entity_id,name,label,country,wikidata\ngpe:tarn,Tarn,GPE,NL,Q1\nperson:ann-bell,Ann Bell,PERSON,,\n"
    (gold / "labels/e/entities.csv").write_text(entities, "utf-8")
    (gold / "labelled.csv").write_text("doc_id,tables\ne,names entities\n", "utf-8")
    return gold


def content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def file(folder: Path, tool: str) -> Path:
    return folder / {"brat": "", "label-studio": labelstudio.TASKS, "doccano": "doccano.jsonl"}[tool]


@pytest.mark.parametrize("tool", transfer.TOOLS)
def test_labels_come_back_as_they_were(folder: Path, tmp_path: Path, tool: str) -> None:
    before = content(folder)
    transfer.give(folder, tmp_path / "to", tool)
    told = transfer.take(file(tmp_path / "to", tool), folder, tool)
    assert told == f"{folder}: 16 marks in 2 documents from {tool}\n"
    assert content(folder) == before


def test_more_than_was_labelled_is_asked_about(folder: Path, tmp_path: Path) -> None:
    transfer.give(folder, tmp_path / "to", "brat")
    with (tmp_path / "to/e.ann").open("a", encoding="utf-8") as out:
        out.write("T9\tCOUNT 8 9\tA\n")
    with pytest.raises(UsageError, match=r"e: it wasn't labelled for quantities before, and is now\. Say --tables"):
        transfer.take(tmp_path / "to", folder, "brat")


@pytest.mark.parametrize("tool", transfer.TOOLS)
def test_the_whole_gold_set_comes_back(tmp_path: Path, tool: str) -> None:
    """Every label of every article, byte for byte."""
    gold = tmp_path / "tests/gold"
    shutil.copytree(GOLD, gold)
    shutil.copytree(GOLD.parents[1] / "seeds", tmp_path / "seeds")
    before = content(gold)
    transfer.give(gold, tmp_path / "to", tool)
    transfer.take(file(tmp_path / "to", tool), gold, tool)
    after = content(gold)
    assert after.keys() == before.keys()
    assert [name for name in before if after[name] != before[name]] == []


@pytest.mark.parametrize(
    ("tool", "unit", "start"),
    [
        ("label-studio", "code-points", 14),
        ("label-studio", "utf16", 20),
        ("doccano", "utf16", 20),
        ("doccano", "code-points", 14),
        ("doccano", "graphemes", 8),
    ],
)
def test_offsets_of_astral_characters(folder: Path, tmp_path: Path, tool: str, unit: str, start: int) -> None:
    transfer.give(folder, tmp_path / "to", tool, unit)
    text = file(tmp_path / "to", tool).read_text("utf-8")
    if tool == "doccano":
        told = json.loads(text.splitlines()[1])
        assert (told["entities"][0]["start_offset"], told["entities"][0]["end_offset"]) == (start, start + 8)
    else:
        told = json.loads(text)[1]["annotations"][0]["result"][0]["value"]
        assert (told["start"], told["end"], told["text"]) == (start, start + 8, "Ann Bell")
    before = content(folder)["labels/e/mentions.csv"]
    transfer.take(file(tmp_path / "to", tool), folder, tool, unit=unit if tool == "doccano" else "")
    assert content(folder)["labels/e/mentions.csv"] == before


def test_the_unit_is_found_out_from_the_words() -> None:
    words = "Ann Bell"
    start = RAW.index(words)
    for unit, lf, at in (("code-points", False, start), ("utf16", False, 20), ("utf16", True, 19)):
        counted = offsets.fitting(RAW, [(at, at + 8, words)], "x")
        assert counted.span(at, at + 8) == (start, start + 8), (unit, lf)
    with pytest.raises(ContractError, match="x: 3-5 isn't 'Ann' in the text"):
        offsets.fitting(RAW, [(3, 5, "Ann")], "x")


def test_offsets_inside_a_character_are_none() -> None:
    assert offsets.Counted("😀a", "utf16").span(1, 3) is None
    assert offsets.Counted("👨‍👩‍👧a", "graphemes").span(0, 1) == (0, 5)
    assert offsets.Counted("a", "utf16").span(0, 9) is None
    assert offsets.Counted("ab", "utf16").span(1, 1) is None
    with pytest.raises(UsageError, match="--offsets bytes: there is no such unit"):
        offsets.Counted("a", "bytes")


def test_a_project_of_names_alone(tmp_path: Path) -> None:
    """Labels of a foreign project: no forms, no ids, other labels, in the oldest form of doccano."""
    source = tmp_path / "admin.jsonl"
    start = RAW.index("Ann Bell")
    utf16 = 20
    spans = [[utf16, utf16 + 8, "PER"], [utf16 + 14, utf16 + 18, "LOC"], [0, 2, "EMOJI"]]
    source.write_text(json.dumps({"id": 7, "text": RAW, "label": spans}) + "\n", "utf-8")
    gold = tmp_path / "gold"
    with pytest.raises(UsageError, match=r"doc-7: no label of ours is EMOJI, PER\. Say which is, as --rename EMOJI="):
        transfer.take(source, gold, "doccano")
    assert not gold.exists()
    transfer.take(source, gold, "doccano", {"PER": "PERSON", "EMOJI": ""})
    assert labelled.read(gold / "labelled.csv") == {"doc-7": frozenset({"names", "entities"})}
    ((one, _, found),) = score.documents(gold)
    assert one.doc_id == "doc-7"
    assert [(m.start, m.text, m.label, m.entity_id) for m in found.tables["mentions"]] == [
        (start, "Ann Bell", "PERSON", "person:ann-bell"),
        (start + 14, "Tarn", "LOC", "loc:tarn"),
    ]
    assert [(e.entity_id, e.name, e.label) for e in found.tables["entities"]] == [
        ("loc:tarn", "Tarn", "LOC"),
        ("person:ann-bell", "Ann Bell", "PERSON"),
    ]


def test_a_change_in_the_tool_comes_back(folder: Path, tmp_path: Path) -> None:
    transfer.give(folder, tmp_path / "to", "label-studio")
    path = tmp_path / "to/tasks.json"
    tasks = json.loads(path.read_text("utf-8"))
    for one in tasks[0]["annotations"][0]["result"]:
        if one["type"] == "choices" and one["from_name"] == "modality" and one["value"]["choices"] == ["reported"]:
            one["value"]["choices"] = ["asserted"]
        if one["type"] == "relation" and one["labels"] == ["lender"]:
            one["labels"] = ["theme"]
    path.write_text(json.dumps(tasks), "utf-8")
    transfer.take(path, folder, "label-studio")
    found = labels.read("d", folder / "labels/d", hand.RAW)
    assert found.tables["events"][0].modality == "asserted"
    assert {row.role for row in found.tables["event_arguments"]} == {"theme", "amount", "borrower", "visitor", "place"}


def test_label_studio_takes_them(folder: Path, tmp_path: Path) -> None:
    """With Label Studio's own package, where it is installed: it is no part of the development extra."""
    interface = pytest.importorskip("label_studio_sdk.label_interface").LabelInterface
    transfer.give(folder, tmp_path / "to", "label-studio")
    project = interface((tmp_path / "to/labels.xml").read_text("utf-8"))
    project.validate()
    for task in json.loads((tmp_path / "to/tasks.json").read_text("utf-8")):
        assert project.validate_task({"data": task["data"]})
        assert all(project.validate_annotation(annotation) for annotation in task["annotations"])


def drop(result: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    return [one for one in result if one.get("from_name") != name and one.get("labels") != [name]]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda result: drop(result, "tense"), r"d:54-58 \(loan\): it has no tense\. Label it"),
        (lambda result: drop(result, "head"), r"d:10-15 \(holds_role\): it has no head\. Link it"),
        (
            lambda result: [
                {**one, "labels": ["winner"]} if one.get("labels") == ["lender"] else one for one in result
            ],
            "role 'winner' is none of loan",
        ),
    ],
)
def test_labels_that_make_no_row_change_nothing(
    folder: Path, tmp_path: Path, change: Callable[[list[dict[str, Any]]], list[dict[str, Any]]], words: str
) -> None:
    before = content(folder)
    transfer.give(folder, tmp_path / "to", "label-studio")
    path = tmp_path / "to/tasks.json"
    tasks = json.loads(path.read_text("utf-8"))
    tasks[0]["annotations"][0]["result"] = change(tasks[0]["annotations"][0]["result"])
    path.write_text(json.dumps(tasks), "utf-8")
    with pytest.raises(ContractError, match=words):
        transfer.take(path, folder, "label-studio")
    assert content(folder) == before


def test_another_text_is_refused(folder: Path, tmp_path: Path) -> None:
    transfer.give(folder, tmp_path / "to", "brat")
    (folder / "texts/d.txt").write_bytes(hand.RAW.replace("Ann", "Eve").encode())
    with pytest.raises(ContractError, match=r"d: its text isn't that of .*d\.txt"):
        transfer.take(tmp_path / "to", folder, "brat")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("T99\tPERSON 0 3\tEve", r"d\.ann: line \d+: 0-3 is 'Ann' in the text, not 'Eve'"),
        ("T99\tPERSON", r"d\.ann: line \d+: no stand-off"),
        ("E99\tloan:T98", r"d\.ann: E99: there is no trigger T98"),
        ("R1\tlender Arg1:T1 Arg2:T98", r"d\.ann: lender: there is no T98"),
    ],
)
def test_what_is_no_stand_off(folder: Path, tmp_path: Path, line: str, words: str) -> None:
    transfer.give(folder, tmp_path / "to", "brat")
    with (tmp_path / "to/d.ann").open("a", encoding="utf-8") as out:
        out.write(f"{line}\n")
    with pytest.raises(ContractError, match=words):
        transfer.take(tmp_path / "to", folder, "brat")


def test_the_commands(
    cli: Callable[..., int], folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli("gold-export", tmp_path / "to", "--to", "brat", "--gold", folder) == 0
    assert "16 marks in 2 documents for brat" in capsys.readouterr().out
    assert cli("gold-import", tmp_path / "to", "--from", "brat", "--gold", folder) == 0
    assert cli("gold-export", tmp_path / "to", "--to", "brat", "--gold", folder) == 2
    assert "there is something in it" in capsys.readouterr().err
    assert cli("gold-import", tmp_path / "none", "--from", "brat", "--gold", folder) == 2
    assert cli("gold-import", tmp_path / "to", "--from", "prodigy", "--gold", folder) == 2
    assert "prodigy: there is no such tool. It is brat, label-studio, doccano." in capsys.readouterr().err
