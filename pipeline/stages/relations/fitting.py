"""Whether the text can mean a relation that a rule sees: ends of the labels that its type takes."""

from __future__ import annotations

import re

from pipeline.core import vocab
from pipeline.logic.syntax import lemma
from pipeline.stages.relations.context import is_party, is_told
from pipeline.stages.relations.places import INSTITUTIONS
from pipeline.stages.relations.statements import (
    HOUSES,
    SITES,
    Statement,
    holds,
    is_bare,
    is_behind_town,
    is_body,
    is_cut,
    is_definite,
    is_first,
    is_hyphened,
    is_indefinite,
    is_nations,
    is_of,
    is_one_of,
    is_others,
    is_others_office,
    is_own_work,
    is_site,
    is_where,
    lemma_of,
    together,
)

LAND = re.compile(r"gpe:[A-Z]{2,4}")
AT = frozenset({"at"})
ALLIANCES = frozenset(r["name"] for r in vocab.read("relations", "alliances"))  # that send teams and forces
BALLOT = re.compile(r"[DRI]-\w+")  # "Sen. Ann Lee, D-Calif": a party and its state, no name
NOMINEES = frozenset({"holds_role.nominee", "holds_role.nominee_own"})
OF_LAND = frozenset({"holds_role", "leads", "citizen_of"})
OF_TOWNS = frozenset(
    {"based_in.office", "lives_in.dweller", "lives_in.man", "lives_in.people", "lives_in.voter", "located_in.modified"}
)
MODIFIED = frozenset({"based_in.modified", "located_in.modified"})
BY_NAME = frozenset(
    {"owned_or_controlled_by.site", "owned_or_controlled_by.company", "based_in.nations", "ally_of.followers"}
)
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
POSTS = frozenset({"office", "embassy", "consulate", "station", "team", "group", "side"})
HOUSEHOLDS = frozenset({"family", "relative", "relation"})
MUTUAL = frozenset({"ally_of", "adversary_of"})
PLURAL = frozenset({"their", "our"})  # whose label nobody knows; but only people have kin
ENVOYS = frozenset({"ambassador", "attaché", "consul", "diplomat", "emissary", "envoy", "negotiator", "representative"})
OF_BODIES = frozenset({"director", "editor", "publisher", "manager", "executive", "principal", "dean", "conductor"})
LISTED = frozenset({"holds_role.office", "family_of.kin"})  # what the parser takes for appositions may be a list
KINDS = frozenset(
    {"holds_role.kind", "holds_role.force", "works_for.kind", "leads.kind"}
)  # a kind of body is enough: "union president X"
WHERE = frozenset({"for", "in", "to", "at", "on"})
ALLOWED = {
    r["type"]: (frozenset(r["head"].split()), frozenset(r["tail"].split())) for r in vocab.read("relations", "types")
}


