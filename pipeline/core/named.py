"""Entities that a table tells of, and how often the mentions name them; on the disk, since there may be millions."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from pipeline.core.rows import Entity

SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -16000;
CREATE TABLE entity (id TEXT PRIMARY KEY, told_documents INTEGER, told_mentions INTEGER,
                     documents INTEGER DEFAULT 0, mentions INTEGER DEFAULT 0) WITHOUT ROWID;
BEGIN;
"""


class Named(Collection[str]):
    """The ids of entities, with the counts that their rows tell, and those that were met.

    It lies in a file that nobody else sees, and that the system removes.
    """

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._base = sqlite3.connect("", isolation_level=None)
        self._base.executescript(SCHEMA)
        self._base.executemany(
            "INSERT OR IGNORE INTO entity (id, told_documents, told_mentions) VALUES (?, ?, ?)",
            ((e.entity_id, e.documents, e.mentions) for e in entities),
        )

    def close(self) -> None:
        """Forgets it all."""
        self._base.close()

    def __contains__(self, entity_id: object) -> bool:
        return self._base.execute("SELECT 1 FROM entity WHERE id = ?", (entity_id,)).fetchone() is not None

    def __iter__(self) -> Iterator[str]:
        return (entity_id for (entity_id,) in self._base.execute("SELECT id FROM entity ORDER BY id"))

    def __len__(self) -> int:
        (count,) = self._base.execute("SELECT count(*) FROM entity").fetchone()
        return int(count)

    def meet(self, entity_ids: Iterable[str]) -> None:
        """Takes the entities of one document's mentions, one for each mention."""
        self._base.executemany(
            "UPDATE entity SET documents = documents + 1, mentions = mentions + ? WHERE id = ?",
            ((count, entity_id) for entity_id, count in Counter(entity_ids).items()),
        )

    def wrong(self) -> Iterator[tuple[str, int, int]]:
        """Id, mentions and documents of the entities of which other counts are told."""
        return self._base.execute(
            "SELECT id, mentions, documents FROM entity WHERE (mentions, documents) <> (told_mentions, told_documents)"
            " ORDER BY id"
        )
