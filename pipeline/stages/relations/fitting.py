"""Whether the text can mean a relation that a rule sees: ends of the labels that its type takes."""

from __future__ import annotations

import re

from pipeline.core import vocab
from pipeline.logic.syntax import lemma
from pipeline.stages.relations.context import is_partisan, is_party, is_told
from pipeline.stages.relations.places import INSTITUTIONS
from pipeline.stages.relations.stated import ANY_KIND, ANY_PARTY, CHECKS
from pipeline.stages.relations.statements import (
    HOUSES,
    SITES,
    Statement,
    holds,
    is_body,
    is_cut,
    is_definite,
    is_first,
    is_hyphened,
    is_nations,
    is_of,
    is_one_of,
    is_others,
    is_own_work,
    is_site,
    is_where,
    lemma_of,
    together,
)

BALLOT = re.compile(r"[DRI]-\w+")  # "Sen. Ann Lee, D-Calif": a party and its state, no name
OF_LAND = frozenset({"holds_role", "leads", "citizen_of"})
HALVES = frozenset({"majority", "minority", "assistant", "deputy"})
OF_PLACE = frozenset({"born_in", "lives_in", "located_in", "based_in"})
ASSETS = frozenset(r["lemma"] for r in vocab.read("relations", "assets"))  # a hotel, a farm: no label is theirs
NOBODY = frozenset(
    {"himself", "herself", "itself", "themselves", "who", "whom", "whose", "nobody", "anyone", "anybody", "none"}
    | {"someone", "somebody", "everyone", "everybody"}
)
BUILT = ASSETS | SITES | HOUSES | {"bank", "shop", "outlet", "television", "tv", "radio", "medium", "media"}
SPOKESPEOPLE = frozenset(r["lemma"] for r in vocab.read("relations", "spokespeople"))
LAWMAKERS = frozenset(r["lemma"] for r in vocab.read("relations", "lawmakers"))
MUTUAL = frozenset({"ally_of", "adversary_of", "member_of"})  # of two in apposition the nearer is meant
PLURAL = frozenset({"their", "our"})  # whose label nobody knows; but only people have kin
ENVOYS = frozenset({"ambassador", "attaché", "consul", "diplomat", "emissary", "envoy", "negotiator", "representative"})
OF_BODIES = frozenset({"director", "editor", "publisher", "manager", "executive", "principal", "dean", "conductor"})
OF_VENTURES = frozenset({"holds_role", "leads", "member_of"})
VENTURES = frozenset(r["lemma"] for r in vocab.read("relations", "ventures"))  # no bodies, but somebody's to lead
STAFF = frozenset({"staff", "workforce", "personnel"})  # labelled as bodies
WHERE = frozenset({"for", "in", "to", "at", "on"})
ALLOWED = {
    r["type"]: (frozenset(r["head"].split()), frozenset(r["tail"].split())) for r in vocab.read("relations", "types")
}


