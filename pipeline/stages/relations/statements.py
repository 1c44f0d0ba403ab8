"""One relation as a rule sees it, and what its ends and the words around it are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pipeline.core import vocab
from pipeline.core.rules import Rule
from pipeline.core.text import Span
from pipeline.logic.fillers import Filler
from pipeline.logic.modality import Judgement
from pipeline.logic.syntax import lemma
from pipeline.stages.relations.context import is_group
from pipeline.stages.relations.places import is_nation

if TYPE_CHECKING:
    from spacy.tokens import Token

JOBS = frozenset({"affiliated_with", "works_for"})  # a bank's economist works for it, and isn't affiliated with it
FIRMS = frozenset(r["lemma"] for r in vocab.read("relations", "firms"))
SITES = frozenset(r["lemma"] for r in vocab.read("relations", "sites"))
HOUSES = frozenset(r["lemma"] for r in vocab.read("relations", "houses"))
LEADERS = frozenset(r["lemma"] for r in vocab.read("relations", "leaders"))
OFFICES = frozenset(r["lemma"] for r in vocab.read("relations", "offices"))
OWN_NOUN = "own_noun"  # of rules whose head is the office itself: "the company's president"
NAMED = frozenset(r["lemma"].title() for r in vocab.read("relations", "institutions")) - {"Camp", "Mill", "Church"}
FORMS = frozenset(
    {"AG", "GmbH", "Inc", "Inc.", "LLC", "Ltd", "Ltd.", "NV", "Plc", "SA", "Tbk", "Bhd", "Corp", "Corp.", "Group"}
)
EMPLOYEES = frozenset(r["lemma"] for r in vocab.read("relations", "employees"))  # of whom a body has several
SOLDIERS = frozenset({"soldier", "trooper"})  # as those with a name: members of their force
MINISTRIES = frozenset({"ministry", "department", "parliament", "court", "army", "police", "and"})
HOMES = frozenset({"home", "house", "apartment", "flat", "villa", "ranch"})
SOLE = frozenset({"parliament", "congress", "police"})  # one body, without an article
DEFINITE = frozenset({"the", "a", "an", "this", "that"})


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
    checks: tuple[str, ...] = ()  # what its rule asks or waives by name


def kind_of(kind: str, role: str) -> str:
    """The type of a relation by its role: a bank's chief economist holds an office there, its analysts work for it."""
    if kind in JOBS and role.startswith("chief "):
        return "holds_role"
    if kind == "works_for" and role.rpartition(" ")[2] in SOLDIERS:
        return "member_of"
    return "works_for" if kind == "affiliated_with" and role.rpartition(" ")[2] in EMPLOYEES else kind


def is_nations(s: Statement) -> bool:
    """Whether an adjective or people is that of a country or nation, or a party or people is spoken of as a body."""
    words = s.token.doc.char_span(*s.tail.placed.span, alignment_mode="expand")
    body = s.type != "citizen_of" and words is not None and is_group(words.root)
    return is_nation(s.tail.entity_id) or body


def lemma_of(end: Filler, near: Token) -> str:
    """The noun that heads a nominal, in the singular."""
    words = near.doc.char_span(*end.placed.span, alignment_mode="expand")
    return lemma(words.root) if words is not None else ""


def is_site(s: Statement) -> bool:
    """Whether a building is meant: not "at home in Lausanne", "in prison in Leeds"; "her home in Leeds" says more."""
    words = s.token.doc.char_span(*s.head.placed.span, alignment_mode="expand")
    if words is None or not {lemma(words.root), words.root.lower_}.intersection(SITES | HOUSES):
        return False
    marks = {c.dep_ for c in words.root.children}
    if lemma(words.root) in HOMES and "poss" in marks:
        return False
    if words.root.lower_ == "offices":  # "has offices in Lyon" says less than "its offices in Lyon"
        return not marks.isdisjoint({"poss", "amod", "compound"})
    return words.root.tag_ == "NNS" or not marks.isdisjoint({"det", "poss", "nummod", "amod", "compound"})


def is_one_of(s: Statement) -> bool:
    """Whether the tail is many, of whom one or two are meant."""
    words = s.token.doc.char_span(*s.tail.placed.span, alignment_mode="expand")
    if words is None or words.start < 3:
        return False
    before = [t.lower_ for t in words.doc[words.start - 3 : words.start]]
    return before[-2:] == ["one", "of"] or before[:2] == ["one", "of"]


def is_others(s: Statement) -> bool:
    """Whether a noun of kinship before the next name is that one's, not of who stands before it in a list."""
    behind = s.token.nbor(1) if s.token.i + 1 < len(s.token.doc) else None
    named = behind is not None and behind.tag_ == "NNP" and behind.idx <= s.span.end + 1
    return named and s.head.placed.span.end < s.span.start and s.tail.placed.span.end <= s.span.start


def is_body(word: str) -> bool:
    """Whether the last word of a name is that of a firm or house."""
    return word in NAMED or word in FORMS


