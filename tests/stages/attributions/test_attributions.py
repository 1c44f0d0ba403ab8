"""Who says what, over whole passages: quotations in parts and over sentences, cues in cues, stances."""

from __future__ import annotations

import pytest

from pipeline import run
from pipeline.core.text import Span
from pipeline.logic.quotes import Quotations, find

# passage | source | cue | kind | content, once for each row, in reading order
CASES = [
    ('"We won," said Ann Lee. "We shall win again."', [("Ann Lee", "said", "quote", "We won … win again")]),
    ('"We won. We shall win again," Ann Lee said.', [("Ann Lee", "said", "quote", "We won … win again")]),
    (
        '"The dam held," Ann Lee told reporters, "and it will hold."',
        [("Ann Lee", "told", "quote", "The dam … will hold")],
    ),
    ('Ann Lee said:\n\n"The dam held. It will hold."', [("Ann Lee", "said", "quote", "The dam … will hold")]),
    (
        'Ann Lee told the court: "The dam held.\n\n"It will hold again."',
        [("Ann Lee", "told", "quote", "The dam … hold again")],
    ),
    ("“The dam held,” Ann Lee said.", [("Ann Lee", "said", "quote", "The dam … held")]),
    (
        '"The dam held." Ann Lee denied that it would break.',
        [("Ann Lee", "denied", "deny", "it would break")],
    ),
    (
        '"The dam held," Ann Lee said. "It will hold," Tom Bell added.',
        [("Ann Lee", "said", "quote", "The dam … held"), ("Tom Bell", "added", "quote", "It will hold")],
    ),
    (
        'Ann Lee said it was "a fine dam" for its age.',
        [("Ann Lee", "said", "say", 'it was … "a fine dam" for its age')],
    ),
    ("Ann Lee said the bank expects a loss.", [("Ann Lee", "said", "say", "the bank expects a loss")]),
    ("Ann Lee said she would resign and warned against haste.", [
        ("Ann Lee", "said", "say", "she would resign"), ("she", "warned", "say", "haste")]),
    ("The dam, Ann Lee said, will hold for years.", [("Ann Lee", "said", "say", "will hold for years")]),
    ("The dam will hold, engineers say.", [("engineers", "say", "say", "The dam will hold")]),
    ("The dam, which Ann Lee said was safe, broke.", [("Ann Lee", "said", "say", "was safe")]),
    ("As Ann Lee said, the dam will hold for years.", [("Ann Lee", "said", "say", "the dam will hold for years")]),
    ("Ann Lee asked whether the dam was safe.", [("Ann Lee", "asked", "ask", "whether the dam was safe")]),
    ("Ann Lee has not said when the dam will open.", [("Ann Lee", "said", "say", "when the dam will open")]),
    ("If it rains, engineers say, the dam will break.", [("engineers", "say", "say", "the dam will break")]),
    ("According to a survey, half of the dams leak.", [("survey", "According to", "say", "half of the dams leak")]),
    ("Ann Lee called the dam a disgrace.", [("Ann Lee", "called", "say", "the dam a disgrace")]),
    ("Ann Lee called for a new dam.", [("Ann Lee", "called", "ask", "a new dam")]),
    ("Ann Lee called on the board to resign.", [("Ann Lee", "called", "ask", "on the board to resign")]),
    ("The new dam was praised by Ann Lee.", [("Ann Lee", "praised", "say", "The new dam")]),
    ("The court rejected Ann Lee's claim that the dam leaks.", [
        ("court", "rejected", "say", "Ann Lee's claim that the dam leaks"),
        ("Ann Lee", "claim", "say", "the dam leaks")]),
    ("The board has no intention of closing the dam.", [("board", "intention", "intend", "closing the dam")]),
    ("The union has urged Ann Lee to resign; the board has agreed.", [
        ("union", "urged", "ask", "Ann Lee to resign")]),
    ("The singer Tom Bell says that the dam broke.", [("Tom Bell", "says", "say", "the dam broke")]),
    ("The bank offered $3 million.", [("bank", "offered", "intend", "$3 million")]),
    ("Ann Lee refused to close the dam.", [("Ann Lee", "refused", "intend", "to close the dam")]),
    ("Q: Is it safe?\n\nA: Yes.\n\nQ: Will it hold?\n\nA: I think it leaks.", [("I", "think", "believe", "it leaks")]),
    # Nobody says anything, or nobody in particular.
    ("Ann Lee might say that the dam leaks.", []),
    ("Did Ann Lee say that the dam leaks?", []),
    ("It is said that the dam leaks.", []),
    ("The sign above the dam said nothing.", []),
    ('The board opened the "Lee Dam" on Monday.', []),
    ("Two pillars support the dam.", []),
    ("The army attacked the dam.", []),
    ("Ann Lee was called in the night.", []),
    ("She demonstrated outside the office on Monday.", []),
]  # fmt: skip


@pytest.mark.parametrize(("passage", "expected"), CASES, ids=[c[0][:60] for c in CASES])
def test_rows(models, passage, expected):
    tables = run.extract(run.Source("doc", "doc.txt", "0" * 64, passage, {}), models).tables
    text = {m.mention_id: m.text for m in tables["mentions"]}
    found = [(text[r.source_mention_id], r.cue, r.kind, r.content) for r in tables["attributions"]]
    assert len(found) == len(expected), found
    for (source, cue, kind, content), row in zip(expected, found, strict=True):
        first, _, last = content.partition(" … ")
        assert row[:3] == (source, cue, kind)
        assert row[3].startswith(first)
        assert row[3].endswith(last or first)


def test_a_denied_cue_has_negative_polarity(models):
    passage = "Ann Lee did not say that the dam leaks."
    (row,) = run.extract(run.Source("doc", "doc.txt", "0" * 64, passage, {}), models).tables["attributions"]
    assert row.polarity == "neg"


def test_what_a_stance_is_about_is_not_in_its_mouth(models):
    passage = "The union condemned the arrest of two pilots by police."
    tables = run.extract(run.Source("doc", "doc.txt", "0" * 64, passage, {}), models).tables
    (arrest,) = (e for e in tables["events"] if e.type == "arrest")
    assert (arrest.modality, arrest.attribution_id) == ("asserted", "")


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ('She said "yes" and "no".', ["yes", "no"]),
        ("“One. “Two”, he said.", ["Two"]),
        ("''Three,'' he said.", ["Three,"]),
        ('A 3" pipe and a 4" pipe.', []),
        ('"One goes on\n\n"and ends."', ["One goes on", "and ends."]),
        ('"One never ends\n\nand this is no part of it.', []),
    ],
)
def test_quotations(text, inner):
    assert [text[slice(*q.inner)] for q in find(text)] == inner


def test_a_place_in_a_quotation():
    quotes = Quotations('He said "yes" twice.')
    assert quotes.holding(Span(10, 12)) is not None
    assert quotes.holding(Span(0, 2)) is None
