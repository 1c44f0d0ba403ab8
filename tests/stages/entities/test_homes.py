"""Countries and Wikidata ids of entities: what their names and texts tell of them."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.stages.entities import bodies
from tests.stages.entities.resolving import resolve


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
        ("Grace Wanjiru, the Kenyan epidemiologist who led the team, wept.", "person:grace-wanjiru", "KE"),
        ("The cup went to Jonas Vik, the Norwegian who came second.", "person:jonas-vik", "NO"),
        ("Jonas Vik, a Norwegian fishing boat behind him, waved.", "person:jonas-vik", ""),
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
