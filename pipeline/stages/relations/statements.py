"""One relation as a rule sees it, and whether the text can mean it: ends of the labels that its type takes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pipeline.core import vocab
from pipeline.core.rules import Rule
from pipeline.core.text import Span
from pipeline.logic.fillers import Filler
from pipeline.logic.modality import Judgement
from pipeline.logic.syntax import lemma
from pipeline.stages.relations.context import is_party, is_told

if TYPE_CHECKING:
    from spacy.tokens import Token

LAND = re.compile(r"gpe:[A-Z]{2,4}")
BALLOT = re.compile(r"[DRI]-\w+")  # "Sen. Ann Lee, D-Calif": a party and its state, no name
OF_LAND = frozenset({"holds_role", "leads", "citizen_of"})
OF_PLACE = frozenset({"born_in", "lives_in", "located_in", "based_in"})
ASSETS = frozenset(r["lemma"] for r in vocab.read("relations", "assets"))  # a hotel, a farm: no label is theirs
OWN = frozenset({"holds_role.own", "holds_role.chief", "holds_role.head"})  # the office itself is the head
NOBODY = frozenset(
    {"himself", "herself", "itself", "themselves", "who", "whom", "whose", "nobody", "anyone", "anybody", "none"}
    | {"someone", "somebody", "everyone", "everybody"}
)
OFFICES = frozenset(r["lemma"] for r in vocab.read("relations", "offices"))
SPOKESPEOPLE = frozenset(r["lemma"] for r in vocab.read("relations", "spokespeople"))
LAWMAKERS = frozenset(r["lemma"] for r in vocab.read("relations", "lawmakers"))
HOUSES = frozenset(r["lemma"].title() for r in vocab.read("relations", "institutions")) - {"Camp", "Mill", "Church"}
FORMS = frozenset(
    {"AG", "GmbH", "Inc", "Inc.", "LLC", "Ltd", "Ltd.", "NV", "Plc", "SA", "Tbk", "Bhd", "Corp", "Corp.", "Group"}
)
MUTUAL = frozenset({"ally_of", "adversary_of"})
PLURAL = frozenset({"their", "our"})  # whose label nobody knows; but only people have kin
ENVOYS = frozenset({"ambassador", "attaché", "consul", "diplomat", "emissary", "envoy", "negotiator", "representative"})
OF_BODIES = frozenset({"director", "editor", "publisher", "manager", "executive", "principal", "dean", "conductor"})
LISTED = frozenset({"holds_role.office", "family_of.kin"})  # what the parser takes for appositions may be a list
WHERE = frozenset({"for", "in", "to", "at", "on"})
DEFINITE = frozenset({"the", "a", "an", "this", "that"})
ALLOWED = {
    r["type"]: (frozenset(r["head"].split()), frozenset(r["tail"].split())) for r in vocab.read("relations", "types")
}


class Statement(NamedTuple):
    """One relation that a rule sees: its ends, and the words that state it."""

    rule: Rule
    type: str
    role: str
    head: Filler
    tail: Filler
    span: Span
    token: Token
    judgement: Judgement
    status: str


def fits(s: Statement) -> bool:
    """Whether two different things stand at the ends, of the labels that the type allows."""
    if s.head.id == s.tail.id or (s.head.entity_id and s.head.entity_id == s.tail.entity_id):
        return False
    if s.type in OF_LAND and s.tail.placed.row.label == "NORP" and not LAND.fullmatch(s.tail.entity_id):
        return False  # "Democratic Governor Ann Lee" governs no Democrats
    if s.type == "holds_role" and (s.tail.placed.span.overlaps(s.span) or _holds(s)):
        return False  # "secretary of state", "U.N. Secretary-General Ann Lee"
    if s.head.placed.row.text.lower() in NOBODY:
        return False
    if s.type == "holds_role" and s.tail.placed.span.end < s.span.start and is_told(s.tail.placed.span, s.token):
        return False  # "told Reuters President Lee"
    if s.type == "holds_role" and lemma(s.token) in LAWMAKERS and is_party(s.tail.placed.row):
        return False  # "a senator of the Labour Party"
    if s.type == "holds_role" and lemma(s.token) in ENVOYS and _is_where(s, WHERE):
        return False  # "the U.N. envoy for Syria"
    if s.type == "holds_role" and lemma(s.token) in SPOKESPEOPLE and _is_where(s, WHERE - {"for"}):
        return False  # "a spokeswoman in New York"
    if s.type == "holds_role" and _is_first(s.token):
        return False  # "lieutenant governor"
    if s.type == "holds_role" and s.tail.placed.row.label == "NORP" and lemma(s.token) in OF_BODIES:
        return False  # "a German film director"
    if s.rule.id in LISTED and s.head.placed.row.form == "nominal" and s.token.dep_ != "attr":
        return False  # "a court's judge, a prosecutor and a lawyer", "his wife, their son and a nurse"
    if s.head.placed.row.label == "PERSON" and _is_body(s.head.placed.row.text.split()[-1]):
        return False  # taken for a person: "Lyon's Édouard Herriot Hospital", "Bahari Lestari Tbk of Jakarta"
    if BALLOT.match(s.head.placed.row.text):
        return False
    nominal = s.head.placed.row.form == "nominal"
    if s.rule.id == "affiliated_with.found" and nominal:
        return False  # "his family established a museum"
    if s.rule.id == "based_in.body" and nominal and not _is_indefinite(s.token):
        return False  # of "the plant in Leeds" only the site is told
    if s.type == "family_of" and s.tail.placed.row.form == "nominal" and _is_one_of(s):
        return False  # "the mother of one of the freed fighters"
    if s.type == "family_of" and _is_others(s):
        return False  # "Kwame Asante, 51, his son Yaw and his nephew Kofi"
    if s.type == "family_of" and {s.head.placed.row.form, s.tail.placed.row.form, s.tail.entity_id} == {"nominal", ""}:
        return False  # "the father of the bride"
    if s.tail.placed.row.form == "nominal":
        if s.type in OF_PLACE:
            return False  # "people who live in towns"
        if s.type == "holds_role" and not s.tail.entity_id and s.tail.placed.row.label != "ORG" and not _is_of(s):
            return False  # "the first mayor in the region"
        if not s.tail.entity_id and not _is_own_work(s) and not _is_definite(s.tail, s.token, s.type == "leads"):
            return False  # "minister of state", "council chairman"
    heads, tails = ALLOWED[s.type]
    if s.type == "family_of" and s.tail.placed.row.text.lower() in PLURAL:
        return s.head.placed.row.label in heads
    if s.type == "owned_or_controlled_by" and nominal and not s.head.placed.row.label:
        thing = s.head.placed.row.text.lower().split()[-1]
        one = thing.removesuffix("ies") + "y" if thing.endswith("ies") else thing.removesuffix("s")
        return s.tail.placed.row.label in tails and not ASSETS.isdisjoint({thing, one})
    if s.type == "author_of" and s.tail.placed.row.form == "nominal" and not s.tail.placed.row.label:
        return s.head.placed.row.label in heads  # a map, a novel: no label is theirs
    return s.head.placed.row.label in heads and s.tail.placed.row.label in tails


def is_same(one: Statement, other: Statement) -> bool:
    """Whether two rules see one statement: triggers and heads overlap, or the later has no holder but the office."""
    heads = one.head.placed.span, other.head.placed.span
    if not one.span.overlaps(other.span):
        return False
    if one.token == other.token and one.type in MUTUAL and one.token.tag_ == "NN" and not _together(one, other):
        return True  # "Ann Lee, leader of the Front, an ally of Chad": one of the two is the ally
    stray = one.head.placed.row.form == "nominal" and other.head.placed.row.form == "name"
    return heads[0].overlaps(heads[1]) or heads[0].overlaps(one.span) or stray


def _is_one_of(s: Statement) -> bool:
    """Whether the tail is many, of whom one or two are meant."""
    words = s.token.doc.char_span(*s.tail.placed.span, alignment_mode="expand")
    if words is None or words.start < 3:
        return False
    before = [t.lower_ for t in words.doc[words.start - 3 : words.start]]
    return before[-2:] == ["one", "of"] or before[:2] == ["one", "of"]


def _is_others(s: Statement) -> bool:
    """Whether a noun of kinship before the next name is that one's, not of who stands before it in a list."""
    behind = s.token.nbor(1) if s.token.i + 1 < len(s.token.doc) else None
    named = behind is not None and behind.tag_ == "NNP" and behind.idx <= s.span.end + 1
    return named and s.head.placed.span.end < s.span.start and s.tail.placed.span.end <= s.span.start


