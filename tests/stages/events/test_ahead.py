"""What a row of an event says beyond its words: set days, elections to come, violence that only a source tells of."""

import pytest

from pipeline import run
from pipeline.core.rules import read_marks

CASES = [
    "The Senate will look into last month's [killing]{asserted} of Anna Lee.",
    "The cabinet may scrap yesterday's [deal]{asserted} with Chad.",
    # -- still to come
    "The two leaders [meet]{future} in Oslo on Monday.",
    "Under the accord, Maria Ruiz [becomes]{future} finance minister.",
    "The mayor hopes to win a seat in August's [election]{future}.",
    "The talks should wait until after the [election]{future}.",
    "Workers put up fences ahead of the [summit]{future}.",
    "The firm's sales should [rise]{future} next year.",
    # -- there, or over
    "The two leaders [met]{asserted} in Oslo on Monday.",
    "The mayor lost her seat in last year's [election]{asserted}.",
    "After the [election]{asserted}, the mayor resigned.",
    # -- told by a source alone, or only judged by it
    "Police said the [blast]{reported} wounded nine people.",
    "Officials said nine people were hurt in the [attack]{reported}.",
    "The bishop said the [attack]{asserted} would not stop the peace talks.",
    "Engineers [put]{reported} the damage at $3 million.",
]
TENSES = [
    "The [war]{present} has killed thousands of people.",
    "[Sanctions]{present} have hurt the country's banks.",
    "Rebels [backed]{present} by Iran say they will go on.",
    "Prices fall after the [talks]{past}.",
    "The [raid]{past} killed nine people.",
]


def _event(models, sentence: str, start: int):
    found = run.extract(run.Source("d", "d.txt", "0" * 64, sentence, {}), models).tables["events"]
    (event,) = [e for e in found if e.start == start]
    return event


@pytest.mark.parametrize("case", CASES)
def test_modality(models, case):
    sentence, (mark,) = read_marks(case)
    assert _event(models, sentence, mark.span.start).modality == mark.value


@pytest.mark.parametrize("case", TENSES)
def test_tense(models, case):
    sentence, (mark,) = read_marks(case)
    assert _event(models, sentence, mark.span.start).tense == mark.value
