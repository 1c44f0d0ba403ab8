"""Label Studio: marks as regions, cells as choices and text areas of a region, links as relations."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from pipeline.core.errors import ContractError
from pipeline.export import marks
from pipeline.export.marks import Link, Mark, Page
from pipeline.gold import offsets

TASKS, CONFIG = "tasks.json", "labels.xml"
LABELS, TEXT = "label", "text"


def write(pages: Iterable[Page], folder: Path, unit: str = offsets.POINTS) -> None:
    """Writes TASKS, to be imported into a project, and CONFIG, its labelling interface."""
    tasks = [_task(page, unit) for page in pages]
    (folder / TASKS).write_text(json.dumps(tasks, ensure_ascii=False, indent=1) + "\n", "utf-8")
    (folder / CONFIG).write_text(configuration(), "utf-8")


def _task(page: Page, unit: str) -> dict[str, Any]:
    counted = offsets.Counted(page.raw, unit)
    domains = {f.name: f.col.values for t in (*marks.SPANS, *marks.TRIGGERS) for f in marks.columns(t)}
    own = {mark.id: f"r{n}" for n, mark in enumerate(page.marks, 1)}
    result: list[dict[str, Any]] = []
    for mark in page.marks:
        span = {"start": counted.of(mark.start), "end": counted.of(mark.end)}
        common = {"id": own[mark.id], "to_name": TEXT}
        value = span | {"text": page.raw[mark.start : mark.end], "labels": [mark.label]}
        result.append(common | {"from_name": LABELS, "type": "labels", "value": value})
        for name, cell in mark.cells.items():
            if cell in domains.get(name, ()):
                result.append(common | {"from_name": name, "type": "choices", "value": span | {"choices": [cell]}})
            else:
                result.append(common | {"from_name": name, "type": "textarea", "value": span | {"text": [cell]}})
    for link in page.links:
        ends = {"from_id": own[link.source], "to_id": own[link.target]}
        result.append({"type": "relation", "direction": "right", "labels": [link.role], **ends})
    return {"data": {TEXT: page.raw, "doc_id": page.doc_id}, "annotations": [{"result": result}]}


def configuration() -> str:
    """The labelling interface: every label, and the columns of each as choices or text areas of a region."""
    labels: dict[str, list[str]] = defaultdict(list)
    for name, table in marks.tables().items():
        labels[table].append(name)
    lines = ["<View>", f'  <Labels name="{LABELS}" toName="{TEXT}">']
    lines += [f"    <Label value={quoteattr(name)}/>" for found in labels.values() for name in found]
    lines += ["  </Labels>", "  <Relations>"]
    lines += [f"    <Relation value={quoteattr(role)}/>" for role in roles()]
    lines += ["  </Relations>", f'  <Text name="{TEXT}" value="${TEXT}" granularity="word"/>']
    columns: dict[str, list[str]] = defaultdict(list)
    domains: dict[str, list[str]] = defaultdict(list)
    for table in (*marks.SPANS, *marks.TRIGGERS):
        for field in marks.columns(table):
            columns[field.name] += labels[table]
            domains[field.name] += field.col.values
    for column, found in columns.items():
        when = f'perRegion="true" whenTagName="{LABELS}" whenLabelValue="{",".join(dict.fromkeys(found))}"'
        named = f'name="{column}" toName="{TEXT}" {when}'
        if values := dict.fromkeys(domains[column]):
            lines.append(f'  <Header value="{column}" size="6"/>')
            lines.append(f'  <Choices {named} choice="single-radio" showInline="true">')
            lines += [f"    <Choice value={quoteattr(value)}/>" for value in values]
            lines.append("  </Choices>")
        else:
            lines.append(f'  <TextArea {named} placeholder="{column}" maxSubmissions="1" editable="true"/>')
    return "\n".join([*lines, "</View>", ""])


def roles() -> list[str]:
    """The labels of links."""
    from pipeline.gold.checks import roles as known

    named = {role for found in known().values() for role in found}
    return sorted(named | {role for found in marks.LINKS.values() for role in found.values()} | {marks.SAID})


def read(source: Path, unit: str = "") -> Iterator[Page]:
    """The pages of an export in the format JSON: a file, or a folder of files.

    Of several annotations of a task the last that wasn't cancelled counts. Without `unit` it is found out
    from the words that regions quote. ContractError where a file isn't such an export.
    """
    files = sorted(source.rglob("*.json")) if source.is_dir() else [source]
    for file in files:
        try:
            found = json.loads(file.read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise ContractError(f"{file}: can't be read as JSON ({error}).") from error
        for n, task in enumerate(found if isinstance(found, list) else [found]):
            try:
                yield _page(task, f"{file}: task {n + 1}", unit)
            except (KeyError, TypeError, AttributeError) as error:
                told = f"{file}: task {n + 1}: it isn't as Label Studio's export JSON has it ({error!r})"
                raise ContractError(f"{told}. Export it as JSON, not JSON-MIN.") from error


def _page(task: dict[str, Any], where: str, unit: str) -> Page:
    data = task["data"]
    raw = data.get(TEXT) or next(v for k, v in data.items() if k != "doc_id" and isinstance(v, str))
    doc_id = str(data.get("doc_id") or f"task-{task.get('id', where.rsplit(' ', 1)[1])}")
    given = [a for a in task.get("annotations") or task.get("completions") or () if not a.get("was_cancelled")]
    result = given[-1]["result"] if given else []
    regions = [one for one in result if "labels" in one.get("value", {}) and one["type"] != "relation"]
    quotes = [(r["value"]["start"], r["value"]["end"], r["value"].get("text", "")) for r in regions]
    told = [quote for quote in quotes if quote[2]]
    counted = offsets.Counted(raw, unit) if unit else offsets.fitting(raw, told, where)
    cells: dict[str, dict[str, str]] = defaultdict(dict)
    for one in result:
        value = one.get("value", {})
        if one["type"] in ("choices", "textarea") and (chosen := value.get("choices") or value.get("text")):
            cells[one["id"]][one["from_name"]] = chosen[0] if isinstance(chosen, list) else chosen
    found: dict[str, Mark] = {}
    for region, (start, end, words) in zip(regions, quotes, strict=True):
        span = counted.span(int(start), int(end))
        if span is None:
            raise ContractError(f"{where}: {start}-{end} {words!r} is no span of the text.")
        for n, label in enumerate(region["value"]["labels"]):
            own = f"{region['id']} {n}" if n else str(region["id"])
            found[own] = Mark(own, label, *span, cells.get(region["id"], {}))
    links = [
        Link(role, str(one["from_id"]), str(one["to_id"]))
        for one in result
        if one["type"] == "relation"
        for role in one.get("labels") or ["related"]
    ]
    order = sorted(found.values(), key=lambda mark: (mark.start, -mark.end))
    return Page(doc_id, raw, tuple(order), tuple(link for link in links if {link.source, link.target} <= found.keys()))