def _is_body(word: str) -> bool:
    """Whether the last word of a name is that of a firm or house."""
    return word in HOUSES or word in FORMS


def _together(one: Statement, other: Statement) -> bool:
    """Whether two heads stand in one list: "Mali and Niger, each an ally of Chad"."""
    doc = one.token.doc
    words = [doc.char_span(*s.head.placed.span, alignment_mode="expand") for s in (one, other)]
    return any(
        w is not None and (w.root.dep_ == "conj" or any(c.dep_ == "conj" for c in w.root.children)) for w in words
    )


def _is_first(office: Token) -> bool:
    """Whether a noun is the first part of the office that follows it."""
    return office.dep_ == "compound" and office.head.i == office.i + 1 and lemma(office.head) in OFFICES


def _is_where(s: Statement, prepositions: frozenset[str]) -> bool:
    """Whether the tail only says where somebody is, or is sent."""
    words = s.token.doc.char_span(*s.tail.placed.span, alignment_mode="expand")
    if words is None or words.start <= s.token.i or s.tail.placed.row.label not in {"GPE", "LOC"}:
        return False
    before = words[0].nbor(-1)
    return (before.nbor(-1) if before.dep_ == "det" else before).lower_ in prepositions


def _is_of(s: Statement) -> bool:
    """Whether an office is said to be of the one place: "the mayor of the town", "the town's mayor"."""
    words = s.token.doc.char_span(*s.tail.placed.span, alignment_mode="expand")
    if words is None or words.start < 2 or s.tail.placed.row.label != "GPE" or words.root.tag_ == "NNS":
        return False
    before = words[0].nbor(-1)
    owner = words.end < len(words.doc) and words[-1].nbor(1).tag_ == "POS"
    return before.lower_ in {"the", "this", "that"} and (owner or before.nbor(-1).lower_ == "of")


def _is_own_work(s: Statement) -> bool:
    """Whether a work has its maker before it: "her first novel"."""
    words = s.token.doc.char_span(*s.tail.placed.span, alignment_mode="expand")
    return s.type == "author_of" and words is not None and any(c.dep_ == "poss" for c in words.root.children)


def _holds(s: Statement) -> bool:
    """Whether a nominal at the head holds the office's words, though the rule looks for who has the office."""
    return s.head.placed.row.form == "nominal" and s.span.overlaps(s.head.placed.span) and s.rule.id not in OWN


def _is_indefinite(noun: Token) -> bool:
    """Whether a body is told of for the first time: "a court in Paraguay"."""
    return any(c.lower_ in {"a", "an", "another"} for c in noun.children)


def _is_definite(filler: Filler, token: Token, plural: bool) -> bool:
    """Whether a nominal has an article or possessor: the text speaks of one such body."""
    words = token.doc.char_span(*filler.placed.span, alignment_mode="expand")
    if words is None or words.start == 0:
        return False
    if words.root.tag_ == "NNS" and plural:
        return True
    return words[0].nbor(-1).lower_ in DEFINITE or words[0].nbor(-1).tag_ in {"PRP$", "POS"}
