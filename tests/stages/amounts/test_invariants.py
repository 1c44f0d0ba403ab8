"""What holds of the rows of any text: nonsense, figures of every size, long runs."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pipeline.core.placed import Placed
from pipeline.core.rows import MONEY, QUANTITIES, Money, Sentence
from pipeline.core.text import Edit, Span, Text
from pipeline.stages import amounts
from pipeline.stages.amounts import RULES, units, words
from tests.stages.amounts.read_amounts import rows_of


def test_offsets_are_raw_and_taken_spans_are_left_alone() -> None:
    raw = "It cost $3.5\n\u200bmillion in 2015 for 30 people."
    text = Text.raw(raw).edit([Edit(Span(12, 14), " ", "clean.test")])
    row = Sentence("d:0-47", "d", 0, "body", 0, len(raw), text.value)
    sentences = [Placed(Span(0, len(text)), 0, row)]
    at = text.value.index("30")
    money, quantities = amounts.run("d", text, sentences, None, [Span(at, at + 2)])
    (amount,) = money.rows
    assert (amount.row.text, amount.row.sent_id, amount.row.amount_min) == (
        "$3.5\n\u200bmillion",
        "d:0-47",
        Decimal(3500000),
    )
    assert amount.row.money_id == f"d:{amount.row.start}-{amount.row.end}"
    assert not quantities.rows


FRAGMENTS = """$ £ € US$ 5 12 3.5 1,000 1.234,5 ½ 3/4 bn m million thousand hundred and a half twenty two third of - –
    to between percent % points euros dollars cents pounds km °C , . ( ) in more than about several dozens one first
    second Article G7 https://x.y/5 x 10^3 ^ 1e9 doubled per month"""
PIECES = st.sampled_from(FRAGMENTS.split())


def check(text: str, published: str = "") -> None:
    """The rows are of the text, in its order, and whole."""
    end = 0
    for row in rows_of(text, published):
        assert text[row.start : row.end] == row.text == row.text.strip() and row.start >= end
        end = row.end
        if isinstance(row, Money):
            assert not list(MONEY.problems(row))
            low, high = row.amount_min, row.amount_max
        else:
            assert not list(QUANTITIES.problems(row))
            low, high = row.value_min, row.value_max
        assert ((low, high) == (None, None)) == (row.rule_id == "money.unread")
        assert low is None or high is None or low <= high
        assert row.rule_id in {rule.id for rule in RULES}


@settings(max_examples=300)
@given(st.lists(st.tuples(PIECES, st.sampled_from(["", " ", " ", "\n"])), max_size=14))
def test_pieces_of_amounts_in_any_order(parts: list[tuple[str, str]]) -> None:
    text = "".join(a + b for a, b in parts)
    check(text, "2015-10-12")
    assert rows_of(text, "2015-10-12") == rows_of(text, "2015-10-12")


@settings(max_examples=200)
@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    check(text)


@settings(max_examples=200)
@given(st.integers(0, 10**15), st.integers(0, 10**6), st.sampled_from(["$", "€", "USD ", ""]))
def test_decimals_are_exact(whole: int, part: int, sign: str) -> None:
    shown = f"{whole:,}.{part}" if whole else f"0.{part}"
    (row,) = rows_of(f"It cost {sign}{shown}{'' if sign else ' euros'} then.")
    assert isinstance(row, Money) and row.amount_min == row.amount_max == Decimal(shown.replace(",", ""))
    assert "E" not in str(row.amount_min) or whole == 0


LETTERS = st.text("bcdfghjlnopqrsuvwxyz", min_size=2, max_size=5)


@settings(max_examples=200)
@given(st.integers(1, 999), LETTERS, st.sampled_from(["$", "£", "€"]))
def test_letters_that_are_not_understood_give_no_value(n: int, letters: str, sign: str) -> None:
    known = {form for form in words.SCALES if form.isalpha()}
    assume(letters not in known and not any(letters.startswith(unit) for unit in units.SIGNS))
    for row in rows_of(f"It cost {sign}{n}{letters} then."):
        assert str(n) not in row.text or letters in row.text


@settings(max_examples=200)
@given(
    st.integers(1, 400),
    st.integers(1, 400),
    st.sampled_from(["-", "–", " to ", " and "]),
    st.sampled_from(["", "m", " million"]),
)
def test_ranges_keep_their_ends(a: int, b: int, gap: str, scale: str) -> None:
    low, high = sorted((a, b))
    times = 10**6 if scale else 1
    found = rows_of(f"It cost between ${low}{gap}${high}{scale}.")
    assert [row.amount_max for row in found if isinstance(row, Money)][-1] == high * times
    if low < high:
        (row,) = found
        assert isinstance(row, Money) and (row.amount_min, row.amount_max) == (low * times, high * times)


@settings(max_examples=200)
@given(
    st.integers(1, 999), st.sampled_from(["k", "m", "mn", "bn", "tn", " million", " billion", " trillion", "-million"])
)
def test_a_scale_is_never_dropped(n: int, scale: str) -> None:
    (row,) = rows_of(f"It cost ${n}{scale} then.")
    assert isinstance(row, Money) and row.amount_min is not None and row.amount_min >= 1000 * n


@pytest.mark.parametrize(
    "bad",
    [
        "1" * 50_000,
        "1,000" * 10_000,
        "one hundred and " * 5_000,
        "$ " * 20_000,
        "5-" * 20_000,
        "a half of " * 5_000,
        " " * 50_000,
        "-" * 50_000,
        "Ten men in Cairo paid 5 pounds, " * 2_000,
        "from 5 to " * 5_000,
        "a dollar and a euro, " * 2_000,
        "10-, " * 10_000,
    ],
)
def test_long_runs_are_read(bad: str) -> None:
    # A pattern that went back and forth would not come to an end here; how long it takes is a benchmark's business.
    check(bad)
