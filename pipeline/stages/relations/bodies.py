"""Whose an office is that stands without its body: the court, the town, the country or firm that the text is about."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from pipeline.core import vocab
from pipeline.logic.fillers import Filler, Fillers
from pipeline.logic.syntax import lemma
from pipeline.stages.relations.places import STATE

if TYPE_CHECKING:
    from spacy.tokens import Token

    from pipeline.core.placed import Placed
    from pipeline.core.rows import Mention
    from pipeline.logic.lines import Hit

SEATS = {r["lemma"]: r["body"] for r in vocab.read("relations", "seats")}
COURTS = frozenset({"court", "tribunal"})
LINKED = frozenset({"of", "for", "at", "in", "from", "to", "and", "who"})
WORDS = 80  # how far back a court, town or country stands
NAMES = 300  # how many mentions back the subject of a text is


def implied(hit: Hit, cast: Fillers) -> Filler | None:
    """The body of an office that names none, if only one can be meant."""
    before = hit.before[-1] if hit.before else None
    if before is not None and (before.mention is not None or _belongs(before.token)):
        return None
    if hit.after and hit.items[-1].mention is not None and hit.after[0].token.lower_ in LINKED - {"and", "who"}:
        return None
    token = hit.trigger[-1].token
    kind = SEATS.get(lemma(token), "")
    if kind == "court":
        return _court(token, cast) or _named_court(token, cast)
    named = cast.tables["mentions"]
    here = bisect_left(named, token.idx, key=lambda p: p.span.start)
    near = [p for p in named[max(0, here - NAMES) : here] if p.row.entity_id]
    far = token.doc[max(0, token.i - WORDS)].idx
    if kind == "town":
        near = [p for p in near if p.row.rule_id == "mentions.dateline" and p.row.label == "GPE"]
        return _one([p for p in near if not STATE.fullmatch(p.row.entity_id)], far)
    organisations = [p for p in near if p.row.label == "ORG" and p.row.rule_id != "mentions.dateline"]
    organisations += [p for p in cast.phrases if p.row.label == "ORG" and p.row.entity_id and p.span.end <= token.idx]
    organisations.sort(key=lambda p: p.span)
    if kind == "bank":
        return _one([p for p in organisations if "bank" in p.row.text.lower().split()])
    return _subject(organisations) if kind == "firm" else None


def _belongs(word: Token) -> bool:
    """A possessor before an office, or a part of its title: "Chief Justice"."""
    return word.tag_ in {"POS", "PRP$", "HYPH"} or word.lower_ in {"chief", "former"}


def _court(token: Token, cast: Fillers) -> Filler | None:
    doc = token.doc
    for n in range(token.i - 1, max(-1, token.i - WORDS), -1):
        if lemma(doc[n]) in COURTS and doc[n].pos_ in {"NOUN", "PROPN"}:
            return cast.mention(doc[n])
    return None


def _named_court(token: Token, cast: Fillers) -> Filler | None:
    """The court by whose name a text begins, if it names no other."""
    named = [p for p in cast.tables["mentions"] if p.span.end <= token.idx and p.row.form == "name"]
    return _one([p for p in named if p.row.label == "ORG" and not COURTS.isdisjoint(p.row.text.lower().split())])


def _one(near: list[Placed[Mention]], since: int = 0) -> Filler | None:
    """The last mention of the only one there is, if it stands near enough."""
    names = [p for p in near if p.row.form != "pronoun" and p.row.label != "NORP"]
    if not names or names[-1].span.start < since or len({p.row.entity_id for p in near}) > 1:
        return None
    return _filler(names[-1])


def _subject(near: list[Placed[Mention]]) -> Filler | None:
    """The organisation that the text has spoken of more than of any other."""
    ranked = Counter(p.row.entity_id for p in near).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    names = [p for p in near if p.row.entity_id == ranked[0][0] and p.row.form != "pronoun"]
    return _filler(names[-1]) if names else None


def _filler(mention: Placed[Mention]) -> Filler:
    return Filler("mentions", mention, mention.row.entity_id, "implicit")
