"""Which stretches of a text are answers in an interview."""

from __future__ import annotations

import pytest

from pipeline import run
from pipeline.core.text import Span, Text
from pipeline.logic.answers import Answers
from pipeline.stages import sentences

LABELS = """Talking to a keeper

Rosa Quint keeps the light at Farrow Point. She sold her boat in May.

Q: Did you sell the boat?

A: Yes. The council bought the pier in 2011.

It fined two fishermen that year.

Q: The council attacked you for that.

A: It did, and the mayor resigned in March.

This interview has been edited for length.
"""
NAMES = """The Gazette: Ms Quint, why did you leave?

Rosa Quint: The council bought the pier in 2011.

The Gazette: Was that legal?

Rosa Quint: No, and the mayor resigned in March.

The harbour was closed in April.
"""
BARE = """Rosa Quint keeps the light at Farrow Point.

Why did you sell your boat?

The council bought the pier in 2011, and we lost our berth.

Did you ever complain to the mayor?

I did. The mayor resigned in March.

What will you do now?

I will stay here. The bishop visited me yesterday.

The harbour was closed in April.
"""
LINES = """Q: Did you sell the boat?
A: Yes. The council bought the pier in 2011.
Q: Was that legal?
A: No, and the mayor resigned in March.
"""
EXPLAINER = """Who can vote?

Citizens over 18. The council bought the pier in 2011.

When do polls open?

At noon. The mayor resigned in March.

What happens next?

The court closed the harbour.
"""
NOTES = """Venue: the old pier. Is it open?

Tickets: The council bought the pier in 2011.

Guests: three. Who comes?

Weather: The mayor resigned in March.
"""
CASES = [
    (LABELS, ["bought", "fined", "resigned"], ["sold", "attacked"]),
    (NAMES, ["bought", "resigned"], ["closed"]),
    (BARE, ["bought", "resigned", "visited"], ["closed"]),
    (LINES, ["bought", "resigned"], []),
    (EXPLAINER, [], ["bought", "resigned", "closed"]),
    (NOTES, [], ["bought", "resigned"]),
]


@pytest.mark.parametrize(("text", "answers", "told"), CASES)
def test_answers(text, answers, told):
    found = Answers(text, sentences.run("doc", Text.raw(text)).rows)
    inside = {w for w in (*answers, *told) if found.hold(Span(text.index(w), text.index(w) + len(w)))}
    assert inside == set(answers)


def test_what_an_answer_states_is_reported(models):
    events = run.extract(run.Source("doc", "doc.txt", "0" * 64, LABELS, {}), models).tables["events"]
    stands = {e.text: e.modality for e in events}
    assert stands["resigned"] == "reported"
    assert stands["attacked"] == "asserted"