def fits(s: Statement) -> bool:
    """Whether two different things stand at the ends, of the labels that the type allows."""
    if s.head.id == s.tail.id or (s.head.entity_id and s.head.entity_id == s.tail.entity_id):
        return False
    if s.type in OF_LAND and s.tail.placed.row.label == "NORP" and ANY_PARTY not in s.checks and not is_nations(s):
        return False  # "Democratic Governor Ann Lee" governs no Democrats
    if s.type == "member_of" and s.tail.placed.row.label == "NORP" and not is_partisan(s.tail.placed.row):
        return False  # a faith or people has no members
    if is_cut(s) or not all(CHECKS[name](s) for name in s.checks if name in CHECKS):
        return False
    if s.type in {"lives_in", "ally_of"} and s.head.placed.row.text.lower() == "you":
        return False  # whoever reads or hears it
    if s.type == "leads" and s.token.i > 0 and s.token.nbor(-1).lower_ in HALVES:
        return False  # "Senate Majority Leader": an office
    if s.type == "holds_role" and (s.tail.placed.span.overlaps(s.span) or holds(s)):
        return False  # "secretary of state", "U.N. Secretary-General Ann Lee"
    if s.type == "holds_role" and is_hyphened(s):
        return False  # "a U.N.-appointed prosecutor"
    if s.head.placed.row.text.lower() in NOBODY:
        return False
    told = s.tail.placed.row.label != "NORP" and is_told(s.tail.placed.span, s.token)
    if s.type == "holds_role" and s.tail.placed.span.end < s.span.start and told:
        return False  # "told Reuters President Lee"
    if s.type == "holds_role" and lemma(s.token) in LAWMAKERS and is_party(s.tail.placed.row):
        return False  # "a senator of the Labour Party"
    if s.type == "holds_role" and lemma(s.token) in ENVOYS and is_where(s, WHERE):
        return False  # "the U.N. envoy for Syria"
    if s.type == "holds_role" and lemma(s.token) in SPOKESPEOPLE and is_where(s, WHERE - {"for"}):
        return False  # "a spokeswoman in New York"
    if s.type == "holds_role" and is_first(s.token):
        return False  # "lieutenant governor"
    if s.type == "holds_role" and s.tail.placed.row.label == "NORP" and lemma(s.token) in OF_BODIES:
        return False  # "a German film director"
    if s.head.placed.row.label == "PERSON" and is_body(s.head.placed.row.text.split()[-1]):
        return False  # taken for a person: "Lyon's Édouard Herriot Hospital", "Bahari Lestari Tbk of Jakarta"
    if BALLOT.match(s.head.placed.row.text):
        return False
    nominal = s.head.placed.row.form == "nominal"
    if s.type == "family_of" and s.tail.placed.row.form == "nominal" and is_one_of(s):
        return False  # "the mother of one of the freed fighters"
    if s.type == "family_of" and is_others(s):
        return False  # "Kwame Asante, 51, his son Yaw and his nephew Kofi"
    if s.type == "family_of" and {s.head.placed.row.form, s.tail.placed.row.form, s.tail.entity_id} == {"nominal", ""}:
        return False  # "the father of the bride"
    if s.tail.placed.row.form == "nominal":
        if s.type in OF_PLACE:
            return False  # "people who live in towns"
        venture = lemma_of(s.tail, s.token) in VENTURES
        body = s.tail.placed.row.label == "ORG" or venture
        if s.type == "holds_role" and not s.tail.entity_id and not body and not is_of(s):
            return False  # "the first mayor in the region"
        if (
            not s.tail.entity_id
            and ANY_KIND not in s.checks
            and not is_own_work(s)
            and not is_definite(s.tail, s.token, s.type)
        ):
            return False  # "minister of state", "council chairman"
    heads, tails = ALLOWED[s.type]
    if s.type == "family_of" and s.tail.placed.row.text.lower() in PLURAL:
        return s.head.placed.row.label in heads
    if s.type == "based_in" and nominal:
        noun = lemma_of(s.head, s.token)
        house = noun in INSTITUTIONS and not s.head.placed.row.label
        return (s.head.placed.row.label in heads or house) and s.tail.placed.row.label in tails and noun not in SITES
    if s.type == "located_in" and nominal:
        return s.tail.placed.row.label in tails and (s.head.placed.row.label in heads or is_site(s))
    if s.type == "owned_or_controlled_by" and nominal and not s.head.placed.row.label:
        thing = s.head.placed.row.text.lower().split()[-1]
        one = thing.removesuffix("ies") + "y" if thing.endswith("ies") else thing.removesuffix("s")
        return s.tail.placed.row.label in tails and not BUILT.isdisjoint({thing, one})
    if s.type == "author_of" and s.tail.placed.row.form == "nominal" and not s.tail.placed.row.label:
        return s.head.placed.row.label in heads  # a map, a novel: no label is theirs
    if s.type == "works_for" and nominal and lemma_of(s.head, s.token) in STAFF:
        return s.tail.placed.row.label in tails
    if s.type in OF_VENTURES and s.tail.placed.row.form == "nominal" and lemma_of(s.tail, s.token) in VENTURES:
        return s.head.placed.row.label in heads
    return s.head.placed.row.label in heads and s.tail.placed.row.label in tails


def is_same(one: Statement, other: Statement) -> bool:
    """Whether two rules see one statement: triggers and heads overlap, or the later has no holder but the office."""
    heads = one.head.placed.span, other.head.placed.span
    if not one.span.overlaps(other.span):
        return False
    if one.token == other.token and one.type in MUTUAL and one.token.tag_ == "NN" and not together(one, other):
        return True  # "Ann Lee, leader of the Front, an ally of Chad": one of the two is the ally
    stray = one.head.placed.row.form == "nominal" and other.head.placed.row.form == "name"
    return heads[0].overlaps(heads[1]) or heads[0].overlaps(one.span) or stray
