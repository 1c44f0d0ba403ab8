"""Nouns that stand for the one name of their class nearby: "the company", "the country", "the city"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pipeline.core.vocab import read
from pipeline.stages.entities.discourse import Discourse, Referent, Said
from pipeline.stages.entities.facts import lemmas
from pipeline.stages.entities.ids import slug
from pipeline.stages.entities.phrases import Phrase

# How many sentences back a name is looked for, first near, then further.
WINDOWS = (1, 4, 10)
LABELS = {"STATE": "GPE", "CITY": "GPE", "CAPITAL": "GPE"}
# How often a state is named that the document is about, at least; and how many times as often as any other about here.
OFTEN, CLEARLY = 2, 1.5


@cache
def kinds() -> Mapping[str, str]:
    """The kind of name that a noun is of, by lemma."""
    return {r["lemma"]: r["kind"] for r in read("entities", "stand_ins")}


@cache
def _standing() -> frozenset[str]:
    return frozenset(r["lemma"] for r in read("entities", "stand_ins") if r["stands"] == "yes")


@cache
def _sorts() -> Mapping[str, str]:
    return {r["word"]: r["sort"] for r in read("entities", "sorts_of_bodies")}


@cache
def _capitals() -> frozenset[str]:
    return frozenset(f"gpe:{slug(name)}" for r in read("entities", "countries") for name in r["capitals"].split("|"))


def named(d: Discourse, p: Phrase) -> Referent | None:
    """The one name near that a noun of its class means."""
    if p.lemma not in _standing() or p.many or p.tail:
        return None
    kind = kinds()[p.lemma]
    if p.words and not (kind == "ORG" and _praised(d, p)):
        return None
    label = LABELS.get(kind, kind)
    for window in WINDOWS:
        found: list[Referent] = []
        for k in d.back(p.sent, window):
            r = k.referent
            if r not in found and r.entity_id and r.label == label and _spoken_of(k, kind) and _is_of(r, kind, p):
                found.append(r)
        if found:
            found.sort(key=lambda r: -r.count)
            best = found[0]
            if len(found) > 1 and best.count < 2 * found[1].count:
                return None
            return None if kind == "STATE" and _rivalled(d, p, best) else best
    return None


def _praised(d: Discourse, p: Phrase) -> bool:
    """Whether the words before a noun tell nothing but what it is like: "the militant group", no "German firm"."""
    if p.names or p.words != p.adjectives or p.words & lemmas("setting_apart"):
        return False
    after = [t for t in p.head.doc[p.head.i + 1 : p.head.i + 3] if t.text != ","]
    # "The militant group Red Dawn", "the militant group, Red Dawn".
    beside = any(c.dep_ == "appos" for c in p.head.rights) or any(t.pos_ == "PROPN" for t in after[:1])
    return not beside and not any(c.i in d.inside for c in p.head.lefts)


def aged(d: Discourse, p: Phrase) -> Referent | None:
    """The one person of the sentence before whose age it may be: "the 34-year-old", "the 34-year-old striker"."""
    if not p.aged or p.label != "PERSON" or p.many or p.names or p.tail:
        return None
    found: list[Referent] = []
    for k in d.back(p.sent, 1):
        r = k.referent
        if not r.person or r.many is not False or k.form == "speech" or {r.gender, p.gender} >= {"m", "f"}:
            continue
        if k.sent == p.sent:
            return None
        if any(x.endswith("-year-old") for x in r.lemmas):
            continue  # the age of somebody else: its own would be said again
        if r not in found and k.root.dep_ not in {"compound", "amod", "nmod"}:
            found.append(r)
    return found[0] if len(found) == 1 else None


def _spoken_of(k: Said, kind: str) -> bool:
    """Whether a mention is more than a modifier; of adjectives only a state counts that the document is about."""
    return k.root.dep_ not in {"compound", "amod", "nmod"} or (kind == "STATE" and k.referent.count >= OFTEN)


def _rivalled(d: Discourse, p: Phrase, best: Referent) -> bool:
    """Whether another state is spoken of further back, and about as often: then the country may be that one."""
    return any(
        k.referent is not best and is_state(k.referent) and best.count < CLEARLY * k.referent.count >= OFTEN
        for k in d.back(p.sent, WINDOWS[-1])
    )


def _is_of(r: Referent, kind: str, p: Phrase) -> bool:
    if kind == "STATE":
        return is_state(r)
    if kind == "CAPITAL":
        return r.entity_id in _capitals()
    if kind in {"CITY", "GPE"}:
        return not is_state(r)
    if kind == "PERSON":
        # "The boy" isn't just anybody: the name must tell that much.
        return r.gender == p.gender
    if "government" in r.words or r.entity_id.startswith("gov:"):
        return False
    if kind == "ORG" and (sort := _sorts().get(p.lemma)):
        told = {_sorts()[w] for w in r.words if w in _sorts()}
        return not told or sort in told
    return True


def is_state(r: Referent) -> bool:
    """Whether a referent is a state."""
    return r.entity_id.startswith("gpe:") and r.entity_id[4:].isupper()
