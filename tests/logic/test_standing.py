"""How an event stands, of several hundred sentences: the shared pass with the voice that it is in.

standing.txt and readings.txt have modality and polarity, tenses.txt the tense as well.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import run
from pipeline.core.placed import Published
from pipeline.core.rules import read_marks
from pipeline.core.text import Text
from pipeline.logic import clauses, fillers
from pipeline.logic.modality import Judgement, judge
from pipeline.logic.voices import Voices
from pipeline.stages import attributions, dates, entities, mentions, parse, sentences

FOLDER = Path(__file__).parent
GAPS = set((FOLDER / "standing_gaps.txt").read_text("utf-8").splitlines())


def cases(name: str) -> list[str]:
    """The lines of a file of cases, without its comments."""
    return [line for line in (FOLDER / name).read_text("utf-8").splitlines() if line[:1] not in ("", "#")]


LINES = [*cases("standing.txt"), *cases("readings.txt"), *cases("tenses.txt")]
# Denied, asked, planned or only possible: a row that says it is so would be the worst error of all.
UNREAL = frozenset({"negated", "question", "hypothetical", "intended", "attempted"})


def standing(models, example: str) -> Judgement:
    """How the marked word stands, as the event stage sees it."""
    sentence, marks = read_marks(example)
    text = Text.raw(sentence)
    lines = sentences.run("doc", text).rows
    doc = parse.run(text, lines, models.nlp)
    named = mentions.run("doc", text, lines, doc, None)
    days, published = dates.run("doc", text, lines, doc, Published())
    who = entities.run("doc", text, lines, doc, named.rows, published.value)
    told = clauses.run(lines, doc)
    cast = fillers.Fillers("doc", text, lines, doc, who.mentions, days.rows, (), ())
    said = Voices(attributions.statements(attributions.run(told, cast).rows), text, lines)
    span = marks[-1].span
    token = next(t for t in doc if t.idx == span.start)
    return said.stands(judge(token), said.of(span), token)


@pytest.mark.parametrize(
    "line", [pytest.param(c, marks=pytest.mark.xfail(strict=True)) if c in GAPS else c for c in LINES]
)
def test_standing(models, line):
    expected, _, example = line.partition("|")
    seen = standing(models, example.strip())
    wanted = expected.split()
    assert [seen.modality, seen.polarity, seen.tense][: len(wanted)] == wanted


def test_gaps_are_cases():
    assert set(LINES) >= {line for line in GAPS if line[:1] not in ("", "#")}


@pytest.mark.parametrize("line", [line for line in LINES if line.split()[0] in UNREAL])
def test_what_is_not_so_is_never_asserted(models, line):
    sentence, marks = read_marks(line.partition("|")[2].strip())
    tables = run.extract(run.Source("doc", "doc.txt", "0" * 64, sentence, {}), models).tables
    starts = {mark.span.start for mark in marks}
    assert not [e for e in tables["events"] if e.start in starts and e.modality == "asserted"]
