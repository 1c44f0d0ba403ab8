"""Cleaning: one kind of space, whole lines, nothing invisible, and a place in the raw text for all of it."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.core.rules import Rule
from pipeline.core.text import Span, Text
from pipeline.stages import clean

HITS = [(rule, hit) for rule in clean.RULES for hit in rule.hits]
MISSES = [(rule, miss) for rule in clean.RULES for miss in rule.misses]


def cleaned(raw: str) -> str:
    return clean.run(Text.raw(raw))[0].value


def check(rule: Rule, marked: str, used: bool) -> None:
    raw, wanted = clean.read_example(marked)
    text, edits = clean.run(Text.raw(raw))
    assert text.value == wanted
    assert (rule.id in {edit.rule_id for edit in edits}) == used


@pytest.mark.parametrize(("rule", "hit"), HITS)
def test_hits(rule: Rule, hit: str) -> None:
    check(rule, hit, used=True)


@pytest.mark.parametrize(("rule", "miss"), MISSES)
def test_misses(rule: Rule, miss: str) -> None:
    check(rule, miss, used=False)


WRAPPED = """THE HARVEST

By Ann Example

The ministry said on Monday that the harvest
of the coming year would be smaller than the
Union of Farmers had feared. Prices of bread
rose. Millers blame the weather; farmers say
that the

mills are greedy."""


def test_wrapped_prose_loses_its_breaks_and_headings_keep_theirs() -> None:
    lines = cleaned(WRAPPED.replace("\n", "\r\n")).split("\n\n")
    assert lines[:2] == ["THE HARVEST", "By Ann Example"]
    assert "smaller than the Union of Farmers had feared. Prices of bread rose. Millers" in lines[2]


@pytest.mark.parametrize(
    "raw",
    [
        "Ann Example\nExample is a fellow at the Riga Institute of Law.\nMore >\n"
        + "The port opened again. " * 20
        + ".",
        "The parcel holds:\n- bread and butter for the whole long journey\n- salt",
        "First item of a list of things to do\n2. then the second\n3. then the third",
        "Apples\npears\nplums",
        "Riga\nVilnius\nTallinn",
        "Please let me know as soon as you can. Thank you,\nAnn\nBo,\nI shall come.",
        "See what the ministry said about the autumn\nRiga\n",
        "The list of all ports is on their page\nhttps://www.example.org/ports",
    ],
)
def test_lines_that_stand_for_themselves_are_kept(raw: str) -> None:
    assert cleaned(raw) == raw.replace("  ", " ")


def test_mojibake_is_repaired_on_exact_spans() -> None:
    raw = "In Latviaâ€™s port (MÃ¼ller & Co.), “café” stays."
    text, edits = clean.run(Text.raw(raw))
    assert text.value == "In Latvia’s port (Müller & Co.), “café” stays."
    assert [raw[e.span.start : e.span.end] for e in edits] == ["â€™", "Ã¼"]
    assert text.raw_slice(Span(3, 11)) == "Latviaâ€™s"


@pytest.mark.parametrize(
    "good",
    ["SÃO PAULO", "Brașov", "Antonín Dvořák", "crème brûlée", "Đà Nẵng", "Москва", "日本", "5 µm", "10º 30′",
     "a ﬁne “quote”", "&amp; &lt;b&gt;", "½ or ⅔", "🇱🇻 👍🏽"],
)  # fmt: skip
def test_good_text_is_left_alone(good: str) -> None:
    assert clean.run(Text.raw(good)) == (Text.raw(good), ())


RAW = st.text(
    alphabet=st.sampled_from("aB.,- \t\n\r\xa0\xad\u200b\ufeff\x00\x85\u2028\u2029\x0c’é1•â€™Ã¼"), max_size=60
)


@given(RAW)
@example("govern-\nment government")
@example("\u2028\xad")
def test_the_clean_text_is_clean_and_placed(raw: str) -> None:
    text, edits = clean.run(Text.raw(raw))
    assert not re.search(r"[\t\r\x00\xa0\xad\u200b\ufeff\x85\u2028\u2029]|  | \n|\n |\n{3}", text.value)
    assert clean.run(Text.raw(raw)) == (text, edits)
    assert all(raw[e.span.start : e.span.end] for e in edits)
    assert all(e.rule_id in {rule.id for rule in clean.RULES} for e in edits)
    # Nothing that a reader sees is lost, but the hyphen of a split word and what mojibake stood for.
    if not {"clean.hyphen", "clean.mojibake"} & {e.rule_id for e in edits}:
        hidden = r"[\s\x00\xad\u200b\ufeff\x80-\x9f]"
        assert re.sub(hidden, "", raw) == re.sub(hidden, "", text.value)


@pytest.mark.parametrize(
    "raw",
    [
        "a" * 500_000,
        "The  port was\xa0shut. " * 25_000,
        "\n" * 500_000,
        "\xad" * 500_000,
        "â€™" * 100_000,
        "é " * 200_000,
    ],
    ids=["solid", "prose", "breaks", "hidden", "mojibake", "accents"],
)
def test_half_a_million_characters_are_cleaned(raw: str) -> None:
    text, edits = clean.run(Text.raw(raw))
    assert text.source == raw
    assert len(text) <= len(raw)
    assert all(0 <= e.span.start < e.span.end <= len(raw) for e in edits)


@pytest.mark.xfail(strict=True, reason="ftfy judges a lone word too short to be sure")
def test_a_single_broken_letter_is_repaired() -> None:
    assert cleaned("Nicolae CeauÅŸescu") == "Nicolae Ceauşescu"


@pytest.mark.xfail(strict=True, reason="a capital after the break could begin a line of its own")
def test_a_lone_break_before_a_name_is_joined() -> None:
    assert (
        cleaned("The talks were opened by President\nAnn Example.") == "The talks were opened by President Ann Example."
    )
