"""GraphML for Gephi and networkx: entities and events as nodes; relations and who took which part as edges.

Words that take part but have no entity are nodes of their own, of the kind mention; an event is a node if
it has a participant. Every edge cites its row, its rule and its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TextIO
from xml.sax.saxutils import escape, quoteattr

from pipeline.core import rows
from pipeline.export.formats import Job

FILE = "graph.graphml"
NODE = {"label": "string", "kind": "string", "type": "string", "country": "string", "wikidata": "string",
        "aliases": "string", "documents": "int", "mentions": "int", "modality": "string", "polarity": "string",
        "tense": "string", "date": "string", "doc_id": "string", "rule_id": "string", "sentence": "string"}  # fmt: skip
EDGE = {"label": "string", "kind": "string", "type": "string", "role": "string", "status": "string",
        "modality": "string", "polarity": "string", "date": "string", "doc_id": "string", "row_id": "string",
        "rule_id": "string", "sentence": "string"}  # fmt: skip
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
# What XML 1.0 can't say, not even escaped.
UNSAYABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(job: Job, folder: Path) -> None:
    """Writes FILE. Nodes come before edges, as the tables have them."""
    mentions = {row.mention_id: row for row in job.read(rows.MENTIONS)}
    entities = {row.entity_id for row in job.read(rows.ENTITIES)}
    sentences = {row.sent_id: row.text for row in job.read(rows.SENTENCES)}
    dates = {row.date_id: row.value or row.text for row in job.read(rows.DATES)}
    parts = [row for row in job.read(rows.EVENT_ARGUMENTS) if row.filler_table == "mentions"]
    events = {row.event_id: row for row in job.read(rows.EVENTS)}
    ends = {i for row in job.read(rows.RELATIONS) for i in (row.head_mention_id, row.tail_mention_id)}
    ends |= {row.filler_id for row in parts}
    acted = {row.event_id for row in parts}

    def node(mention_id: str) -> str:
        entity = mentions[mention_id].entity_id
        return f"entity {entity}" if entity in entities else f"mention {mention_id}"

    with (folder / FILE).open("w", encoding="utf-8", newline="\n") as file:
        file.write(HEAD)
        for of, keys in (("node", NODE), ("edge", EDGE)):
            for name, kind in keys.items():
                file.write(f'  <key id="{of}-{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>\n')
        file.write('  <graph edgedefault="directed">\n')
        for entity in job.read(rows.ENTITIES):
            _put(file, "node", {"id": f"entity {entity.entity_id}"}, _entity(entity))
        for mention_id in sorted(ends):
            if node(mention_id).startswith("mention "):
                row = mentions[mention_id]
                told = {"label": row.text, "kind": "mention", "type": row.label, **_cited(row, sentences)}
                _put(file, "node", {"id": f"mention {mention_id}"}, told)
        for event in events.values():
            if event.event_id in acted:
                _put(file, "node", {"id": f"event {event.event_id}"}, _event(event, sentences, dates))
        for own, source, to, told in _edges(job, parts, events, sentences, dates, node):
            _put(file, "edge", {"id": own, "source": source, "target": to}, told)
        file.write("  </graph>\n</graphml>\n")


def _edges(
    job: Job,
    parts: list[Any],
    events: Mapping[str, Any],
    sentences: Mapping[str, str],
    dates: Mapping[str, str],
    node: Any,
) -> Iterator[tuple[str, str, str, dict[str, object]]]:
    for row in job.read(rows.RELATIONS):
        told = {
            "label": row.role or row.type,
            "kind": "relation",
            "type": row.type,
            "role": row.role,
            "status": row.status,
            "modality": row.modality,
            "polarity": row.polarity,
            "date": dates.get(row.date_id, ""),
            "row_id": row.relation_id,
            **_cited(row, sentences),
        }
        yield f"relation {row.relation_id}", node(row.head_mention_id), node(row.tail_mention_id), told
    for row in parts:
        event = events[row.event_id]
        own = f"{row.event_id} {row.role} {row.ordinal}"
        told = {"label": row.role, "kind": "argument", "type": event.type, "role": row.role}
        told |= {"modality": event.modality, "polarity": event.polarity, "row_id": own, **_cited(event, sentences)}
        yield f"argument {own}", f"event {row.event_id}", node(row.filler_id), told


def _entity(row: rows.Entity) -> dict[str, object]:
    told: dict[str, object] = {"label": row.name, "kind": "entity", "type": row.label, "country": row.country}
    more = {"wikidata": row.wikidata, "aliases": row.aliases, "documents": row.documents, "mentions": row.mentions}
    return told | more


def _event(row: rows.Event, sentences: Mapping[str, str], dates: Mapping[str, str]) -> dict[str, object]:
    told: dict[str, object] = {"label": f"{row.type}: {row.text}", "kind": "event", "type": row.type}
    more = {"modality": row.modality, "polarity": row.polarity, "tense": row.tense}
    return told | more | {"date": dates.get(row.date_id, ""), **_cited(row, sentences)}


def _cited(row: Any, sentences: Mapping[str, str]) -> dict[str, object]:
    return {"doc_id": row.doc_id, "rule_id": row.rule_id, "sentence": sentences.get(row.sent_id, "")}


def _put(file: TextIO, element: str, attributes: Mapping[str, str], told: Mapping[str, object]) -> None:
    named = " ".join(f"{name}={quoteattr(_sayable(value))}" for name, value in attributes.items())
    file.write(f"    <{element} {named}>")
    for name, value in told.items():
        if value != "":
            file.write(f'<data key="{element}-{name}">{escape(_sayable(str(value)), {chr(13): "&#13;"})}</data>')
    file.write(f"</{element}>\n")


def _sayable(value: str) -> str:
    return UNSAYABLE.sub("\ufffd", value)
