"""doccano: marks as spans, links as relations, one document a line.

doccano's spans have a label alone; the cells of a row travel as a column of their own, which doccano keeps
as metadata of the document, and come back to each span that is still there.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pipeline.core.errors import ContractError
from pipeline.export import marks
from pipeline.export.marks import Link, Mark, Page
from pipeline.gold import labelstudio, offsets

FILE, SPAN_TYPES, RELATION_TYPES = "doccano.jsonl", "span_types.json", "relation_types.json"
CELLS = "rowcite"


def write(pages: Iterable[Page], folder: Path, unit: str = offsets.UTF16) -> None:
    """Writes FILE, in the format JSONL(Relation), and the labels and roles of the project."""
    with (folder / FILE).open("w", encoding="utf-8", newline="\n") as file:
        for n, page in enumerate(pages, 1):
            file.write(json.dumps(_line(n, page, unit), ensure_ascii=False) + "\n")
    for name, texts in ((SPAN_TYPES, list(marks.tables())), (RELATION_TYPES, labelstudio.roles())):
        (folder / name).write_text(json.dumps([{"text": text} for text in texts], indent=1) + "\n", "utf-8")


def _line(number: int, page: Page, unit: str) -> dict[str, Any]:
    counted = offsets.Counted(page.raw, unit)
    own = {mark.id: n for n, mark in enumerate(page.marks, 1)}
    entities, relations = [], []
    cells: dict[str, list[dict[str, str]]] = defaultdict(list)
    for mark in page.marks:
        span = {"start_offset": counted.of(mark.start), "end_offset": counted.of(mark.end)}
        entities.append({"id": own[mark.id], "label": mark.label, **span})
        cells[_place(mark)].append(dict(mark.cells))
    for n, link in enumerate(page.links, 1):
        relations.append({"id": n, "from_id": own[link.source], "to_id": own[link.target], "type": link.role})
    kept = {place: found for place, found in cells.items() if any(found)}
    line = {"id": number, "text": page.raw, "doc_id": page.doc_id, "entities": entities, "relations": relations}
    return line | {CELLS: kept}


def _place(mark: Mark) -> str:
    return f"{mark.start}-{mark.end} {mark.label}"


def read(source: Path, unit: str = offsets.UTF16) -> Iterator[Page]:
    """The pages of an export in the format JSONL, a file or a folder of files; ContractError where it is none."""
    files = sorted(source.rglob("*.jsonl")) if source.is_dir() else [source]
    for file in files:
        try:
            lines = file.read_text("utf-8").split("\n")
        except (OSError, ValueError) as error:
            raise ContractError(f"{file}: can't be read ({error}).") from error
        for n, line in enumerate(lines, 1):
            if line.strip():
                try:
                    yield _page(json.loads(line), f"{file}: line {n}", unit or offsets.UTF16)
                except (KeyError, TypeError, AttributeError, ValueError) as error:
                    told = f"{file}: line {n}: it isn't as doccano's export JSONL has it"
                    raise ContractError(f"{told} ({error!r}).") from error


def _page(told: dict[str, Any], where: str, unit: str) -> Page:
    raw = told.get("text", told.get("data"))
    if not isinstance(raw, str):
        raise ContractError(f"{where}: there is no text in it.")
    doc_id = str(told.get("doc_id") or f"doc-{told.get('id', where.rsplit(' ', 1)[1])}")
    counted = offsets.Counted(raw, unit)
    cells = {place: list(found) for place, found in (told.get(CELLS) or {}).items()}
    found: dict[str, Mark] = {}
    for n, one in enumerate(told.get("entities") or told.get("label") or told.get("labels") or ()):
        own, start, end, label = _span(one, n)
        span = counted.span(start, end)
        if span is None:
            raise ContractError(f"{where}: {start}-{end} {label} is no span of the text in {unit}. Say --offsets.")
        mark = Mark(own, label, *span)
        kept = cells.get(_place(mark)) or [{}]
        found[own] = Mark(own, label, *span, kept.pop(0))
    links = [Link(one["type"], str(one["from_id"]), str(one["to_id"])) for one in told.get("relations") or ()]
    order = sorted(found.values(), key=lambda mark: (mark.start, -mark.end))
    return Page(doc_id, raw, tuple(order), tuple(link for link in links if {link.source, link.target} <= found.keys()))


def _span(one: Any, n: int) -> tuple[str, int, int, str]:
    if isinstance(one, dict):
        return str(one["id"]), int(one["start_offset"]), int(one["end_offset"]), str(one["label"])
    start, end, label = one
    return f"#{n}", int(start), int(end), str(label)
