"""Those who were joined just before: "Norway and Chad ... the two countries", "Ann Lee and Bob Ray ... the pair"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.stages.entities.discourse import Discourse, Referent
from pipeline.stages.entities.phrases import Phrase
from pipeline.stages.entities.stand_ins import is_state, kinds

if TYPE_CHECKING:
    from spacy.tokens import Token

NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5}
# Nouns for two of any kind, and for two that tell how many they are by themselves.
ANY, TWO = frozenset({"side", "party"}), frozenset({"pair", "duo", "couple"})
NEAR = 2


def members(d: Discourse, first: Token) -> tuple[Referent, ...]:
    """The names that "and" joins to the first; none if one of them has no name."""
    out: list[Referent] = []
    head: Token | None = first
    while head is not None:
        m = d.headed(head)
        if m is None:
            return ()
        out.append(d.bearer(m))
        head = next((c for c in head.rights if c.dep_ == "conj"), None)
    return tuple(out)


def listed(d: Discourse, first: Token) -> bool:
    """Whether a name before the first is joined too, though the parse has an apposition: "Norway, Chad and Kenya"."""
    return first.dep_ == "appos" and d.headed(first) is not None and d.headed(first.head) is not None


def joined(d: Discourse, p: Phrase) -> Referent | None:
    """Those of whom a phrase tells how many and of which kind they are, if they alone were joined near."""
    number = _number(p)
    if not number or p.tail or p.opening not in {"definite", "this", "new"}:
        return None
    found: list[Referent] = []
    for k in d.back(p.sent, NEAR):
        if k.referent.members and k.referent not in found:
            found.append(k.referent)
    fits = [r for r in found if len(r.members) == number and all(_is_of(m, p) for m in r.members)]
    return fits[0] if len(fits) == 1 else None


def _number(p: Phrase) -> int:
    """How many there are: two of "the two countries", "both countries" and "the pair"."""
    if p.lemma in TWO and not p.words and p.opening == "definite":
        return 2
    if not p.many:
        return 0
    if not p.words and any(c.lower_ == "both" and c.dep_ in {"det", "predet", "preconj"} for c in p.head.lefts):
        return 2
    return NUMBERS.get(next(iter(p.words)), 0) if len(p.words) == 1 and p.opening in {"definite", "this"} else 0


def _is_of(m: Referent, p: Phrase) -> bool:
    if p.lemma in TWO:
        return m.person
    if p.lemma in ANY:
        return True
    if kinds().get(p.lemma) == "STATE":
        return is_state(m)
    return bool(p.label) and m.label == p.label and not {m.gender, p.gender} >= {"m", "f"}
