"""JSON lines: one file a table, one object a row; an empty cell is null, a number all of its digits."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

from pipeline.core.tables import plain
from pipeline.export.formats import Job
from pipeline.export.schema import ORDER


def write(job: Job, folder: Path) -> None:
    """Writes jsonl/TABLE.jsonl."""
    to = folder / "jsonl"
    to.mkdir()
    for table in ORDER:
        names = [json.dumps(name) for name in table.header]
        with (to / f"{table.name}.jsonl").open("w", encoding="utf-8", newline="\n") as file:
            for row in job.read(table):
                cells = (_cell(getattr(row, name)) for name in table.header)
                file.write(f"{{{', '.join(f'{n}: {c}' for n, c in zip(names, cells, strict=True))}}}\n")


def _cell(value: object) -> str:
    if isinstance(value, Decimal):
        return plain(value)  # json knows floats alone, which would round it
    return json.dumps(None if value == "" else value, ensure_ascii=False)
