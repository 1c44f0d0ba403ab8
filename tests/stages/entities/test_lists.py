"""The lists of states, places, cities and bodies: what they know, and that they agree."""

from __future__ import annotations

import re

import pytest

from pipeline.core.vocab import read
from pipeline.stages.entities import cities, facts
from pipeline.stages.entities.cities import City
from pipeline.stages.entities.ids import plain

WITH_IDS = ("countries", "places", "organisations", "city_ids")


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (("Belarussian", "Byelorussian", "Belorussia"), "BY"),
        (("Côte d’Ivoire", "Ivory Coast", "Ivorian"), "CI"),
        (("Burma", "Burmese"), "MM"),
        (("Czechia", "Czech"), "CZ"),
        (("Türkiye", "Turkey"), "TR"),
        (("Swaziland", "Eswatini"), "SZ"),
        (("DR Congo", "DRC", "Congo-Kinshasa", "Zaire"), "CD"),
        (("DPRK", "North Korean"), "KP"),
        (("Holland", "Dutch"), "NL"),
        (("Soviet", "USSR"), "SUHH"),
        (("East German", "GDR"), "DDDE"),
        (("West German", "West Germany"), "DE"),
        (("Yugoslav",), "YUCS"),
        (("Serbia and Montenegro",), "CSXX"),
    ],
)
def test_names_of_states(names: tuple[str, ...], code: str) -> None:
    assert {facts.of_states()[plain(name)].country for name in names} == {code}


@pytest.mark.parametrize(
    ("names", "entity"),
    [
        (("Kiev", "Kyiv"), "gpe:kyiv"),
        (("Leningrad", "Saint Petersburg"), "gpe:st-petersburg"),
        (("Saigon",), "gpe:ho-chi-minh-city"),
        (("Rangoon", "Yangon"), "gpe:yangon"),
        (("Peking", "Beijing"), "gpe:beijing"),
        (("Nur-Sultan", "Astana"), "gpe:astana"),
        (("Constantinople",), "gpe:istanbul"),
        (("Danzig",), "gpe:gdansk"),
        (("Washington, D.C.", "Washington"), "gpe:washington"),
    ],
)
def test_cities_by_other_names(names: tuple[str, ...], entity: str) -> None:
    assert {facts.of_places()[plain(name)].entity_id for name in names} == {entity}


def test_countries() -> None:
    codes = [r["code"] for r in read("entities", "countries")]
    assert len(codes) == len(set(codes))
    assert {"SUHH", "CSHH", "YUCS", "DDDE"} <= set(codes) and len([c for c in codes if len(c) == 2]) >= 195
    known = [r["wikidata"] for r in read("entities", "countries") if r["wikidata"]]
    assert len(known) == len(set(known))
    assert all(s.first_year < s.last_year for s in facts.states().values() if s.successor)
    assert {s.successor for s in facts.states().values()} - {""} <= set(codes)
    assert facts.of_states()["belarussian"].entity_id == facts.of_states()["belarusians"].entity_id == "gpe:BY"


def test_word_lists_name_known_states() -> None:
    for table in ("organisations", "places", "seats"):
        assert {r["country"] for r in read("entities", table)} - {""} <= set(facts.states())


def test_wikidata_ids() -> None:
    cells = [(r["wikidata"], plain(r["name"])) for table in WITH_IDS for r in read("entities", table) if r["wikidata"]]
    assert all(re.fullmatch(r"Q[1-9]\d*", qid) for qid, _ in cells)
    assert len({qid for qid, _ in cells}) == len(set(cells)), "two names have one id"


def test_listed_names_stand_for_one_thing() -> None:
    for table in ("organisations", "places"):
        owner: dict[str, str] = {}
        for r in read("entities", table):
            for name in (r["name"], *r["aliases"].split("|")):
                if name:
                    assert owner.setdefault(plain(name.removeprefix("The ")), r["name"]) == r["name"], name


def test_care_is_for_listed_names() -> None:
    for table, columns in (("organisations", ("aliases",)), ("countries", ("aliases", "capitals"))):
        for r in read("entities", table):
            names = {r["name"], *(name for column in columns for name in r[column].split("|"))}
            assert set(r["care"].split("|")) - {""} <= names, r["name"]


def test_city_states_are_known() -> None:
    assert all(
        len(codes) == len(set(codes)) and all(len(c) == 2 for c in codes) for codes in facts.of_cities().values()
    )
    assert facts.of_cities()["birmingham"] == ("GB", "US") and facts.of_cities()["minsk"] == ("BY",)


SMALL = City("Milltown", "US", "1", 20_000)


@pytest.mark.parametrize(
    ("every", "expected"),
    [
        ([City("Milltown", "GB", "1", 300_000), SMALL], [("Milltown", ("GB",))]),
        ([City("Milltown", "GB", "1", 150_000), SMALL], [("Milltown", ("GB", "US"))]),
        ([City("Milltown", "GB", "1", 150_000), City("Milltown", "GB", "2", 90_000)], [("Milltown", ("GB",))]),
        # A city abroad that is called so in English, though not at home.
        (
            [City("Mühlstadt", "DE", "1", 600_000, ("Milltown",)), City("Milltown", "US", "1", 110_000)],
            [("Milltown", ("DE", "US")), ("Mühlstadt", ("DE",))],
        ),
        # Small, but the chief city of a province; and the second city of it.
        ([SMALL, City("Ford", "US", "1", 16_000)], [("Milltown", ("US",))]),
        ([City("Ford", "US", "1", 9_000)], []),
    ],
)
def test_listed_cities(every: list[City], expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert cities.listed(every) == expected


def test_records_of_cities() -> None:
    record = {"name": "Ford", "countrycode": "US", "admin1code": "1", "population": 9, "alternatenames": ["Furt"]}
    assert cities.cities([record]) == [City("Ford", "US", "1", 9, ("Furt",))]
