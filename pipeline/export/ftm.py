"""FollowTheMoney: what the texts assert, as entities for Aleph, OpenAleph and their kin, one JSON object a line.

The schemata hold no modality. So only relations and events that are told as facts (ftm_cast.FACTUAL) go in; what
is denied, planned, asked or supposed stays in the tables. Ids are hashes of ours, which stand in `notes`
or `recordId`; `proof` points to the article, `summary` is the sentence.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from pipeline.core import rows
from pipeline.export import ftm_links
from pipeline.export.formats import Job
from pipeline.export.ftm_cast import PARTIES, PLACES, Cast, Entity, article, country, identify, made

FILE = "ftm.jsonl"


def write(job: Job, folder: Path) -> None:
    """Writes FILE, one entity a line: articles, parties and places, what links them, mentions."""
    found = {row.entity_id: row for row in job.read(rows.ENTITIES)}
    cast = Cast(found, {row.mention_id: row for row in job.read(rows.MENTIONS)})
    sentences = {row.sent_id: row.text for row in job.read(rows.SENTENCES)}
    links = list(ftm_links.links(job, cast, sentences))
    with (folder / FILE).open("w", encoding="utf-8", newline="\n") as file:
        for entity in (*_articles(job), *cast.entities(), *links, *_mentions(job, cast)):
            file.write(json.dumps(entity, ensure_ascii=False, sort_keys=True) + "\n")


def _articles(job: Job) -> Iterator[Entity]:
    for row in job.read(rows.DOCUMENTS):
        known = row.published if row.published_basis in ("metadata", "text") else ""
        yield made(
            "Article",
            article(row.doc_id),
            fileName=row.path,
            title=row.title,
            author=row.author,
            publishedAt=known,
            language="eng" if row.language == "en" else "",
            notes=f"sha256 {row.sha256}",
        )


def _mentions(job: Job, cast: Cast) -> Iterator[Entity]:
    """Each name of a party or a place, in the article that it stands in."""
    for row in job.read(rows.MENTIONS):
        entity = cast.who.get(row.entity_id)
        if row.form != "name" or entity is None or entity.label not in (*PARTIES, *PLACES):
            continue
        is_party = entity.label in ("PERSON", "ORG")
        schema = cast.schema(row.entity_id) if is_party else "Address"
        yield made(
            "Mention",
            identify("mention", row.mention_id),
            document=article(row.doc_id),
            name=" ".join(row.text.split()),
            resolved=cast.party(row.entity_id) if is_party else "",
            detectedSchema=schema,
            contextCountry=country(entity.country),
        )
