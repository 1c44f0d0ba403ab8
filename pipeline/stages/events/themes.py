"""Whether an event that hangs on another one is what that is about, or only stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.logic.fillers import Fillers
from pipeline.logic.matching import Match
from pipeline.logic.syntax import children, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

# What an act comes before, after or because of isn't what it is about: "called for calm during a speech".
AROUND = frozenset(
    {"after", "before", "during", "since", "following", "amid", "amidst", "despite", "throughout", "because", "due"}
    | {"under", "until", "till", "than", "ahead", "unlike", "besides", "alongside"}
)
# These are about what they were done in: "indicted in the killing", "voted in the election".
INSIDE = frozenset({"court_case", "accuse", "investigate", "verdict", "arrest", "vote", "protest", "cooperate", "join"})
# Where somebody says something: "at the summit".
OCCASIONS = frozenset({"meet", "negotiate", "statement", "election", "visit"})
FRAMES = frozenset({"part", "condition", "result", "gesture", "prelude"})
# What stands on the edge of an act: "met on the sidelines of the talks".
EDGES = frozenset({"sideline", "sidelines", "eve", "wake", "aftermath", "occasion", "heel"})
# What a statement or a march says is no more than its own words: "a statement condemning the raid".
VOICES = frozenset({"statement", "protest"})
WITHIN = frozenset({"in", "at", "during"})
AIMING = frozenset({"aim", "design", "intend", "mean", "schedule", "set"})
SOMEBODY = frozenset({"PERSON", "NORP", "ORG", "GPE", "FORCE"})


def is_about(parent: Match, child: Match, cast: Fillers) -> bool:
    """Whether the way from an event down to another one goes through what it says, not past it."""
    kind, top, here = parent.pattern.type, parent.token, child.token
    while here.i != top.i and here.head.i != here.i:
        first = here.head.i == top.i
        if here.dep_ in {"prep", "advmod"} and here.lower_ in AROUND:
            return False
        if here.dep_ == "prep" and first and _is_setting(here, kind, child.pattern.type):
            return False
        if here.dep_ == "prep" and here.lower_ == "as" and any(lemma(o) in FRAMES for o in children(here, "pobj")):
            return False
        if lemma(here) in EDGES:
            return False
        if here.dep_ == "acl" and _only_tells(here, first, here.i == child.token.i, cast):
            return False
        here = here.head
    return True


def only_voices(parent: Match, child: Match) -> bool:
    """Whether an event is what a statement or a march itself does: "a statement condemning the raid"."""
    token = child.token
    said = token.head.i == parent.token.i and token.dep_ == "acl" and token.tag_ == "VBG"
    return said and parent.pattern.type in VOICES


def _is_setting(prep: Token, kind: str, inner: str) -> bool:
    """ "Said in a statement", "met at the summit"."""
    return (prep.lower_ == "in" and kind not in INSIDE) or (prep.lower_ == "at" and inner in OCCASIONS)


def _only_tells(participle: Token, first: bool, own: bool, cast: Fillers) -> bool:
    """Whether a participle behind a noun says which one is meant: "the land seized by rebels"."""
    if any(c.tag_ == "TO" or c.dep_ == "mark" for c in participle.children):
        return False
    if participle.tag_ == "VBN":
        return own or lemma(participle) not in AIMING
    return participle.tag_ == "VBG" and not first and cast.label(participle.head) in SOMEBODY


def says_more(token: Token, theme: Token, thing: bool) -> bool:
    """Whether a word below a theme says which one it is: "a law to end the strike"; but "a wave of strikes".

    Of somebody only "candidates in the election" does: the parser hangs on him what belongs to the verb.
    """
    here, aside = token, False
    while here.i != theme.i and here.head.i != here.i:
        told = here.dep_ in {"acl", "relcl", "advcl"} and all(m.lower_ != "that" for m in children(here, "mark"))
        beside = here.dep_ == "prep" and (here.lower_ != "of" if thing else here.lower_ in WITHIN)
        aside = aside or beside or (told and thing)
        here = here.head
    return here.i == theme.i and aside
