"""Modality, polarity and tense of one marked word a sentence."""

from pathlib import Path

import pytest

from pipeline.core.rules import read_marks
from pipeline.logic.modality import judge

FOLDER = Path(__file__).parent
GAPS = set((FOLDER / "modality_gaps.txt").read_text("utf-8").splitlines())
CASES = [line for line in (FOLDER / "modality.txt").read_text("utf-8").splitlines() if line and line[0] != "#"]


@pytest.mark.parametrize(
    "case", [pytest.param(c, marks=pytest.mark.xfail(strict=True)) if c in GAPS else c for c in CASES]
)
def test_judgement(nlp, case):
    expected, _, example = case.partition(" | ")
    sentence, (mark,) = read_marks(example)
    token = next(t for t in nlp(sentence) if t.idx == mark.span.start)
    seen = judge(token)
    assert f"{seen.modality} {seen.polarity} {seen.tense}" == expected


def test_gaps_are_cases():
    assert set(CASES) >= GAPS
