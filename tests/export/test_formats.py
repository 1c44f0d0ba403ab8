"""Each export is read back with the tool that it is for, and compared with the tables."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pipeline.core import rows
from pipeline.core.errors import ContractError, UsageError
from pipeline.export import formats, standoff
from pipeline.export.sqlite import number
from tests.export import hand

OUTPUTS = Path(__file__).parents[2] / "outputs"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return hand.write(tmp_path / "out")


@pytest.fixture(params=["made by hand", "outputs"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Tables to export: those made to trouble, and those of the seeds."""
    if request.param == "made by hand":
        return hand.write(tmp_path / "out")
    to = tmp_path / "outputs"
    to.mkdir()
    for path in OUTPUTS.iterdir():
        if path.is_file():
            (to / path.name).write_bytes(path.read_bytes())
    return to


def ordered(found: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    return sorted(found, key=lambda row: [(cell is not None, str(cell)) for cell in row])


def test_sqlite(folder: Path) -> None:
    assert {path.name for path in formats.run(folder, ["sqlite"])} == {"tables.sqlite", "datasette.json"}
    base = sqlite3.connect(folder / "export/tables.sqlite")
    for table in rows.TABLES:
        back = base.execute(f"SELECT * FROM {table.name}").fetchall()
        there = [
            tuple(number(c) if isinstance(c, Decimal) else c for c in row) for row in hand.cells(folder, table.name)
        ]
        assert back == there, table.name
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_sqlite_keys_come_from_the_declaration(out: Path) -> None:
    formats.run(out, ["sqlite"])
    base = sqlite3.connect(out / "export/tables.sqlite")
    base.execute("PRAGMA foreign_keys = ON")
    for table in rows.TABLES:
        key = [r[1] for r in sorted(base.execute(f"PRAGMA table_info({table.name})"), key=lambda r: r[5]) if r[5]]
        assert tuple(key) == table.key
        declared = {(f.name, f.col.ref) for f in table.fields if f.col.ref in rows.BY_NAME}
        assert {(r[3], r[2]) for r in base.execute(f"PRAGMA foreign_key_list({table.name})")} == declared
    indexed = {name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'index'")}
    assert {"mentions_entity_id", "money_sent_id", "events_type"} <= indexed
    (statement,) = base.execute("SELECT sql FROM sqlite_master WHERE name = 'money'").fetchone()
    assert "-- ISO 4217, historic codes too." in statement
    for wrong in ("UPDATE money SET bound = 'some'", "UPDATE mentions SET entity_id = 'x'", "DELETE FROM rules"):
        with pytest.raises(sqlite3.IntegrityError):
            base.execute(wrong)


def test_sqlite_views_join_rows_to_their_sentences(out: Path) -> None:
    formats.run(out, ["sqlite"])
    base = sqlite3.connect(out / "export/tables.sqlite")
    base.row_factory = sqlite3.Row
    money = base.execute("SELECT * FROM money_in_context ORDER BY money_id").fetchone()
    assert (money["sentence"], money["document_title"], money["rule_summary"]) == (
        "NULL, \\N",
        "A 'title'",
        'Does "this".',
    )
    part = base.execute("SELECT * FROM event_arguments_in_context WHERE role = 'lender'").fetchone()
    assert (part["event_type"], part["modality"], part["entity_name"]) == ("loan", "reported", "Orla")
    link = base.execute("SELECT * FROM relations_in_context WHERE type = 'ally_of'").fetchone()
    assert (link["head_mention_text"], link["head_entity_name"], link["tail_entity_name"]) == (
        "the mayor",
        None,
        "Norland",
    )
    for table in rows.TABLES:
        if "sent_id" in table.header:
            (n,) = base.execute(f"SELECT count(*) FROM {table.name}_in_context").fetchone()
            assert n == len(hand.cells(out, table.name))
    described = json.loads((out / "export/datasette.json").read_text())["databases"]["tables"]["tables"]
    assert described["money"]["columns"]["currency"] == "ISO 4217, historic codes too."


@pytest.mark.parametrize(
    ("value", "held"),
    [
        ("3500000000", 3500000000),
        ("3.5", 3.5),
        ("0.1", 0.1),
        ("-2", -2),
        (str(2**63), str(2**63)),
        (str(hand.LONG), str(hand.LONG)),
    ],
)
def test_sqlite_numbers_are_exact(value: str, held: object) -> None:
    assert number(Decimal(value)) == held
    assert type(number(Decimal(value))) is type(held)


def test_sqlite_is_the_same_each_time(out: Path) -> None:
    formats.run(out, ["sqlite"])
    first = (out / "export/tables.sqlite").read_bytes()
    formats.run(out, ["sqlite"])
    assert (out / "export/tables.sqlite").read_bytes() == first


def test_parquet(folder: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    formats.run(folder, ["parquet"])
    for table in rows.TABLES:
        back = parquet.read_table(folder / f"export/parquet/{table.name}.parquet")
        assert [tuple(row.values()) for row in back.to_pylist()] == hand.cells(folder, table.name), table.name
        assert tuple(back.column_names) == table.header
        for field, column in zip(table.fields, back.schema, strict=True):
            assert column.metadata[b"description"].decode() == field.col.about
            kind = {str: "string", int: "int64"}.get(field.type, "decimal128(38, 10)")
            assert str(column.type) == kind


def test_parquet_of_many_digits(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    money = hand.tables()["money"][0]
    huge = Decimal("9" * 40 + ".25")
    other = rows.Money(*(huge if name == "amount_max" else getattr(money, name) for name in rows.MONEY.header))
    out = hand.write(tmp_path / "out", {"money": [other]})
    formats.run(out, ["parquet"])
    back = parquet.read_table(out / "export/parquet/money.parquet")
    assert back["amount_max"].to_pylist() == [huge]
    assert str(back.schema.field("amount_max").type) == "decimal256(76, 10)"


def test_duckdb(folder: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    formats.run(folder, ["duckdb"])
    with duckdb.connect(folder / "export/tables.duckdb", read_only=True) as base:
        for table in rows.TABLES:
            back = base.execute(f"SELECT * FROM {table.name}").fetchall()
            assert ordered(back) == ordered(hand.cells(folder, table.name)), table.name
        kinds = dict(
            base.execute("SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = 'money'").fetchall()
        )
        assert (kinds["amount_min"], kinds["start"], kinds["text"]) == ("DECIMAL(38,10)", "BIGINT", "VARCHAR")
        told = base.execute("SELECT comment FROM duckdb_columns() WHERE table_name = 'money' AND column_name = 'per'")
        assert told.fetchone() == ("What a rate is counted by: barrel, year.",)
        (n,) = base.execute("SELECT count(sentence) FROM mentions_in_context").fetchone()
        assert n == len(hand.cells(folder, "mentions"))


def test_jsonl(folder: Path) -> None:
    formats.run(folder, ["jsonl"])
    for table in rows.TABLES:
        lines = (folder / f"export/jsonl/{table.name}.jsonl").read_text("utf-8").split("\n")[:-1]
        back = [json.loads(line, parse_float=Decimal) for line in lines]
        assert [tuple(row) for row in back] == [table.header] * len(back)
        assert [tuple(row.values()) for row in back] == hand.cells(folder, table.name)


def test_graphml(folder: Path) -> None:
    networkx = pytest.importorskip("networkx")
    formats.run(folder, ["graphml"])
    graph = networkx.read_graphml(folder / "export/graph.graphml", force_multigraph=True)
    entities = {row[0]: row for row in hand.cells(folder, "entities")}
    nodes = {name.removeprefix("entity "): told for name, told in graph.nodes(data=True) if told["kind"] == "entity"}
    assert {own: (told["label"], told.get("country"), told["mentions"]) for own, told in nodes.items()} == {
        own: (row[1], row[3], row[6]) for own, row in entities.items()
    }
    edges = {told["row_id"]: (a, b, told) for a, b, told in graph.edges(data=True) if told["kind"] == "relation"}
    relations = list(rows.RELATIONS.read(folder / "relations.csv"))
    assert edges.keys() == {row.relation_id for row in relations}
    for row in relations:
        a, b, told = edges[row.relation_id]
        assert a == (f"entity {row.head_entity_id}" if row.head_entity_id else f"mention {row.head_mention_id}")
        assert b == (f"entity {row.tail_entity_id}" if row.tail_entity_id else f"mention {row.tail_mention_id}")
        assert (told["type"], told["modality"], told["rule_id"]) == (row.type, row.modality, row.rule_id)
    parts = [r for r in rows.EVENT_ARGUMENTS.read(folder / "event_arguments.csv") if r.filler_table == "mentions"]
    assert sum(told["kind"] == "argument" for *_, told in graph.edges(data=True)) == len(parts)


def test_graphml_of_characters_that_xml_has_not(tmp_path: Path) -> None:
    networkx = pytest.importorskip("networkx")
    entity = rows.Entity("org:x", 'A\x00\x1b<b>"&\r\u2028', "ORG", "", "", 1, 1, "")
    out = hand.write(tmp_path / "out", {"entities": [*hand.tables()["entities"], entity]})
    formats.run(out, ["graphml"])
    graph = networkx.read_graphml(out / "export/graph.graphml")
    assert graph.nodes["entity org:x"]["label"] == 'A��<b>"&\r\u2028'


def test_follow_the_money(folder: Path) -> None:
    """With the package followthemoney, where it is installed: it is no part of the development extra."""
    model = pytest.importorskip("followthemoney").model
    proxies = pytest.importorskip("followthemoney.proxy")
    formats.run(folder, ["ftm"])
    found = [json.loads(line) for line in (folder / "export/ftm.jsonl").read_text("utf-8").split("\n")[:-1]]
    schema = {}
    for told in found:
        clean = proxies.EntityProxy.from_dict(told, cleaned=False)
        clean.schema.validate(told)
        back = clean.to_dict()
        assert {k: sorted(set(v)) for k, v in told["properties"].items()} == {
            k: sorted(v) for k, v in back["properties"].items()
        }
        assert told["id"] not in schema
        schema[told["id"]] = model.get(told["schema"])
    for told in found:
        for name, values in told["properties"].items():
            prop = schema[told["id"]].get(name)
            if prop.type.name == "entity":
                assert all(schema[value].is_a(prop.range) for value in values), (told, name)
    names = Counter(row[4] for row in hand.cells(folder, "documents"))
    assert sum(told["schema"] == "Article" for told in found) == sum(names.values())


def test_follow_the_money_has_facts_alone(out: Path) -> None:
    formats.run(out, ["ftm"])
    found = [json.loads(line) for line in (out / "export/ftm.jsonl").read_text("utf-8").split("\n")[:-1]]
    by: dict[str, list[dict[str, Any]]] = {}
    for told in found:
        by.setdefault(told["schema"], []).append(told["properties"])
    assert {s: len(v) for s, v in by.items()} == {
        "Article": 2, "Address": 2, "PublicBody": 2, "Person": 1, "Position": 1, "Occupancy": 1, "Debt": 1,
        "Mention": 4,
    }  # fmt: skip
    (debt,) = by["Debt"]
    assert debt["summary"] == ["NULL, \\N"]
    assert debt["description"][0].endswith("; according to Ann Bell")
    assert "amount" not in debt  # a range is no amount
    assert by["Position"][0]["name"] == ["mayor of Orla"]
    assert by["Occupancy"][0]["status"] == ["current"]
    assert not any("ally_of" in str(told) for told in found)  # which is denied


def test_brat(folder: Path) -> None:
    texts = folder.parent / "seeds" if folder.name == "out" else OUTPUTS.parent / "seeds"
    formats.run(folder, ["brat"], texts)
    mentions = list(rows.MENTIONS.read(folder / "mentions.csv"))
    parts = list(rows.EVENT_ARGUMENTS.read(folder / "event_arguments.csv"))
    for document in rows.DOCUMENTS.read(folder / "documents.csv"):
        raw = (folder / f"export/brat/{document.doc_id}.txt").read_bytes().decode()
        assert len(raw) == document.chars
        text = (folder / f"export/brat/{document.doc_id}.ann").read_text("utf-8")
        page = standoff.parse(document.doc_id, raw, text, "x.ann")
        back = {(m.start, m.end, m.label, m.cells.get("form"), m.cells.get("entity_id", "")) for m in page.marks}
        mine = [row for row in mentions if row.doc_id == document.doc_id]
        assert {(r.start, r.end, r.label or "NOMINAL", r.form, r.entity_id) for r in mine} <= back
        at = {mark.id: (mark.start, mark.end) for mark in page.marks}
        links = {(link.role, at[link.source], at[link.target]) for link in page.links}
        for part in parts:
            if part.doc_id == document.doc_id:
                start, end = map(int, part.event_id.rsplit(":", 1)[1].split("#")[0].split("-"))
                assert (part.role, (start, end), (part.start, part.end)) in links


def test_brat_lines(out: Path) -> None:
    formats.run(out, ["brat"])
    lines = (out / "export/brat/a.ann").read_text("utf-8").split("\n")
    assert "T4\tMONEY 14 19;21 28\t£2.50 million" in lines
    assert "E3\tloan:T3 lender:T2 amount:T4 borrower:T6 told_in:E8" in lines
    assert "A2\tmodality E3 reported" in lines
    assert [line for line in lines if line.startswith("#1")] == ["#1\tAnnotatorNotes T2\tentity_id=gpe:orla"]


def test_what_is_missing_is_told(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"needs pyarrow, .* Install it: pip install 'rowcite\[parquet\]'"):
        formats.run(out, ["jsonl", "parquet"])
    assert not (out / "export").exists()
    with pytest.raises(UsageError, match=r"--to exel: there is no such format\. It is excel, sqlite, parquet"):
        formats.run(out, ["exel"])
    with pytest.raises(UsageError, match=r"there is no documents\.csv"):
        formats.run(out.parent, ["jsonl"])
    (out.parent / "seeds/a.txt").unlink()
    with pytest.raises(UsageError, match=r"a\.txt: its text isn't there"):
        formats.run(out, ["brat"])
    assert not (out / "export").exists()


def test_damaged_tables_leave_the_old_export(out: Path) -> None:
    formats.run(out, ["sqlite", "jsonl"])
    before = (out / "export/tables.sqlite").read_bytes()
    (out / "mentions.csv").write_text((out / "mentions.csv").read_text("utf-8").replace("gpe:orla", "gpe:x"), "utf-8")
    with pytest.raises(ContractError, match="a row of mentions points to no row of entities"):
        formats.run(out, ["sqlite"])
    assert (out / "export/tables.sqlite").read_bytes() == before
    assert not (out / "export/.rowcite-new").exists()


def test_the_command(cli: Callable[..., int], out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli("export", out, "--to", "jsonl", "--to", "brat", "--input", out.parent / "seeds") == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == f"rowcite: wrote {out}/export/jsonl\nrowcite: wrote {out}/export/brat\n"
    assert cli("export", out, "--to", "exel") == 2


def test_import_is_light() -> None:
    code = (
        "import sys, pipeline.export.formats; "
        "sys.exit(bool({'pyarrow', 'duckdb', 'sqlite3', 'pandas', 'spacy'} & {*sys.modules}))"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
