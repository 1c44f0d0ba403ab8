"""What a page's script is given: rows as the tables have them, rules with their examples, scores, corrections."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.core import package, rows, vocab
from pipeline.core.errors import RuleError
from pipeline.core.rules import Rule, read_marks
from pipeline.core.tables import Table
from pipeline.report.html.marking import LETTERS

# Words that may stand for a role at the head of a marked part of an example.
ROLES = frozenset({row["role"] for row in vocab.read("events", "roles")} | {"head", "tail", "source", "content"})
SHOWN = tuple(t for t in rows.TABLES if t.name in LETTERS)


# How one table of a document does against hand labels: its name, precision, recall and F1 in percent, and how many
# rows were found and labelled.
Score = tuple[str, str, str, str, int, int]


@dataclass(slots=True)
class Index:
    """What the page over all documents tells: filled as their pages are made."""

    documents: list[list[object]] = field(default_factory=list)
    where: dict[str, list[int]] = field(default_factory=dict)

    def add(self, document: rows.Document, file: str, tables: Mapping[str, Sequence[Any]], corrected: int) -> None:
        counts = [len(tables.get(name, ())) for name in COUNTED]
        number = len(self.documents)
        self.documents.append(
            [document.doc_id, file, document.title, document.author, document.published, corrected, *counts]
        )
        met: dict[str, int] = {}
        for mention in tables.get("mentions", ()):
            if mention.entity_id:
                met[mention.entity_id] = met.get(mention.entity_id, 0) + 1
        for entity_id, count in met.items():
            self.where.setdefault(entity_id, []).extend((number, count))


COUNTED = ("sentences", "mentions", "dates", "money", "quantities", "relations", "events", "attributions")


def columns(table: Table[Any]) -> list[dict[str, object]]:
    """The columns of a table: name, whether it is a number, what it points to, what it holds."""
    return [{"name": f.name, "number": f.type is not str, "ref": f.col.ref, "about": f.col.about} for f in table.fields]


def compose(
    document: rows.Document,
    tables: Mapping[str, Sequence[Any]],
    entities: Mapping[str, rows.Entity],
    scores: Iterable[Score],
    corrections: Iterable[Mapping[str, str]],
    home: str,
    known: Mapping[str, Rule],
) -> dict[str, object]:
    """All that a document's page shows beside its text; `known` are all rules."""
    met = sorted({m.entity_id for m in tables.get("mentions", ()) if m.entity_id})
    whole = {**tables, "entities": tuple(entities[n] for n in met if n in entities)}
    cited = sorted({row.rule_id for t in SHOWN if "rule_id" in t.header for row in whole.get(t.name, ())})
    return {
        "doc": dict(zip(rows.DOCUMENTS.header, rows.DOCUMENTS.cells(document), strict=True)),
        "tables": [
            {
                "name": table.name,
                "letter": LETTERS[table.name],
                "about": package.about(table),
                "columns": columns(table),
                "rows": [_cells(table, row, f"{document.doc_id}:") for row in whole.get(table.name, ())],
            }
            for table in SHOWN
        ],
        "rules": {rule_id: _rule(known.get(rule_id)) for rule_id in cited},
        "scores": list(scores),
        "corrections": list(corrections),
        "home": home,
    }


def _cells(table: Table[Any], row: Any, prefix: str) -> list[str]:
    """The cells of a row; ids of this document without its name in front, which the page puts back."""
    own = (f.col.key or bool(f.col.ref) or f.name == "filler_id" for f in table.fields)
    return [
        "" if name == "doc_id" else cell.removeprefix(prefix[:-1]) if is_id and cell.startswith(prefix) else cell
        for name, cell, is_id in zip(table.header, table.cells(row), own, strict=True)
    ]


def _rule(rule: Rule | None) -> dict[str, object]:
    if rule is None:
        return {"summary": "This version has no such rule.", "hits": [], "misses": []}
    told = {"summary": rule.summary}
    return told | {kind: [_example(e) for e in getattr(rule, kind)] for kind in ("hits", "misses")}


def _example(example: str) -> list[list[object]]:
    """An example in pieces: words, role, value, and whether the rule finds them."""
    try:
        sentence, marks = read_marks(example, ROLES)
    except RuleError:
        return [[example, "", "", False]]
    parts: list[list[object]] = []
    at = 0
    for mark in marks:
        parts.append([sentence[at : mark.span.start], "", "", False])
        parts.append([sentence[mark.span.start : mark.span.end], mark.role, mark.value, True])
        at = mark.span.end
    return [part for part in [*parts, [sentence[at:], "", "", False]] if part[0]]
