"""Whether what a line of words found is whole and what it says it is: its first and last words, its shares."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from pipeline.core import vocab
from pipeline.logic.syntax import SUBJECTS, lemma
from pipeline.stages.relations import places
from pipeline.stages.relations.context import FINITE, REGIONAL, is_partisan

if TYPE_CHECKING:
    from pipeline.logic.lines import Hit, Item

ENSEMBLES = frozenset(r["lemma"] for r in vocab.read("relations", "ensembles"))
FIRMS = frozenset(r["lemma"] for name in ("firms", "units", "institutions") for r in vocab.read("relations", name))
OFFICES = frozenset(r["lemma"] for name in ("offices", "leaders") for r in vocab.read("relations", name))
STATUSES = frozenset(r["word"] for r in vocab.read("relations", "status"))
THINGS = frozenset(
    r["lemma"] for name in ("assets", "sites", "groups", "works") for r in vocab.read("relations", name)
) | {"ship"}
EMBASSIES = frozenset({"embassy", "consulate"})
PLACES = REGIONAL | frozenset(
    r["lemma"] for name in ("sites", "landmarks", "quarters") for r in vocab.read("relations", name)
)
PLACES |= {"area", "newspaper", "magazine", "agency", "company"}
TIMES = frozenset({"DATE", "TIME"})
SHARES = frozenset({"share", "stock", "equity", "capital"})
MODIFIERS = frozenset({"amod", "compound", "nmod", "poss"})
PARTNERS = frozenset({"managing", "senior", "founding", "general"})
LEAST = 20  # percent of a firm: whoever has less controls nothing


def _whole_tail(hit: Hit, head: Item, tail: Item) -> bool:
    """What a line begins with isn't the last part of a longer name: "Crimean Supreme Soviet Chairman Ann Lee"."""
    before = hit.before[-1] if hit.before and hit.items[0] is tail else None
    if before is None or before.mention is not None or tail.mention is None:
        return True
    word = before.token
    apart = not word.is_title or word.pos_ != "PROPN" or word.is_sent_start or bool(word.ent_type_ in {"DATE", "TIME"})
    return apart or lemma(word) in STATUSES


def _whole_body(hit: Hit, head: Item, tail: Item) -> bool:
    """No noun follows that makes another thing of the body: "the Supreme Court's Citizens United decision"."""
    after = [i.token for i in hit.after if i.mention is None]
    if not after or after[0].pos_ != "NOUN" or hit.after[0].mention is not None:
        return True
    return any(lemma(t) in FIRMS for t in after if t.pos_ == "NOUN")


def _whole_noun(hit: Hit, head: Item, tail: Item) -> bool:
    """The calling at a line's end isn't the first part of a compound: "a French wine merchant's son"."""
    after = hit.after[0].token if hit.after and hit.items[-1].mention is None else None
    return after is None or (after.pos_ not in {"NOUN", "PROPN"} and after.text not in {"-", "'s", "’s"})


def _whole_office(hit: Hit, head: Item, tail: Item) -> bool:
    """The office at a line's end isn't another body's: "Siemens named Ann Lee director of its museum"."""
    return hit.items[-1].mention is not None or not (hit.after and hit.after[0].token.lower_ in {"of", "for", "at"})


def _whole_head(hit: Hit, head: Item, tail: Item) -> bool:
    """The head isn't whose the ally or rival is: "its rival, Japan's Imabari"."""
    return not (hit.items[-1] is head and hit.after and hit.after[0].token.lower_ in {"'s", "’s"})


def _no_partner(hit: Hit, head: Item, tail: Item) -> bool:
    """No partner in a firm, who has an office there: "the fund's managing partner, Ann Lee"."""
    return PARTNERS.isdisjoint(i.token.lower_ for i in hit.trigger)


def _ensemble(hit: Hit, head: Item, tail: Item) -> bool:
    """A band, choir or orchestra, by a word of its name."""
    return tail.mention is not None and not ENSEMBLES.isdisjoint(tail.mention.row.text.lower().split())


def _no_police(hit: Hit, head: Item, tail: Item) -> bool:
    """Whoever heads the police has an office there: "police chief Ann Lee"."""
    return tail.token.lower_ != "police"


def _unknown(hit: Hit, head: Item, tail: Item) -> bool:
    """A building not known yet, or called more closely: "the US embassy in Leeds", but not "the jetty in Leeds"."""
    marks = {c.dep_: c.lower_ for c in head.token.children if c.i < head.token.i}
    if marks.get("det") != "the" or head.token.tag_ == "NNS":
        return True
    return lemma(head.token) in EMBASSIES or not MODIFIERS.isdisjoint(marks)


def _province(hit: Hit, head: Item, tail: Item) -> bool:
    """A part of a country, or of what is known as wider: not "the Helmand district of Sangin" the other way round."""
    if places.is_state(head):
        return False
    if hit.items[0] is head:
        return places.is_state(tail)
    return True


