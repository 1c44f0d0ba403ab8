"""Which nominals go back to what was said before: by their noun and modifiers, their owner, or the class of a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.stages.entities import couples, stand_ins
from pipeline.stages.entities.discourse import Discourse, Referent
from pipeline.stages.entities.facts import lemmas
from pipeline.stages.entities.ids import plain
from pipeline.stages.entities.phrases import Phrase, alike, title_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

# How many referents of a noun, and how many sentences back, are looked at.
LATEST, WINDOW, CLOSE, NEAR = 8, 40, 3, 2

# "A group called the Red Dawn".
NAMING = frozenset({"call", "name", "dub", "entitle", "title", "nickname", "know"})

# Behind a body's name these nouns mean the body, others something of it: "the Acme company", "the Acme website".
WHOLE = frozenset({"company", "firm", "group", "organisation", "organization", "party", "movement", "corporation"})


def antecedent(d: Discourse, p: Phrase) -> tuple[Referent, str] | None:
    """What a nominal stands for and the rule that says so; None if it is new."""
    if found := couples.joined(d, p):
        return found, "entities.stand_in"
    if p.opening == "new":
        return None
    if p.opening == "owned":
        return _owned(d, p)
    if p.opening == "bare":
        return _bare(d, p)
    if found := _same_noun(d, p):
        return found, "entities.repeated"
    if found := stand_ins.named(d, p):
        return found, "entities.stand_in"
    if found := stand_ins.aged(d, p):
        return found, "entities.stand_in"
    if found := _happening(d, p):
        return found, "entities.repeated"
    return None


def twin(d: Discourse, p: Phrase) -> Referent | None:
    """The name that a noun stands beside: "the minister, Ann Lee", "the city of Leeds", "the Elbe river"."""
    if p.many:
        return None
    kind = stand_ins.kinds().get(p.lemma, "")
    place = kind in {"STATE", "CITY", "CAPITAL", "GPE"}
    for c in p.head.children:
        if c.dep_ == "appos" and c.i > p.head.i:
            m = d.headed(c)
            if m is not None and p.label == m.row.label:
                return d.bearer(m)
        elif c.dep_ == "acl" and c.lemma_ in NAMING and c.tag_ == "VBN":
            m = d.headed(_named(c))
            if (
                m is not None
                and m.row.label != "NORP"
                and (p.label == m.row.label or (not p.label and m.row.label != "GPE"))
            ):
                return d.bearer(m)
        elif kind and c.lower_ == "of":
            m = d.headed(next((o for o in c.children if o.dep_ == "pobj"), None))
            if m is not None and (p.label == m.row.label or (place and m.row.label == "GPE")):
                return d.bearer(m)
        elif kind and c.dep_ in {"compound", "nmod"} and p.opening == "definite":
            m = d.headed(c)
            # "The Kenya team" is no name of Kenya, "the Acme website" none of Acme.
            part = m is not None and m.row.label == "ORG" and p.lemma not in WHOLE
            if m is not None and not part and p.label == m.row.label and p.words <= set(plain(m.row.text).split()):
                return d.bearer(m)
    return None


def _named(verb: Token) -> Token | None:
    """The name of "a group called the Red Dawn", "a man known as Carlos"."""
    for c in verb.rights:
        if c.dep_ in {"oprd", "dobj", "attr"}:
            return c
        if c.lower_ == "as":
            return next((o for o in c.children if o.dep_ == "pobj"), None)
    return None


def _recent(d: Discourse, p: Phrase) -> Iterable[Referent]:
    seen: set[int] = set()
    for r in reversed(d.by_lemma.get(alike(p.lemma), ())[-LATEST:]):
        if id(r) not in seen and r.last is not None:
            seen.add(id(r))
            yield r


def _same_noun(d: Discourse, p: Phrase) -> Referent | None:
    """The latest referent of the same noun whose modifiers go with the phrase's own."""
    found = [r for r in _recent(d, p) if _numbers(p, r) and _far(p, r) <= WINDOW]
    fits = [r for r in found if p.words <= r.words and p.tail <= r.words]
    if fits:
        rivals = [r for r in fits[1:] if r.entity_id and _far(p, r) <= CLOSE]
        return None if fits[0].entity_id and rivals else fits[0]
    # "The 34-year-old driver" is the lorry driver of whom it spoke just now, if of no other.
    if len(found) != 1 or p.tail or p.names or p.words & lemmas("setting_apart"):
        return None
    # A red car is no blue one.
    unlike = bool(p.adjectives and found[0].adjectives - p.adjectives)
    return found[0] if not unlike and not found[0].entity_id and _far(p, found[0]) <= CLOSE else None


def _far(p: Phrase, r: Referent) -> int:
    return p.sent - r.last.sent if r.last is not None else 0


def _numbers(p: Phrase, r: Referent) -> bool:
    if p.head.tag_ == "NNS" and r.entity_id and r.many is None and p.lemma not in lemmas("plurals"):
        return False  # a body may be they, but is no "groups"
    return r.many is None or p.many is None or bool(p.many) == bool(r.many)


def _owned(d: Discourse, p: Phrase) -> tuple[Referent, str] | None:
    owner = d.at.get(p.owner.i) if p.owner is not None else None
    if owner is None:
        return None
    for r in _recent(d, p):
        # "Iceland's central bank" is the Central Bank of Iceland.
        inside = bool(r.entity_id and owner.referent.entity_id) and owner.referent.words <= r.words
        belongs = inside or r.owner is owner.referent or (r.owner is None and _by(r, owner.referent))
        if belongs and p.words <= r.words and _numbers(p, r):
            return r, "entities.repeated"
    return None


def _by(r: Referent, owner: Referent) -> bool:
    """Whether a thing was told with its owner behind it: "a blog written by Lee"."""
    return bool(owner.entity_id) and owner.label != "NORP" and bool(r.words & owner.words)


def _bare(d: Discourse, p: Phrase) -> tuple[Referent, str] | None:
    """A proper noun that no name rule found, said again; not a common noun, which may mean any of its kind."""
    if p.head.pos_ != "PROPN" or p.tail:
        return None
    if title_of(p.head) is not None:
        # "Ms. May" is Jordan May, though no name was seen in it.
        found = {k.referent for k in d.back(p.sent, WINDOW) if k.referent.person and p.lemma in k.referent.words}
        fits = [r for r in found if r.entity_id and r.gender in ("", p.gender)]
        if len(fits) == 1:
            return fits[0], "entities.repeated"
    for r in _recent(d, p):
        if p.words | {p.lemma} == r.exact and _numbers(p, r):
            return r, "entities.repeated"
    return None


def _happening(d: Discourse, p: Phrase) -> Referent | None:
    """The one event that was told just before: "the incident"."""
    if p.lemma not in lemmas("any_happening") or p.words or p.tail or p.many:
        return None
    found: list[Referent] = []
    for k in d.back(p.sent, NEAR):
        if k.form == "nominal" and k.referent.lemmas & lemmas("happenings") and k.referent not in found:
            found.append(k.referent)
    return found[0] if len(found) == 1 else None
