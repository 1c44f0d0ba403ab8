"""Capitals and seats of power that act as a government, told from the places where things happen."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from pipeline.core.placed import Placed, Sentences
from pipeline.core.rows import Mention
from pipeline.core.text import Text
from pipeline.stages.entities import facts
from pipeline.stages.entities.facts import Fact
from pipeline.stages.entities.ids import plain

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Years that date the sentence: not "since 1994", which ends today.
YEAR = re.compile(r"(?<!since )(?<!Since )\b(?P<year>1[5-9]\d\d|20\d\d)\b(?!s)")
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
TOWARDS = frozenset({"with", "between", "against", "to", "toward", "towards", "from", "on", "for", "by"})
WHERE = "Government of {}"
# States whose names take the article.
ARTICLE = re.compile(
    r"(?:United|Soviet|Central African|Dominican|Czech|Democratic|Republic)\b|Netherlands|Philippines|Bahamas|Maldives"
    r"|Gambia|Comoros|Seychelles|Vatican|.* Islands\b"
)


def government(code: str) -> Fact:
    """The government of a state."""
    name = facts.states()[code].name
    return Fact(f"gov:{code}", WHERE.format(f"the {name}" if ARTICLE.match(name) else name), "ORG", code)


def resolve(
    text: Text,
    sentences: Sentences,
    doc: Doc,
    mentions: Sequence[Placed[Mention]],
    known: Mapping[Placed[Mention], Fact],
) -> Mapping[Placed[Mention], Fact]:
    """The governments, of their time, that seats and acting capitals among `mentions` stand for."""
    bodies = {fact.entity_id: fact for fact in facts.of_bodies().values()}
    here = {fact.entity_id for fact in known.values()}
    by_sentence: dict[int, list[str]] = {}
    for m, fact in known.items():
        by_sentence.setdefault(m.sent, []).append(fact.country)
    out: dict[Placed[Mention], Fact] = {}
    for m in mentions:
        key = plain(m.row.text)
        seat = facts.of_seats().get(key, "") if m.row.label == "ORG" else ""
        capital = facts.of_capitals().get(key, "") if m.row.label == "GPE" else ""
        if not seat and not (capital and acts(doc, m)):
            continue
        if (body := facts.acting_seats().get(key, "")) and capital:
            if body in here:
                out[m] = bodies[body]
            continue
        around = sentences[m.sent].span
        years = [int(y["year"]) for y in YEAR.finditer(text.value, around.start, around.end)]
        years += [
            state.first_year
            for code in by_sentence.get(m.sent, ())
            if (state := facts.states().get(code)) and state.successor == (seat or capital)
        ]
        out[m] = government(facts.before(seat or capital, years, "" if seat else key))
    return out


def acts(doc: Doc, mention: Placed[Mention]) -> bool:
    """Whether the syntax shows an actor: it does, decides, is addressed, has a policy or relations."""
    found = doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
    if mention.row.text.isupper():
        return False  # a dateline
    return found is not None and _acts(found.root)


def _acts(token: Token) -> bool:
    head, dep = token.head, token.dep_
    if dep == "conj":
        return _acts(head)
    if dep in SUBJECTS:
        return dep == "nsubj" and _agentive(head)
    if dep == "poss":
        return head.lemma_.lower() in facts.lemmas("state_nouns")
    if dep in {"dobj", "dative"}:
        return head.lemma_.lower() in facts.lemmas("addressed_verbs")
    if dep == "agent":
        return True
    if dep != "pobj" or head.lower_ not in TOWARDS:
        return False
    if head.dep_ == "agent":
        return True
    governor, word = head.head, head.lower_
    if word == "by":
        return governor.tag_ == "VBN"  # an agent that the parser took for a place
    if word == "for":
        after = list(islice((t for t in token.subtree if t.i > token.i), 2)) or list(
            token.doc[token.i + 1 : token.i + 3]
        )
        return any(t.pos_ == "VERB" and t.lemma_.lower() in facts.lemmas("agentive_verbs") for t in after)
    if governor.pos_ == "VERB":
        return (word, governor.lemma_.lower()) in facts.reaching()
    return governor.lemma_.lower() in facts.lemmas("state_nouns")


def _agentive(verb: Token) -> bool:
    """Whether the verb's subject can only be somebody who acts."""
    if verb.lemma_.lower() in facts.lemmas("agentive_verbs"):
        return True
    if verb.lemma_.lower() not in facts.lemmas("light_verbs"):
        return False
    attitudes = facts.lemmas("attitudes")
    for child in verb.children:
        if child.dep_ in {"acomp", "oprd"} and child.lemma_.lower() in attitudes:
            return True
        if child.dep_ == "attr" and child.lemma_.lower() in facts.lemmas("state_nouns"):
            return True
        if child.dep_ in {"xcomp", "acomp"} and _agentive(child):
            return True
    # "did everything it could", "has done nothing"
    return verb.lemma_ == "do" and any(c.dep_ == "dobj" for c in verb.children)