def _of_firm(hit: Hit, head: Item, tail: Item) -> bool:
    """A town before its state, both before a noun: "the Fargo, N.D., maker", but not "in Fargo, N.D., a maker"."""
    between = next((i for i in hit.items if i.mention is not None and i is not tail), None)
    if between is None or not places.is_region(between) or places.is_state(tail) or not hit.before:
        return False
    return hit.before[-1].token.pos_ in {"DET", "ADJ", "VERB", "NUM"} or hit.before[-1].token.tag_ in {"PRP$", "POS"}


def _creed(hit: Hit, head: Item, tail: Item) -> bool:
    """A party's adjective, not a country's."""
    return tail.mention is not None and not places.is_nation(tail.mention.row.entity_id)


def _holder(hit: Hit, head: Item, tail: Item) -> bool:
    """Who holds a share is the subject, not the last name before the verb, and the share isn't a small one."""
    shares = [i.token.text.replace(",", "") for i in hit.items if i.mention is None and i.token.pos_ == "NUM"]
    if shares and all(s.replace(".", "").isdigit() and float(s) < LEAST for s in shares if s.count(".") < 2):
        return False
    after = [i.token for i in hit.after]
    if hit.items[-1] is head and after and after[0].tag_ == "POS" and not SHARES.intersection(map(lemma, after)):
        return False  # of its debt
    finite = any(i.token.tag_ in FINITE and i.mention is None for i in hit.items)
    return not (finite and hit.items[0] is tail and tail.token.dep_ in {"pobj", "compound", "nmod"}) or (
        tail.token.dep_ in SUBJECTS
    )


def _many_heads(hit: Hit, head: Item, tail: Item) -> bool:
    """Members by name, or a noun in the plural; and no thing of theirs: "including Oxfam's fee"."""
    after = hit.after[0].token if hit.after and hit.items[-1] is head else None
    if after is not None and (after.tag_ == "POS" or after.pos_ == "NOUN"):
        return False
    return head.mention is not None or head.token.tag_ == "NNS"


def _partisan(hit: Hit, head: Item, tail: Item) -> bool:
    """One of a party, in the singular, or its people: not "Democratic Ann Lee"."""
    return tail.mention is not None and is_partisan(tail.mention.row)


def _reflexive(hit: Hit, head: Item, tail: Item) -> bool:
    """Somebody does it to himself, not to another."""
    return any(i.token.lower_ in {"himself", "herself"} for i in hit.items)


def _whose_calling(hit: Hit, head: Item, tail: Item) -> bool:
    """What stands behind the people is somebody, called by one noun: no firm, office or thing."""
    nouns = [i.token for i in hit.items if i.mention is None and i.token.pos_ == "NOUN"]
    last = nouns[-1] if nouns else None
    return last is not None and last.tag_ == "NN" and lemma(last) not in OFFICES | FIRMS | THINGS


def _some_person(hit: Hit, head: Item, tail: Item) -> bool:
    """What stands right before a name is somebody, and no office: another rule tells those."""
    noun = hit.items[-2].token
    thing = lemma(noun) in OFFICES | FIRMS | THINGS
    return noun.tag_ == "NN" and not thing and noun.dep_ in {"compound", "nmod", "appos"}


def _whole_last(hit: Hit, head: Item, tail: Item) -> bool:
    """The head at a line's end is no part of another thing: "Russia's Black Sea fleet", "a report from UN experts"."""
    after = hit.after[0] if hit.after and hit.items[-1] is head else None
    if after is None or after.mention is not None or after.token.ent_type_ in TIMES:
        return True
    if after.token.text == "-":
        return False
    return after.token.pos_ != "NOUN" or lemma(after.token) in PLACES


def _ageless(hit: Hit, head: Item, tail: Item) -> bool:
    """Behind an age a town is told, even one taken for a body: "26-year-old Tom Miller of Fort Green"."""
    return not (hit.before and hit.before[-1].token.lower_ == "old") and not any(
        i.mention is None and i.token.pos_ == "NUM" for i in hit.items
    )


CHECKS: Mapping[str, Callable[[Hit, Item, Item], bool]] = {
    "ageless": _ageless,
    "creed": _creed,
    "ensemble": _ensemble,
    "holder": _holder,
    "many_heads": _many_heads,
    "no_partner": _no_partner,
    "no_police": _no_police,
    "of_firm": _of_firm,
    "partisan": _partisan,
    "province": _province,
    "reflexive": _reflexive,
    "some_person": _some_person,
    "unknown": _unknown,
    "whole_body": _whole_body,
    "whole_head": _whole_head,
    "whole_last": _whole_last,
    "whole_noun": _whole_noun,
    "whole_office": _whole_office,
    "whole_tail": _whole_tail,
    "whose_calling": _whose_calling,
}
