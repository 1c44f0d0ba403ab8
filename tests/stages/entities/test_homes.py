"""Countries and Wikidata ids of entities: what names and texts tell of states, and the lists behind it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from pipeline.core.vocab import read
from pipeline.stages.entities import bodies, cities, facts
from pipeline.stages.entities.cities import City
from pipeline.stages.entities.ids import plain
from tests.stages.entities.test_entities import resolve

WITH_IDS = ("countries", "places", "organisations", "city_ids")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Kenyan Foreign Ministry", "KE"),
        ("Ministry of Foreign Affairs of Norway", "NO"),
        ("Bank of Ghana", "GH"),
        ("Soviet Navy", "SUHH"),
        ("East German Army", "DDDE"),
        ("Saudi Arabian National Guard", "SA"),
        ("American Chamber of Commerce in Belarus", ""),
        ("British Columbia Supreme Court", ""),
        ("Georgia Supreme Court", ""),
        ("China Lake Inn", ""),
        ("Friends of the Earth", ""),
        ("University of Jordan", ""),
    ],
)
def test_names_of_bodies(name: str, code: str) -> None:
    assert bodies.of_name(name) == code


@pytest.mark.parametrize(
    ("text", "entity", "country"),
    [
        ("Marta Ilieva, a Bulgarian lawyer, spoke.", "person:marta-ilieva", "BG"),
        ("The prize went to Kenyan runner Joseph Kibet.", "person:joseph-kibet", "KE"),
        ("Soviet dissident Ivan Petrov left in 1975.", "person:ivan-petrov", "SUHH"),
        ("Russian forces captured Joseph Kibet on Monday.", "person:joseph-kibet", ""),
        ("The Polish Football Association voted.", "org:polish-football-association", "PL"),
        ("The fair opened in Valencia, Spain, on Monday.", "gpe:valencia", "ES"),
        ("The fair opened in Valencia on Monday.", "gpe:valencia", ""),
        ("Fairs open in Valencia, Venezuela and Chile this week.", "gpe:valencia", ""),
        ("Police in Hyderabad said Pakistan would shut Pakistan's border.", "gpe:hyderabad", "PK"),
        ("She was born in Neijiang.", "gpe:neijiang", "CN"),
        ("They marched from Kiev to Lviv.", "gpe:kyiv", "UA"),
        ("Bombay was renamed.", "gpe:mumbai", "IN"),
        ("The Czechoslovak government fell in 1989.", "gpe:CSHH", "CSHH"),
        ("Zaire joined in 1975.", "gpe:CD", "CD"),
        ("The European Central Bank raised rates.", "org:european-central-bank", ""),
        ("The Federal Reserve raised rates.", "org:federal-reserve", "US"),
    ],
)
def test_countries_of_entities(nlp: Any, text: str, entity: str, country: str) -> None:
    assert {e.entity_id: e.country for e in resolve(nlp, text).entities}.get(entity) == country


@pytest.mark.parametrize(
    ("text", "entity", "wikidata"),
    [
        ("Belarussian farmers protested.", "gpe:BY", "Q184"),
        ("Thousands marched in Minsk.", "gpe:minsk", "Q2280"),
        ("The IMF agreed.", "org:imf", "Q7804"),
        ("The fair opened in Valencia, Spain, on Monday.", "gpe:valencia", "Q8818"),
        ("Voters in Kerala stayed at home.", "gpe:kerala", "Q1186"),
    ],
)
def test_wikidata_of_entities(nlp: Any, text: str, entity: str, wikidata: str) -> None:
    assert {e.entity_id: e.wikidata for e in resolve(nlp, text).entities}.get(entity) == wikidata


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
