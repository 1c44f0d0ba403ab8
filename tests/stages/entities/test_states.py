"""States: which of them a year means, their governments, and who holds their offices."""

from __future__ import annotations

import pytest

from pipeline.stages.entities import facts, metonyms, offices


@pytest.mark.parametrize(
    ("code", "years", "capital", "then"),
    [
        ("RU", [1968], "moscow", "SUHH"),
        ("RU", [2014], "moscow", "RU"),
        ("RU", [1968, 2014], "moscow", "RU"),
        ("RU", [], "moscow", "RU"),
        ("RU", [1950], "", "SUHH"),
        ("CZ", [1968], "prague", "CSHH"),
        ("DE", [1970], "berlin", "DE"),
    ],
)
def test_the_state_that_years_mean(code: str, years: list[int], capital: str, then: str) -> None:
    assert facts.before(code, years, capital) == then


def test_names_of_governments() -> None:
    assert metonyms.government("US").name == "Government of the United States"
    assert metonyms.government("RU").name == "Government of Russia"


def test_who_holds_an_office() -> None:
    held = frozenset({offices.Held("person:a", "KE", "president"), offices.Held("person:b", "KE", "foreign minister")})
    assert offices.holder(held, "KE", "leader") == "person:a"
    assert offices.holder(held, "KE", "foreign minister") == "person:b"
    assert offices.holder(held, "KE", "prime minister") == ""
    assert offices.holder(held | {offices.Held("person:c", "KE", "leader")}, "KE", "leader") == ""
