"""When an event is, against publication: its date, else its verb, else what kind of event it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.core import rows, vocab
from pipeline.core.placed import Placed
from pipeline.logic.definite import is_definite
from pipeline.logic.modality import Judgement
from pipeline.logic.syntax import children, clause_head, is_clause, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

# What is over once it is spoken of, whatever the tense of the verb beside it; a war or a ban may go on.
OVER = frozenset(
    {"abduct", "acquisition", "agreement", "arrest", "attack", "death", "depose", "disaster", "election", "forecast"}
    | {"injure", "kill", "policy_shift", "release", "resignation", "statement", "verdict", "visit", "vote"}
)
# What somebody did before it is spoken of: "will investigate the killing"; a vote or a visit may be to come.
SUFFERED = frozenset({"abduct", "arrest", "attack", "death", "depose", "disaster", "injure", "kill"})
# What goes on while it is spoken of: "the war will cost".
LASTING = frozenset(r["lemma"] for r in vocab.read("events", "lasting"))
KEPT_UP = frozenset({"sanction", "negotiate", "investigate", "cooperate", "relations_worsen", "court_case", "trade"})
AIMING = frozenset({"set", "schedule", "plan", "expect", "aim", "slate", "propose", "design", "intend", "mean"})
# What stands behind these had come before: "after the debate", "following a crash".
ENDING = frozenset({"end", "expire", "lapse", "finish", "close"})
BEHIND = frozenset({"after", "following", "since"})
STANDING = frozenset({"support", "reject"})  # "the rebels backed by Iran": it backs them still
STAYING = frozenset({"await", "face", "languish", "remain", "stay"})
STANCES = frozenset({"asserted", "reported", "future"})
SAID = frozenset({"asserted", "reported"})


def tense_of(
    seen: Judgement, when: Placed[rows.Date] | None, published: str, token: Token, kind: str, is_title: bool
) -> str:
    """Past, present or future."""
    tense = _dated(seen.tense, when, published, token, kind)
    if tense == "present" and is_title and token.pos_ != "ADJ" and not _goes_on(token) and not _stays(token):
        return "past"  # "Militia frees two": headings tell the past so
    if tense == "present" and seen.modality in STANCES and _is_over(token, kind):
        return "past"
    if tense == "future" and when is None and seen.modality in SAID and _is_known(token):
        # "Will investigate the killing", "the conflict will cost": it is there before.
        return "past" if kind in SUFFERED else "present" if lemma(token) in LASTING else tense
    if tense == "past" and when is None and seen.modality in SAID and _lasts(token, kind):
        return "present"
    return tense


def _is_over(token: Token, kind: str) -> bool:
    """ "The attack shows": it is over, what it shows isn't; "fears after the debate"."""
    if token.dep_ == "pobj" and token.head.lower_ in BEHIND:
        return True
    if lemma(token) in LASTING and kind not in SUFFERED - {"disaster"}:
        return False
    known = _is_known(token) or (token.pos_ == "PROPN" and token.dep_ != "nsubj")
    known = known or (token.dep_ == "compound" and kind in SUFFERED)  # "faces murder charges"
    return (kind in OVER and known) or (kind in SUFFERED - {"arrest"} and token.dep_ == "pobj" and token.pos_ == "NOUN")


def _lasts(token: Token, kind: str) -> bool:
    """ "The war has killed thousands", "talks have stalled", "rebels backed by Iran say"."""
    if is_clause(token):
        if kind not in STANDING or token.dep_ != "acl" or token.tag_ != "VBN":
            return False
        above = clause_head(token.head)
        return any(t.tag_ in {"VBZ", "VBP"} for t in (above, *children(above, "aux", "auxpass")))
    near = token.dep_ in {"nsubj", "nsubjpass"} and kind in KEPT_UP
    near = near or (lemma(token) in LASTING and _is_known(token) and token.head.lower_ != "of")
    verb = clause_head(token)
    return near and any(a.tag_ in {"VBZ", "VBP"} and lemma(a) == "have" for a in children(verb, "aux"))


def _goes_on(token: Token) -> bool:
    """Whether a verb tells what is under way: "are talking"."""
    return token.tag_ == "VBG" and any(lemma(a) == "be" for a in children(token, "aux"))


def _stays(token: Token) -> bool:
    """ "Editor remains in jail": a heading that tells how things stand."""
    return not is_clause(token) and lemma(clause_head(token)) in STAYING


def _dated(tense: str, when: Placed[rows.Date] | None, published: str, token: Token, kind: str) -> str:
    """A known date is surer than the verb: a day wholly before or after publication.

    Not so for what a past verb does about a later day ("declared mourning for Friday"), nor a forecast's day.
    """
    done = tense == "past" and (token.tag_ == "VBD" or any(lemma(a) == "have" for a in children(token, "aux")))
    # "The ruling gives them until May": the day is that of what it does.
    # So is that of what it comes to: "the contract expires in May".
    acts = token.dep_ == "nsubj" and token.pos_ == "NOUN"
    does = acts and (bool(children(token.head, "dobj", "dative")) or lemma(token.head) in ENDING)
    if kind == "forecast":
        return tense
    if when is not None and published and when.row.last_day:
        if when.row.last_day[: len(published)] < published:
            return "past"
        if when.row.first_day[: len(published)] > published and not done and not does:
            return "future"
    return tense


def _is_done(verb: Token) -> bool:
    """ "Reached in May", not "set for May"."""
    return verb.tag_ == "VBN" and lemma(verb) not in AIMING


def _is_known(token: Token) -> bool:
    """ "The attack", "an attack that killed ten", "an accord reached in May"."""
    if token.pos_ != "NOUN":
        return False
    told = any(c.tag_ == "VBD" for c in children(token, "relcl")) or any(map(_is_done, children(token, "acl")))
    return told or is_definite(token)
