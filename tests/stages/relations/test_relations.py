"""Relations that single sentences state, that they don't, those not found yet; ties as everyday news tells them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import run
from pipeline.core.rules import read_marks
from pipeline.stages.relations.fitting import ALLOWED
from pipeline.stages.relations.stage import RULES

HERE = Path(__file__).parent
ENDS = frozenset({"head", "tail"})


def cases(name: str) -> list[str]:
    return [line for line in (HERE / name).read_text("utf-8").splitlines() if line[:1] not in ("", "#")]


def relations(models, sentence: str):
    tables = run.extract(run.Source("doc", "doc.txt", "0" * 64, sentence, {}), models).tables
    at = {m.mention_id: m for m in tables["mentions"]}
    return [(r, at[r.head_mention_id], at[r.tail_mention_id]) for r in tables["relations"]]


def check(models, line: str) -> None:
    kind, _, example = (part.strip() for part in line.partition("|"))
    sentence, marks = read_marks(example, ENDS)
    found = relations(models, sentence)
    if kind.startswith("none "):
        assert not [r for r, _, _ in found if r.type == kind.removeprefix("none ")]
        return
    spans = {m.role: m.span for m in marks}
    ends = [(head, tail) for r, head, tail in found if r.type == kind]
    wanted = (spans["head"], spans["tail"])
    assert any(h.start < wanted[0].end and wanted[0].start < h.end and (t.start, t.end) == wanted[1] for h, t in ends)


@pytest.mark.parametrize("line", cases("relations.txt"))
def test_relations(models, line):
    check(models, line)


@pytest.mark.parametrize("line", cases("gaps.txt"))
@pytest.mark.xfail(strict=True, raises=AssertionError)
def test_gaps(models, line):
    check(models, line)


PROSE = ("ties", "news", "parts", "voices", "ends", "holders", "idioms")
GAPS = {name: frozenset(cases(f"{name}_gaps.txt")) for name in PROSE}


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(c, marks=pytest.mark.xfail(strict=True)) if c in GAPS[name] else c
        for name in PROSE
        for c in cases(f"{name}.txt")
    ],
)
def test_prose(models, line):
    check(models, line)


def test_gaps_are_prose():
    assert all(set(cases(f"{name}.txt")) >= GAPS[name] for name in PROSE)


@pytest.mark.parametrize(
    ("sentence", "role", "status"),
    [
        ("The former Kenyan finance minister Anna Lee spoke.", "finance minister", "former"),
        ("Anna Lee was Slovenia's finance minister from 2009 to 2012.", "finance minister", "former"),
        ("Anna Lee, the newly appointed chief financial officer of Oxfam, wept.", "chief financial officer", "current"),
        ("Oxfam's first female chief executive, Anna Lee, wept.", "chief executive", "current"),
        ("Anna Lee, the 54-year-old chairman of Siemens, wept.", "chairman", "current"),
        ("Ghana's long-serving Foreign Minister Anna Lee wept.", "foreign minister", "current"),
        ("Ghana's civil defence chief, Anna Lee, wept.", "civil defence chief", "current"),
        ("Ghana's first deputy prime minister, Anna Lee, wept.", "first deputy prime minister", "current"),
        ("Anna Lee has been chairwoman of Oxfam since May.", "chairwoman", "current"),
        ("Anna Lee will become president of Ghana.", "president", "future"),
        ("Tom Miller, one of Oxfam's regional officers, wept.", "regional officer", "current"),
        ("The retired Israeli colonel Tom Miller spoke.", "colonel", "former"),
        ("Anna Lee's brother-in-law, Tom Miller, wept.", "brother-in-law", "current"),
    ],
)
def test_role_and_status(models, sentence, role, status):
    assert (role, status) in {(r.role, r.status) for r, _, _ in relations(models, sentence)}


@pytest.mark.parametrize(
    ("sentence", "modality", "polarity"),
    [
        ("Anna Lee isn't the president of Ghana.", "negated", "neg"),
        ("Is Anna Lee the president of Ghana?", "question", "pos"),
        ("Anna Lee, the president of Ghana, didn't come.", "asserted", "pos"),
        ("Did Anna Lee, the president of Ghana, come?", "asserted", "pos"),
        ("Tom Miller said that Anna Lee works for Boeing.", "reported", "pos"),
        ("Tom Miller plans to visit Lyon, France.", "asserted", "pos"),
    ],
)
def test_standing(models, sentence, modality, polarity):
    assert (modality, polarity) in {(r.modality, r.polarity) for r, _, _ in relations(models, sentence)}


def test_every_type_has_rules():
    from pipeline.stages.relations.stage import PATTERNS, WORDINGS

    assert {p.type for p in PATTERNS} | {w.type for w in WORDINGS} == set(ALLOWED)
    assert len(RULES) >= 60


def test_nothing_is_stated_twice(models):
    text = "Ghana's president, John Mahama, met Anna Lee, the director of Oxfam, and her husband, Tom Miller of Leeds."
    found = [(r.type, r.head_mention_id, r.tail_mention_id) for r, _, _ in relations(models, text)]
    assert len(found) == len(set(found)) >= 3


def test_what_no_row_uses_leaves_no_mention(models):
    sentence = "The mayor will meet with union leaders."
    tables = run.extract(run.Source("doc", "doc.txt", "0" * 64, sentence, {}), models).tables
    assert "union" not in {m.text for m in tables["mentions"]}
