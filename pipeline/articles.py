"""Reads tables of articles: CSV with a header, or JSONL, one article a record."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.core.errors import UsageError
from pipeline.core.records import LONGEST

FACTS = ("published", "title", "author", "source", "url")
SUFFIXES = (".csv", ".tsv", ".jsonl", ".ndjson")
TEXT, ID = "text", "id"


@dataclass(frozen=True, slots=True)
class Columns:
    """How the columns are called: `named` gives theirs for ours, of FACTS. An id is taken if there is one."""

    text: str = TEXT
    id: str = ID
    named: Mapping[str, str] = field(default_factory=dict)


class Record(NamedTuple):
    """One record: its line, its id, text and facts as JSON, and what is wrong with it, as code and message."""

    line: int
    id: str
    data: bytes
    fault: tuple[str, str] = ("", "")


COLUMNS = Columns()


def columns(text: str = "", own: str = "", pairs: Sequence[str] = ()) -> Columns:
    """The columns as the command line names them: `pairs` are "published=date". UsageError where they aren't so."""
    named: dict[str, str] = {}
    for pair in pairs:
        ours, sign, theirs = pair.partition("=")
        if not sign or ours not in FACTS:
            raise UsageError(f"--column {pair}: write OURS=THEIRS; ours are {', '.join(FACTS)}.")
        named[ours] = theirs
    return Columns(text or TEXT, own or ID, named)


def read(file: Path, wanted: Columns) -> Iterator[Record]:
    """The records of a file, one at a time. UsageError where it can't be read, or has no column of texts."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            found = (
                _csv(file, lines, wanted) if file.suffix.lower() in (".csv", ".tsv") else _jsonl(file, lines, wanted)
            )
            yield from found
    except OSError as error:
        raise UsageError(f"{file}: can't be read ({error.strerror}). Check the path.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file}: it isn't UTF-8. Save the file as UTF-8.") from error


def _csv(file: Path, lines: Any, wanted: Columns) -> Iterator[Record]:
    csv.field_size_limit(LONGEST)
    records = csv.reader(lines, delimiter="\t" if file.suffix.lower() == ".tsv" else ",", strict=True)
    try:
        header = next(records, [])
        _check(f"{file}: line 1", header, wanted)
        line = records.line_num + 1
        for cells in records:
            if cells:
                if len(cells) == len(header):
                    yield _record(line, dict(zip(header, cells, strict=True)), wanted)
                else:
                    told = f"line {line} has {len(cells)} cells, not {len(header)}. Quote cells that hold commas."
                    yield Record(line, str(line), b"", ("not_csv", told))
            line = records.line_num + 1
    except csv.Error as error:
        raise UsageError(f"{file}: line {records.line_num}: {error}. Write it as CSV.") from error


def _jsonl(file: Path, lines: Any, wanted: Columns) -> Iterator[Record]:
    met = False
    for n, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            told = json.loads(line, parse_float=str)
            if not isinstance(told, dict):
                raise ValueError
        except ValueError:
            yield Record(n, str(n), b"", ("not_json", f"line {n} is no JSON object. Write one article a line."))
            continue
        if not met:
            _check(f"{file}: line {n}", list(told), wanted)
            met = True
        cells = {name: value if isinstance(value, str) else _said(value) for name, value in told.items()}
        yield _record(n, cells, wanted)


def _said(value: object) -> str:
    """A value of another kind as a cell: lists, as of authors, by commas."""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None or isinstance(value, dict) else str(value)


def _check(place: str, header: Sequence[str], wanted: Columns) -> None:
    there = ", ".join(header) or "nothing"
    if wanted.text not in header:
        raise UsageError(
            f"{place}: there is no column {wanted.text!r}, but {there}. Name the texts' with --text-column."
        )
    if wanted.id != ID and wanted.id not in header:
        raise UsageError(f"{place}: there is no column {wanted.id!r}, but {there}. Name the ids' with --id-column.")
    for ours, theirs in wanted.named.items():
        if theirs not in header:
            raise UsageError(f"{place}: there is no column {theirs!r} for {ours}, but {there}.")


def _record(line: int, cells: Mapping[str, str], wanted: Columns) -> Record:
    own = " ".join(cells.get(wanted.id, "").split()) or str(line)
    text = cells.get(wanted.text, "")
    told = {name: " ".join(cells.get(wanted.named.get(name, name), "").split()) for name in FACTS}
    data = json.dumps({"text": text, **told}, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
    fault = ("", "") if text.strip() else ("empty", f"the text of line {line} is empty. Remove it or fill it.")
    return Record(line, own, data, fault)
