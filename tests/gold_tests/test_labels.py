"""Labels are read as GUIDELINES.md says, and broken ones are refused with file and line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.core.errors import ContractError
from pipeline.gold import checks, labels
from pipeline.gold.score import documents
from tests.gold_tests import hand

GOLD = Path(__file__).parent.parent / "gold"


def test_hand_made_labels_are_sound(tmp_path: Path) -> None:
    found = hand.labels(tmp_path)
    assert list(checks.problems(found)) == []
    assert found.tables["sentences"][1].text == "She visited Tarn."
    assert found.tables["events"][0].event_id == "d:54-58"
    assert found.lines["events"][1].endswith("events.csv: line 3")


def test_all_committed_labels_are_sound() -> None:
    assert documents(GOLD)


def test_a_second_row_at_a_place_is_called_by_its_type(tmp_path: Path) -> None:
    found = hand.labels(
        tmp_path,
        events=["trade,54,58,lent,reported,pos,past,,,", "loan,54,58,lent,reported,pos,past,,,d:54-58#trade"],
        event_arguments=["d:54-58#loan,lender,mentions,d:45-49,45,49,Orla"],
    )
    assert [row.event_id for row in found.tables["events"]] == ["d:54-58", "d:54-58#loan"]
    assert found.tables["events"][1].parent_event_id == "d:54-58"
    assert found.tables["event_arguments"][0].event_id == "d:54-58#loan"


def test_one_trigger_may_relate_several_pairs(tmp_path: Path) -> None:
    line = "holds_role,d:0-8,{},mayor,current,10,15,mayor,,asserted,pos"
    found = hand.labels(tmp_path, relations=[line.format("d:19-23"), line.format("d:45-49")])
    assert len({row.relation_id for row in found.tables["relations"]}) == 2


@pytest.mark.parametrize(
    ("table", "records", "line", "message"),
    [
        ("dates", ["33,39,Sunday,DATE,,"], 2, "33-39 is 'Monday' in the text, not 'Sunday'"),
        ("dates", ["33,390,Monday,DATE,,"], 2, "no span"),
        ("dates", ["39,33,Monday,DATE,,"], 2, "no span"),
        ("dates", [",,Monday,DATE,,"], 2, "dates.start is empty"),
        ("dates", ["x,39,Monday,DATE,,"], 2, "start is 'x', no whole number"),
        ("dates", ["33,39,Monday,DAY,,"], 2, "dates.type is 'DAY'"),
        ("dates", ["33,39,Monday,DATE,"], 2, "5 cells, not 6"),
        ("dates", ['33,39,"Monday",DATE,,'], 2, "minimal quoting"),
        ("dates", ["33,39,Monday,DATE,,\r"], 2, "LF"),
        ("dates", ["33,39,Monday,DATE,,", "33,39,Monday,DATE,,"], 3, "the same row as"),
        ("dates", ["33,39,Monday,DATE,,", "33,39,Monday,DATE,2020,"], 3, "a second row with the id d:33-39#DATE"),
        ("money", ["59,69,$5 million,5e6,5000000,USD,,"], 2, "write figures plainly"),
        ("money", ["59,69,$5 million,five,,USD,,"], 2, "amount_min is 'five', no number"),
        ("money", ["59,69,$5 million,5,5,dollar,,"], 2, "against [A-Z]{3}"),
        ("mentions", ["0,8,Ann Bell,PERSON,name,person:bell"], 2, "no row of entities.csv"),
        ("events", ["loan,54,58,lent,reported,pos,past,d:1-2,,"], 2, "no row of dates.csv"),
        ("attributions", ["d:0-8,25,29,said,45,,,say,pos"], 2, "no span"),
        ("event_arguments", ["d:54-58,lender,dates,d:45-49,45,49,Orla"], 2, "no row of dates.csv"),
        ("sentences", ["body,0,900"], 2, "no span"),
        ("sentences", ["prose,0,9"], 2, "sentences.kind is 'prose'"),
    ],
)
def test_a_broken_row_is_refused(tmp_path: Path, table: str, records: list[str], line: int, message: str) -> None:
    with pytest.raises(ContractError) as caught:
        checks.check(hand.labels(tmp_path, **{table: records}))
    assert f"{table}.csv: line {line}:" in str(caught.value)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("table", "records", "line", "message"),
    [
        ("dates", ["33,39,Monday,DATE,,", "0,3,Ann,DATE,,"], 3, "Sort the rows by place"),
        ("sentences", ["body,0,81", "body,80,99"], 3, "overlaps"),
        ("relations", ["rules,d:0-8,d:19-23,,current,10,15,mayor,,asserted,pos"], 2, "relations/data/types.csv"),
        ("relations", ["holds_role,d:19-23,d:19-23,,current,10,15,mayor,,asserted,pos"], 2, "the head of holds_role"),
        ("events", ["loan,54,58,lent,reported,pos,past,,,", "feast,86,93,visited,asserted,pos,past,,,"], 3, "'feast'"),
        ("events", ["loan,54,58,lent,reported,pos,past,,,d:54-58", *hand.CELLS["events"][1:]], 2, "its own parent"),
        ("event_arguments", ["d:54-58,visitor,mentions,d:45-49,45,49,Orla"], 2, "'visitor' is none of loan"),
        ("event_arguments", ["d:54-58,lender,mentions,d:45-49,19,23,Orla"], 2, "not the place of its filler"),
        ("sentences", ["body,0,82", "body,82,99"], 2, "begins or ends with a blank"),
        ("entities", [*hand.CELLS["entities"], "gpe:tarn,Tarn City,GPE,NL"], 6, "second row"),
        ("entities", [*hand.CELLS["entities"][1:], hand.CELLS["entities"][0]], 5, "Sort the rows by id"),
        (
            "entities",
            [*hand.CELLS["entities"], "person:cy-dow,Cy Dow,PERSON,"],
            6,
            "no row of mentions.csv is person:cy-dow",
        ),
        ("entities", ["gpe:NL,Norland,GPE,GB", *hand.CELLS["entities"][1:]], 2, "the country of gpe:NL is 'GB'"),
        (
            "entities",
            [*hand.CELLS["entities"][:3], "person:ann-bell,Ann Bell,PERSON,UK"],
            5,
            "UK is the code of no country",
        ),
        ("entities", [*hand.CELLS["entities"][:3], "person:ann-bell,Ann Bell,ORG,"], 5, "don't go together"),
        ("documents", [], 1, "a document has one"),
    ],
)
def test_labels_that_break_the_guidelines_are_named(
    tmp_path: Path, table: str, records: list[str], line: int, message: str
) -> None:
    found = [p for p in checks.problems(hand.labels(tmp_path, **{table: records})) if f"{table}.csv: line {line}:" in p]
    assert any(message in problem for problem in found)


@pytest.mark.parametrize(
    ("mentions", "message"),
    [
        (["0,8,Ann Bell,PERSON,name,person:ann-bell", "4,8,Bell,PERSON,name,person:ann-bell"], "names don't overlap"),
        (["73,85,Norland. She,GPE,name,gpe:NL"], "stands in no sentence, or in two"),
        (["81,85, She,PERSON,name,person:ann-bell"], "a blank at an end"),
        (["0,8,Ann Bell,PERSON,name,"], "has no entity_id"),
        (["0,8,Ann Bell,,name,person:ann-bell"], "has no label"),
    ],
)
def test_names_that_break_the_guidelines_are_named(tmp_path: Path, mentions: list[str], message: str) -> None:
    where = f"mentions.csv: line {len(mentions) + 1}:"
    assert any(where in p and message in p for p in checks.problems(hand.named(tmp_path, mentions)))


def test_what_no_sentence_has_is_named(tmp_path: Path) -> None:
    found = list(checks.problems(hand.labels(tmp_path, sentences=["body,0,81"])))
    assert "d: 'She visited Tarn.', after 81, is in no row of sentences.csv." in found


def test_no_sentence_goes_over_the_end_of_a_paragraph(tmp_path: Path) -> None:
    gold = hand.labels(tmp_path)
    for blank, broken in (("\n \n", True), ("\r\n\r\n", True), (" \n  ", False)):
        raw = gold.raw.replace(", said", f",{blank}said")
        whole = replace(gold.tables["sentences"][0], end=len(raw), text=raw)
        tables = {**dict.fromkeys(gold.tables, ()), "sentences": (whole,), "documents": gold.tables["documents"]}
        lines = {**dict.fromkeys(gold.tables, ()), "sentences": ("line 2",)}
        found = list(checks.problems(replace(gold, raw=raw, tables=tables, lines=lines)))
        assert any("end of a paragraph" in problem for problem in found) is broken


def test_a_national_adjective_may_stand_for_its_country(tmp_path: Path) -> None:
    relation = "holds_role,d:0-8,d:19-23,mayor,current,10,15,mayor,,asserted,pos"
    adversary = relation.replace("holds_role", "located_in").replace("d:0-8", "d:45-49")
    mentions = [line.replace("19,23,Orla,GPE", "19,23,Orla,NORP") for line in hand.CELLS["mentions"]]
    assert list(checks.problems(hand.labels(tmp_path, mentions=mentions, relations=[adversary]))) == []


def test_files_that_are_missing_empty_or_headless_are_refused(tmp_path: Path) -> None:
    folder = hand.write(tmp_path)
    file = folder / "money.csv"
    for content, message in (
        (b"", "empty"),
        (b"a,b\n", "line 1: the header is a,b"),
        (b"\xff\n", "byte 0 is not UTF-8"),
    ):
        file.write_bytes(content)
        with pytest.raises(ContractError, match=message):
            labels.read("d", folder, hand.RAW)
    file.unlink()
    with pytest.raises(ContractError, match=r"money\.csv: it isn't there.*labelled\.csv"):
        labels.read("d", folder, hand.RAW)
    (folder / "Money.csv").touch()
    with pytest.raises(ContractError, match=r"Money\.csv: the document isn't labelled for it"):
        labels.read("d", folder, hand.RAW)


def test_wikidata_is_a_column_that_may_be_there(tmp_path: Path) -> None:
    folder = hand.write(tmp_path)
    assert not labels.read("d", folder, hand.RAW).wikidata
    lines = (folder / "entities.csv").read_text("utf-8").splitlines()
    more = [f"{line},{'wikidata' if n == 0 else 'Q31' if n == 1 else ''}\n" for n, line in enumerate(lines)]
    (folder / "entities.csv").write_bytes("".join(more).encode())
    found = labels.read("d", folder, hand.RAW)
    assert found.wikidata
    assert [row.wikidata for row in found.tables["entities"]] == ["Q31", "", "", ""]
