"""Lemmas as the model's makers measured them, each looked up once for a word, its part of speech and its features.

spaCy 3.8 turned round the order of the rule lemmatizer's candidates, so that "hopes" became "hop", "fined" "fin" and
"uses" "us"; 3.7, which the model was made with, took the first rule that gives a known word. So do we.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

MOST = 50_000  # words that are kept
AGAIN = "re-"


class Lemma(NamedTuple):
    """A lemma, and whether it was chosen among several: then it is ours even where an exception has set another."""

    form: str
    chosen: bool


KEPT: WeakKeyDictionary[Any, dict[tuple[int, ...], Lemma]] = WeakKeyDictionary()


def lemmatize(doc: Doc, component: Any) -> Doc:
    """`doc` with the lemmas of the component, in rule mode with those that spaCy 3.7 would have chosen."""
    if getattr(component, "mode", "") != "rule":
        doc = component(doc)
        return doc
    kept = KEPT.setdefault(component, {})
    if len(kept) > MOST:
        kept.clear()
    for n, (orth, pos, morph, lemma) in enumerate(doc.to_array(["ORTH", "POS", "MORPH", "LEMMA"]).tolist()):
        key = orth, pos, morph  # all that spaCy's lemmatizer looks at, and keeps its own results by
        found = kept.get(key)
        if found is None:
            found = kept[key] = _lemma(doc[n], component)
        if found.chosen or not lemma or component.overwrite:
            doc[n].lemma_ = found.form
    return doc


def _lemma(token: Token, component: Any) -> Lemma:
    if token.lower_.startswith(AGAIN) and len(token) > len(AGAIN):
        return Lemma(AGAIN + _lemma(_rest(token), component).form, True)
    candidates = component.rule_lemmatize(token)
    kind, word = token.pos_.lower(), token.text.lower()
    rules = component.lookups.get_table("lemma_rules", {}).get(kind)
    if rules is None or len(candidates) < 2:
        return Lemma(candidates[0], False)
    exceptions = component.lookups.get_table("lemma_exc", {}).get(kind, {})
    return Lemma(first(word, candidates, rules, exceptions.get(word, ())), True)


def _rest(token: Token) -> Token:
    """The word behind "re-", by itself, with the same part of speech and features: no table has the whole."""
    from spacy.tokens import Doc

    word = token.text[len(AGAIN) :]
    alone: Token = Doc(token.doc.vocab, words=[word], pos=[token.pos_], morphs=[str(token.morph)])[0]
    return alone


def first(word: str, candidates: Sequence[str], rules: Any, exceptions: Any) -> str:
    """The candidate of the first rule (old ending, new ending) that gives one; exceptions go before rules."""
    by_rule = [word[: len(word) - len(old)] + new for old, new in rules if word.endswith(old)]
    if candidates[0] in exceptions:
        return candidates[0]
    return next((form for form in by_rule if form in candidates), candidates[0])
