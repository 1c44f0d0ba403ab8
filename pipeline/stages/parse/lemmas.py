"""Lemmas as the model's makers measured them.

spaCy 3.8 turned round the order of the rule lemmatizer's candidates, so that "hopes" became "hop", "fined" "fin" and
"uses" "us"; 3.7, which the model was made with, took the first rule that gives a known word. So do we.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language
    from spacy.tokens import Doc


def restore(doc: Doc, nlp: Language) -> None:
    """Sets the lemmas of `doc` that have several candidates to what spaCy 3.7 would have chosen."""
    if not nlp.has_pipe("lemmatizer"):
        return
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    if getattr(lemmatizer, "mode", "") != "rule":
        return
    rules = lemmatizer.lookups.get_table("lemma_rules", {})
    exceptions = lemmatizer.lookups.get_table("lemma_exc", {})
    for token in doc:
        kind = token.pos_.lower()
        candidates = lemmatizer.rule_lemmatize(token) if kind in rules else ()
        if len(candidates) > 1:
            word = token.text.lower()
            token.lemma_ = first(word, candidates, rules[kind], exceptions.get(kind, {}).get(word, ()))


def first(word: str, candidates: Sequence[str], rules: Any, exceptions: Any) -> str:
    """The candidate of the first rule (old ending, new ending) that gives one; exceptions go before rules."""
    by_rule = [word[: len(word) - len(old)] + new for old, new in rules if word.endswith(old)]
    if candidates[0] in exceptions:
        return candidates[0]
    return next((form for form in by_rule if form in candidates), candidates[0])
