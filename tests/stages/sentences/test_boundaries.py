"""Where a sentence ends and where it doesn't."""

from __future__ import annotations

import pytest

from tests.stages.sentences.reading import pieces, read

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
    "Smt. Ann Lee met Ch. Bo Day, Cllr. Poe and Acme Pte. Ltd. of Riga.",
    "It cost Rs. 50 crore, or Tk. 9.",
    "What is Riga? is a book.",
    "Last Updated 08/16/2015 03:48 PM EST",
    "It was sent on 08/16/2015 03:48 PM and lost.",
    "Either 1) the port opens, or 2) it fails.",
    "Thanks, Ann, for the salt.",
    "Dear bread made them poor.",
    "From: ann@example.org to all of us",
    "The crowd cheered Ann :) and Bo.",
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
    "Is it open? / you bet it is.",
    "We went home. 😀 / Then it rained.",
    "We went home :-) / Then it rained.",
    "The port opened. / [...] Then it closed.",
    "It closed. / -- The ferry stayed.",
    "Bo Lee / 08/16/2015 03:48 PM / Dear Ann, / The port is open.",
    "bo@example.org / 08/16/15 15:48 / All: / The port is open.",
    "Dear Ann, / We have salt.",
    "Kind regards, / Bo",
    "It is open. / Thanks, / Bo Lee / 08/16/2015 03:48 PM / Is it?",
    "Email: ann@example.org / The port is open.",
    "See it. / (See attached file: port.doc) / Regards, / Bo",
    "I sent three / - port.pdf / - toll.doc",
    "http://example.org/a / http://example.org/b",
    "http://example.org/a / They differ.",
    "Figure 2.1 / This map has ports.",
    "I ask two things / 1) what it costs / 2) when it opens",
    "**********NOTICE********** / The port is open.",
]  # fmt: skip


@pytest.mark.parametrize("marked", SEVERAL)
def test_several_sentences(marked: str) -> None:
    assert pieces(marked.replace(" / ", " ")) == marked


def test_a_lost_space_parts_sentences() -> None:
    assert pieces("A lost space.The rest.") == "A lost space. / The rest."


def test_who_writes_a_small_i_begins_sentences_small() -> None:
    assert [words for _, words in read("i am in Riga. is it far? no idea. call 55. they know.")] == [
        "i am in Riga.", "is it far?", "no idea.", "call 55.", "they know.",
    ]  # fmt: skip
    assert len(read("It is in Riga. i mean the port. The U.S. said so.")) == 3


def test_a_sentence_crosses_neither_line_nor_paragraph() -> None:
    assert [words for _, words in read("the port\nof Riga\n\nopened again")] == ["the port", "of Riga", "opened again"]


@pytest.mark.xfail(strict=True, reason="needs to know that Lee is no start of a sentence")
def test_a_company_before_a_name_can_end_a_sentence() -> None:
    assert pieces("She joined Acme Inc. Lee was glad.") == "She joined Acme Inc. / Lee was glad."
