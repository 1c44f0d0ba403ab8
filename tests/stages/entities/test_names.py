"""Which names stand for one person, body or thing."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.core.placed import Placed
from pipeline.core.rows import Mention, Sentence, place
from pipeline.core.rules import read_marks
from pipeline.core.text import Span, Text
from pipeline.stages import entities
from pipeline.stages.entities import names, people


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        # Left out, or an initial.
        ("Ann Lee", "Ann Marie Lee", True),
        ("A. Lee", "Ann Lee", True),
        ("A. Karlsson", "Anna Karlsson", True),
        ("Ann M. Lee", "Ann Marie Lee", True),
        ("Ann B. Lee", "Ann Marie Lee", False),
        ("Bob Lee", "Ann Lee", False),
        ("van Dael", "Piet van Dael", True),
        ("Ann Lee Jr.", "Ann Lee", True),
        # Spelt otherwise.
        ("Danny “Bear” Lindqvist", "Danny Bear Lindqvist", True),
        ("Kristin Lindqvist", "Kristen Lindqvist", True),
        ("Mohamed Karlsson", "Mohammed Karlsson", True),
        ("Martin Karlsson", "Martina Karlsson", False),
        ("Karin Karlsson", "Karen Karlsson", False),
        ("Marian Karlsson", "Marius Karlsson", False),
    ],
)
def test_names_of_one_person(first: str, second: str, same: bool) -> None:
    assert people.compatible(people.words(first), people.words(second)) is same


@pytest.mark.parametrize(
    ("name", "gender"), [("Jean-Claude Morel", "m"), ("Jean Morel", ""), ("Anne-Claire Morel", "f"), ("Peter Lee", "m")]
)
def test_genders(name: str, gender: str) -> None:
    assert people.gender_of("", name) == gender


def test_initials() -> None:
    assert names.initials("Union of Port Workers") == {"UOPW", "UPW"}


@pytest.mark.parametrize(
    ("marked", "ids"),
    [
        # Halves of a divided country.
        ("[North Korea]{GPE} and [South Korea]{GPE}: the [North]{LOC}", ["gpe:KP", "gpe:KR", "gpe:KP"]),
        ("[South Africa]{GPE} has a [South]{LOC}", ["gpe:ZA", "loc:south"]),
        ("Nothing but the [North]{LOC}", ["loc:north"]),
        # Short for a product or a body.
        ("The [Brandt Falcon]{PRODUCT}, a [Falcon]{PRODUCT}", ["product:brandt-falcon"] * 2),
        ("A [Brandt Falcon]{PRODUCT}, a [Lee Falcon]{PRODUCT}, a [Falcon]{PRODUCT}",
         ["product:brandt-falcon", "product:lee-falcon", "product:falcon"]),
        ("The [Bergen Trolls]{ORG}, the [Trolls]{ORG}", ["org:bergen-trolls"] * 2),
        ("The [Quendel Trolls]{ORG}, the [Trolls]{ORG}", ["org:quendel-trolls", "org:trolls"]),
        ("The [Texas Gazette]{ORG}, the [Gazette]{ORG}", ["org:texas-gazette", "org:gazette"]),
        # One label for a longer name.
        ("[Quendel Space Camp]{ORG}, [Quendel Space Camp]{FAC}", ["org:quendel-space-camp"] * 2),
        ("[Republic of Kenya]{GPE}, [Kenya]{GPE}", ["gpe:KE"] * 2),
        ("[State of Texas]{GPE}, [Texas]{GPE}", ["gpe:texas"] * 2),
    ],
)  # fmt: skip
def test_names_of_one_thing(marked: str, ids: list[str]) -> None:
    text, marks = read_marks(marked)
    row = Sentence(place("d", 0, len(text)), "d", 0, "body", 0, len(text), text)
    lines = [Placed(Span(0, len(text)), 0, row)]
    found = [
        Placed(m.span, 0, Mention("", "d", row.sent_id, *m.span, text[slice(*m.span)], m.value, "name", "", "r"))
        for m in marks
    ]
    known = names.resolve(Text.raw(text), lines, found)
    assert [known[m].entity_id for m in found] == ids


def test_headings_lengthen_no_name(nlp: Any) -> None:
    text = "Ann Karlsson Blasts Board\n\nAnn Karlsson spoke on Monday. The crowd cheered Ann Karlsson."
    doc, raw = nlp(text), Text.raw(text)
    ends = (0, text.index("\n"), text.index("Ann", 20), text.index("The crowd"), len(text))
    lines = []
    for n, (start, end) in enumerate(((0, ends[1]), (ends[2], ends[3] - 1), (ends[3], ends[4]))):
        kind = "body" if n else "heading"
        row = Sentence(place("d", start, end), "d", n, kind, start, end, text[start:end])
        lines.append(Placed(Span(start, end), n, row))

    def name(sent: int, words: str) -> Placed[Mention]:
        start = text.index(words, lines[sent].span.start)
        end = start + len(words)
        home = lines[sent].row.sent_id
        row = Mention(place("d", start, end), "d", home, start, end, words, "PERSON", "name", "", "r")
        return Placed(Span(start, end), sent, row)

    found = [name(0, "Ann Karlsson Blasts"), name(1, "Ann Karlsson"), name(2, "Ann Karlsson")]
    said = entities.run("d", raw, lines, doc, found, "")
    assert {m.row.entity_id for m in said.mentions} == {"person:ann-karlsson"}
    assert [e.name for e in said.entities] == ["Ann Karlsson"]
