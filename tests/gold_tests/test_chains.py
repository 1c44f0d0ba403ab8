"""Assignment against brute force; chain measures against worked figures."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.core.text import Span
from pipeline.gold.assign import assign
from pipeline.gold.chains import Side, b3, ceafe, muc
from pipeline.gold.compare import Tally

MATRICES = st.tuples(st.integers(1, 5), st.integers(1, 5)).flatmap(
    lambda shape: st.lists(
        st.lists(st.integers(0, 9), min_size=shape[1], max_size=shape[1]), min_size=shape[0], max_size=shape[0]
    )
)
SIDES = st.dictionaries(st.sampled_from([Span(n, n + 1) for n in range(9)]), st.sampled_from(["", "a", "b", "c"]))


def side(*chains: str) -> Side:
    """A side from chains of one-letter mentions: "abc"."""
    return {Span(ord(m), ord(m) + 1): name for name in chains for m in name}


@given(MATRICES)
def test_no_other_pairing_weighs_more(weights: list[list[int]]) -> None:
    pairs = assign(weights)
    tall = weights if len(weights) <= len(weights[0]) else [list(line) for line in zip(*weights, strict=True)]
    best = max(
        sum(tall[row][column] for row, column in enumerate(columns))
        for columns in permutations(range(len(tall[0])), len(tall))
    )
    assert sum(weights[row][column] for row, column in pairs) == best
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert all(weights[row][column] for row, column in pairs)


def test_nothing_pairs_with_nothing() -> None:
    assert assign([]) == assign([[]]) == assign([[0]]) == []


def test_a_tie_is_always_broken_alike() -> None:
    assert [assign([[1, 1], [1, 1]]) for _ in range(3)] == [[(0, 0), (1, 1)]] * 3


def test_the_worked_example_of_the_conll_scorer() -> None:
    """Pradhan et al. 2014, figure 1: abc, defg in the key; ab, cd, fghi in the response."""
    gold, got = side("abc", "defg"), side("ab", "cd", "fghi")
    assert muc(gold, got) == Tally(Fraction(2), 5, Fraction(2), 5)
    assert b3(gold, got) == Tally(Fraction(4), 8, Fraction(35, 12), 7)
    assert ceafe(gold, got) == Tally(Fraction(13, 10), 3, Fraction(13, 10), 2)


def test_an_unresolved_mention_is_a_chain_of_its_own() -> None:
    gold = {Span(0, 1): "", Span(1, 2): ""}
    assert b3(gold, {Span(0, 1): "x", Span(1, 2): "x"}).precision == Fraction(1, 2)
    assert muc(gold, gold) == Tally()


@given(SIDES, SIDES)
def test_measures_stay_between_none_and_all_and_mirror(gold: Side, got: Side) -> None:
    for measure in (b3, muc, ceafe):
        found = measure(gold, got)
        assert 0 <= found.precision <= 1
        assert 0 <= found.recall <= 1
        mirrored = measure(got, gold)
        assert (found.precision, found.recall) == (mirrored.recall, mirrored.precision)
        assert measure(gold, gold).f1 == 1
