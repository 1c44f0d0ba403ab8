"""The parse read once says what spaCy says."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from pipeline.logic import trees
from pipeline.logic.syntax import children, dependants, lemma


@pytest.mark.parametrize(
    "text",
    [
        "Ghana, which had borrowed $2m from the fund, paid it back. The bank was pleased.",
        "The two sides agreed on a cease-fire. Taxes rose; the Dons' taxis didn't.",
        "",
    ],
)
def test_words_lemmas_and_dependants_are_those_of_the_parse(nlp: Language, text: str) -> None:
    doc = nlp(text)
    read = trees.tree(doc)
    assert read.lower == [t.lower_ for t in doc]
    for token in doc:
        assert dependants(token) == list(token.children)
        assert children(token, "nsubj", "dobj") == [c for c in token.children if c.dep_ in {"nsubj", "dobj"}]
        home = next(s for s in doc.sents if s.start <= token.i < s.end)
        assert read.said[read.sents[token.i]] == {lemma(t) for t in home}


def test_a_lemma_that_spacy_gets_wrong_is_corrected(nlp: Language) -> None:
    doc = nlp("A cease-fire raised taxes.")
    assert [lemma(t) for t in doc][3:6] == ["ceasefire", "raise", "tax"]


def test_another_document_has_its_own_tree() -> None:
    vocab = Vocab()
    first, second = (Doc(vocab, words=words, lemmas=words) for words in (["ships", "sail"], ["banks", "lend"]))
    assert [lemma(t) for t in (first[0], second[0], first[1])] == ["ships", "banks", "sail"]


def test_of_hundreds_of_dependants_the_nearest_count() -> None:
    words = ["word"] * 251
    doc = Doc(Vocab(), words=words, heads=[125] * 251, deps=["dep"] * 125 + ["ROOT"] + ["dep"] * 125)
    assert [t.i for t in dependants(doc[125])] == [*range(25, 125), *range(126, 225)]
