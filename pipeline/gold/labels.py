"""Reads hand labels: the tables' own columns, without the ids that a place already gives."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pipeline.core.errors import ContractError
from pipeline.core.rows import BY_NAME, place
from pipeline.core.tables import Table

COLUMNS: dict[str, tuple[str, ...]] = {
    table: tuple(columns.split())
    for table, columns in {
        "documents": "title author published published_basis",
        "sentences": "kind start end",
        "mentions": "start end text label form entity_id",
        "entities": "entity_id name label country",
        "dates": "start end text type value mod",
        "money": "start end text amount_min amount_max currency bound per",
        "quantities": "start end text kind value_min value_max unit bound of",
        "relations": "type head_mention_id tail_mention_id role status trigger_start trigger_end trigger date_id "
        "modality polarity",
        "events": "type start end text modality polarity tense date_id attribution_id parent_event_id",
        "event_arguments": "event_id role filler_table filler_id start end text",
        "attributions": "source_mention_id cue_start cue_end cue content_start content_end content kind polarity",
    }.items()
}
# Columns that a file may have behind those.
FURTHER = {"entities": ("wikidata",)}
# What a document may be labelled for instead of mentions: mentions.csv then holds its names, and nothing else.
NAMES = "names"
ALL = frozenset(COLUMNS)
# The column behind "#" in the id of a second row at the same place.
KINDS = {"mentions": "label", "dates": "type", "quantities": "kind", "relations": "type", "events": "type",
         "attributions": "kind"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Labels:
    """One document's labels as rows of the tables, references resolved to the ids of those rows.

    Cells that labels don't have are empty (None where the column is a number). `lines` gives the
    file and line of each row, in the order of the rows. `scope` has the tables that the document is labelled for,
    `names` where mentions.csv holds the names alone; the other tables have no rows. `wikidata` says whether
    entities.csv has that column.
    """

    doc_id: str
    raw: str
    tables: Mapping[str, tuple[Any, ...]]
    lines: Mapping[str, tuple[str, ...]]
    scope: frozenset[str] = ALL
    wikidata: bool = False

    def has(self, table: str) -> bool:
        """Whether the document is labelled for a table, if only for the names of mentions."""
        return table in self.scope or (table == "mentions" and NAMES in self.scope)


def read(doc_id: str, folder: Path, raw: str, scope: frozenset[str] = ALL) -> Labels:
    """The labels of one document; ContractError, with file and line, where they aren't as GUIDELINES.md says.

    `scope` is what the document is labelled for: each of its files must be there, and no other. What one file
    can't tell by itself is checked in `pipeline.gold.checks`.
    """
    wanted = {f"{'mentions' if name == NAMES else name}.csv" for name in scope}
    for file in sorted(folder.iterdir()):
        if file.name not in wanted and not file.name.startswith("."):
            raise ContractError(f"{file}: the document isn't labelled for it. Remove it, or list it in labelled.csv.")
    tables: dict[str, tuple[Any, ...]] = {}
    lines: dict[str, tuple[str, ...]] = {}
    wikidata = False
    for name, columns in COLUMNS.items():
        found = []
        for where, given in _records(folder, name, columns) if f"{name}.csv" in wanted else ():
            wikidata |= "wikidata" in given
            found.append((where, _row(BY_NAME[name], doc_id, raw, given, where)))
        lines[name] = tuple(where for where, _ in found)
        tables[name] = _named(name, doc_id, tuple(row for _, row in found), lines[name])
    index = {name: _index(name, doc_id, found) for name, found in tables.items()}
    resolved = {
        name: tuple(_resolve(name, row, index, where) for row, where in zip(found, lines[name], strict=True))
        for name, found in tables.items()
    }
    return Labels(doc_id, raw, resolved, lines, scope, wikidata)


def position(name: str, row: Any) -> tuple[int, int]:
    """Where a row stands: start and end of its first span; (0, 0) for a table without places."""
    columns = BY_NAME[name].spans[0] if BY_NAME[name].spans else ("start", "end", "")
    return getattr(row, columns[0], 0), getattr(row, columns[1], 0)


def _records(folder: Path, name: str, columns: tuple[str, ...]) -> Iterator[tuple[str, dict[str, str]]]:
    path = folder / f"{name}.csv"
    if not path.is_file():
        raise ContractError(
            f"{path}: it isn't there. Write its header, even if there is nothing to label; if the document "
            "isn't to be labelled for it, say in labelled.csv what it is labelled for."
        )
    return records(path, columns, FURTHER.get(name, ()))


def records(path: Path, columns: tuple[str, ...], more: tuple[str, ...] = ()) -> Iterator[tuple[str, dict[str, str]]]:
    """Each record of a file, by column, with "path: line n" for messages; ContractError where it isn't plain CSV.

    Its header is `columns`, or these and `more`.
    """
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise ContractError(f"{path}: byte {error.start} is not UTF-8.") from error
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    kept = io.StringIO()
    writer = csv.writer(kept, lineterminator="\n")
    line, seen = 1, dict[tuple[str, ...], str]()
    try:
        for n, cells in enumerate(reader):
            where = f"{path}: line {line}"
            writer.writerow(cells)
            if n == 0 and more and tuple(cells) == (*columns, *more):
                columns += more
            if n == 0 and tuple(cells) != columns:
                raise ContractError(f"{where}: the header is {','.join(cells)}, not {','.join(columns)}.")
            if len(cells) != len(columns):
                raise ContractError(f"{where}: {len(cells)} cells, not {len(columns)}.")
            if not text.startswith(kept.getvalue()):
                raise ContractError(f"{where}: not written with LF, commas and minimal quoting.")
            if earlier := seen.get(tuple(cells)):
                raise ContractError(f"{where}: the same row as {earlier}.")
            seen[tuple(cells)] = where
            if n:
                yield where, dict(zip(columns, cells, strict=True))
            line = reader.line_num + 1
    except csv.Error as error:
        raise ContractError(f"{path}: line {line}: {error}.") from error
    if line == 1:
        raise ContractError(f"{path}: it is empty. Write its header: {','.join(columns)}.")


def _row(table: Table[Any], doc_id: str, raw: str, labelled: Mapping[str, str], where: str) -> Any:
    """A row of `table`, its domains and its texts checked."""
    given = {**labelled, "doc_id": doc_id}
    row = table.parse([given.get(field.name, "") for field in table.fields], where)
    for problem in table.problems(row):
        column = problem.split(" ", 1)[0].removeprefix(f"{table.name}.")
        # An empty bound is the labellers' short form for a figure as it stands.
        if column in labelled and not (column == "bound" and not row.bound):
            raise ContractError(f"{where}: {problem}.")
    for field in table.fields:
        cell = given.get(field.name, "")
        if cell and table.cells(row)[table.header.index(field.name)] != cell:
            raise ContractError(f"{where}: {field.name} is {cell!r}; write figures plainly, as 3500000000 or 3.5.")
    if table.name == "sentences":
        return replace(row, text=_slice(raw, row.start, row.end, None, where))
    for start, end, text in table.spans:
        if any((getattr(row, start) is not None, getattr(row, end) is not None, getattr(row, text))):
            _slice(raw, getattr(row, start), getattr(row, end), getattr(row, text), where)
    return row


def _slice(raw: str, start: int | None, end: int | None, text: str | None, where: str) -> str:
    if start is None or end is None or not 0 <= start < end <= len(raw):
        raise ContractError(f"{where}: {start}-{end} is no span of a text of {len(raw)} characters.")
    if text is not None and raw[start:end] != text:
        raise ContractError(f"{where}: {start}-{end} is {raw[start:end]!r} in the text, not {text!r}.")
    return raw[start:end]


def _named(name: str, doc_id: str, found: tuple[Any, ...], lines: tuple[str, ...]) -> tuple[Any, ...]:
    """The rows with their own ids: the place, and what tells a second row at the same place apart."""
    key = BY_NAME[name].key
    if name == "event_arguments" or key[0] in COLUMNS[name]:
        return found
    taken: Counter[str] = Counter()
    named = []
    for row, where in zip(found, lines, strict=True):
        short = doc_id if name == "documents" else place(doc_id, *position(name, row))
        full = f"{short}#{getattr(row, KINDS[name])}" if name in KINDS else short
        own = full if taken[short] else short
        if name == "relations":
            # One trigger may relate several pairs; nothing points to a relation, so a number will do.
            own = f"{full}#{taken[full]}"
        elif taken[full]:
            raise ContractError(f"{where}: a second row with the id {full}.")
        taken.update({short, full})
        named.append(replace(row, **{key[0]: own}))
    return tuple(named)


def _index(name: str, doc_id: str, found: tuple[Any, ...]) -> dict[str, str]:
    """What a label may call a row -> the row's id. The first row at a place may carry its "#" too."""
    if name == "event_arguments":
        return {}
    key = BY_NAME[name].key[0]
    index = {getattr(row, key): getattr(row, key) for row in found}
    for row in found if name in KINDS else ():
        index.setdefault(f"{place(doc_id, *position(name, row))}#{getattr(row, KINDS[name])}", getattr(row, key))
    return index


def _resolve(name: str, row: Any, index: Mapping[str, Mapping[str, str]], where: str) -> Any:
    targets = {field.name: field.col.ref for field in BY_NAME[name].fields if field.name in COLUMNS[name]}
    if name == "event_arguments":
        targets["filler_id"] = row.filler_table
    found = {}
    for column, target in targets.items():
        cell = getattr(row, column)
        if not target or not cell:
            continue
        if cell not in index[target]:
            raise ContractError(f"{where}: {column} is {cell}, which is no row of {target}.csv.")
        found[column] = index[target][cell]
    return replace(row, **found) if found else row
