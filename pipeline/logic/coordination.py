"""Which verb a coordinated one goes with, where the parser ties it to what stands in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.logic.signals import is_infinitive
from pipeline.logic.syntax import SUBJECTS, children, is_clause

if TYPE_CHECKING:
    from spacy.tokens import Token

PRESENT = frozenset({"VBZ", "VBP"})


def finite_above(verb: Token) -> Token | None:
    """The verb that a finite one without a subject goes with: "ordered all boats to stay and sacked two guards".

    The parser ties it to what stands in between: "denied that he had drunk and blamed the owner", "vowed that they
    would stay out, and called". None if it goes with the verb before it.
    """
    head = verb.head
    above = head.head
    if verb.dep_ != "conj" or not is_clause(head) or not is_clause(above) or above.i >= head.i:
        return None
    if children(verb, *SUBJECTS):
        return None
    auxiliaries = children(verb, "aux", "auxpass")
    if head.dep_ == "ccomp" and any(a.tag_ == "MD" for a in children(head, "aux")):
        # Nobody "would called", "may have asked" is rare.
        finite = _finite(verb)
        return above if finite == _finite(above) and finite in PRESENT | {"VBD"} else None
    if verb.tag_ not in {"VBD", "VBZ"} or auxiliaries:
        return None
    inner = is_infinitive(head) or (
        head.dep_ == "ccomp" and verb.tag_ == "VBD" and any(a.lower_ == "had" for a in children(head, "aux"))
    )
    return above if inner and above.tag_ in {verb.tag_, "VBN"} else None


def _finite(verb: Token) -> str:
    return (children(verb, "aux", "auxpass") or [verb])[0].tag_
