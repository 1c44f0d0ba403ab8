"""The base of SQLite is read back with sqlite3 and compared with the tables."""

from __future__ import annotations

import json
import sqlite3
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.core import rows
from pipeline.export import formats
from pipeline.export.sqlite import number
from tests.export import hand


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
