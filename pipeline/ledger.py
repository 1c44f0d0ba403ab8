"""What a run knows of its documents, on the disk, so that memory doesn't grow with their number."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline import articles, inputs, metadata
from pipeline.core import rows
from pipeline.inputs import Input
from pipeline.parts import Outcome

SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -16000;
CREATE TABLE found (doc_id TEXT, path TEXT, file BLOB, folder BLOB, data BLOB, code TEXT, message TEXT,
                    PRIMARY KEY (doc_id, path, file));
CREATE TABLE fact (folder BLOB, path TEXT, line INTEGER, told TEXT, PRIMARY KEY (folder, path)) WITHOUT ROWID;
CREATE TABLE input (number INTEGER PRIMARY KEY, doc_id TEXT, path TEXT, file BLOB, folder BLOB, data BLOB,
                    code TEXT, message TEXT);
CREATE TABLE outcome (number INTEGER PRIMARY KEY, path TEXT, key TEXT, code TEXT, message TEXT);
CREATE INDEX done ON outcome (key);
CREATE TABLE entity (entity_id TEXT, name TEXT, label TEXT, country TEXT, wikidata TEXT, aliases TEXT,
                     documents INTEGER, mentions INTEGER,
                     PRIMARY KEY (entity_id, name, label, country, wikidata, aliases)) WITHOUT ROWID;
BEGIN;
"""
ANYWHERE = b""
ADD_ENTITY = """
INSERT INTO entity VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET documents = documents + excluded.documents, mentions = mentions + excluded.mentions
"""


class Ledger:
    """Inputs by their number, what is known of each, and what came of it; entities by the forms of their rows.

    It lies in a file that nobody else sees, and that the system removes.
    """

    def __init__(self) -> None:
        self._base = sqlite3.connect("", isolation_level=None)
        self._base.executescript(SCHEMA)

    def close(self) -> None:
        self._base.close()

    def add(self, found: Iterable[Input]) -> int:
        """Takes the inputs of a run, sorts and numbers them; returns how many there are."""
        rows = (
            # Links stay links: the same file named twice is one input.
            (i.doc_id, i.path, os.fsencode(os.path.abspath(i.file)), _blob(i.folder), i.data, *i.fault)  # noqa: PTH100
            for i in found
        )
        change = "folder = excluded.folder, data = excluded.data, code = excluded.code, message = excluded.message"
        self._base.executemany(
            f"INSERT INTO found VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET {change}", rows
        )
        for number, one in enumerate(inputs.single(_input(row) for row in self._found())):
            told = (number, one.doc_id, one.path, os.fsencode(one.file), _blob(one.folder), one.data, *one.fault)
            self._base.execute("INSERT INTO input VALUES (?, ?, ?, ?, ?, ?, ?, ?)", told)
        self._base.execute("DROP TABLE found")
        return self._count("SELECT count(*) FROM input")

    def _found(self) -> Iterator[tuple[Any, ...]]:
        return self._base.execute(
            "SELECT doc_id, path, file, folder, data, code, message FROM found ORDER BY doc_id, path, rowid"
        )

    def know(self, file: Path, folder: Path | None, note: Callable[[str], None]) -> None:
        """Takes what a metadata file says: of the inputs below `folder`, or of all.

        UsageError where the file can't be used; `note` hears of what in it is of no use.
        """

        def unused(columns: list[str]) -> None:
            if columns:
                told = f"{file}: not used: {', '.join(columns)}."
                note(f"{told} The columns are path, {', '.join(articles.FACTS)}.")

        where = _blob(folder) or ANYWHERE
        for line, path, told in metadata.lines(file, unused):
            try:
                self._base.execute("INSERT INTO fact VALUES (?, ?, ?, ?)", (where, path, line, json.dumps(dict(told))))
            except sqlite3.IntegrityError:
                before = self._count("SELECT line FROM fact WHERE folder = ? AND path = ?", where, path)
                raise metadata.twice(file, line, path, before) from None
        here = "SELECT path FROM input" + (" WHERE folder = :where" if folder else "")
        strange = f"SELECT path FROM fact WHERE folder = :where AND path NOT IN ({here}) ORDER BY path"
        for (path,) in self._base.execute(strange, {"where": where}):
            note(f"{file}: there is no input {path!r}. Mend the path or remove the line.")

    def inputs(self) -> Iterator[tuple[int, Input, Mapping[str, str]]]:
        """Number, input and facts, in the order of the numbers, which is that of the tables."""
        wanted = f"""
            SELECT number, told, doc_id, input.path, file, input.folder, data, code, message FROM input
            LEFT JOIN fact ON fact.path = input.path AND fact.folder IN (input.folder, x'{ANYWHERE.hex()}')
            ORDER BY number
        """
        for number, told, *row in self._base.execute(wanted):
            yield number, _input(row), json.loads(told) if told else {}

    def settle(self, outcome: Outcome) -> None:
        """Takes what came of an input."""
        told = (outcome.number, outcome.path, outcome.key, outcome.code, outcome.message)
        self._base.execute("INSERT INTO outcome VALUES (?, ?, ?, ?, ?)", told)

    def parts(self) -> Iterator[str]:
        """The keys of all parts, in the order of the tables."""
        return (key for (key,) in self._base.execute("SELECT key FROM outcome WHERE code = '' ORDER BY number"))

    def has(self, key: str) -> bool:
        """Whether the tables are made of the part `key`, among others."""
        return self._base.execute("SELECT 1 FROM outcome WHERE key = ?", (key,)).fetchone() is not None

    def rejected(self) -> Iterator[rows.Rejected]:
        """The inputs without rows, by path."""
        wanted = "SELECT path, code, message FROM outcome WHERE code <> '' ORDER BY path"
        return (rows.Rejected(*row) for row in self._base.execute(wanted))

    def met(self, found: Iterable[tuple[rows.Entity, int]]) -> None:
        """Takes one document's rows of entities, each with how many of the document's mentions are its."""
        self._base.executemany(
            ADD_ENTITY,
            (
                (e.entity_id, e.name, e.label, e.country, e.wikidata, e.aliases, int(count > 0), count)
                for e, count in found
            ),
        )

    def entities(self) -> Iterator[rows.Entity]:
        """The rows that were taken, by id, equal ones of several documents as one, with their counts added up."""
        wanted = """
            SELECT entity_id, name, label, country, wikidata, documents, mentions, aliases FROM entity
            ORDER BY entity_id
        """
        return (rows.Entity(*row) for row in self._base.execute(wanted))

    def _count(self, wanted: str, *values: object) -> int:
        (found,) = self._base.execute(wanted, values).fetchone()
        return int(found)


def _blob(path: Path | None) -> bytes | None:
    return None if path is None else os.fsencode(path)


def _input(row: Iterable[Any]) -> Input:
    doc_id, path, file, folder, data, code, message = row
    where = None if folder is None else Path(os.fsdecode(folder))
    return Input(doc_id, path, Path(os.fsdecode(file)), where, data, (code, message))
