"""Events told again: one type, the same people in the same parts, nothing that speaks against it."""

import pytest

from pipeline import run
from pipeline.core.rules import read_marks

PUBLISHED = "2021-06-09"
# [The event told first] and [the event told again]{same}, or [another]{other}.
CASES = {
    "the same two parties": (
        "Rebels [attacked] Bangui on Monday. On Monday the rebels [attacked]{same} Bangui before dawn."
    ),
    "who and when, told shorter": (
        "Anna Lee [visited] Peru on Monday. Anna Lee [visited]{same} it on Monday, her aide said."
    ),
    "the noun that points back": "A [strike] by miners began on Monday. The [strike]{same} was their first.",
    "this": "A [strike] by miners began on Monday. They say that this [strike]{same} is their last.",
    "one amount": (
        "Kenya [received] a loan of $2 billion from China. "
        "Kenya [received]{same} the loan of $2 billion from China in May."
    ),
    "three times": (
        "Gunmen [kidnapped] Anna Lee on Monday. Gunmen [kidnapped]{same} Anna Lee on Monday near Kidal. "
        "On Monday, gunmen [kidnapped]{same} Anna Lee and her driver."
    ),
    "another day": "Anna Lee [visited] Peru on Monday. Anna Lee [visited]{other} Peru on Tuesday.",
    "another victim": "Gunmen [killed] Anna Lee on Monday. Gunmen [killed]{other} Tom Miller on Monday.",
    "another amount": (
        "Kenya [received] a loan of $2 billion from China. Kenya [received]{other} a loan of $3 billion from China."
    ),
    "another type": "Rebels [attacked] Bangui on Monday. Rebels [seized]{other} Bangui on Monday.",
    "denied and asserted": "Chad [attacked] Mali on Monday. Chad did not [attack]{other} Mali on Monday, it said.",
    "one sentence": "Anna Lee [visited] Peru on Monday and Tom Miller [visited]{other} Peru on Monday.",
    "no article": "A [strike] by miners began on Monday. Then a [strike]{other} by teachers began.",
    "figures recur": "Prices [rose] by 3% in May. Prices [rose]{other} by 3% in May, the bank said.",
    "talk recurs": "Anna Lee [praised] Chad on Monday. Anna Lee [praised]{other} Chad on Monday.",
}


@pytest.mark.parametrize("case", CASES)
def test_same(models, case):
    text, marks = read_marks(CASES[case], frozenset())
    source = run.Source("doc", "doc.txt", "0" * 64, text, {"published": PUBLISHED})
    events = {e.start: e for e in run.extract(source, models).tables["events"]}
    first, *later = marks
    for mark in later:
        told_first = events[first.span.start].event_id if mark.value == "same" else ""
        assert events[mark.span.start].same_as_event_id == told_first


@pytest.mark.parametrize("case", [c for c in CASES if "{same}" in CASES[c]])
def test_what_points_back_stands_before(models, case):
    text, _ = read_marks(CASES[case], frozenset())
    source = run.Source("doc", "doc.txt", "0" * 64, text, {"published": PUBLISHED})
    events = run.extract(source, models).tables["events"]
    first = {e.event_id: e for e in events}
    for event in events:
        if event.same_as_event_id:
            assert first[event.same_as_event_id].start < event.start
            assert first[event.same_as_event_id].type == event.type
            assert not first[event.same_as_event_id].same_as_event_id


@pytest.mark.parametrize(
    ("text", "row", "lost"),
    [
        ("Norway delivered aid to Chad on Monday.", "delivered", "aid"),
        ("The signing of the accords pleased Ann Lee.", "signing", "accords"),
        ("Norway pledged to lend Chad $5 million.", "lend", "pledged"),
    ],
)
def test_one_deed_is_one_row_and_what_lost_is_told(models, text, row, lost):
    article = run.extract(run.Source("doc", "doc.txt", "0" * 64, text, {"published": PUBLISHED}), models)
    assert [e.text for e in article.tables["events"] if e.text in {row, lost}] == [row]
    assert (lost, row) in {(text[slice(*loss.span)], text[slice(*loss.winner_span)]) for loss in article.lost}
