"""SQLite: one file that Datasette and every other tool opens.

A number is an INTEGER, or a REAL where that is exactly it; one of more digits than either holds is the
TEXT of its digits, never a nearby number. An empty cell is NULL.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.core.errors import ContractError
from pipeline.core.package import about
from pipeline.core.tables import Field, Table, plain
from pipeline.export import schema
from pipeline.export.formats import Job

FILE, DESCRIBED = "tables.sqlite", "datasette.json"
LARGEST = 2**63 - 1
SEARCH = (
    "CREATE VIRTUAL TABLE sentences_search USING fts5(text, content='sentences')",
    "INSERT INTO sentences_search (rowid, text) SELECT rowid, text FROM sentences",
)


def write(job: Job, folder: Path) -> None:
    """Writes FILE and DESCRIBED; ContractError where a reference has no row."""
    base = sqlite3.connect(folder / FILE)
    try:
        # Nothing is half written for a reader: the file is moved into its place when it is whole.
        base.execute("PRAGMA journal_mode = OFF")
        base.execute("PRAGMA synchronous = OFF")
        for table in schema.ORDER:
            base.execute(schema.create(table, _kind, within=True, comments=True))
            marks = ", ".join("?" * len(table.fields))
            base.executemany(f"INSERT INTO {table.name} VALUES ({marks})", _cells(job, table))
        for table in schema.ORDER:
            for index in schema.indexes(table):
                base.execute(index)
        for _, view in schema.views():
            base.execute(view)
        _search(base)
        base.execute("ANALYZE")
        base.commit()
        if loose := base.execute("PRAGMA foreign_key_check").fetchone():
            raise ContractError(f"{job.out}: a row of {loose[0]} points to no row of {loose[2]}. Run rowcite again.")
    except sqlite3.IntegrityError as error:
        raise ContractError(f"{job.out}: {error}. Run rowcite again.") from error
    finally:
        base.close()
    (folder / DESCRIBED).write_text(_described(), "utf-8")


def number(value: Decimal) -> int | float | str:
    """A decimal as SQLite holds it exactly."""
    text = plain(value)
    if "." not in text:
        return int(text) if abs(int(text)) <= LARGEST else text
    near = float(text)
    return near if Decimal(repr(near)) == value else text


def _kind(field: Field) -> str:
    # A column without a type keeps values as they are; any that SQL knows for numbers would round some.
    return {str: "TEXT", int: "INTEGER"}.get(field.type, "")


def _cells(job: Job, table: Table[Any]) -> Iterator[list[object]]:
    for row in job.read(table):
        values = (getattr(row, name) for name in table.header)
        yield [number(v) if isinstance(v, Decimal) else None if v == "" else v for v in values]


def _search(base: sqlite3.Connection) -> None:
    """A full-text index of the sentences, which Datasette shows as a search box, where SQLite has such."""
    try:
        for statement in SEARCH:
            base.execute(statement)
    except sqlite3.OperationalError:
        base.execute("DROP TABLE IF EXISTS sentences_search")


def _described() -> str:
    """What tables and columns hold, for `datasette tables.sqlite -m datasette.json`."""
    tables: dict[str, object] = {
        table.name: {"description": about(table), "columns": {field.name: field.col.about for field in table.fields}}
        for table in schema.ORDER
    }
    tables |= {
        name: {"description": f"{name.removesuffix(schema.VIEW)}, with their sentences."} for name, _ in schema.views()
    }
    whole = {"title": "Tables made by rowcite", "databases": {"tables": {"tables": tables}}}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
