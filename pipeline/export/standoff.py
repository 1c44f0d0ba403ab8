"""brat's stand-off format: marks as T, triggers with their parts as E, cells as attributes and notes.

Offsets are code points of the text. A span over a line end is one of several fragments, as brat wants it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from pipeline.core import vocab
from pipeline.core.errors import ContractError
from pipeline.export import marks
from pipeline.export.marks import Link, Mark, Page

NOTE = "AnnotatorNotes"
PARTED = " | "
LINES = re.compile(r"[^\S\r\n]*[\r\n]\s*")
SPAN = re.compile(r"(?P<label>\S+) (?P<spans>\d+ \d+(?:;\d+ \d+)*)")


def compose(page: Page) -> str:
    """The .ann file of a page."""
    numbers = {mark.id: n for n, mark in enumerate(page.marks, 1)}
    parts: dict[str, list[Link]] = defaultdict(list)
    for link in page.links:
        parts[link.source].append(link)
    texts: list[str] = []
    events: list[str] = []
    said: list[str] = []
    notes: list[str] = []
    tables = marks.tables()
    closed = {name: _closed(name) for name in (*marks.SPANS, *marks.TRIGGERS)}
    own = {mark.id: f"{'E' if _acts(mark) else 'T'}{numbers[mark.id]}" for mark in page.marks}
    for mark in page.marks:
        spans = list(_fragments(page.raw, mark))
        where = ";".join(f"{start} {end}" for start, end in spans)
        words = " ".join(" ".join(page.raw[start:end].split()) for start, end in spans)
        texts.append(f"T{numbers[mark.id]}\t{mark.label} {where}\t{words}")
        if _acts(mark):
            events.append(f"{own[mark.id]}\t{_event(mark, numbers[mark.id], parts[mark.id], own)}")
        free = []
        for name, value in mark.cells.items():
            if value in closed[tables[mark.label]].get(name, ()):
                said.append(f"A{len(said) + 1}\t{name} {own[mark.id]} {value}")
            else:
                free.append(f"{name}={' '.join(value.split())}")
        if free:
            notes.append(f"#{len(notes) + 1}\t{NOTE} {own[mark.id]}\t{PARTED.join(free)}")
    return "".join(f"{line}\n" for line in (*texts, *events, *said, *notes))


def _acts(mark: Mark) -> bool:
    return mark.label != marks.CONTENT and marks.tables()[mark.label] in marks.TRIGGERS


def _closed(table: str) -> dict[str, tuple[str, ...]]:
    return {field.name: field.col.values for field in marks.columns(table) if field.col.values}


def _fragments(raw: str, mark: Mark) -> Iterator[tuple[int, int]]:
    """The lines of a span, without the white space at their ends."""
    at = mark.start
    for line_end in (*LINES.finditer(raw, mark.start, mark.end), None):
        end = line_end.start() if line_end else mark.end
        if at < end:
            yield at, end
        at = line_end.end() if line_end else end


def _event(mark: Mark, number: int, links: list[Link], own: Mapping[str, str]) -> str:
    """The trigger, and each part; of several in one role brat numbers those behind the first."""
    count: dict[str, int] = defaultdict(int)
    words = [f"{mark.label}:T{number}"]
    for link in links:
        count[link.role] += 1
        more = count[link.role] if count[link.role] > 1 else ""
        words.append(f"{link.role}{more}:{own[link.target]}")
    return " ".join(words)


def parse(doc_id: str, raw: str, text: str, where: str) -> Page:
    """A page from its .ann file; `where` names the file in errors.

    R lines are links as well. ContractError, with the line, where a line isn't stand-off or a span isn't
    of the text.
    """
    found: dict[str, Mark] = {}
    events: dict[str, tuple[str, list[str]]] = {}
    relations: list[tuple[str, str, str]] = []
    cells: dict[str, dict[str, str]] = defaultdict(dict)
    for n, line in enumerate(text.split("\n"), 1):
        line = line.removesuffix("\r")
        if not line.strip():
            continue
        own, _, rest = line.partition("\t")
        try:
            if own.startswith("T"):
                found[own] = _mark(own, rest, raw)
            elif own.startswith("E"):
                trigger, *parts = rest.split()
                events[own] = (trigger.partition(":")[2], parts)
            elif own.startswith("R"):
                kind, one, other = rest.split()[:3]
                relations.append((kind, one.partition(":")[2], other.partition(":")[2]))
            elif own[:1] in "AM":
                name, target, *value = rest.split()
                cells[target][name] = value[0] if value else "true"
            elif own.startswith("#"):
                cells[rest.split()[1]] |= _note(rest.partition("\t")[2])
        except (ValueError, IndexError) as error:
            raise ContractError(f"{where}: line {n}: {error if own.startswith('T') else 'no stand-off'}.") from error
    return _page(doc_id, raw, found, events, relations, cells, where)


def _note(text: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in text.split(PARTED))
    return {name.strip(): value.strip() for name, sign, value in pairs if sign}


def _mark(own: str, rest: str, raw: str) -> Mark:
    told, _, words = rest.partition("\t")
    match = SPAN.fullmatch(told)
    if match is None:
        raise ValueError("no stand-off")
    spans = [tuple(map(int, span.split())) for span in match["spans"].split(";")]
    start, end = spans[0][0], spans[-1][1]
    said = " ".join(raw[a:b] for a, b in spans)
    if not 0 <= start < end <= len(raw) or said.split() != words.split():
        raise ValueError(f"{start}-{end} is {raw[start:end]!r} in the text, not {words!r}")
    return Mark(own, match["label"], start, end)


def _page(
    doc_id: str,
    raw: str,
    found: Mapping[str, Mark],
    events: Mapping[str, tuple[str, list[str]]],
    relations: list[tuple[str, str, str]],
    cells: Mapping[str, dict[str, str]],
    where: str,
) -> Page:
    marked: dict[str, Mark] = {}
    used = {trigger for trigger, _ in events.values()}
    for own, (trigger, _) in events.items():
        if trigger not in found:
            raise ContractError(f"{where}: {own}: there is no trigger {trigger}.")
        # Cells may have been put on the trigger's span instead.
        marked[own] = replace(found[trigger], id=own, cells=cells.get(trigger, {}) | cells.get(own, {}))
    for own, mark in found.items():
        if own not in used:
            marked[own] = replace(mark, cells=cells.get(own, {}))
    links = [
        Link(role.rstrip("0123456789"), own, target)
        for own, (_, parts) in events.items()
        for role, _, target in (part.partition(":") for part in parts)
    ]
    links += [Link(kind, one, other) for kind, one, other in relations]
    for link in links:
        for end in (link.source, link.target):
            if end not in marked:
                raise ContractError(f"{where}: {link.role}: there is no {end}.")
    order = sorted(marked.values(), key=lambda mark: (mark.start, -mark.end))
    return Page(doc_id, raw, tuple(order), tuple(links))


def configuration() -> str:
    """annotation.conf: every label, role and attribute, for a brat server."""
    tables = marks.tables()
    spans = [name for name, table in tables.items() if table in marks.SPANS or name == marks.CONTENT]
    lines = ["[entities]", *spans, "", "[relations]", "", "[events]"]
    columns = marks.LINKS["events"]
    for record in vocab.read("events", "types"):
        roles = f"{record['required']} {record['optional']} date place amount count size".split()
        lines.append(f"{record['type']} {', '.join(f'{r}*:<ANY>' for r in dict.fromkeys([*roles, *columns.values()]))}")
    lines += [f"{r['type']} head:<ENTITY>, tail:<ENTITY>, dated?:<ENTITY>" for r in vocab.read("relations", "types")]
    voices = [kind for kind, table in tables.items() if table == "attributions" and kind != marks.CONTENT]
    lines += [f"{kind} source?:<ENTITY>, said?:<ENTITY>" for kind in voices]
    lines += ["", "[attributes]"]
    values: dict[str, list[str]] = {}
    for name in (*marks.SPANS, *marks.TRIGGERS):
        for column, domain in _closed(name).items():
            values[column] = list(dict.fromkeys([*values.get(column, []), *domain]))
    lines += [f"{column} Arg:<ANY>, Value:{'|'.join(domain)}" for column, domain in values.items()]
    return "\n".join(lines) + "\n"
