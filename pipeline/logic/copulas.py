"""Adjectives that say how an infinitive or gerund stands: "was not able to go", "is capable of going"."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pipeline.logic.governors import SIGNALS, govern, uses
from pipeline.logic.signals import own
from pipeline.logic.syntax import SUBJECTS, is_clause

if TYPE_CHECKING:
    from spacy.tokens import Token

PREDICATES = frozenset({"ADJ", "ADP", "ADV", "VERB"})
DENYING = SUBJECTS | {"neg", "advmod"}
# What isn't likely may still be; who isn't able doesn't.
OPEN = frozenset({"likely", "certain", "sure", "bound", "unlikely", "afraid", "reluctant", "possible", "loath"})


def of_adjective(word: Token, signals: Counter[str], link: str) -> bool:
    """Adds what a predicate adjective says of what hangs on it; whether it says anything.

    Its denial stands on the copula: "was not able to", "is in no way able to".
    """
    copula = word.head
    said = uses(word, link)
    beside = word.dep_ in {"acomp", "oprd"} and word.pos_ in PREDICATES and is_clause(copula)
    if not beside or not any(use in SIGNALS for use in said) or not own(copula, DENYING)["negated"] % 2:
        return govern(word, signals, link)
    if word.lower_ in OPEN:
        signals["hypothetical"] += 1
    else:
        signals["negated"] += "negate" not in said
    return True
