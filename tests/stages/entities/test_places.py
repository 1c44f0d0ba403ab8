"""Places, governments and bodies: which of them a name in a sentence stands for."""

from __future__ import annotations

from typing import Any

import pytest

from tests.stages.entities.resolving import of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A capital, or its government.
        ("Ankara agreed to the deal.", ("Ankara", "gov:TR")),
        ("The mayor visited Ankara on Monday.", ("Ankara", "gpe:ankara")),
        ("Thousands marched in Moscow on Friday.", ("Moscow", "gpe:moscow")),
        ("The treaty was rejected by Warsaw.", ("Warsaw", "gov:PL")),
        ("Warsaw's relations with Prague improved.", ("Warsaw", "gov:PL")),
        ("Warsaw's relations with Prague improved.", ("Prague", "gov:CZ")),
        ("Warsaw's tram drivers went on strike.", ("Warsaw", "gpe:warsaw")),
        ("Moscow condemned the reform in 1968.", ("Moscow", "gov:SUHH")),
        ("Moscow has condemned the reform since 1968.", ("Moscow", "gov:RU")),
        ("The Kremlin denied it.", ("Kremlin", "gov:RU")),
        ("The White House denied it.", ("White House", "gov:US")),
        # Bodies and peoples.
        ("The EU said that Brussels would pay.", ("EU", "org:eu")),
        ("Dutch and Belarussian envoys met.", ("Belarussian", "gpe:BY")),
        ("The Western allies met.", ("Western", "loc:west")),
        ("The Coastal Fisheries Board (CFB) met. The CFB voted.", ("CFB", "org:coastal-fisheries-board")),
        ("The International Monetary Fund paid.", ("International Monetary Fund", "org:imf")),
        # Namesakes among places.
        ("He lives in Atlanta, Georgia.", ("Georgia", "gpe:georgia")),
        ("Officials in Tbilisi said that Georgia had won.", ("Georgia", "gpe:GE")),
        ("She moved to Turkey, Texas, last year.", ("Turkey", "gpe:turkey-texas")),
        ("It sells to Mexico, Texas and Canada.", ("Mexico", "gpe:MX")),
        ("She flew from Turkey to Texas.", ("Turkey", "gpe:TR")),
    ],
)
def test_places_and_governments(nlp: Any, text: str, expected: tuple[str, str]) -> None:
    assert expected in of(nlp, text)