def fits(s: Statement) -> bool:
    """Whether two different things stand at the ends, of the labels that the type allows."""
    if s.head.id == s.tail.id or (s.head.entity_id and s.head.entity_id == s.tail.entity_id):
        return False
    if s.type in OF_LAND and s.tail.placed.row.label == "NORP" and s.rule.id not in NOMINEES and not is_nations(s):
        return False  # "Democratic Governor Ann Lee" governs no Democrats
    if s.rule.id in OF_TOWNS and LAND.fullmatch(s.tail.entity_id):
        return False  # "a farmer from Kenya", "a US base"
    if is_cut(s) or (s.rule.id in MODIFIED and is_behind_town(s)):
        return False
    if s.rule.id == "located_in.capital_of" and s.tail.placed.row.form == "pronoun":
        return False  # what somebody claims as "its capital"
    if s.rule.id == "leads.regime" and (s.head.placed.row.form == "pronoun" or s.token.dep_ == "compound"):
        return False  # the ambassador's "his government"
    if s.rule.id == "holds_role.own" and s.tail.placed.row.form == "pronoun":
        return False  # of "its president" little is told
    if s.type == "lives_in" and s.head.placed.row.text.lower() == "you":
        return False  # whoever reads it
    if s.rule.id == "family_of.own" and s.tail.placed.row.text.lower() == "their" and lemma(s.token) in HOUSEHOLDS:
        return False  # "mothers and their families"
    if s.type == "leads" and s.token.i > 0 and s.token.nbor(-1).lower_ in HALVES:
        return False  # "Senate Majority Leader": an office
    if s.rule.id == "based_in.kind" and s.token.tag_ == "NNS":
        return False  # "financial services in Burma"
    if s.type == "holds_role" and (s.tail.placed.span.overlaps(s.span) or holds(s)):
        return False  # "secretary of state", "U.N. Secretary-General Ann Lee"
    if s.type == "holds_role" and is_hyphened(s):
        return False  # "a U.N.-appointed prosecutor"
    if s.rule.id.startswith("affiliated_with") and (
        s.tail.placed.span.overlaps(s.span) or lemma_of(s.tail, s.token) in {"industry", "sector"}
    ):
        return False  # "a management consultant", "a consultant to the steel industry"
    if s.rule.id == "works_for.own" and lemma(s.token) in {"reporter", "journalist"} and is_where(s, AT, ("ORG",)):
        return False  # "reporters at the White House"
    if s.rule.id == "part_of.of_body" and (s.tail.placed.row.form != "name" or is_teams(s)):
        return False  # "the Hawks team", "government and state agencies"
    if s.rule.id == "ally_of.states" and s.tail.placed.row.text.lower() == "our":
        return False
    if s.rule.id in BY_NAME and s.tail.placed.row.form == "pronoun":
        return False  # of "its factory", "his supporters" little is told
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
    if s.rule.id in {"holds_role.office", "holds_role.own"} and is_others_office(s):
        return False
    if s.type == "holds_role" and is_first(s.token):
        return False  # "lieutenant governor"
    if s.type == "holds_role" and s.tail.placed.row.label == "NORP" and lemma(s.token) in OF_BODIES:
        return False  # "a German film director"
    if s.rule.id in LISTED and s.head.placed.row.form == "nominal" and s.token.dep_ != "attr":
        return False  # "a court's judge, a prosecutor and a lawyer", "his wife, their son and a nurse"
    if s.head.placed.row.label == "PERSON" and is_body(s.head.placed.row.text.split()[-1]):
        return False  # taken for a person: "Lyon's Édouard Herriot Hospital", "Bahari Lestari Tbk of Jakarta"
    if BALLOT.match(s.head.placed.row.text):
        return False
    nominal = s.head.placed.row.form == "nominal"
    if s.rule.id == "affiliated_with.found" and nominal:
        return False  # "his family established a museum"
    if s.rule.id == "based_in.body" and nominal and not is_indefinite(s.token) and not is_bare(s.token):
        return False  # of "the plant in Leeds" only the site is told
    if s.type == "family_of" and s.tail.placed.row.form == "nominal" and is_one_of(s):
        return False  # "the mother of one of the freed fighters"
    if s.type == "family_of" and is_others(s):
        return False  # "Kwame Asante, 51, his son Yaw and his nephew Kofi"
    if s.type == "family_of" and {s.head.placed.row.form, s.tail.placed.row.form, s.tail.entity_id} == {"nominal", ""}:
        return False  # "the father of the bride"
    if s.tail.placed.row.form == "nominal":
        if s.type in OF_PLACE:
            return False  # "people who live in towns"
        if s.type == "holds_role" and not s.tail.entity_id and s.tail.placed.row.label != "ORG" and not is_of(s):
            return False  # "the first mayor in the region"
        if (
            not s.tail.entity_id
            and s.rule.id not in KINDS
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
        if s.rule.id == "based_in.one" and noun in POSTS:
            return False  # "opened an office in Oslo"
        return (s.head.placed.row.label in heads or house) and s.tail.placed.row.label in tails and noun not in SITES
    if s.type == "located_in" and nominal:
        return s.tail.placed.row.label in tails and (s.head.placed.row.label in heads or is_site(s))
    if s.type == "owned_or_controlled_by" and nominal and not s.head.placed.row.label:
        thing = s.head.placed.row.text.lower().split()[-1]
        one = thing.removesuffix("ies") + "y" if thing.endswith("ies") else thing.removesuffix("s")
        return s.tail.placed.row.label in tails and not BUILT.isdisjoint({thing, one})
    if s.type == "author_of" and s.tail.placed.row.form == "nominal" and not s.tail.placed.row.label:
        return s.head.placed.row.label in heads  # a map, a novel: no label is theirs
    return s.head.placed.row.label in heads and s.tail.placed.row.label in tails


def is_teams(s: Statement) -> bool:
    """Whether a team or mission is only called by its name: "the Hawks team", but "a United Nations team"."""
    named = s.head.placed.row.form == "name" and s.token.is_title
    return named or (lemma(s.token) in {"team", "force"} and s.tail.placed.row.text not in ALLIANCES)


def is_same(one: Statement, other: Statement) -> bool:
    """Whether two rules see one statement: triggers and heads overlap, or the later has no holder but the office."""
    heads = one.head.placed.span, other.head.placed.span
    if not one.span.overlaps(other.span):
        return False
    if one.token == other.token and one.type in MUTUAL and one.token.tag_ == "NN" and not together(one, other):
        return True  # "Ann Lee, leader of the Front, an ally of Chad": one of the two is the ally
    stray = one.head.placed.row.form == "nominal" and other.head.placed.row.form == "name"
    return heads[0].overlaps(heads[1]) or heads[0].overlaps(one.span) or stray
