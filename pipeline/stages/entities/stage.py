"""Mentions to entities: names first, then governments, nominals and pronouns that stand for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from pipeline.core.placed import Placed, Sentences
from pipeline.core.rows import Entity, Mention, place
from pipeline.core.text import Span, Text
from pipeline.stages.entities import homes, metonyms, names, offices, people, pronouns, table
from pipeline.stages.entities.facts import Fact
from pipeline.stages.entities.pronouns import Known

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Resolved(NamedTuple):
    """Every mention of a document in reading order, with its entity, and the document's entities by id."""

    mentions: tuple[Placed[Mention], ...]
    entities: tuple[Entity, ...]


def run(
    doc_id: str, text: Text, sentences: Sentences, doc: Doc, mentions: Sequence[Placed[Mention]], published: str
) -> Resolved:
    """Says what each name stands for, and adds the nominals and pronouns that stand for a named entity.

    `published` is not needed yet: a government is that of the years that its sentence names.
    """
    known = dict(names.resolve(text, sentences, mentions))
    held, of_offices = offices.held(text, mentions, known)
    said = homes.told(text, mentions, known)
    lands = {e: said.get(e, frozenset()) | of_offices.get(e, frozenset()) for e in {*said, *of_offices}}
    known |= metonyms.resolve(text, sentences, doc, mentions, known)
    facts: dict[str, Fact] = {}
    for fact in known.values():
        facts.setdefault(fact.entity_id, fact)
    nominals = list(offices.nominals(text, sentences, mentions, known, held))
    for n in nominals:
        facts.setdefault(n.fact.entity_id, n.fact)
    out = [replace(m, row=replace(m.row, entity_id=known[m].entity_id)) if m in known else m for m in mentions]
    out += [
        _row(doc_id, text, sentences, n.span, n.sent, n.label, "nominal", n.fact.entity_id, n.rule_id) for n in nominals
    ]
    genders = _genders(text, out)
    spoken = [
        Known(m.span, m.sent, m.row.entity_id, m.row.label, genders.get(m.row.entity_id, ""))
        for m in sorted(out, key=_by_place)
    ]
    out += [
        _row(doc_id, text, sentences, p.span, p.sent, p.label, "pronoun", p.entity_id, p.rule_id)
        for p in pronouns.resolve(text, sentences, doc, spoken)
    ]
    out.sort(key=_by_place)
    headings = frozenset(n for n, s in enumerate(sentences) if s.row.kind == "heading")
    return Resolved(tuple(out), table.rows(out, facts, lands, headings))


def _by_place(m: Placed[Mention]) -> Span:
    return m.span


def _genders(text: Text, mentions: Sequence[Placed[Mention]]) -> dict[str, str]:
    """m or f by person, where all that the document calls them agrees."""
    said: dict[str, set[str]] = {}
    for m in mentions:
        if m.row.label == "PERSON" and m.row.form == "name" and m.row.entity_id:
            found = said.setdefault(m.row.entity_id, set())
            found |= {people.gender_of(people.title_before(text, m), m.row.text, m.row.entity_id)} - {""}
    return {person: found.pop() for person, found in said.items() if len(found) == 1}


def _row(
    doc_id: str,
    text: Text,
    sentences: Sentences,
    span: Span,
    sent: int,
    label: str,
    form: str,
    entity_id: str,
    rule_id: str,
) -> Placed[Mention]:
    start, end = text.to_raw(span)
    return Placed(
        span,
        sent,
        Mention(
            mention_id=place(doc_id, start, end),
            doc_id=doc_id,
            sent_id=sentences[sent].row.sent_id,
            start=start,
            end=end,
            text=text.raw_slice(span),
            label=label,
            form=form,
            entity_id=entity_id,
            rule_id=rule_id,
        ),
    )
