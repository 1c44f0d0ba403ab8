"""What gold documents are labelled for: labelled.csv, a row for each that isn't labelled for all tables."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from pipeline.core.errors import ContractError
from pipeline.gold.labels import COLUMNS, NAMES, records

FILE = "labelled.csv"
KNOWN = (*COLUMNS, NAMES)
# What rows point to, or are scored by: without it, right ones couldn't be told from wrong ones.
NEEDS = {
    "mentions": ("entities",),
    NAMES: ("entities",),
    "relations": ("mentions", "dates"),
    "events": ("dates", "attributions"),
    "event_arguments": ("mentions", "dates", "money", "quantities", "events"),
    "attributions": ("mentions",),
}


def read(file: Path) -> dict[str, frozenset[str]]:
    """Document -> the tables that it is labelled for; `names` stands for mentions.csv with the names alone.

    A document that isn't there is labelled for all tables, as all are where there is no such file. ContractError,
    with the line, where the file isn't as GUIDELINES.md says.
    """
    found: dict[str, frozenset[str]] = {}
    last = ""
    for where, given in records(file, ("doc_id", "tables")) if file.is_file() else ():
        doc_id, tables = given["doc_id"], given["tables"].split()
        if doc_id <= last:
            raise ContractError(f"{where}: {doc_id!r} stands below {last!r}. Write each document once, sorted.")
        if problem := _problem(tables):
            raise ContractError(f"{where}: {problem}.")
        last, found[doc_id] = doc_id, frozenset(tables)
    return found


def _problem(tables: list[str]) -> str:
    """What is wrong with the tables of one document; empty if nothing is."""
    if not tables:
        return "no table is named"
    for name, times in Counter(tables).items():
        if name not in KNOWN:
            return f"there is no table {name!r} among {', '.join(KNOWN)}"
        if times > 1:
            return f"{name} is named twice"
        for other in NEEDS.get(name, ()):
            if other not in tables:
                return f"{name} can't be scored without {other}, which isn't named"
    if "entities" in tables and ("mentions" in tables) == (NAMES in tables):
        return f"entities are scored by mentions or by {NAMES}; name one of the two"
    return ""
