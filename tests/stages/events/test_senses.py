"""One sense of a word in one text."""

import pytest

from pipeline import run


@pytest.mark.parametrize(
    ("text", "trials"),
    [
        ("The vaccine was safe. The trial of the company began in May. Half of the volunteers had a placebo.", 0),
        ("The company made a drug. A judge in Leeds adjourned the case. The trial of the company began in May.", 1),
        ("The trial of the company began in May.", 1),
    ],
)
def test_trials_are_of_courts_or_of_medicines(models, text, trials):
    tables = run.extract(run.Source("doc", "doc.txt", "0" * 64, text, {}), models).tables
    assert sum(e.text == "trial" and e.type == "court_case" for e in tables["events"]) == trials
