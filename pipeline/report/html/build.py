"""Writes report.html: the page of the one document there is, or an index and a page for each of many."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from pipeline import corrections, output
from pipeline.core import contract, rows
from pipeline.core.errors import UsageError
from pipeline.report import about, texts
from pipeline.report.html import marking, page, payload, reading
from pipeline.report.html.payload import Score

PAGE, FOLDER = "report.html", "report"
MARKER = ".rowcite-report"  # in the folder of pages: only one that has it is ever replaced
Scores = Mapping[str, Sequence[Score]]


def run(out: Path, given: Path | None, scores: Scores | None = None) -> str:
    """Writes the pages into `out`; returns a line that says what was written.

    `given` is the folder or file of the texts, which must all be there; `scores` has those of documents
    that are labelled by hand. Every row is compared with its text. UsageError, ContractError.
    """
    where = texts.places(texts.tables(out), given)
    with output.opened(out) as work:
        single = sum(1 for _ in zip(range(2), rows.DOCUMENTS.read(out / "documents.csv"), strict=False)) == 1
        pages = out / FOLDER
        if pages.exists() and not (pages / MARKER).is_file():
            raise UsageError(f"{pages}: is not of rowcite, and the report's pages belong there. Move it away.")
        made = work / FOLDER
        made.mkdir()
        (made / MARKER).touch()
        told = _write(out, where, scores or {}, made, single)
        shutil.rmtree(pages, ignore_errors=True)
        (made / PAGE).replace(out / PAGE)
        if not single:
            made.rename(pages)
    return f"{out / PAGE}: {told}"


def _write(out: Path, where: tuple[Path, ...], scores: Scores, made: Path, single: bool) -> str:
    entities = {row.entity_id: row for row in rows.ENTITIES.read(out / "entities.csv")}
    rules = {row.rule_id: row for row in rows.RULES.read(out / "rules.csv")}
    changes = _corrections(out)
    known = about.rules(out)
    index = payload.Index()
    count = 0
    for document, tables in reading.documents(out):
        raw = texts.read(document, where)
        contract.hold(contract.document(tables, raw, entities, rules), str(out))
        mine = [*changes.get(document.doc_id, ()), *changes.get("*", ())]
        file = PAGE if single else f"{name(document.doc_id)}.html"
        home = "" if single else f"../{PAGE}"
        data = payload.compose(document, tables, entities, scores.get(document.doc_id, ()), mine, home, known)
        title = document.title or document.doc_id
        body = page.template("document").format(title=escape(title), text=marking.text(raw, tables))
        (made / file).write_text(page.compose(title, body, data, page.DOCUMENT), "utf-8", newline="")
        index.add(document, file, tables, len(mine))
        count += sum(len(group) for table, group in tables.items() if table != "documents")
    if not single:
        _index(out, index, count, entities, rules.values(), made)
    documents = "1 document" if single else f"{len(index.documents)} documents"
    return f"{documents}, {count} rows, each compared with its text. Open it in a browser."


def _index(
    out: Path, index: payload.Index, count: int, entities: Mapping[str, rows.Entity], rules: Any, made: Path
) -> None:
    data = {
        "folder": FOLDER,
        "rows": count,
        "counted": payload.COUNTED,
        "documents": index.documents,
        "entities": [
            [e.entity_id, e.name, e.label, e.country, e.wikidata, e.aliases, index.where.get(e.entity_id, [])]
            for e in entities.values()
        ],
        "rejected": [[r.path, r.code, r.message] for r in rows.REJECTED.read(out / "rejected.csv")],
        "rules": [[r.rule_id, r.stage, r.summary, r.rows] for r in rules if r.rows],
    }
    body = page.template("index").format(count=f"{len(index.documents):,}")
    (made / PAGE).write_text(page.compose("rowcite report", body, data, page.INDEX), "utf-8", newline="")


def name(doc_id: str) -> str:
    """The file name of a document's page, safe in any file system and link, and different for each document."""
    plain = re.sub(r"[^A-Za-z0-9_-]+", "-", doc_id)[:80]
    if plain and plain == doc_id and plain == plain.lower() and "--" not in plain:
        return plain
    # No name as it stands has two hyphens.
    return f"{plain.strip('-').lower()}--{hashlib.sha256(doc_id.encode()).hexdigest()[:10]}"


def _corrections(out: Path) -> dict[str, list[Mapping[str, str]]]:
    """What run.json tells of corrections by hand, by document."""
    found: dict[str, list[Mapping[str, str]]] = {}
    for told in corrections.record(corrections.recorded(out)):
        found.setdefault(told["doc_id"], []).append(told)
    return found
