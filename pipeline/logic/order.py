"""Word order, where the parse is silent: the nearest actor before or behind a trigger, within its clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.logic.fillers import Filler, Fillers
from pipeline.logic.patterns import LABELS

if TYPE_CHECKING:
    from spacy.tokens import Token

ACTORS = frozenset(LABELS["ACTOR"])
REACH = 12
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
PLACING = frozenset({"in", "at", "near", "during", "after", "before", "as"})
WALLS = frozenset({";", ":", "(", ")", "--", "–", "—"})


def before(token: Token, cast: Fillers) -> Filler | None:
    """Who stands nearest before a trigger, with no finite verb in between."""
    return _nearest(token, cast, -1)


def behind(token: Token, cast: Fillers, purposes: bool = False) -> Filler | None:
    """Who stands nearest behind a verb in what hangs on it, with no finite verb in between.

    With `purposes`, what a noun there is to serve counts as well: "blocked a road to show their anger at Chad".
    """
    return _nearest(token, cast, 1, purposes)


def _nearest(token: Token, cast: Fillers, step: int, purposes: bool = False) -> Filler | None:
    sent = token.sent
    here = token.i + step
    for _ in range(REACH):
        if not sent.start <= here < sent.end:
            return None
        word = token.doc[here]
        if word.text in WALLS or (word.tag_ in FINITE and word.dep_ not in {"aux", "auxpass"}):
            return None
        # "Council seats" are no council.
        describes = word.dep_ == "compound" and word.pos_ == "NOUN" and cast.label(word.head) not in ACTORS
        if word.pos_ != "PRON" and word.dep_ != "npadvmod" and not describes and cast.label(word) in ACTORS:
            if step > 0 and (
                not token.is_ancestor(word) or _acts_elsewhere(word, token) or _is_beside(word, token, purposes)
            ):
                return None
            return cast.mention(_headed(word, cast))
        here += step
    return None


def _is_beside(word: Token, token: Token, purposes: bool) -> bool:
    """Whether another clause below the trigger, or a place, holds a word: "went off, killing ten", "talks in Peru"."""
    here, serves = word, False
    while here.i != token.i:
        infinitive = any(c.tag_ == "TO" for c in here.children)
        if infinitive and (here.dep_ == "advcl" or (purposes and here.dep_ in {"acl", "relcl"})):
            serves = True  # "joined in a drive to convince parliament"
        elif here.dep_ in {"advcl", "acl", "relcl", "ccomp"} or (here.dep_ == "conj" and here.pos_ == "VERB"):
            return True
        if here.dep_ == "prep" and here.lower_ in PLACING and not serves:
            return True
        here = here.head
    return False


def _acts_elsewhere(word: Token, token: Token) -> bool:
    """Whether the parse has a word behind a trigger as the subject of another act, which the trigger doesn't govern.

    Order and parse disagree then, and nobody is taken: "If parliament rejects the pact, Lee said, ...".
    """
    head = word.head
    while head.dep_ in {"compound", "nmod", "poss"} and head.head.i != head.i:
        word, head = head, head.head
    return word.dep_ in {"nsubj", "nsubjpass"} and head.i != token.i and not token.is_ancestor(head)


def _headed(word: Token, cast: Fillers) -> Token:
    """The head of a phrase whose modifier was met first: groups, for Palestinian in "Palestinian groups"."""
    head = word.head
    return head if word.dep_ in {"amod", "compound", "nmod"} and cast.label(head) in ACTORS else word
