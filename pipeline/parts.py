"""One document's part of the tables, and how parts are brought together."""

from __future__ import annotations

import csv
import hashlib
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from pipeline import inputs
from pipeline import run as document
from pipeline.core import contract, rows
from pipeline.core.errors import DocumentError, RowciteError
from pipeline.core.tables import row_writer
from pipeline.inputs import Input
from pipeline.stages import entities

Extract = Callable[[document.Source], document.Article]
RULE_IDS = frozenset(rule.id for rule in document.RULES)
# Tables that every document has a part of; entities are merged, the others are about the run.
TABLES = tuple(t for t in rows.TABLES if t not in (rows.REJECTED, rows.RULES))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one input: rows, or the reason why none. `trace` is for whoever mends a failed stage."""

    doc_id: str
    path: str
    code: str = ""
    message: str = ""
    trace: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """One document to do: what to read, what is known of it, where its rows go."""

    one: Input
    known: Mapping[str, str]
    parts: Path
    extract: Extract


def do(job: Job) -> Outcome:
    """Reads one document, extracts and checks its rows, and writes them to its part.

    Whatever is wrong with the document is its outcome. What would be wrong with any document, as a
    missing model or a full disk, is raised.
    """
    one = job.one
    try:
        raw, sha256 = inputs.read(one)
        article = job.extract(document.Source(one.doc_id, one.path, sha256, raw, job.known))
        who = {row.entity_id for row in article.tables["entities"]}
        problems = [*islice(contract.document(article.tables, raw, who, RULE_IDS), contract.SHOWN)]
    except DocumentError as error:
        return Outcome(one.doc_id, one.path, error.code, str(error))
    except RowciteError:
        raise
    except Exception as error:
        return Outcome(one.doc_id, one.path, "failed", _failure(error), traceback.format_exc())
    if problems:
        message = f"its rows broke the contract: {problems[0]}. Report it with the text."
        return Outcome(one.doc_id, one.path, "contract", message, "".join(f"{problem}\n" for problem in problems))
    with place(job.parts, one.doc_id).open("w", encoding="utf-8", newline="") as file:
        put = row_writer(file)
        for table in TABLES:
            for row in sorted(article.tables[table.name], key=table.order):
                put([table.name, *table.cells(row)])
    return Outcome(one.doc_id, one.path)


def place(parts: Path, doc_id: str) -> Path:
    """Where a document's rows lie until all are merged: CSV with the table's name before the cells."""
    return parts / f"{hashlib.sha256(doc_id.encode()).hexdigest()}.csv"


def _failure(error: Exception) -> str:
    # Neither line numbers nor the error's own words, which may hold addresses: tables must not vary.
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    names = [f"{frame.f_globals.get('__name__')}.{frame.f_code.co_name}" for frame in frames]
    where = [name for name in names if name.startswith("pipeline.")][-1]
    return f"internal error: {type(error).__name__} in {where}. Report it with the text."


def merge(done: Iterable[Outcome], parts: Path, tables: Path) -> Counter[str]:
    """Writes all tables from the parts, one document at a time; returns how many rows each has."""
    kept, rejected = [], []
    for outcome in done:
        if outcome.code:
            rejected.append(rows.Rejected(outcome.path, outcome.code, outcome.message))
        else:
            kept.append(outcome.doc_id)
    counts: Counter[str] = Counter({table.name: 0 for table in rows.TABLES})
    who: dict[str, list[rows.Entity]] = {}
    named: Counter[str] = Counter()
    stays: Counter[str] = Counter()
    used: Counter[str] = Counter()
    cites = {t.name: t.header.index("rule_id") + 1 for t in TABLES if "rule_id" in t.header}
    stands = rows.MENTIONS.header.index("entity_id") + 1
    with ExitStack() as stack:
        put = {}
        for table in TABLES:
            if table is not rows.ENTITIES:
                path = tables / f"{table.name}.csv"
                put[table.name] = row_writer(stack.enter_context(path.open("w", encoding="utf-8", newline="")))
                put[table.name](table.header)
        for doc_id in sorted(kept):
            here: set[str] = set()
            with place(parts, doc_id).open(encoding="utf-8", newline="") as file:
                for cells in csv.reader(file):
                    name = cells[0]
                    if name == "entities":
                        row = rows.ENTITIES.parse(cells[1:], doc_id)
                        who.setdefault(row.entity_id, []).append(row)
                        continue
                    put[name](cells[1:])
                    counts[name] += 1
                    if name in cites:
                        used[cells[cites[name]]] += 1
                    if name == "mentions":
                        named[cells[stands]] += cells[cites[name]] not in rows.AGAIN
                        here.add(cells[stands])
            stays.update(here)
    # Counted here, since later stages add mentions to those that the entities were made from.
    people = (replace(entities.merge(same), documents=stays[n], mentions=named[n]) for n, same in who.items())
    rules = (rows.RuleCount(rule.id, rule.stage, rule.summary, used[rule.id]) for rule in document.RULES)
    about: tuple[tuple[Any, Iterable[Any]], ...] = (
        (rows.ENTITIES, people),
        (rows.REJECTED, rejected),
        (rows.RULES, rules),
    )
    for table, found in about:
        with (tables / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as file:
            counts[table.name] = table.write(found, file)
    return counts
