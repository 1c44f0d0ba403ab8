"""Nothing is lost between sentences, whatever the text; places are raw, words clean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.core.text import Text
from pipeline.stages import clean, sentences
from pipeline.stages.sentences.stage import LONGEST
from tests.stages.sentences.reading import read


def test_the_text_of_a_sentence_is_clean_and_its_place_raw() -> None:
    raw = "The ministry said that the harvest of the coming\r\nyear  would be smaller. It was."
    row = sentences.run("doc", clean.run(Text.raw(raw))[0]).rows[0].row
    assert row.text == "The ministry said that the harvest of the coming year would be smaller."
    assert raw[row.start : row.end] == row.text.replace("coming year ", "coming\r\nyear  ")
    assert row.sent_id == f"doc:0-{row.end}"


@pytest.mark.parametrize("raw", ["", " ", "\n\n", "\ufeff"])
def test_nothing_gives_nothing(raw: str) -> None:
    assert read(raw) == []


def test_what_is_too_long_is_cut_at_a_space() -> None:
    words = "word " * 9_000
    lengths = [len(words) for _, words in read(words)]
    assert max(lengths) <= LONGEST
    assert sum(lengths) + len(lengths) == len(words)
    assert [len(words) for _, words in read("x" * 45_000)] == [LONGEST, LONGEST, 5_000]


SIGNS = st.sampled_from('Ab.?!,: \n-•"”“’()1…[]#*\u00a0')
WORDS = st.sampled_from(
    ["The ", "Mr. ", "U.S. ", "No. 5 ", "said ", "\n\n", "By Ann Lee", "More >", "1. ", "http://a.b ", ":) "]
)


@given(st.lists(st.one_of(SIGNS, WORDS), max_size=40).map("".join))
def test_sentences_tile_all_that_can_be_seen(raw: str) -> None:
    text, _ = clean.run(Text.raw(raw))
    found = sentences.run("doc", text)
    assert found == sentences.run("doc", text)
    at = 0
    for ordinal, sentence in enumerate(found.rows):
        start, end = sentence.span
        assert not text.value[at:start].strip()
        assert sentence.row.text == text.value[start:end] == sentence.row.text.strip()
        assert "\n" not in sentence.row.text
        assert (sentence.sent, sentence.row.ordinal) == (ordinal, ordinal)
        assert (sentence.row.start, sentence.row.end) == text.to_raw(sentence.span)
        at = end
    assert not text.value[at:].strip()


LONG = {
    "solid": "a" * 500_000,
    "abbreviations": "e.g. " * 40_000,
    "dots": "." * 300_000,
    "quotes": '".' * 100_000,
    "prose": "The end. " * 20_000,
    "names": "By Ann " * 50_000,
    "initials": "A. " * 50_000,
    "letters": "Ann Lee 08/16/2015 03:48 PM " * 10_000,
    "addresses": "@" * 100_000 + " 08/16/2015 03:48 PM",
    "rules": "_" * 300_000,
    "points": "1) " * 50_000,
    "links": "http://" * 40_000,
    "files": "(See attached file: " * 20_000,
}


@pytest.mark.parametrize("line", LONG.values(), ids=LONG)
def test_long_lines_are_covered(line: str) -> None:
    rows = sentences.run("doc", Text.raw(line)).rows
    assert "".join(line[slice(*r.span)] for r in rows).replace(" ", "") == line.replace(" ", "")
