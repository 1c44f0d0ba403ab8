"""Sentences: where they end, what kind of line they stand in, and that nothing is lost between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.core.rules import Rule, read_marks
from pipeline.core.text import Text
from pipeline.stages import clean, sentences
from pipeline.stages.sentences.boundaries import split
from pipeline.stages.sentences.stage import LONGEST

HITS = [(rule, hit) for rule in sentences.RULES for hit in rule.hits]
MISSES = [(rule, miss) for rule in sentences.RULES for miss in rule.misses]


def read(raw: str) -> list[tuple[str, str]]:
    """The sentences of a raw text as (kind, raw words)."""
    text, _ = clean.run(Text.raw(raw))
    return [(s.row.kind, raw[s.row.start : s.row.end]) for s in sentences.run("doc", text).rows]


def pieces(line: str) -> str:
    """The line with " / " between its sentences."""
    return " / ".join(line[a:b] for a, b in split(line))


@pytest.mark.parametrize(("rule", "hit"), HITS)
def test_hits(rule: Rule, hit: str) -> None:
    raw, marks = read_marks(hit)
    assert read(raw) == [(mark.value, raw[mark.span.start : mark.span.end]) for mark in marks]


@pytest.mark.parametrize(("rule", "miss"), MISSES)
def test_misses(rule: Rule, miss: str) -> None:
    assert rule.id.removeprefix("sentences.") not in {kind for kind, _ in read(miss)}


ONE = [
    "He met Mr. Lee, Gen. Day and Sen. J. R. Poe of Ill. at 5 p.m. on Monday.",
    "U.S. Secretary Day and the U.N. Security Council met in Washington, D.C. on Monday.",
    "Growth was 3.5 percent, vs. 2.1 percent before, i.e. more.",
    "See No. 5, pp. 3-9, Fig. 2 and Art. IV for details.",
    "It began on Jan. 5 and ended on Sept. 9.",
    "“Why?” he asked.",
    "“Why now?” President Ann Example asked.",
    "“Never!” cried the crowd.",
    "He works at Yahoo! and likes it.",
    "Prices rose ... and fell.",
    "Domestic policy comes first--and that is all.",
    "They left (nobody knows why) on Friday.",
    "The firm (Acme Inc.) failed.",
    "St. Petersburg is cold.",
    "Dr. He and Mr. So agreed.",
    "The eBay sale of Lee & Co. in Riga failed.",
    "1. Introduction",
    "Figure 3. Ports of the Baltic",
    "It has about 3,000 ships, etc., but no crews.",
    "Write to ann@example.org or see www.example.org/a.b.html for more.",
]  # fmt: skip


@pytest.mark.parametrize("line", ONE)
def test_one_sentence(line: str) -> None:
    assert pieces(line) == line


SEVERAL = [
    "He left the U.S. / The reason is unknown.",
    "She joined Acme Inc. / They were glad.",
    "It ended at 5 p.m. / Ministers then left.",
    "“We lost. / We know why. / We won’t again,” he said.",
    "\"It is over.\" / \"Is it?\" / She laughed.",
    "Is that all? / It is!",
    "(They left.) / Nobody saw them.",
    "They left. / (Nobody saw them.)",
    "It stopped ... / Then it began.",
    "It stopped… / “Then it began.”",
    "He chose plan B. / It failed.",
    "Prices rose in 2015. / 20 firms failed.",
    "It cost $5. / €3 was paid.",
    "That is known.[12] / Others differ.",
    "That is known. [12] / Others differ.",
    "That is known. [citation needed] / Others differ.",
    "They sell bread, salt, etc. / Nobody buys.",
    "He wrote in haste. / then he stopped.",
    "A lost space.The rest.",
]  # fmt: skip


@pytest.mark.parametrize("marked", SEVERAL)
def test_several_sentences(marked: str) -> None:
    line = marked.replace(" / ", " ")
    assert pieces(line) == marked.replace("space.The", "space. / The")


def test_a_sentence_crosses_neither_line_nor_paragraph() -> None:
    assert [words for _, words in read("the port\nof Riga\n\nopened again")] == ["the port", "of Riga", "opened again"]


def test_a_dateline_in_front_of_prose_is_prose() -> None:
    assert read("RIGA, Oct. 11 (Wire) - The port opened.") == [("body", "RIGA, Oct. 11 (Wire) - The port opened.")]


def test_the_text_of_a_sentence_is_clean_and_its_place_raw() -> None:
    raw = "The ministry said that the harvest of the coming\r\nyear  would be smaller. It was."
    row = sentences.run("doc", clean.run(Text.raw(raw))[0]).rows[0].row
    assert row.text == "The ministry said that the harvest of the coming year would be smaller."
    assert raw[row.start : row.end] == row.text.replace("coming year ", "coming\r\nyear  ")
    assert row.sent_id == f"doc:0-{row.end}"


def test_emoji_after_the_stop_leave_prose_prose() -> None:
    text = "We went home early. 😀\n\nShe sang for us! ❤️🏽\n\nParty time 🎉\n\nIt was late."
    assert [kind for kind, _ in read(text)] == ["body", "body", "heading", "body"]


def test_what_is_too_long_is_cut_at_a_space() -> None:
    words = "word " * 9_000
    lengths = [len(words) for _, words in read(words)]
    assert max(lengths) <= LONGEST
    assert sum(lengths) + len(lengths) == len(words)
    assert [len(words) for _, words in read("x" * 45_000)] == [LONGEST, LONGEST, 5_000]


@pytest.mark.parametrize("raw", ["", " ", "\n\n", "\ufeff"])
def test_nothing_gives_nothing(raw: str) -> None:
    assert read(raw) == []


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


@pytest.mark.parametrize(
    "line",
    [
        "a" * 500_000,
        "e.g. " * 40_000,
        "." * 300_000,
        '".' * 100_000,
        "The end. " * 20_000,
        "By Ann " * 50_000,
        "A. " * 50_000,
    ],
    ids=["solid", "abbreviations", "dots", "quotes", "prose", "names", "initials"],
)
def test_long_lines_are_covered(line: str) -> None:
    rows = sentences.run("doc", Text.raw(line)).rows
    assert "".join(line[slice(*r.span)] for r in rows).replace(" ", "") == line.replace(" ", "")


@pytest.mark.xfail(strict=True, reason="needs to know that Lee is no start of a sentence")
def test_a_company_before_a_name_can_end_a_sentence() -> None:
    assert pieces("She joined Acme Inc. Lee was glad.") == "She joined Acme Inc. / Lee was glad."


@pytest.mark.xfail(strict=True, reason="a bare name under the title looks like a subheading")
def test_a_bare_name_under_the_title_is_a_byline() -> None:
    assert read("A late spring\n\nAnn Example\n\nThe port opened again.")[1][0] == "byline"
