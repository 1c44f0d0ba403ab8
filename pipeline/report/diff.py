"""What two folders of tables differ in, row by row."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.core import rows
from pipeline.core.errors import ContractError
from pipeline.core.records import AGAIN, records
from pipeline.core.tables import Table
from pipeline.report import texts

# Told in front of the other cells of a row that came or went.
FIRST = ("text", "trigger", "cue", "name", "summary", "message")
HIDDEN = ("start", "end", "doc_id", "sent_id", "sha256")

Row = dict[str, str]


class Change(NamedTuple):
    """One row that came (`+`), went (`-`) or changed (`~`)."""

    table: str
    sign: str
    key: str
    told: str


def run(old: Path, new: Path) -> tuple[str, bool]:
    """The report, and whether anything differs: counts by table, then every row."""
    found = [change for table in rows.TABLES for change in _table(table, texts.tables(old), texts.tables(new))]
    if not found:
        return f"{old} and {new} hold the same rows.\n", False
    lines = [f"{'table':<16} gained  lost  changed"]
    for table in rows.TABLES:
        signs = [change.sign for change in found if change.table == table.name]
        if signs:
            lines.append(f"{table.name:<16} {signs.count('+'):6} {signs.count('-'):5} {signs.count('~'):8}")
    lines.append("")
    lines += [f"{c.sign} {c.table:<15} {c.key}  {c.told}".rstrip() for c in found]
    return "\n".join(lines) + "\n", True


def _table(table: Table[Any], old: Path, new: Path) -> Iterator[Change]:
    (columns, before), (others, after) = _read(table, old), _read(table, new)
    for name in sorted(set(columns) ^ set(others)):
        yield Change(table.name, "~", f"column {name}", "came" if name in others else "went")
    shared = [name for name in columns if name in others]
    for key in sorted({*before, *after}):
        shown = " ".join(key)
        if key not in before:
            yield Change(table.name, "+", shown, _told(table, after[key]))
        elif key not in after:
            yield Change(table.name, "-", shown, _told(table, before[key]))
        elif changed := [n for n in shared if before[key][n] != after[key][n]]:
            told = "  ".join(f"{n}: {before[key][n]!r} → {after[key][n]!r}" for n in changed)
            yield Change(table.name, "~", shown, told)


def _told(table: Table[Any], row: Row) -> str:
    first = [repr(row[name]) for name in FIRST if row.get(name)]
    rest = [f"{n}={v}" for n, v in row.items() if v and n not in (*FIRST, *HIDDEN, *table.key)]
    return "  ".join(first + rest)


def _read(table: Table[Any], folder: Path) -> tuple[list[str], dict[tuple[str, ...], Row]]:
    """Rows by key, as text, whatever columns this version of the table has; none if there is no file."""
    path = folder / f"{table.name}.csv"
    if not path.is_file():
        return list(table.header), {}
    lines = records(path)
    _, columns, _ = next(lines, (1, [], ""))
    if missing := [name for name in table.key if name not in columns]:
        raise ContractError(f"{path}: there is no column {missing[0]}. {AGAIN}")
    found = {}
    for line, cells, _ in lines:
        if len(cells) != len(columns):
            raise ContractError(f"{path}: line {line}: {len(cells)} cells, not {len(columns)}. {AGAIN}")
        row = dict(zip(columns, cells, strict=True))
        found[tuple(row[name] for name in table.key)] = row
    return columns, found
