"""Mentions to entities: names first, then governments, nominals and pronouns that stand for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from pipeline.core.placed import Placed, Sentences
from pipeline.core.rows import AROUND, Entity, Mention, place
from pipeline.core.text import Span, Text
from pipeline.stages.entities import chains, homes, metonyms, names, offices, people, table
from pipeline.stages.entities.chains import Link
from pipeline.stages.entities.facts import Fact
from pipeline.stages.entities.unnamed import unnamed_of

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Phrase(NamedTuple):
    """A nominal that is tied to something else: where the noun that heads it begins (-1: none does),
    and its row over the whole phrase.
    """

    head: int
    placed: Placed[Mention]


class Resolved(NamedTuple):
    """Names and pronouns of a document in reading order, with their entities, and the document's entities by id.

    `phrases` are the nominals of these entities; the entities count them too.
    """

    mentions: tuple[Placed[Mention], ...]
    entities: tuple[Entity, ...]
    phrases: tuple[Phrase, ...] = ()


def run(
    doc_id: str, text: Text, sentences: Sentences, doc: Doc, mentions: Sequence[Placed[Mention]], published: str
) -> Resolved:
    """Says what each name stands for, and adds the nominals and pronouns that stand for it or for one another.

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
    out.sort(key=_by_place)
    taken = {m.span for m in out}
    home = homes.home_of(known)
    links = [x for x in chains.resolve(text, sentences, doc, out, _genders(text, out), home) if x.span not in taken]
    if home:
        facts.setdefault(f"gov:{home}", metonyms.government(home))
    links = _told_again(out, links)
    unnamed = unnamed_of(doc_id, text, links)
    facts |= {fact.entity_id: fact for fact in unnamed.values()}
    linked: list[Phrase] = []
    for x in links:
        new = unnamed.get(id(x.referent))
        entity_id = x.referent.entity_id or (new.entity_id if new else "")
        label = facts[entity_id].label if x.form == "pronoun" and entity_id else x.label
        row = _row(doc_id, text, sentences, x.span, x.sent, label, x.form, entity_id, x.rule_id)
        if x.form == "nominal" and entity_id:
            linked.append(Phrase(x.head, row))
        elif x.form == "pronoun" and (entity_id or x.lone):
            out.append(row)
    out.sort(key=_by_place)
    headings = frozenset(n for n, s in enumerate(sentences) if s.row.kind == "heading")
    every = [*out, *(p.placed for p in linked)]
    return Resolved(tuple(out), table.rows(every, facts, lands, headings), tuple(linked))


def _told_again(mentions: Sequence[Placed[Mention]], links: Sequence[Link]) -> list[Link]:
    """Without the whole phrases around a name that say nothing more: the name is all that tells of its bearer, or
    another of them goes further: "the Acme group" in "its partner, the Acme group".
    """
    places: dict[str, list[Span]] = defaultdict(list)
    for m in mentions:
        places[m.row.entity_id].append(m.span)
    for x in links:
        places[x.referent.entity_id].append(x.span)
    ends = {e: (min(spans), max(spans, key=lambda s: s.end)) for e, spans in places.items()}

    def alone(x: Link) -> bool:
        first, last = ends[x.referent.entity_id]
        return x.span.start <= first.start and last.end <= x.span.end

    kept = [x for x in links if x.rule_id != AROUND or not x.referent.entity_id or not alone(x)]
    inner: set[Span] = set()
    outer: dict[int, Span] = {}
    for x in sorted((x for x in kept if x.rule_id == AROUND), key=lambda x: (x.span.start, -x.span.end)):
        last = outer.setdefault(id(x.referent), x.span)
        if x.span != last and x.span.end <= last.end:
            inner.add(x.span)
        else:
            outer[id(x.referent)] = x.span
    return [x for x in kept if x.rule_id != AROUND or x.span not in inner]


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
