"""What a rule may ask of a statement, once its ends are known: checks and leaves that it names in `check`.

A `[[line]]` may name these beside those of checks.py, which look at the words; a `[[rule]]` only these.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pipeline.core import vocab
from pipeline.logic.syntax import lemma
from pipeline.stages.relations.places import STATE
from pipeline.stages.relations.statements import (
    OWN_NOUN,
    Statement,
    is_bare,
    is_behind_town,
    is_indefinite,
    is_others_office,
    is_where,
    lemma_of,
)

AT = frozenset({"at"})
ALLIANCES = frozenset(r["name"] for r in vocab.read("relations", "alliances"))  # that send teams and forces
BRANCHES = frozenset({"industry", "sector"})
HOUSEHOLDS = frozenset({"family", "relative", "relation"})
POSTS = frozenset({"office", "embassy", "consulate", "station", "team", "group", "side"})
REPORTERS = frozenset({"reporter", "journalist"})
TEAMS = frozenset({"team", "force"})


def _smaller(s: Statement) -> bool:
    """A town or region, no country: not "a farmer from Kenya", "a US base"."""
    return not STATE.fullmatch(s.tail.entity_id)


def _whole_place(s: Statement) -> bool:
    """The place isn't the state behind the town that is meant, nor one of two: "the Fargo, N.D., company"."""
    return not is_behind_town(s)


def _told_tail(s: Statement) -> bool:
    """The second end is no pronoun: of "its factory", "his supporters", "their president" little is told."""
    return bool(s.tail.placed.row.form != "pronoun")


def _named_head(s: Statement) -> bool:
    """The first end isn't only a noun: not "his family established a museum"."""
    return bool(s.head.placed.row.form != "nominal")


def _own_regime(s: Statement) -> bool:
    """A leader's own regime: not the ambassador's "his government"."""
    return s.head.placed.row.form != "pronoun" and bool(s.token.dep_ != "compound")


def _whose_family(s: Statement) -> bool:
    """The household of somebody, not of several: "mothers and their families"; nor the "our children" of speeches."""
    whose, kin = s.tail.placed.row.text.lower(), lemma(s.token)
    return (whose != "their" or kin not in HOUSEHOLDS) and (whose != "our" or kin != "child")


def _inside(s: Statement) -> bool:
    """The body stands in the noun's own phrase, not beside it: not "U.N. and Western diplomats"."""
    between = s.token.doc.text[s.tail.placed.span.end : s.head.placed.span.start]
    return between.strip() not in {"and", "or", ","}


def _one(s: Statement) -> bool:
    """The noun is in the singular: not "financial services in Burma"."""
    return bool(s.token.tag_ != "NNS")


def _beside(s: Statement) -> bool:
    """A body that isn't part of the noun, nor a branch: not "a management consultant", "to the steel industry"."""
    return not s.tail.placed.span.overlaps(s.span) and lemma_of(s.tail, s.token) not in BRANCHES


def _employed(s: Statement) -> bool:
    """Whoever works there isn't only on the spot: "reporters at the White House"."""
    return lemma(s.token) not in REPORTERS or not is_where(s, AT, ("ORG",))


def _part(s: Statement) -> bool:
    """A part of a named body, not what is called by its name: "the Hawks team", but "a United Nations team"."""
    if s.tail.placed.row.form != "name" or (s.head.placed.row.form == "name" and s.token.is_title):
        return False
    return lemma(s.token) not in TEAMS or s.tail.placed.row.text in ALLIANCES


def _not_our(s: Statement) -> bool:
    """Not "our allies", of whoever speaks."""
    return bool(s.tail.placed.row.text.lower() != "our")


def _next_body(s: Statement) -> bool:
    """No other body stands between: not "Ghana's Foreign Ministry spokeswoman"."""
    return not is_others_office(s)


def _no_nouns(s: Statement) -> bool:
    """No list that the parser takes for appositions: "his wife, their son and a nurse"."""
    return s.head.placed.row.form != "nominal" or bool(s.token.dep_ == "attr")


def _new_body(s: Statement) -> bool:
    """A name, or a body told of for the first time: of "the plant in Leeds" only the site is told."""
    return s.head.placed.row.form != "nominal" or is_indefinite(s.token) or is_bare(s.token)


def _no_post(s: Statement) -> bool:
    """No office or team that somebody has there: not "opened an office in Oslo"."""
    return s.head.placed.row.form != "nominal" or lemma_of(s.head, s.token) not in POSTS


CHECKS: Mapping[str, Callable[[Statement], bool]] = {
    "beside": _beside,
    "employed": _employed,
    "inside": _inside,
    "named_head": _named_head,
    "new_body": _new_body,
    "next_body": _next_body,
    "no_nouns": _no_nouns,
    "no_post": _no_post,
    "not_our": _not_our,
    "one": _one,
    "own_regime": _own_regime,
    "part": _part,
    "smaller": _smaller,
    "told_tail": _told_tail,
    "whole_place": _whole_place,
    "whose_family": _whose_family,
}
# What is asked of every statement of a type, and not of a rule that names one of these.
ANY_KIND = "any_kind"  # a kind of body is enough: "union president Ann Lee"
ANY_PARTY = "any_party"  # a party's adjective is enough: "the Democratic nominee"
LEAVES = frozenset({ANY_KIND, ANY_PARTY, OWN_NOUN})
NAMES = LEAVES | CHECKS.keys()
