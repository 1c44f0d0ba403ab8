"""What lies ahead though nothing says "will": "after the election, he may run", "ahead of talks", "meets on Monday"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pipeline.core import vocab
from pipeline.core.placed import Placed
from pipeline.logic.modality import judge
from pipeline.logic.presupposed import PERSONS
from pipeline.logic.syntax import SUBJECTS, children, clause_head, is_clause, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

# What has a set day: where it stands beside something still to come, it is to come.
SET = frozenset({"election", "vote"})
MEETINGS = frozenset({"meet", "negotiate"})
# Nobody knows of these before they happen.
SUDDEN = frozenset({"attack", "abduct", "death", "disaster", "injure", "kill"})
TAKING_PART = frozenset(r["lemma"] for r in vocab.read("events", "taking_part"))
AT = frozenset({"at", "during", "in", "for", "after", "before", "until", "till", "on", "following", "by"})
DURING = frozenset({"at", "during", "ahead", "before"})
UNDONE = frozenset({"future", "hypothetical", "intended"})
ACTIVE = frozenset({"VBZ", "VBP"})
# "Last month's election", "the 2016 election".
OVER = re.compile(r"\b(?:last|past|previous|earlier|recent|ago|yesterday|[12]\d\d\d)\b", re.IGNORECASE)
GONE = re.compile(
    r"(?:last (?:\w+day|night|week|weekend|month|year|spring|summer|autumn|fall|winter)|yesterday)\b", re.IGNORECASE
)
# A day or month that is named alone: "Monday", "in March", "on September 7".
DAY = re.compile(
    r"(?:(?:next|this|early|late|mid)[ -])?(?:tomorrow|tonight|week|month|year|\w+day|\d{1,2} [A-Z][a-z]+"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?: \d{1,2})?)"
)
PACTS = frozenset({"accord", "agreement", "arrangement", "budget", "deal", "pact", "plan", "proposal", "settlement"})
TOWARDS = {("ahead", "of"), ("run-up", "to"), ("runup", "to"), ("anticipation", "of"), ("preparation", "for")}


def is_ahead(token: Token, kind: str, when: Placed[Any] | None, published: str, is_title: bool) -> bool:
    """Whether an event that is told as if it were there is still to come."""
    said = when.row.text if when is not None else ""
    if kind in SET and token.dep_ == "pobj" and token.head.lower_ == "before" and not _is_past(token, said):
        return True  # "before June's elections"
    gone = when is not None and when.row.last_day and when.row.last_day[: len(published)] < published
    if gone or _is_past(token, said):
        return False
    if is_clause(token):
        return not is_title and kind != "forecast" and (_is_set(token, said) or _is_agreed(token))
    if token.pos_ not in {"NOUN", "PROPN"}:
        return False
    if _is_towards(token):
        return kind not in SUDDEN
    if kind in SET or kind in MEETINGS or kind == "visit":
        if not is_title and not is_clause(token) and _is_set(clause_head(token), said):
            return True  # "arrives on Monday for talks"
        if token.dep_ == "dobj" and lemma(token.head) in TAKING_PART and _is_undone(token.head):
            return True  # "hopes to win Monday's debate"
        return _is_beside(token, AT if kind in SET else DURING)
    return False


def is_over(token: Token) -> bool:
    """ "Will look into last month's killing": whatever will be done about it, it has been."""
    return token.pos_ == "NOUN" and any(
        GONE.match(" ".join(t.text for t in c.subtree)) for c in children(token, "poss") if c.i < token.i
    )


def _is_past(token: Token, said: str) -> bool:
    near = " ".join(t.text for t in children(token, "amod", "poss", "nummod", "compound", "nmod"))
    return bool(OVER.search(said) or OVER.search(near))


def _is_towards(noun: Token) -> bool:
    """ "Ahead of the summit", "pending trial"."""
    if noun.dep_ != "pobj":
        return False
    prep = noun.head
    return prep.lower_ == "pending" or (prep.head.lower_, prep.lower_) in TOWARDS


def _is_beside(noun: Token, links: frozenset[str]) -> bool:
    """ "Should wait until after the election", "to compete in this year's election"."""
    here = noun
    while here.dep_ in {"pobj", "prep", "pcomp", "conj"} and here.head != here:
        if here.dep_ == "pobj" and here.head.lower_ not in links:
            return False
        here = here.head
        if here.pos_ not in {"ADP", "SCONJ", "ADV"} and here.dep_ != "prep":
            break
    if here is noun or here.pos_ in {"ADP", "SCONJ"}:
        return False
    deed = here.pos_ == "NOUN" and lemma(here) not in PERSONS  # not "likely voters in the race"
    return (is_clause(here) or deed) and _is_undone(here)


def _is_undone(word: Token) -> bool:
    seen = judge(word)
    return seen.modality in UNDONE and seen.tense == "future"


def _is_set(verb: Token, said: str) -> bool:
    """ "They meet on Monday", "the chamber votes next week": a plain present with a day."""
    if verb.tag_ not in ACTIVE or children(verb, "aux", "auxpass", "neg") or not DAY.fullmatch(said):
        return False
    return bool(children(verb, *SUBJECTS)) or verb.dep_ == "conj"


def _is_agreed(verb: Token) -> bool:
    """ "Under the accord, she becomes finance minister"."""
    if verb.tag_ not in ACTIVE or children(verb, "aux", "auxpass"):
        return False
    return any(
        lemma(o) in PACTS
        for p in children(verb, "prep")
        if p.lower_ == "under" and p.i < verb.i
        for o in children(p, "pobj")
    )
