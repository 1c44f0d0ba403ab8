"""A stand-in for the stages, for tests of what is around them: no model, and failures to order.

Each line is a sentence, each capitalised word a name of an organisation, each number a count. A text
that says BOOM breaks the stages, one that says LIE gets a row whose text isn't its slice, one that
says DIE kills its process, LOOP never ends, HOG takes half a gigabyte and never ends.
"""

from __future__ import annotations

import os
import re
import signal
import time
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from pipeline import cache, parts
from pipeline.core import rows
from pipeline.core.rules import Loss
from pipeline.core.text import Edit, Span, Text
from pipeline.run import Article, Source

RULE_ID = min(parts.RULE_IDS)
HOARD = 500 << 20
MODEL = {"name": "fake", "version": "1", "checksum": "0"}


def identify(name: str) -> dict[str, str]:
    """In the place of record.identify, which hashes 43 MB."""
    return MODEL


def extract(source: Source) -> Article:
    raw, doc_id = source.raw, source.doc_id
    if "BOOM" in raw:
        raise ValueError(f"at {id(source):x}")
    if "DIE" in raw:
        os.kill(os.getpid(), signal.SIGKILL)
    if "HOG" in raw:
        hoard = b"x" * HOARD
        assert hoard
    if "LOOP" in raw or "HOG" in raw:
        time.sleep(600)
    lines = [m for m in re.finditer(r"[^\n]+", raw) if m[0].strip()]
    sentences = [
        rows.Sentence(rows.place(doc_id, *m.span()), doc_id, n, "body", *m.span(), m[0]) for n, m in enumerate(lines)
    ]
    mentions, figures = [], []
    for line, sentence in zip(lines, sentences, strict=True):
        for m in re.finditer(r"\b[A-Z]\w+|\d+", line[0]):
            start, end = (line.start() + at for at in m.span())
            place = (rows.place(doc_id, start, end), doc_id, sentence.sent_id, start, end, m[0])
            if m[0].isdigit():
                value = Decimal(m[0])
                figures.append(rows.Quantity(*place, "count", value, value, "", "exact", "", RULE_ID))
            else:
                mentions.append(rows.Mention(*place, "ORG", "name", f"org:{m[0].lower()}", RULE_ID))
    if "LIE" in raw:
        mentions[0] = replace(mentions[0], text="another")
    count = Counter((m.entity_id, m.text) for m in mentions)
    found = {
        "documents": (document(source, len(sentences)),),
        "sentences": tuple(sentences),
        "mentions": tuple(mentions),
        "entities": tuple(rows.Entity(e, name, "ORG", "", "", 1, n, "") for (e, name), n in count.items()),
        "quantities": tuple(figures),
    }
    text = Text.raw(raw)
    edits = (Edit(Span(0, 1), "", "fake.mark"),) if raw.startswith("\ufeff") else ()
    lost = (Loss(Span(0, 3), "fake.shorter", "a shorter one", Span(0, 5), RULE_ID),) if len(raw) > 5 else ()
    return Article(text.edit(edits), edits, lost, {table.name: () for table in parts.TABLES} | found)


def slowly(source: Source) -> Article:
    """As extract, but so slow that a run can be killed in the middle."""
    time.sleep(0.004)
    return extract(source)


def document(source: Source, sentences: int) -> rows.Document:
    given = source.metadata.get("published", "")
    basis = "metadata" if given else "unknown"
    title, author = source.metadata.get("title", ""), source.metadata.get("author", "")
    size = len(source.raw)
    return rows.Document(
        source.doc_id, source.path, source.sha256, size, sentences, "en", title, author, given, basis, given
    )


def write(folder: Path, texts: dict[str, str | bytes]) -> Path:
    """A folder with these files, subfolders and all."""
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    return folder


def read(out: Path, table: str) -> list[dict[str, str]]:
    """The rows of a table as text."""
    declared = rows.BY_NAME[table]
    return [dict(zip(declared.header, declared.cells(row), strict=True)) for row in declared.read(out / f"{table}.csv")]


def content(out: Path) -> dict[str, bytes]:
    """All that is in a folder, by name, but for the cache."""
    files = {path.relative_to(out).as_posix(): path for path in sorted(out.rglob("*")) if path.is_file()}
    return {name: path.read_bytes() for name, path in files.items() if not name.startswith(cache.FOLDER)}