def together(one: Statement, other: Statement) -> bool:
    """Whether two heads stand in one list: "Mali and Niger, each an ally of Chad"."""
    doc = one.token.doc
    words = [doc.char_span(*s.head.placed.span, alignment_mode="expand") for s in (one, other)]
    return any(
        w is not None and (w.root.dep_ == "conj" or any(c.dep_ == "conj" for c in w.root.children)) for w in words
    )


def is_first(office: Token) -> bool:
    """Whether a noun is the first part of the office that follows it."""
    return (
        office.dep_ in {"compound", "amod"}
        and office.head.i == office.i + 1
        and lemma(office.head) in OFFICES | LEADERS
    )


def is_where(s: Statement, prepositions: frozenset[str], labels: tuple[str, ...] = ("GPE", "LOC")) -> bool:
    """Whether the tail only says where somebody is, or is sent."""
    words = s.token.doc.char_span(*s.tail.placed.span, alignment_mode="expand")
    if words is None or words.start <= s.token.i or s.tail.placed.row.label not in labels:
        return False
    before = words[0].nbor(-1)
    return (before.nbor(-1) if before.dep_ == "det" else before).lower_ in prepositions


def is_of(s: Statement) -> bool:
    """Whether an office is said to be of the one place: "the mayor of the town", "the town's mayor"."""
    words = s.token.doc.char_span(*s.tail.placed.span, alignment_mode="expand")
    if words is None or words.start < 2 or s.tail.placed.row.label != "GPE" or words.root.tag_ == "NNS":
        return False
    before = words[0].nbor(-1)
    owner = words.end < len(words.doc) and words[-1].nbor(1).tag_ == "POS"
    return before.lower_ in {"the", "this", "that"} and (owner or before.nbor(-1).lower_ == "of")


def is_own_work(s: Statement) -> bool:
    """Whether a work has its maker before it: "her first novel"."""
    words = s.token.doc.char_span(*s.tail.placed.span, alignment_mode="expand")
    return s.type == "author_of" and words is not None and any(c.dep_ == "poss" for c in words.root.children)


def holds(s: Statement) -> bool:
    """Whether a nominal at the head holds the office's words, though the rule looks for who has the office."""
    return s.head.placed.row.form == "nominal" and s.span.overlaps(s.head.placed.span) and OWN_NOUN not in s.checks


def is_hyphened(s: Statement) -> bool:
    """Whether the body only chose, backed or paid somebody: "U.N.-appointed"."""
    words = s.token.doc.char_span(*s.tail.placed.span, alignment_mode="expand")
    return words is not None and words.end < s.token.i and s.token.doc[words.end].text == "-"


def is_indefinite(noun: Token) -> bool:
    """Whether a body is told of for the first time: "a court in Paraguay"."""
    return any(c.lower_ in {"a", "an", "another"} for c in noun.children)


def is_bare(noun: Token) -> bool:
    """Whether several are told of without an article: "exporters in Ghana"."""
    firm = noun.tag_ == "NNS" and lemma(noun) in FIRMS
    return firm and not any(c.dep_ in {"det", "poss"} for c in noun.children)


def is_definite(filler: Filler, token: Token, kind: str) -> bool:
    """Whether a nominal has an article or possessor: the text speaks of one such body."""
    words = token.doc.char_span(*filler.placed.span, alignment_mode="expand")
    if words is None or words.start == 0:
        return False
    if words.root.tag_ == "NNS" and kind == "leads":
        return True
    if words.root.lower_ in SOLE and kind == "member_of":
        return True
    return words[0].nbor(-1).lower_ in DEFINITE or words[0].nbor(-1).tag_ in {"PRP$", "POS"}


def is_cut(s: Statement) -> bool:
    """Whether a nominal is only the first part of a compound: "the NATO fighter aircraft", "a high school student"."""
    words = s.token.doc.char_span(*s.head.placed.span, alignment_mode="expand")
    if words is None or s.head.placed.row.form != "nominal":
        return False
    root = words.root
    return root.dep_ == "compound" and root.head.i >= words.end and root.head.pos_ == "NOUN"


def is_behind_town(s: Statement) -> bool:
    """Whether the tail is the state behind a town, or one of two: "the Fargo, N.D., company", "a US-Kenya project"."""
    words = s.token.doc.char_span(*s.tail.placed.span, alignment_mode="expand")
    if words is None or words.start < 2:
        return False
    return words[0].nbor(-1).text == "-" or (words[0].nbor(-1).text == "," and words[0].nbor(-2).pos_ == "PROPN")


def is_others_office(s: Statement) -> bool:
    """Whether another body stands between a possessor and an office: "Ghana's Foreign Ministry spokeswoman"."""
    words = s.token.doc.char_span(*s.tail.placed.span, alignment_mode="expand")
    if words is None or words.end >= s.token.i or words.root.dep_ != "poss":
        return False
    between = [t for t in s.token.doc[words.end : s.token.i] if t.tag_ != "POS" and t.idx < s.span.start]
    return any(t.lower_ in MINISTRIES for t in between)
