"""Rows as marks in the text of a page."""

from __future__ import annotations

import re

import pytest

from pipeline.core import rows
from pipeline.report.html import marking, payload
from tests.report.pages import Seen


def test_overlapping_rows_are_cut_where_they_meet() -> None:
    raw = "the Bank of Ghana said"
    place = ("d", "d:0-22")
    mentions = (
        rows.Mention("d:4-17", *place, 4, 17, "Bank of Ghana", "ORG", "name", "", "r"),
        rows.Mention("d:12-17", *place, 12, 17, "Ghana", "GPE", "name", "", "r"),
    )
    sentence = rows.Sentence("d:0-22", "d", 0, "body", 0, 22, raw)
    shown = marking.text(raw, {"sentences": (sentence,), "mentions": mentions})
    assert shown == (
        '<p class="body"><span class="sent" id="s0" data-s="s0">the <span class="k m org" data-s="m0">Bank of </span>'
        '<span class="k m place org" data-s="m1 m0">Ghana</span> said</span></p>'
    )


@pytest.mark.parametrize(
    ("raw", "kinds", "blocks"),
    [
        ("One.\nTwo.", "bb", 2),
        ("One\nmore. Two.\nThree.", "bbb", 1),
        ("One\nmore.\n\nTwo.", "bb", 2),
        ("Head\nOne\nmore.", "hb", 2),
    ],
)
def test_paragraphs(raw: str, kinds: str, blocks: int) -> None:
    parts = re.findall(r"One\smore\.|\w+\.?", raw)
    names = {"b": "body", "h": "heading"}
    spans = [(at := raw.index(part), at + len(part)) for part in parts]
    sentences = tuple(
        rows.Sentence(f"d:{s}-{e}", "d", n, names[kind], s, e, raw[s:e])
        for n, ((s, e), kind) in enumerate(zip(spans, kinds, strict=True))
    )
    assert len(re.findall("<(?:p|h3) ", marking.text(raw, {"sentences": sentences}))) == blocks


def test_astral_characters_and_carriage_returns() -> None:
    raw = "🌊 Riga\r\n👩‍🚀 Oslo\x07"
    mention = rows.Mention("d:2-6", "d", "d:0-6", 2, 6, "Riga", "GPE", "name", "", "r")
    lines = (
        rows.Sentence("d:0-6", "d", 0, "body", 0, 6, "🌊 Riga"),
        rows.Sentence("d:8-16", "d", 1, "body", 8, 16, "x"),
    )
    shown = marking.text(raw, {"sentences": lines, "mentions": (mention,)})
    assert '<span class="k m place" data-s="m0">Riga</span>' in shown
    assert "".join(Seen(f"<article>{shown}</article>").words).replace("\n", "") == raw.replace("\r\n", "")


def test_examples_of_rules_are_in_pieces() -> None:
    assert payload._example("[lender Norway] [lent] it [$5m]{5000000 USD}.") == [
        ["Norway", "lender", "", True], [" ", "", "", False], ["lent", "", "", True], [" it ", "", "", False],
        ["$5m", "", "5000000 USD", True], [".", "", "", False],
    ]  # fmt: skip
