"""Other corpora: TimeML and CoNLL files are read as they are meant, and scored."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from pipeline.core.errors import ContractError, UsageError
from pipeline.gold import against, corpora
from tests.gold_tests import hand

TML = """<?xml version="1.0" ?>
<TimeML>
<DOCID>x</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2020-03-10T12:00" functionInDocument="CREATION_TIME">10/3/20</TIMEX3></DCT>
<TITLE>Not this</TITLE>
<TEXT>
😀 It <EVENT eid="e1" class="STATE">rained</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2020-03-09">Monday</TIMEX3>
for <TIMEX3 tid="t2" type="DURATION" value="PT2H" mod="APPROX">about <b>two</b> hours</TIMEX3>.
<TIMEX3 tid="t3" type="DATE" value="2020"/>
</TEXT>
</TimeML>
"""
CONLL = """-DOCSTART- -X- O O

Ann NNP B-NP B-PER
Bell NNP I-NP I-PER
left VBD B-VP O
Norland NNP B-NP B-LOC
, , O O
`` `` O O
the DT B-NP O
Orla NNP I-NP B-MISC
Times NNPS I-NP I-MISC
'' '' O O
said VBD B-VP O
( ( O O
AP NNP B-NP B-ORG
) ) O O
. . O O

-DOCSTART- -X- O O

Orla NNP B-NP S-LOC
Tarn NNP B-NP S-LOC
"""
IOB1 = "Orla I-LOC\nTarn B-LOC\nAnn I-PER\n"
WHOLE = """#begin document (x); part 000
x 0 0 Ann NNP * - - - - (PERSON* -
x 0 1 Bell NNP * - - - - *) -
x 0 2 did VBD * - - - - * -
x 0 3 n't RB * - - - - * -
x 0 4 leave VB * - - - - * -
x 0 5 Norland NNP * - - - - (GPE) -
x 0 6 Monday NNP * - - - - (DATE) -
#end document
"""


def write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return folder


def test_timeml(tmp_path: Path) -> None:
    (found,) = corpora.read(write(tmp_path / "c", "x.tml", TML))
    assert (found.doc_id, found.published, found.names) == ("x", "2020-03-10", None)
    assert found.raw.startswith("\n😀 It rained on Monday\nfor about two hours.")
    assert [(d.text, d.type, d.value, d.mod, found.raw[d.start : d.end]) for d in found.dates or ()] == [
        ("Monday", "DATE", "2020-03-09", "", "Monday"),
        ("about two hours", "DURATION", "PT2H", "APPROX", "about two hours"),
    ]


def test_conll(tmp_path: Path) -> None:
    one, other = corpora.read(write(tmp_path / "c", "y.conll", CONLL))
    assert one.raw == 'Ann Bell left Norland, " the Orla Times " said (AP).\n'
    assert [(m.text, m.label, one.raw[m.start : m.end]) for m in one.names or ()] == [
        ("Ann Bell", "PERSON", "Ann Bell"),
        ("Norland", "LOC", "Norland"),
        ("AP", "ORG", "AP"),
    ]
    assert [(m.text, m.label) for m in other.names or ()] == [("Orla", "LOC"), ("Tarn", "LOC")]
    assert (one.doc_id, other.doc_id, one.fine, one.dates) == ("y-1", "y-2", False, None)


def test_names_of_the_older_iob(tmp_path: Path) -> None:
    (found,) = corpora.read(write(tmp_path / "c", "z.iob", IOB1))
    assert [(m.text, m.label) for m in found.names or ()] == [("Orla", "LOC"), ("Tarn", "LOC"), ("Ann", "PERSON")]


def test_conll_2012(tmp_path: Path) -> None:
    (found,) = corpora.read(write(tmp_path / "c", "w.gold_conll", WHOLE))
    assert found.raw == "Ann Bell didn't leave Norland Monday\n"
    assert [(m.text, m.label) for m in found.names or ()] == [("Ann Bell", "PERSON"), ("Norland", "GPE")]
    assert found.fine


@pytest.mark.parametrize(
    ("name", "text", "error", "words"),
    [
        ("x.tml", "<TimeML>", ContractError, "x.tml: it isn't XML"),
        ("x.conll", "Ann\n", ContractError, "x.conll: line 1: it has no column of tags"),
        ("x.txt", "Ann", UsageError, r"no file \*\.tml, .*\*\.conll"),
    ],
)
def test_what_is_no_corpus(tmp_path: Path, name: str, text: str, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        corpora.read(write(tmp_path / "c", name, text))


def test_places_are_one_where_the_corpus_has_one_label_for_them(tmp_path: Path) -> None:
    one, _ = corpora.read(write(tmp_path / "c", "y.conll", CONLL))
    names = {
        "Ann Bell": "PERSON",
        "Norland": "GPE",
        "the Orla Times": "WORK_OF_ART",
        "AP": "LOC",
    }
    rows = []
    for text, label in names.items():
        start = one.raw.index(text)
        place = {"start": start, "end": start + len(text), "text": text}
        rows.append(hand.row("mentions", mention_id=text, label=label, form="name", **place))
    found = against.score(one, {"mentions": tuple(rows)})["mentions"]
    assert (found.headline.hits_gold, found.headline.predicted, found.headline.gold) == (2, 3, 3)
    assert found.further["names: span"].hits_gold == 3


def test_a_corpus_is_run_and_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(write(tmp_path / "c", "x.tml", TML), "w.gold_conll", WHOLE)
    seen: list[Any] = []

    def extract(source: Any, models: object) -> Any:
        seen.append(source)
        start = source.raw.find("Monday")
        day = hand.row(
            "dates", date_id="d", start=start, end=start + 6, text="Monday", type="DATE", value="2020-03-16",
            rule_id="dates.weekday",
        )  # fmt: skip
        return SimpleNamespace(tables={"dates": (day,)})

    module = ModuleType("pipeline.run")
    module.__dict__.update(Source=hand.Source, extract=extract, load=lambda model, names: model)
    monkeypatch.setitem(sys.modules, "pipeline.run", module)
    summary = tmp_path / "summary.md"
    lines = against.run(folder, "any", summary=summary).splitlines()
    assert lines[0] == "2 documents of another corpus, under its own guidelines"
    assert any(line.startswith("dates            P   0.0  R   0.0  F1   0.0  (right 0, predicted 1") for line in lines)
    assert any(line.startswith("mentions         P   0.0") for line in lines)
    assert '    x:16-22  "Monday"  value: expected "2020-03-09", got "2020-03-16"  [dates.weekday]' in lines
    assert [source.metadata for source in seen] == [{}, {"published": "2020-03-10"}]
    assert "| dates | 0.0 | 0.0 | 0.0 | 0 | 1 | 2 |  |" in summary.read_text("utf-8")
