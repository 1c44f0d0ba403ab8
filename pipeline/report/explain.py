"""Explains one row by replaying its document: where it stands, which rule made it, what lost against it."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from pipeline import corrections, own
from pipeline import run as document
from pipeline.core import contract, model, rows
from pipeline.core.errors import ContractError, UsageError
from pipeline.core.records import AGAIN
from pipeline.core.tables import Table
from pipeline.core.text import Span, Text
from pipeline.report import about, texts

Extract = Callable[[document.Source], document.Article]
# Tables whose rows stand at a place of a document, and have an id of their own.
PLACED = tuple(t for t in rows.TABLES if "doc_id" in t.header and t not in (rows.DOCUMENTS, rows.EVENT_ARGUMENTS))


def run(out: Path, row_id: str, given: Path | None, model_name: str = "", extract: Extract | None = None) -> str:
    """What there is to say about every row with this id: one place may hold rows of several tables.

    Ids of documents, entities and rules are told from the tables alone. `model_name` is the model to
    replay with, by default that of run.json. UsageError if there is no such row, or its text isn't
    there; ContractError if the tables are damaged.
    """
    found = [(t, row) for t in PLACED for row in about.read(t, texts.tables(out)) if _id(t, row) == row_id]
    told = [*about.describe(out, row_id), *_rejected(out, row_id)]
    if not found and not told:
        raise UsageError(f"{out}: no row has the id {row_id!r}. Ids stand in the first column of each table.")
    if found:
        contract.hold((problem for t, row in found for problem in t.problems(row)), str(out))
        home = next((d for d in about.read(rows.DOCUMENTS, out) if d.doc_id == found[0][1].doc_id), None)
        if home is None:
            raise ContractError(f"{out / 'documents.csv'}: there is no row {found[0][1].doc_id!r}. {AGAIN}")
        raw = texts.read(home, texts.places(out, given))
        article = (extract or _extractor(out, model_name))(_source(home, raw))
        told += [list(_row(table, row, article, out)) for table, row in found]
    return "\n\n".join("\n".join(lines) for lines in told) + "\n"


def _id(table: Table[Any], row: Any) -> str:
    return str(getattr(row, table.key[0]))


def _source(home: rows.Document, raw: str) -> document.Source:
    known = {"title": home.title, "author": home.author}
    if home.published_basis == "metadata":
        known["published"] = home.published
    return document.Source(home.doc_id, home.path, home.sha256, raw, known, home.language)


def _extractor(out: Path, name: str) -> Extract:
    """Replays as run.json says that the tables were made; with the model `name`, if one is given."""
    try:
        told = json.loads((out / "run.json").read_bytes())
        made, how = str(told["model"]["name"]), str(told["names"]["mode"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ContractError(f"{out / 'run.json'}: can't be read ({type(error).__name__}). {AGAIN}") from error
    if not name:
        told = json.loads((model.folder(model.DEFAULT) / "meta.json").read_bytes())
        name = model.DEFAULT if made == f"{told['lang']}_{told['name']}" else made
    models = document.load(name, how)
    mine = own.load(own.recorded(out))
    return lambda source: document.extract(source, models, mine)


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
    yield from about.cells(table, row, columns)
    if table is rows.EVENTS:
        yield from _arguments(out, row.event_id)
    changes = [one for one in corrections.recorded(out) if one.status == "applied" and _is_of(one, table, row)]
    for one in changes:
        yield from _change(one)
    if getattr(row, "rule_id", "") != "corrections.add" and all(
        _id(table, again) != _id(table, row) for again in article.tables[table.name]
    ):
        yield "  This version doesn't make this row any more: the tables are of another one."
    if rule_id := getattr(row, "rule_id", ""):
        known = about.rules(out)
        yield from about.rule(rule_id, known)
        before = {again.rule_id for again in article.tables[table.name] if _id(table, again) == _id(table, row)}
        for original in sorted(before - {rule_id}):
            yield "  before it was corrected:"
            yield from about.rule(original, known)
    for loss in article.lost:
        if span.length and (loss.span.overlaps(span) or loss.winner_span == span):
            winner = f"{loss.winner_rule_id}  {text[loss.winner_span]!r}"
            yield f"  lost  {loss.rule_id}  {text[loss.span]!r} {loss.found}  against {winner}"


def _is_of(one: corrections.Told, table: Table[Any], row: Any) -> bool:
    """Whether a correction made the row what it is: by its id, or by the entity that its mention was given."""
    if one.action == "merge":
        return getattr(row, "rule_id", "") == "corrections.merge" and row.entity_id == one.row_id
    return (one.table, one.row_id) == (table.name, _id(table, row))


def _change(one: corrections.Told) -> Iterator[str]:
    yield f"  corrected  {one.action} {one.value}".rstrip() + f"  by {one.who}{f': {one.why}' if one.why else ''}"
    if one.before:
        yield f"    before: {one.before}"


def _rejected(out: Path, row_id: str) -> Iterator[list[str]]:
    """Rows with this id that a person took out: they are in no table."""
    for one in corrections.recorded(out):
        if one.row_id == row_id and one.action == "reject" and one.status == "applied":
            yield [
                f"{one.table} {row_id}: taken out by hand",
                f"  {one.place}",
                *_change(one),
                *about.rule(one.made_by, about.rules(out)),
            ]


def clean_span(text: Text, raw: Span) -> Span:
    """The characters of the clean text that stand for a raw span; empty if none do."""
    start = bisect_right(text.ends, raw.start)
    return Span(start, max(start, bisect_left(text.starts, raw.end)))


def _sentence(row: Any, article: document.Article) -> str:
    return next((s.text for s in article.tables["sentences"] if s.sent_id == getattr(row, "sent_id", "")), "")


def _arguments(out: Path, event_id: str) -> Iterator[str]:
    for a in about.read(rows.EVENT_ARGUMENTS, out):
        if a.event_id == event_id:
            yield f"  {a.role} = {a.text!r}  {a.filler_table} {a.filler_id}  {a.entity_id}  ({a.resolved_by})"
