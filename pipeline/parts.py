"""One document's part of the tables."""

from __future__ import annotations

import io
import traceback
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from pipeline import cache, corrections, sources
from pipeline import run as document
from pipeline.core import contract, rows
from pipeline.core.errors import DocumentError, RowciteError
from pipeline.core.tables import row_writer
from pipeline.inputs import Input
from pipeline.sources import language

Extract = Callable[[document.Source], document.Article]
RULES = (*document.RULES, *corrections.RULES)
RULE_IDS = frozenset(rule.id for rule in RULES)
# Tables that every document has a part of; entities are merged, what came of corrections is told in run.json.
TABLES = (*(t for t in rows.TABLES if t not in (rows.REJECTED, rows.RULES)), corrections.TABLE)
# What a part has beside its tables, if the text was extracted: the text.
TEXT = "text"
MEMORY = "it needed more memory than there is. Split the text, or give more with --memory."


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one input: the part `key` with its rows, or the reason why none.

    `trace` is for whoever mends a failed stage.
    """

    number: int
    path: str
    key: str = ""
    code: str = ""
    message: str = ""
    trace: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """One document to do: its number, what to read, what is known of it, the folder of the parts.

    `program` names all that decides its rows beside its text (see program.identify) and what people corrected in it.
    With `any_language` a text in another language than English is done as well. `own` are the ids of rules beside
    those of the house.
    """

    number: int
    one: Input
    known: Mapping[str, str]
    folder: Path
    program: str
    extract: Extract
    any_language: bool = False
    corrections: tuple[corrections.Correction, ...] = ()
    own: tuple[str, ...] = ()


def glance(job: Job) -> Outcome | None:
    """The outcome of a document that needs no stage: its part is there, or it can't be read. Else None."""
    try:
        sha256 = sources.read(job.one).sha256 if sources.plain(job.one) else sources.fingerprint(job.one)
    except DocumentError as error:
        return Outcome(job.number, job.one.path, "", error.code, str(error))
    key = _key(job, sha256)
    return Outcome(job.number, job.one.path, key) if cache.has(job.folder, key) else None


def do(job: Job) -> Outcome:
    """Reads one document, extracts and checks its rows, and writes them to its part, if it isn't there.

    Whatever is wrong with the document is its outcome. What would be wrong with any document, as a
    missing model or a full disk, is raised.
    """
    one = job.one
    try:
        key = _key(job, sources.fingerprint(one))
        if cache.has(job.folder, key):
            return Outcome(job.number, one.path, key)
        found = sources.read(one)
        raw = found.text
        tag = language.check(raw, job.any_language)
        known = {**found.facts, **{name: value for name, value in job.known.items() if value}}
        article = job.extract(document.Source(one.doc_id, one.path, found.sha256, raw, known, tag))
        article = replace(article, tables=corrections.apply(article.tables, raw, job.corrections))
        who = {row.entity_id for row in article.tables["entities"]}
        problems = [*islice(contract.document(article.tables, raw, who, RULE_IDS.union(job.own)), contract.SHOWN)]
    except DocumentError as error:
        return Outcome(job.number, one.path, "", error.code, str(error))
    except RowciteError:
        raise
    except MemoryError:
        return Outcome(job.number, one.path, "", "memory", MEMORY)
    except Exception as error:
        return Outcome(job.number, one.path, "", "failed", _failure(error), traceback.format_exc())
    if problems:
        message = f"its rows broke the contract: {problems[0]}. Report it with the text."
        trace = "".join(f"{problem}\n" for problem in problems)
        return Outcome(job.number, one.path, "", "contract", message, trace)
    part = compose(article)
    if found.extracted:
        part = replace(part, tables={**part.tables, TEXT: raw.encode()}, counts={**part.counts, TEXT: 0})
    cache.put(job.folder, key, part)
    return Outcome(job.number, one.path, key)


def _key(job: Job, sha256: str) -> str:
    told = corrections.digest(job.corrections)
    known = {**job.known, corrections.DEFAULT: told} if told else job.known
    return cache.key(job.program, job.one.doc_id, job.one.path, sha256, known)


def compose(article: document.Article) -> cache.Part:
    """The rows of one document as its part."""
    counts: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    tables = {}
    for table in TABLES:
        found = sorted(article.tables.get(table.name, ()), key=table.order)
        file = io.StringIO(newline="")
        put = row_writer(file)
        for row in found:
            put(table.cells(row))
        tables[table.name] = file.getvalue().encode()
        counts[table.name] = len(found)
        if "rule_id" in table.header:
            rules.update(row.rule_id for row in found)
    # Counted here, since later stages add mentions to those that the entities were made from.
    said = (row for row in article.tables["mentions"] if row.rule_id not in rows.AGAIN)
    named = Counter(row.entity_id for row in said if row.entity_id)
    return cache.Part(counts, dict(sorted(rules.items())), dict(sorted(named.items())), tables)


def _failure(error: Exception) -> str:
    # Neither line numbers nor the error's own words, which may hold addresses: tables must not vary.
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    names = [f"{frame.f_globals.get('__name__')}.{frame.f_code.co_name}" for frame in frames]
    where = [name for name in names if name.startswith("pipeline.")][-1]
    return f"internal error: {type(error).__name__} in {where}. Report it with the text."
