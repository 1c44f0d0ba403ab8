"""Writes the rows of corrected documents as hand labels: what people have read and mended, others can be scored by."""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline import corrections
from pipeline.core import contract, rows
from pipeline.core.errors import UsageError
from pipeline.core.rows import BY_NAME, place
from pipeline.gold import checks, labelled, labels

Tables = Mapping[str, Sequence[Any]]


def write(out: Path, folder: Path, text: Callable[[rows.Document], str], note: Callable[[str], None]) -> str:
    """Labels of each document of `out` with applied corrections, for the tables corrected and those they point to.

    All rows of these tables become labels, so that who exports them answers for all of them. `text` gives a
    document's text. `note` hears what GUIDELINES.md wants otherwise. Returns a line that says what was written.
    UsageError where nothing was corrected, or a document is labelled in `folder` already.
    """
    scopes: dict[str, set[str]] = defaultdict(set)
    for told in corrections.recorded(out):
        if told.status == "applied" and told.doc_id != "*":
            scopes[told.doc_id] |= _closure(told.table)
    if not scopes:
        raise UsageError(f"{out}: no correction of a document was applied. Write some, and run rowcite again.")
    tables = _read(out, scopes)
    known = labelled.read(folder / labelled.FILE)
    for doc_id, scope in sorted(scopes.items()):
        document = tables[doc_id]["documents"][0]
        name = doc_id.replace("/", "_")
        home = folder / "labels" / name
        if home.exists():
            raise UsageError(f"{home}: the document is labelled already. Remove that folder, or name another.")
        raw = text(document)
        home.mkdir(parents=True)
        (folder / "texts").mkdir(exist_ok=True)
        (folder / "texts" / f"{name}.txt").write_bytes(raw.encode())
        for table, rows_of_it in _files(name, tables[doc_id], scope).items():
            (home / f"{table}.csv").write_bytes(rows_of_it.encode())
        known[name] = frozenset(scope)
        for problem in checks.problems(labels.read(name, home, raw, frozenset(scope))):
            note(problem)
    listed = (("doc_id", "tables"), *((name, " ".join(sorted(scope))) for name, scope in sorted(known.items())))
    (folder / labelled.FILE).write_bytes(_csv(listed).encode())
    return f"{folder}: labels of {len(scopes)} documents. All rows of their tables count now: read them through."


def _closure(table: str) -> set[str]:
    """The tables without which this one can't be scored, and itself."""
    found, waiting = {table}, [table]
    while waiting:
        for name in labelled.NEEDS.get(waiting.pop(), ()):
            if name not in found:
                found.add(name)
                waiting.append(name)
    # Entities are scored by mentions, and mentions name them.
    return found | ({"mentions", "entities"} if found & {"mentions", "entities"} else set())


def _is_phrase(mention: rows.Mention) -> bool:
    """Whether a mention is a whole phrase with its article: labels are of base noun phrases."""
    return mention.form == "nominal" and (
        mention.rule_id == rows.AROUND or mention.text.lower().startswith(checks.ARTICLES)
    )


def _read(out: Path, wanted: Iterable[str]) -> dict[str, dict[str, list[Any]]]:
    found: dict[str, dict[str, list[Any]]] = {doc_id: defaultdict(list) for doc_id in wanted}
    for table in contract.BY_DOCUMENT:
        for row in table.read(out / f"{table.name}.csv"):
            if row.doc_id in found and not (table is rows.MENTIONS and _is_phrase(row)):
                found[row.doc_id][table.name].append(row)
    for entity in rows.ENTITIES.read(out / "entities.csv"):
        for tables in found.values():
            if any(mention.entity_id == entity.entity_id for mention in tables["mentions"]):
                tables["entities"].append(entity)
    return found


def _files(name: str, tables: Tables, scope: Iterable[str]) -> dict[str, str]:
    """The label files of one document, by table."""
    ids = {table: _ids(name, table, tables.get(table, ())) for table in labels.KINDS}
    events = {row.event_id: (row.start, row.end) for row in tables.get("events", ())}
    made = {}
    for table in scope:
        found = list(tables.get(table, ()))
        if table == "event_arguments":
            found.sort(key=lambda row: (events[row.event_id], row.role, row.ordinal))
        lines = [_cells(table, row, ids) for row in found]
        made[table] = _csv((labels.COLUMNS[table], *dict.fromkeys(lines)))
    return made


def _ids(name: str, table: str, found: Sequence[Any]) -> dict[str, str]:
    """The id that a row has in the tables -> what labels call it: its place, a second row there with `#`."""
    taken: Counter[str] = Counter()
    ids = {}
    for row in found:
        short = place(name, *labels.position(table, row))
        own = f"{short}#{getattr(row, labels.KINDS[table])}" if taken[short] else short
        taken.update((short, own))
        ids[getattr(row, BY_NAME[table].key[0])] = own
    return ids


def _cells(table: str, row: Any, ids: Mapping[str, Mapping[str, str]]) -> tuple[str, ...]:
    declared = BY_NAME[table]
    given = dict(zip(declared.header, declared.cells(row), strict=True))
    refs = {field.name: field.col.ref for field in declared.fields}
    refs |= {"filler_id": row.filler_table} if table == "event_arguments" else {}
    return tuple(ids.get(refs[column], {}).get(given[column], given[column]) for column in labels.COLUMNS[table])


def _csv(lines: Iterable[Iterable[str]]) -> str:
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows(lines)
    return file.getvalue()
