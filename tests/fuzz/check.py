"""What must hold for a document, whatever is in it."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator

from pipeline import inputs, parts
from pipeline import run as pipeline
from pipeline.core import contract
from pipeline.core.errors import DocumentError
from tests.fuzz import documents

# Seconds of the processor; many times what a document of this size takes.
AT_MOST, BY_CHARACTER = 2.0, 0.002
# The names tagger, half of the time, sees every so manieth document.
WITH_TAGGER = 8


def document(number: int, models: pipeline.Models) -> Iterator[str]:
    """What went wrong with the document of this number: a crash, rows that break the contract, too much time."""
    data = documents.document(number)
    known = {"published": "2019-05-06"} if number % 3 == 0 else {}
    try:
        raw = inputs.decode(data)
    except DocumentError:
        return
    source = pipeline.Source("doc", "doc.txt", hashlib.sha256(data).hexdigest(), raw, known)
    began = time.process_time()
    try:
        with models.nlp.memory_zone():
            article = pipeline.extract(source, models if number % WITH_TAGGER == 0 else models._replace(names=None))
        who = {row.entity_id for row in article.tables["entities"]}
        problems = list(contract.document(article.tables, raw, who, parts.RULE_IDS))
        parts.compose(article)
    except Exception as error:
        where = error.__traceback__
        while where is not None and where.tb_next is not None:
            where = where.tb_next
        code = where.tb_frame.f_code if where else None
        place = f"{code.co_filename.rpartition('/pipeline/')[2]} {code.co_name}" if code else ""
        yield f"crash: {type(error).__name__}: {str(error)[:80]!r} in {place}"
        return
    if problems:
        yield f"contract: {problems[0][:200]!r}"
    spent = time.process_time() - began
    if spent > AT_MOST + BY_CHARACTER * len(raw):
        yield f"time: {spent:.1f} s for {len(raw)} characters"
