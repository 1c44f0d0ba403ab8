"""Explains one row by replaying its document: where it stands, which rule made it, what lost against it."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from pipeline import run as document
from pipeline.core import model, rows
from pipeline.core.errors import UsageError
from pipeline.core.rules import Rule
from pipeline.core.tables import Table
from pipeline.core.text import Span, Text
from pipeline.report import texts

Extract = Callable[[document.Source], document.Article]
RULES = {rule.id: rule for rule in document.RULES}
# Tables whose rows stand at a place of a document, and have an id of their own.
PLACED = tuple(t for t in rows.TABLES if "doc_id" in t.header and t not in (rows.DOCUMENTS, rows.EVENT_ARGUMENTS))


def run(out: Path, row_id: str, given: Path | None, model_name: str = "", extract: Extract | None = None) -> str:
    """What there is to say about every row with this id: one place may hold rows of several tables.

    `model_name` is the model to replay with, by default that of run.json. UsageError if there is no
    such row, or its text isn't there.
    """
    found = [(t, row) for t in PLACED for row in t.read(texts.tables(out) / f"{t.name}.csv") if _id(t, row) == row_id]
    if not found:
        raise UsageError(f"{out}: no row has the id {row_id!r}. Ids stand in the first column of each table.")
    home = next(d for d in rows.DOCUMENTS.read(out / "documents.csv") if d.doc_id == found[0][1].doc_id)
    raw = texts.read(home, texts.places(out, given))
    article = (extract or _extractor(out, model_name))(_source(home, raw))
    return "\n\n".join("\n".join(_row(table, row, article, out)) for table, row in found) + "\n"


def _id(table: Table[Any], row: Any) -> str:
    return str(getattr(row, table.key[0]))


def _source(home: rows.Document, raw: str) -> document.Source:
    known = {"title": home.title, "author": home.author}
    if home.published_basis == "metadata":
        known["published"] = home.published
    return document.Source(home.doc_id, home.path, home.sha256, raw, known)


def _extractor(out: Path, name: str) -> Extract:
    """Replays with the model `name`, else with the one that run.json says the tables were made with."""
    if not name:
        made = json.loads((out / "run.json").read_bytes())["model"]["name"]
        told = json.loads((model.folder(model.DEFAULT) / "meta.json").read_bytes())
        name = model.DEFAULT if made == f"{told['lang']}_{told['name']}" else made
    nlp = model.load(name)
    return lambda source: document.extract(source, nlp)


def _row(table: Table[Any], row: Any, article: document.Article, out: Path) -> Iterator[str]:
    yield f"{table.name} {_id(table, row)}"
    text = article.text
    columns = table.spans[0][:2] if table.spans else ("start", "end")
    raw = Span(*(getattr(row, name) for name in columns))
    span = clean_span(text, raw)
    yield f"  raw {raw.start}–{raw.end}  {text.source[raw.start : raw.end]!r}"
    yield f"  clean {span.start}–{span.end}  {text[span]!r}" if span.length else "  clean: nothing is left of it"
    if table is not rows.SENTENCES:
        yield f"  sentence  {_sentence(row, article)!r}"
    for edit in article.edits:
        if edit.span.overlaps(raw):
            yield f"  edit  {edit.rule_id}  {text.source[edit.span.start : edit.span.end]!r} → {edit.new!r}"
    yield "  row"
    yield from (f"    {n} = {v}" for n, v in zip(table.header, table.cells(row), strict=True) if v and n not in columns)
    if table is rows.EVENTS:
        yield from _arguments(out, row.event_id)
    if all(_id(table, again) != _id(table, row) for again in article.tables[table.name]):
        yield "  This version doesn't make this row any more: the tables are of another one."
    if rule_id := getattr(row, "rule_id", ""):
        yield from _rule(rule_id, RULES.get(rule_id))
    for loss in article.lost:
        if span.length and loss.span.overlaps(span):
            winner = f"{loss.winner_rule_id}  {text[loss.winner_span]!r}"
            yield f"  lost  {loss.rule_id}  {text[loss.span]!r} {loss.found}  against {winner}"


def clean_span(text: Text, raw: Span) -> Span:
    """The characters of the clean text that stand for a raw span; empty if none do."""
    start = bisect_right(text.ends, raw.start)
    return Span(start, max(start, bisect_left(text.starts, raw.end)))


def _sentence(row: Any, article: document.Article) -> str:
    return next((s.text for s in article.tables["sentences"] if s.sent_id == getattr(row, "sent_id", "")), "")


def _arguments(out: Path, event_id: str) -> Iterator[str]:
    for a in rows.EVENT_ARGUMENTS.read(out / "event_arguments.csv"):
        if a.event_id == event_id:
            yield f"  {a.role} = {a.text!r}  {a.filler_table} {a.filler_id}  {a.entity_id}  ({a.resolved_by})"


def _rule(rule_id: str, rule: Rule | None) -> Iterator[str]:
    if rule is None:
        yield f"  rule  {rule_id}: this version has no such rule."
        return
    yield f"  rule  {rule.id}: {rule.summary}"
    yield from (f"    hit   {example}" for example in rule.hits)
    yield from (f"    miss  {example}" for example in rule.misses)
