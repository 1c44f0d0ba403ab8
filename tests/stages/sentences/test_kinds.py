"""What kind of line a sentence stands in: prose, heading, byline, list."""

from __future__ import annotations

import pytest

from tests.stages.sentences.reading import read

KINDS = [
    ("Ports reopen in Riga\nToll stays\nBy Ann Lee\n{}", "heading heading byline body"),
    ("Mr. Lee opens the port\n\n{}", "heading body"),
    ("OPINION\n\nWho pays for peace?\n\n{}", "heading heading body"),
    ("{}\n\nThe north\n\nRiga first\n\n{}", "body heading heading body"),
    ("{}\nThe north\n{}", "body heading body"),
    ("Ports reopen in Riga Monday, May 4, 2015\n\n{}", "heading byline body"),
    ("“Ports reopen in Riga” — Riga Sun, May 4, 2015\n\n{}", "heading body"),
    ("Ports reopen\n\nAnn Lee | 4 May 2015\n\n{}", "heading byline body"),
    ("Ports reopen\n\nAnn Lee, political editor\n\n{}", "heading byline body"),
    ("Ports reopen\n\nUpdated 4 May 2015\n\n{}", "heading byline body"),
    ("{}\n\nann@example.org\n\n{}", "body byline body"),
    ("{}\n\nYours faithfully,\nAnn Lee\nRiga", "body body byline body"),
    ("{}\n\nBread 2.10\nMilk 1.30", "body list list"),
    ("{}\n\nGoals: Lee 12; Poe 56, 60.\nCards: Day 8; Fox 9, Hay 77.", "body list list"),
    ("{}\n\nMore on ports »\n\n{}", "body boilerplate body"),
    ("Tolls of 2015\nSeven ports, 3 fees\n\n{}", "heading heading body"),
    ("Costs Rise Again\n\nPeace Talks\n\n{}", "heading heading body"),
    (
        "Ports reopen\n\nAnn Lee runs a port. She spoke to us.\n\nInterview by Bo Day\n\n{}",
        "heading body body byline body",
    ),
]


@pytest.mark.parametrize(("raw", "kinds"), KINDS)
def test_kinds(raw: str, kinds: str) -> None:
    prose = "The port of Riga opened again after a long winter."
    assert " ".join(kind for kind, _ in read(raw.replace("{}", prose))) == kinds


def test_a_dateline_in_front_of_prose_is_prose() -> None:
    assert read("RIGA, Oct. 11 (Wire) - The port opened.") == [("body", "RIGA, Oct. 11 (Wire) - The port opened.")]


def test_emoji_after_the_stop_leave_prose_prose() -> None:
    text = "We went home early. 😀\n\nShe sang for us! ❤️🏽\n\nParty time 🎉\n\nIt was late."
    assert [kind for kind, _ in read(text)] == ["body", "body", "heading", "body"]
