"""The Doc: same length as the text, our sentences, nothing that depends on size or neighbours."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.core.placed import Placed
from pipeline.core.rows import Sentence
from pipeline.core.text import Text
from pipeline.stages import clean, parse, sentences
from pipeline.stages.parse.blocks import SIZE, cut
from pipeline.stages.parse.lemmas import first
from pipeline.stages.parse.stage import EYES


def read(raw: str) -> tuple[Text, tuple[Placed[Sentence], ...]]:
    text, _ = clean.run(Text.raw(raw))
    return text, sentences.run("doc", text).rows


def parsed(raw: str, nlp: Any) -> Any:
    """The Doc of a raw text, after the checks that hold for any."""
    text, found = read(raw)
    doc = parse.run(text, found, nlp)
    assert doc.text == text.value.translate(EYES)
    assert len(doc.text) == len(text)
    assert [t.idx for t in doc if t.is_sent_start][1:] == [s.span.start for s in found][1:]
    assert all(token.sent == token.head.sent for token in doc)
    return doc


def annotations(doc: Any) -> list[tuple[object, ...]]:
    return [(t.idx, t.text, t.tag_, t.pos_, t.lemma_, t.head.i - t.i, t.dep_, t.ent_iob_, t.ent_type_) for t in doc]


PROSE = "The port of Riga opened again on Monday. “We won’t shut it,” Ann Lee said--and so it was.\n\nTrade is slow. "


# Blocks and lemmas need no model.


def test_blocks_tile_the_text_and_begin_with_sentences() -> None:
    text, found = read(PROSE * 1_000)
    blocks = list(cut(text.value, [s.span.start for s in found]))
    assert "".join(block.text for block in blocks) == text.value
    assert max(len(block.text) for block in blocks) <= SIZE
    assert sum(len(block.starts) for block in blocks) == len(found)
    assert all(block.text.endswith("\n\n") for block in blocks[:-1])


def test_a_run_without_spaces_has_a_block_of_its_own() -> None:
    text, found = read(f"It rained. {'x' * 1_500} is long. It stopped.")
    blocks = list(cut(text.value, [s.span.start for s in found]))
    assert [block.solid for block in blocks] == [False, True, False]
    assert "".join(block.text for block in blocks) == text.value


def test_no_text_no_blocks() -> None:
    assert list(cut("", [])) == []
    assert [block.text for block in cut(" ", [])] == [" "]


def test_the_first_rule_gives_the_lemma() -> None:
    rules = [["s", ""], ["es", "e"], ["es", ""], ["ed", "e"], ["ed", ""]]
    assert first("hoped", ["hop", "hope"], rules, ()) == "hope"
    assert first("hopes", ["hop", "hope"], rules, ()) == "hope"
    assert first("fed", ["feed", "f"], rules, ("feed",)) == "feed"
    assert first("so", ["so", "sow"], rules, ()) == "so"


def test_the_model_sees_as_many_characters() -> None:
    value = "“a” ‘b’ c‑d −5 ― e"
    assert value.translate(EYES) == "\"a\" 'b' c-d -5 — e"


# The rest needs it.


def test_sentences_are_ours(nlp: Any) -> None:
    doc = parsed("Prices rise in Riga\n\n" + PROSE, nlp)
    assert [sent.text.strip() for sent in doc.sents][1] == "The port of Riga opened again on Monday."
    assert doc[4].is_space
    assert doc[4].sent.start == 0


def test_a_glued_sentence_starts_a_token(nlp: Any) -> None:
    parsed("They left the old port.The end came\u2009soon. “No.”", nlp)


@pytest.mark.parametrize("raw", ["", " ", "\n\n \n", " \n It rained. \n", "It rained", "#", "\ufeff"])
def test_odd_texts(raw: str, nlp: Any) -> None:
    parsed(raw, nlp)


def test_dashes_between_words_part_them(nlp: Any) -> None:
    words = [t.text for t in parsed("It came late--and the West—all of it—left.", nlp)]
    assert "--" in words
    assert words.count("—") == 2


def test_what_is_done_again_is_one_word(nlp: Any) -> None:
    doc = parsed('They "re-elected" Ann Lee, and the re-hired men re-joined. A re-run? Re: the bill.', nlp)
    assert [(t.text, t.lemma_) for t in doc if t.lower_.startswith("re")] == [
        ("re-elected", "re-elect"), ("re-hired", "re-hire"), ("re-joined", "re-join"), ("re-run", "re-run"),
        ("Re", "re"),
    ]  # fmt: skip


def test_lemmas_are_those_of_the_model_not_of_spacy_3_8(nlp: Any) -> None:
    doc = parsed("She hopes that nobody was fined. They hoped in vain. He rated it.", nlp)
    assert {t.text: t.lemma_ for t in doc if t.pos_ == "VERB"} == {
        "hopes": "hope", "fined": "fine", "hoped": "hope", "rated": "rate",
    }  # fmt: skip


def test_a_document_is_read_the_same_after_others(nlp: Any) -> None:
    before = annotations(parsed(PROSE, nlp))
    parsed("Zorbl frobnicates. “Ünknöwn wörds” galore, $5bn.", nlp)
    assert annotations(parsed(PROSE, nlp)) == before


def test_blocks_make_one_document(nlp: Any) -> None:
    doc = parsed(PROSE * 300, nlp)
    assert doc.has_annotation("DEP")
    assert sum(token.text == "Riga" and token.ent_type_ != "" for token in doc) > 290


def test_long_words_are_not_analysed_and_do_no_harm(nlp: Any) -> None:
    doc = parsed(f"It rained in Riga. Then  {'ab.' * 70_000} came. It stopped in Riga.", nlp)
    assert [e.text for e in doc.ents] == ["Riga", "Riga"]
    sents = list(doc.sents)
    assert sents[1].text == "Then"  # cut off where the sentence is too long
    assert {t.tag_ for sent in sents[2:-1] for t in sent} == {"XX"}
