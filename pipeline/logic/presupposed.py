"""What a sentence takes for known: "denied a role in the attack", "the school that was bombed"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.core import vocab
from pipeline.logic.carriers import LIGHT, carrier
from pipeline.logic.definite import is_answered, is_definite, is_lately
from pipeline.logic.governors import SIGNALS, uses
from pipeline.logic.nominal import BE, PARTS
from pipeline.logic.syntax import SUBJECTS, children, is_clause, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

STEPS = 8
# Where a definite noun names what is known, whatever is said of it.
SITTING = frozenset({"nsubj", "nsubjpass", "pobj", "poss", "dobj"})
NAMED = SITTING | {"compound", "nmod", "appos", "conj"}
PERSONS = frozenset(r["lemma"] for r in vocab.read("logic", "nouns") if r["label"] == "PERSON") | {"people"}
# Only what goes on can be stopped or eased.
GOING_ON = frozenset({"cease", "ease", "end", "halt", "lift", "quit", "stop", "suspend"})
REGARDLESS = frozenset({"despite", "amid"})
# "The existence of the deal", "the idea of the attack": the noun above is all there is to it.
BEING = frozenset({"existence", "occurrence", "fact", "start", "beginning", "idea", "notion", "sign", "trace"})


def is_given(token: Token) -> bool:
    """Whether a trigger is named as something known, whatever its sentence denies, asks or promises."""
    here, noun = token, not is_clause(token)
    if noun and token.dep_ == "pobj" and token.head.lower_ in REGARDLESS:
        return True  # "vowed to march despite an attack"
    if token.dep_ == "amod" and token.tag_ == "VBN" and is_definite(token.head):
        return True  # "plans to meet the jailed editor"
    if token.pos_ == "PROPN" and token.dep_ == "pobj" and token.head.lower_ == "during":
        return True  # "denies that they were killed during World War II"
    if is_lately(token) or (noun and any(map(is_lately, token.children))):
        return True
    if is_going_on(token):
        return True
    if noun and (is_answered(token) or (is_definite(token) and _stands_apart(token)) or _has_parts(token)):
        return True
    for _ in range(STEPS):
        if here.head == here or here.dep_ in {"ccomp", "xcomp", "pcomp", "csubj"}:
            return False
        if is_clause(here) and here.dep_ in {"acl", "relcl"}:
            return _is_of_something_known(here)
        here = here.head
    return False


def is_presupposed(token: Token) -> bool:
    """Whether what somebody says takes a trigger for known: "said the attack was planned", "the accord signed"."""
    if is_given(token):
        return True
    here = token
    if not is_clause(token):
        if token.dep_ in SITTING and is_definite(token):
            return carrier(token) is None
        if token.pos_ == "PROPN" and token.dep_ in NAMED:
            return True  # "Hurricane Katrina"
    elif token.dep_ == "acl" and token.tag_ == "VBN" and token.head.dep_ in SUBJECTS:
        return True  # "says an accord signed on Friday provides"
    while here.head != here and here.dep_ == "conj":
        here = here.head
    return here is not token and is_given(here)


def is_going_on(token: Token) -> bool:
    """ "Urged them to stop attacks", "to stop raising rates"."""
    held = token.dep_ in {"dobj", "xcomp"} and lemma(token.head) in GOING_ON
    return held and (not is_clause(token) or token.tag_ == "VBG")


def is_known(noun: Token) -> bool:
    """ "The 1967 war", "to end the violence": whoever speaks of it, it's there."""
    return is_going_on(noun) or any(c.shape_ == "dddd" for c in children(noun, "nummod", "compound", "amod"))


def is_topic(noun: Token) -> bool:
    """Whether its clause only says what a deed is like or may bring: "the attack was cowardly", "will not stop us"."""
    verb = noun.head
    if noun.dep_ not in SUBJECTS or not is_clause(verb):
        return False
    weighed = any(a.tag_ == "MD" for a in children(verb, "aux"))
    return weighed or noun.dep_ == "nsubjpass" or lemma(verb) == BE


def _has_parts(noun: Token) -> bool:
    """ "A role in the attack", "involvement in a series of raids": it is the part that is spoken of."""
    while noun.dep_ == "pobj" and not is_clause(noun.head.head):
        noun = noun.head.head
        if lemma(noun) in PARTS:
            return True
    return False


def _stands_apart(noun: Token) -> bool:
    """Whether nothing above makes the noun happen: "knew of the attack", "the arrest was legal"."""
    if noun.dep_ == "pobj":
        above, link = noun.head.head, noun.head.lower_
        apart = lemma(above) not in BEING and not any(use in SIGNALS for use in uses(above, link))
        return apart and carrier(noun) is None
    head = noun.head
    if noun.dep_ == "nsubj" and lemma(head) == BE:
        return bool(children(head, "acomp", "attr"))
    return noun.dep_ == "dobj" and "factive" in uses(head) and lemma(head) not in LIGHT


def is_added(token: Token) -> bool:
    """ "Offered a bonus, which they turned down": what a clause only adds isn't what is asked, offered or denied."""
    here = token
    for _ in range(STEPS):
        if here.dep_ == "relcl" and _is_aside(here):
            return True
        here = here.head
    return False


def _is_aside(clause: Token) -> bool:
    openers = [t for t in clause.subtree if t.tag_ in {"WDT", "WP", "WP$"} and t.i < clause.i]
    return bool(openers) and openers[0].i > 0 and openers[0].nbor(-1).text == ","


def _is_of_something_known(clause: Token) -> bool:
    """ "The school bombed by the army", "people displaced by floods"."""
    if any(c.tag_ == "TO" or (c.dep_ == "mark" and c.lower_ == "that") for c in clause.children):
        return False
    noun = clause.head
    known = noun.pos_ == "PROPN" or is_definite(noun)
    return known or (clause.tag_ == "VBN" and lemma(noun) in PERSONS)
