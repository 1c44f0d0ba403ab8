"""Persons: for whom a part of a name, a noun or a pronoun stands, and where nobody is the answer."""

from __future__ import annotations

from typing import Any

import pytest

from tests.stages.entities.resolving import of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A surname alone.
        ("Anna Karlsson spoke. Karlsson left.", ("Karlsson", "person:anna-karlsson")),
        ("Peter Karlsson met Anna Karlsson. Mrs Karlsson left.", ("Karlsson", "person:anna-karlsson")),
        ("Peter Karlsson met Anna Karlsson. Then Karlsson left.", ("Karlsson", "")),
        # Namesakes.
        ("John Karlsson and his father John B. Karlsson own it.", ("John Karlsson", "person:john-karlsson")),
        ("John Karlsson and his father John B. Karlsson own it.", ("John B. Karlsson", "person:john-b-karlsson")),
        ("T. Karlsson and his brother Tom Karlsson own it.", ("T. Karlsson", "person:t-karlsson")),
        ("John B. Karlsson spoke. John Karlsson left.", ("John Karlsson", "person:john-b-karlsson")),
        ("Piet van Dael said that van Dael Holdings would pay van Dael.", ("Piet van Dael", "person:piet-van-dael")),
    ],
)
def test_names(nlp: Any, text: str, expected: tuple[str, str]) -> None:
    assert expected in of(nlp, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The one that is meant.
        ("Anna Karlsson met Peter Brandt. She smiled.", ("She", "person:anna-karlsson")),
        ("Anna Karlsson met Maria Brandt at the station, and she smiled.", ("she", "person:anna-karlsson")),
        ("President Amina Okoth of Kenya spoke. The Kenyan leader left.", ("Kenyan leader", "person:amina-okoth")),
        ("Norway Bank said that it would close.", ("it", "org:norway-bank")),
        ("Jean Morel sued. She won.", ("She", "person:jean-morel")),
        ("Norwegians were so tired of the way the vote turned out that they stayed at home.", ("they", "gpe:NO")),
        # Another person may be meant: nobody is.
        ("Peter Brandt helped Paul Karlsson with his defence.", ("his", "")),
        ("A farmer met Peter Brandt. He smiled.", ("He", "")),
        ("Ngata Lomidze praised Tevita Beridze. He thanked her.", ("He", "")),
        ("The president praised Alex Morel. The weather was bad. He left.", ("He", "")),
        ("Viktor Orlov came, and his foreign minister did make room in his calendar.", ("his", "")),
        ("The guests met Peter Brandt. She smiled.", ("She", "")),
        ("Maria Brandt spoke. He smiled.", ("He", "")),
        ("Quendel spoke. She smiled.", ("She", "")),
    ],
)
def test_nouns_and_pronouns(nlp: Any, text: str, expected: tuple[str, str]) -> None:
    assert expected in of(nlp, text)


def test_no_object_is_its_own_subject(nlp: Any) -> None:
    assert of(nlp, "NATO replaced it.") == [("NATO", "org:nato")]
    assert of(nlp, "Peter Brandt saw him.") == [("Peter Brandt", "person:peter-brandt"), ("him", "")]
