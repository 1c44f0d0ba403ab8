"""Names: what is trimmed, what the lists add, how a document agrees on a label."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.core.placed import Placed
from pipeline.core.rows import MENTIONS, Mention
from pipeline.core.text import Span, Text
from pipeline.stages import mentions
from pipeline.stages.mentions import agree, lists, model, persons, spans, spread
from tests.stages.lines import lines


def names(nlp: Any, text: str) -> list[Placed[Mention]]:
    doc = nlp(text)
    return list(mentions.run("d", Text.raw(text), lines(doc), doc).rows)


def brief(nlp: Any, text: str) -> list[tuple[str, str]]:
    return [(m.row.text, m.row.label) for m in names(nlp, text)]


@pytest.mark.parametrize(
    ("words", "label", "name"),
    [
        ("the United Board", "ORG", "United Board"),
        ("Prime Minister Ann Lee's", "PERSON", "Ann Lee"),
        ("Mr. Lee", "PERSON", "Lee"),
        ("former President Ann Lee", "PERSON", "Ann Lee"),
        ("“Ann Lee,”", "PERSON", "Ann Lee"),
        ("Ann Lee, 45", "PERSON", "Ann Lee"),
        ("Tarrant Inc.", "ORG", "Tarrant Inc."),
        ("U.S.", "GPE", "U.S."),
        ("northern Norway", "GPE", "Norway"),
        ("de Vries", "PERSON", "de Vries"),
        ("norway", "GPE", "norway"),
    ],
)
def test_trim(words: str, label: str, name: str) -> None:
    found = spans.trim(words, Span(0, len(words)), label)
    assert found is not None and words[slice(*found)] == name


@pytest.mark.parametrize("words", ["President", "https://a.example/News", "the", "“”", "X", "dry north", "3,0", "NGO"])
def test_no_name(words: str) -> None:
    assert spans.trim(words, Span(0, len(words)), "ORG") is None


def test_parts() -> None:
    def parts(words: str, label: str) -> list[str]:
        return [words[slice(*p)] for p in spans.parts(words, Span(0, len(words)), label)]

    assert parts("Lyon, France", "GPE") == ["Lyon", "France"]
    assert parts("Coastal Fisheries Board (CFB)", "ORG") == ["Coastal Fisheries Board", "CFB"]
    assert parts("Ann Lee\nReporter", "PERSON") == ["Ann Lee"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("US-led and pro-Russian", {"US", "Russian"}),
        ("www.example.com/Russia and x@Norway", set()),
        ("Russias Norwayan USAID", {"USAID"}),
        ("United\n States", {"United States"}),
        ("US$5 and U.S. and UK.", {"U.S.", "UK"}),
        ("The Hague", {"Hague"}),
    ],
)
def test_lists_match_whole_words(text: str, names: set[str]) -> None:
    assert {name for _, name in lists.find(text, lists.listed_index(), Span(0, len(text)))} == names


@pytest.mark.parametrize(
    ("before", "short", "long"),
    [
        ("the Union of Port Workers ", "UPW", "Union of Port Workers"),
        ("he joined National Grain Board ", "NGB", "National Grain Board"),
        ("the gross domestic product ", "GDP", None),
        ("the Board ", "NGB", None),
    ],
)
def test_long_form(before: str, short: str, long: str | None) -> None:
    found = spread.long_form(before, Span(0, len(before.rstrip())), short)
    assert (before[slice(*found)] if found else None) == long


def test_surnames() -> None:
    assert agree.surnames(["Ann Lee", "Bob Lee", "Cher", "Tom Ray Jr.", "Ed Xu"]) == {"Lee": 2, "Ray": 1}


def test_capitals() -> None:
    assert model.in_capitals("NORWAY AND SWEDEN SIGN DEAL")
    assert not model.in_capitals("NATO and the EU met")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Listed names.
        ("Turkey and Chad signed the treaty.", ("Turkey", "GPE")),
        ("He praised the West and its Western allies.", ("West", "LOC")),
        ("He praised the West and its Western allies.", ("Western", "NORP")),
        ("The company’s Nordic unit was sold to Sweden’s Tarrant Group.", ("Sweden", "GPE")),
        # States that are names of persons too.
        ("Mr Jordan flew to Jordan.", ("Jordan", "PERSON")),
        ("Ministers met in Tbilisi, and Georgia agreed.", ("Georgia", "GPE")),
        ("The crowd cheered. Kenya's president, Uhuru Kenyatta, spoke.", ("Uhuru Kenyatta", "PERSON")),
        ("His predecessor, Theresa May, left. Few miss Theresa May.", ("Theresa May", "PERSON")),
        ("Chad, a former teacher, was shot. Chad has two sons.", ("Chad", "PERSON")),
        ("Chad, a country in Africa, is large.", ("Chad", "GPE")),
        ("Chad, an ally of France, sent troops.", ("Chad", "GPE")),
        ("Jordan signed a treaty with Israel. Michael Jordan was born in Brooklyn.", ("Jordan", "GPE")),
        ("Israel and Jordan broke off relations. Jordan withdrew its ambassador.", ("Jordan", "GPE")),
        ("Mr Jordan signed a contract with Michael Jordan.", ("Jordan", "PERSON")),
    ],
)
def test_names(nlp: Any, text: str, expected: tuple[str, str]) -> None:
    assert expected in brief(nlp, text)


@pytest.mark.parametrize(
    ("words", "body", "kept"),
    [
        ("Ann Lee Resigns", {"Ann Lee", "Lee"}, "Ann Lee"),
        ("Ann Lee Blasts Plan", {"Lee"}, "Ann Lee"),
        ("Mary Ann Lee", {"Ann Lee"}, None),
        ("Tycoon Ann Lee", {"Ann Lee"}, "Ann Lee"),
        ("Ann Lee", {"Lee"}, None),
        ("Ann Lee Resigns", set(), None),
    ],
)
def test_names_of_headings(words: str, body: set[str], kept: str | None) -> None:
    parts = words.split()
    found = persons.known_part(parts, body)
    assert (" ".join(parts[slice(*found)]) if found else None) == kept


def test_byline_names_count(nlp: Any) -> None:
    assert ("Ann Petersen", "PERSON") in brief(nlp, "By Ann Petersen")


@pytest.mark.xfail(strict=True, reason="a body that the model sees only the country of")
def test_body_with_country(nlp: Any) -> None:
    assert ("Green Hands Norway", "ORG") in brief(nlp, "Green Hands Norway, a charity, welcomed the plan.")


WORDS = st.sampled_from(
    ["Norway", "the West", "Ann Lee", "Mr", "US", "said", "(NGB)", "National Grain Board", ".", "\n\n", "’s", "“", "”",
     "Moscow", "EUROPE", "and", ",", "Łódź", "Kremlin", "3", "he", "\U0001f600"]
)  # fmt: skip


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(WORDS, min_size=1, max_size=25))
def test_invariants(nlp: Any, words: list[str]) -> None:
    text = " ".join(words)
    doc = nlp(text)
    sents = lines(doc)
    found = mentions.run("d", Text.raw(text), sents, doc)
    assert found == mentions.run("d", Text.raw(text), sents, doc)
    last = 0
    for m in found.rows:
        assert text[m.row.start : m.row.end] == m.row.text and m.span.start >= last
        assert sents[m.sent].span.start <= m.span.start and m.span.end <= sents[m.sent].span.end
        assert not list(MENTIONS.problems(m.row))
        last = m.span.end
