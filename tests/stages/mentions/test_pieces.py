"""Word pieces, shapes and rows, as the names tagger reads them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.mentions.pieces import MOST_PIECES, Splitter, Word, rows, shape

PIECES = ["[CLS]", "[SEP]", "[UNK]", "ferry", "fer", "##ry", "##ries", "o", "'", "neil", "1", "##2", "a", "##a", "丘"]
NUMBERS = {piece: number for number, piece in enumerate(PIECES)}
WORDS = st.text(max_size=12).filter(str.strip)


def split(word: str) -> list[str]:
    return [PIECES[n] for n in Splitter(NUMBERS)(word)]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("ferry", ["ferry"]),  # the longest piece first
        ("Ferries", ["fer", "##ries"]),
        ("Fërry", ["ferry"]),  # no case, no accents
        ("O'Neil", ["o", "'", "neil"]),  # signs stand apart
        ("12", ["1", "##2"]),
        ("ferz", ["[UNK]"]),  # a rest that is in no piece: the whole is unknown
        ("丘o", ["丘", "o"]),  # an ideograph is a word of its own
        ("\u200b", ["[UNK]"]),
        ("a" * 101, ["[UNK]"]),
        ("a" * 50, ["a", *["##a"] * (MOST_PIECES - 1)]),
    ],
)
def test_a_word_is_split_as_bert_does(word: str, pieces: list[str]) -> None:
    assert split(word) == pieces


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (["1998", "3.5"], 0),
        (["-", "%"], 1),
        (["B", "J."], 2),
        (["NATO", "U.S."], 3),
        (["harbour"], 4),
        (["Harbour", "Åland"], 5),
        (["McKay", "O'Neil"], 6),
        (["eBay", "iPhone"], 7),
    ],
)
def test_a_shape_is_the_case_of_the_letters_and_the_place(words: list[str], kind: int) -> None:
    assert {shape(word, False) for word in words} == {1 + 2 * kind}
    assert {shape(word, True) for word in words} == {2 + 2 * kind}


@given(st.lists(st.lists(WORDS, min_size=1, max_size=9), max_size=6), st.integers(11, 30))
def test_rows_hold_each_word_once_and_keep_their_length(sentences: list[list[str]], length: int) -> None:
    given_ = [[Word(text, n == 0, 5) for n, text in enumerate(line)] for line in sentences]
    made = list(rows(given_, Splitter(NUMBERS), length))
    assert [n for row in made for n in row.words] == [*range(sum(map(len, sentences)))]
    for row in made:
        assert len(row.pieces) == len(row.shapes) == len(row.hints) <= length
        assert (PIECES[row.pieces[0]], PIECES[row.pieces[-1]]) == ("[CLS]", "[SEP]")
        assert len(row.at) == len(row.words) and list(row.at) == sorted(set(row.at))


def test_a_sentence_is_cut_only_where_it_does_not_fit() -> None:
    lines = [[Word("ferry", True, 0)] * 4, [Word("ferry", True, 0)] * 4, [Word("ferry", True, 0)] * 11]
    assert [len(row.words) for row in rows(lines, Splitter(NUMBERS), 10)] == [8, 8, 3]
    assert [len(row.words) for row in rows(lines, Splitter(NUMBERS), 9)] == [4, 4, 7, 4]
