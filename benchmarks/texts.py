"""Generated news, the same for the same number: names, dates, amounts and speakers, so that every stage has work."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

FIRST = "Anna Ben Carla David Elena Farid Grace Hugo Ines Jonas Karin Luis Marta Nils Olga Pavel Rosa Samir Tara Viktor"
LAST = ("Abelard Brandt Castell Dunmore Eriksen Farrow Galindo Hartmann Ivers Jansson Keller Lindqvist Moreau Norberg "
        "Okafor Petrov Quiroga Rahman Soto Tanaka Urban Varga Weller Yilmaz Zeman")  # fmt: skip
PLACES = ("Riga", "Oslo", "Accra", "Lima", "Tbilisi", "Nairobi", "Hanoi", "Quito", "Minsk", "Ghana", "Peru", "Norway",
          "Latvia", "Kenya", "Georgia", "Vietnam", "Poland", "Chile")  # fmt: skip
FIRMS = [
    "Northgate",
    "Bluewater",
    "Ironside",
    "Calderon",
    "Westmoor",
    "Halvard",
    "Pinecrest",
    "Redfield",
    "Silverlake",
    "Tamarack",
]
KINDS = ["Bank", "Energy", "Mining", "Holdings", "Shipping", "Telecom", "Foods", "Motors", "Airlines", "Group"]
OFFICES = ("president", "prime minister", "finance minister", "mayor", "central bank governor", "foreign minister")
GOODS = ["wheat", "copper", "timber", "fish", "gas", "cotton", "coffee", "steel", "medicines", "turbines"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
SENTENCES = (
    "{person}, {office} of {place}, met {other} in {city} on {day}.",
    "{firm} said on {day} that it would buy {rival} for ${n} million in cash.",
    "“We will not pay a cent more than we owe,” {last} told reporters.",
    "{place} borrowed {n}.5 billion dollars from the World Bank in {month} {year}, its largest loan since {past}.",
    "About {n},000 people protested in {city} against higher prices for {good}, according to police.",
    "Exports of {good} rose by {n} per cent in the second quarter, while imports fell by half.",
    "The court in {city} sentenced {other} to {few} years in prison for fraud, and {last} denied the charges.",
    "{other} has been chief executive of {firm} since {day}, {date} {month} {year}.",
    "He promised that {place} would send {n} tonnes of {good} to {city} within three weeks.",
    "Neither the ministry nor {rival} would say whether the talks, which began last year, had failed.",
    "The {place} government expelled two diplomats after a bomb killed {few} soldiers near the border.",
    "Analysts at {firm} expect the currency to lose a tenth of its value by the end of {year}.",
)


def text(number: int, sentences: int = 12) -> str:
    """The article of this number: a heading, a dateline and paragraphs."""
    chance = random.Random(number)
    first, last = FIRST.split(), LAST.split()
    cast = [f"{chance.choice(first)} {chance.choice(last)}" for _ in range(3)]
    lines = []
    for n in range(sentences):
        person, other = chance.sample(cast, 2)
        place, city = chance.sample(PLACES, 2)
        lines.append(
            chance.choice(SENTENCES).format(
                person=person,
                other=other,
                last=person.split()[1],
                office=chance.choice(OFFICES),
                place=place,
                city=city,
                firm=f"{chance.choice(FIRMS)} {chance.choice(KINDS)}",
                rival=f"{chance.choice(FIRMS)} {chance.choice(KINDS)}",
                good=chance.choice(GOODS),
                day=chance.choice(DAYS),
                month=chance.choice(MONTHS),
                year=chance.randint(2001, 2024),
                past=chance.randint(1950, 2000),
                date=chance.randint(1, 28),
                n=chance.randint(2, 950),
                few=chance.randint(3, 30),
            )
            + ("\n\n" if n % 3 == 2 else " ")
        )
    return f"News of {chance.choice(PLACES)} number {number}\n\n" + "".join(lines).strip() + "\n"


def write(folder: Path, count: int, sentences: int = 12) -> int:
    """Writes articles 0 to `count` below the folder, a thousand in each of its own; returns their characters."""
    size = 0
    for number in range(count):
        file = folder / str(number // 1000) / f"{number}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        article = text(number, sentences)
        file.write_text(article, "utf-8")
        size += len(article)
    return size


def long(characters: int) -> str:
    """One text of about this length: article behind article."""

    def articles() -> Iterator[str]:
        size = number = 0
        while size < characters:
            article = text(number)
            size, number = size + len(article) + 1, number + 1
            yield article

    return "\n".join(articles())
