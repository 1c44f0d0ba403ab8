"""Text keeps the raw place of every character, through any edits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.core.text import Edit, Span, Text


def edit(start: int, end: int, new: str) -> Edit:
    return Edit(Span(start, end), new, "test")


def test_a_span_of_the_clean_text_has_its_raw_words() -> None:
    text = Text.raw("worth $3.5\r\nmillion now").edit([edit(10, 12, " ")])
    assert text.value == "worth $3.5 million now"
    assert text.to_raw(Span(6, 18)) == Span(6, 19)
    assert text.raw_slice(Span(6, 18)) == "$3.5\r\nmillion"
    assert text[Span(6, 10)] == "$3.5"


def test_a_new_character_stands_for_all_that_was_replaced() -> None:
    text = Text.raw("a...b").edit([edit(1, 4, "…")])
    assert text.raw_slice(Span(1, 2)) == "..."
    text = Text.raw("aﬁb").edit([edit(1, 2, "fi")])
    assert (text.raw_slice(Span(1, 2)), text.raw_slice(Span(2, 3))) == ("ﬁ", "ﬁ")


def test_what_was_removed_is_in_no_span_beside_it() -> None:
    text = Text.raw("ab\u200bcd").edit([edit(2, 3, "")])
    assert text.value == "abcd"
    assert text.raw_slice(Span(0, 2)) == "ab"
    assert text.raw_slice(Span(2, 4)) == "cd"
    assert text.raw_slice(Span(0, 4)) == "ab\u200bcd"


def test_edits_compose() -> None:
    once = Text.raw("x  y  z").edit([edit(1, 3, " "), edit(4, 6, " ")])
    twice = once.edit([edit(0, 3, "Q")])
    assert twice.value == "Q z"
    assert twice.raw_slice(Span(0, 1)) == "x  y"


@pytest.mark.parametrize("edits", [[edit(2, 2, "x")], [edit(0, 3, ""), edit(2, 4, "")], [edit(3, 9, "")]])
def test_edits_that_are_empty_overlap_or_leave_the_text_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="edit"):
        Text.raw("abcde").edit(edits)


def test_spans() -> None:
    assert Span(2, 4) in Span(2, 5)
    assert Span(2, 4) not in Span(3, 5)
    assert Span(2, 4).overlaps(Span(3, 5))
    assert not Span(2, 4).overlaps(Span(4, 5))
    assert Span(2, 4).length == 2


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    value = draw(st.text(min_size=1, max_size=30))
    cuts = sorted(draw(st.sets(st.integers(0, len(value)), max_size=8)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return value, [edit(a, b, draw(st.text(max_size=3))) for a, b in pairs]


@given(edited())
def test_maps_never_fall_and_the_order_of_edits_is_free(case: tuple[str, list[Edit]]) -> None:
    value, edits = case
    text = Text.raw(value).edit(edits)
    assert text == Text.raw(value).edit(reversed(edits))
    assert len(text.starts) == len(text.ends) == len(text) == len(text.value)
    assert all(a <= b for a, b in zip(text.starts, text.starts[1:], strict=False))
    assert all(a <= b for a, b in zip(text.ends, text.ends[1:], strict=False))
    assert all(0 <= a < b <= len(value) for a, b in zip(text.starts, text.ends, strict=True))
    untouched = [n for n in range(len(text)) if text.ends[n] - text.starts[n] == 1 and not edits]
    assert all(text.value[n] == value[text.starts[n]] for n in untouched)
