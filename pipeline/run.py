"""The order of the stages, for one document. The only file that calls them."""

from __future__ import annotations

import gc
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline import own
from pipeline.core import model, rows, tagger
from pipeline.core.placed import Placed, Published, Sentences
from pipeline.core.rules import Loss, Rule
from pipeline.core.text import Edit, Text
from pipeline.logic import clauses, fillers, kinds
from pipeline.stages import amounts, attributions, clean, dates, entities, events, mentions, parse, relations, sentences

if TYPE_CHECKING:
    from spacy.language import Language

JOINTS = (" and ", ", ", " & ", ", and ", " et ")  # between two writers of one text
STAGES = (clean, sentences, mentions, dates, amounts, entities, relations, events, attributions)
RULES: tuple[Rule, ...] = tuple(rule for stage in (*STAGES, kinds) for rule in stage.RULES)
OFF: tuple[Rule, ...] = (*relations.OFF, *events.OFF)  # rules that are switched off: read, and asked nothing


@dataclass(frozen=True, slots=True)
class Source:
    """One document as it was read: its bytes decoded, and what is known of it.

    `metadata` has published, title, author, source and url, as far as they are known, `language` the tag of
    the language that it was found to be in.
    """

    doc_id: str
    path: str
    sha256: str
    raw: str
    metadata: Mapping[str, str]
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Article:
    """What one document gave: its rows by table, and how they came about.

    `text` is the clean text with its map to the raw file; spans in `lost` are clean ones.
    """

    text: Text
    edits: tuple[Edit, ...]
    lost: tuple[Loss, ...]
    tables: Mapping[str, tuple[Any, ...]]


class Models(NamedTuple):
    """What reads the texts: a spaCy pipeline, and the names tagger, if names are read with it."""

    nlp: Language
    names: tagger.Tagger | None


def load(name: str = model.DEFAULT, how: str = tagger.FULL) -> Models:
    """The spaCy pipeline `name`, and what `how` takes, one of tagger.MODES. ModelError if one isn't there."""
    models = Models(model.load(name), tagger.load() if how == tagger.FULL else None)
    gc.freeze()  # they live as long as the process: going through their million objects again frees nothing
    return models


def extract(source: Source, models: Models, mine: own.Own = own.NONE) -> Article:
    """Runs every stage over one document; `mine` are rules beside those of the house."""
    doc_id, known = source.doc_id, source.metadata
    text, edits = clean.run(Text.raw(source.raw))
    parts = sentences.run(doc_id, text)
    lines = parts.rows
    doc = parse.run(text, lines, models.nlp)
    named = mentions.run(doc_id, text, lines, doc, models.names)
    given = Published(known["published"], "metadata", known["published"]) if known.get("published") else Published()
    days, published = dates.run(doc_id, text, lines, doc, given)
    money, figures = amounts.run(doc_id, text, lines, doc, [d.span for d in days.rows], "", published.value)
    who = entities.run(doc_id, text, lines, doc, named.rows, published.value)
    told = clauses.run(lines, doc)
    cast = fillers.Fillers(doc_id, text, lines, doc, who.mentions, days.rows, money.rows, figures.rows, who.phrases)
    voices = attributions.run(told, cast)
    spoken = attributions.statements(voices.rows)
    links = relations.run(told, cast, spoken, mine.relations, mine.lines)
    deeds = events.run(told, cast, spoken, published.value, mine.events)
    found = (parts, named, days, money, figures, voices, links, deeds.events)
    return Article(
        text,
        edits,
        tuple(sorted(loss for part in found for loss in part.lost)),
        {
            "documents": (_document(source, lines, published, named.rows),),
            "sentences": _bare(lines),
            "mentions": _bare((*who.mentions, *cast.added)),
            "entities": who.entities,
            "dates": _bare(days.rows),
            "money": _bare(money.rows),
            "quantities": _bare(figures.rows),
            "relations": _bare(links.rows),
            "events": _bare(deeds.events.rows),
            "event_arguments": deeds.arguments,
            "attributions": _bare(voices.rows),
        },
    )


def _bare(placed: tuple[Placed[Any], ...]) -> tuple[Any, ...]:
    return tuple(p.row for p in placed)


def _signed(raw: str, lines: Sentences, names: Sequence[Placed[rows.Mention]]) -> str:
    """Who signs the text: the first person of an author line, and those that commas and "and" add to him."""
    bylines = {s.sent for s in lines if s.row.kind == "byline"}
    persons = [p for p in names if p.sent in bylines and p.row.label == "PERSON" and p.row.form == "name"]
    found: list[Placed[rows.Mention]] = []
    for person in persons:
        if found and raw[found[-1].row.end : person.row.start] not in JOINTS:
            break
        found.append(person)
    return "; ".join(p.row.text for p in found)


def _document(
    source: Source, lines: Sentences, published: Published, names: Sequence[Placed[rows.Mention]]
) -> rows.Document:
    heading = next((s.row.text for s in lines if s.row.kind == "heading"), "")
    return rows.Document(
        doc_id=source.doc_id,
        path=source.path,
        sha256=source.sha256,
        chars=len(source.raw),
        sentences=len(lines),
        language=source.language,
        title=source.metadata.get("title") or heading,
        author=source.metadata.get("author") or _signed(source.raw, lines, names),
        published=published.value,
        published_basis=published.basis,
        published_evidence=published.evidence,
    )
