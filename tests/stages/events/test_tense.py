"""Tense of events as their rows have it: the verb's, the date's, and what is over once it is spoken of."""

import pytest

from pipeline import run
from pipeline.core.rules import read_marks

CASES = [
    "The [attack]{past} shows how weak the army is.",
    "Her [death]{past} brings the toll to nine.",
    "The [verdict]{past} pleases nobody.",
    "The [war]{present} shows how weak the army is.",
    "The [sanctions]{present} bite.",
    "[Attacks]{present} on farmers are common in Chad.",
    "Rebels [attacked]{past} Bangui.",
    "Rebels will [attack]{future} Bangui.",
]


@pytest.mark.parametrize("case", CASES)
def test_tense(models, case):
    sentence, (mark,) = read_marks(case)
    found = run.extract(run.Source("d", "d.txt", "0" * 64, sentence, {}), models).tables["events"]
    (event,) = [e for e in found if e.start == mark.span.start]
    assert event.tense == mark.value
