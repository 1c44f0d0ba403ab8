"""Listed names: countries, peoples, places, organisations, seats of power; and where a text has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from pipeline.core.text import Span
from pipeline.core.vocab import read

# Below this a word in capitals is as likely a plain word: "TELL US WHO".
SHORTEST_IN_CAPITALS = 4
MOST_WORDS = 20  # of a name


class Listed(NamedTuple):
    """What a listed name is. `care` says what else it takes: "" nothing, "care" the model's word, "the" the article,
    "adjective" a noun behind it."""

    label: str
    rule_id: str
    care: str = ""


class Entry(NamedTuple):
    """A name as its pieces between white space, so that a line break inside it does no harm."""

    pieces: tuple[str, ...]
    name: str


Index = Mapping[str, tuple[Entry, ...]]

WORD = re.compile(
    r"""
    (?<! [\w@\#/] )     # not inside a word, a handle or an address
    (?<! \w [.] )       # nor the second part of "U.S." or of a web name
    [^\W_]+
    """,
    re.VERBOSE,
)


# A chunk without white space that is a web or mail address. The lookbehind makes each chunk be tried once.
ADDRESS = re.compile(r"(?<!\S)(?=\S{0,300}(?://|@|www\.))\S+", re.IGNORECASE)


@cache
def listed() -> Mapping[str, Listed]:
    """Every listed name. Where lists share one, the first here decides."""
    out: dict[str, Listed] = {}

    def add(names: Iterable[str], found: Listed, careful: Iterable[str] = ()) -> None:
        for name in names:
            bare = name.removeprefix("The ")
            if bare:
                out.setdefault(bare, found._replace(care="care") if name in careful else found)

    states = read("entities", "countries")
    for r in states:
        add([r["name"], *r["aliases"].split("|")], Listed("GPE", "mentions.country"), r["care"].split("|"))
    for r in states:
        add([*r["adjectives"].split("|"), *r["nouns"].split("|")], Listed("NORP", "mentions.demonym"))
    for r in read("entities", "peoples"):
        add([r["name"]], Listed("NORP", "mentions.demonym", r["care"]))
    for r in read("entities", "seats"):
        add([r["name"], *r["aliases"].split("|")], Listed(r["label"], "mentions.seat"))
    for r in read("entities", "organisations"):
        add([r["name"], *r["aliases"].split("|")], Listed("ORG", "mentions.organisation"), r["care"].split("|"))
    for r in states:
        add(r["capitals"].split("|"), Listed("GPE", "mentions.place"), r["care"].split("|"))
    for r in read("entities", "places"):
        add([r["name"], *r["aliases"].split("|")], Listed(r["label"], "mentions.place", r["care"]))
    return out


def index(names: Iterable[str]) -> Index:
    """`names` by their first word, the longest first; not those of more words than names have.

    A text that says one word again and again may give names of every length, all with one first word.
    """
    by_first: dict[str, list[Entry]] = {}
    for name in names:
        pieces = tuple(name.split())
        if len(pieces) <= MOST_WORDS and (first := WORD.match(name)):
            by_first.setdefault(first.group(), []).append(Entry(pieces, name))
    return {w: tuple(sorted(entries, key=lambda e: (-len(e.name), e.name))) for w, entries in by_first.items()}


@cache
def listed_index() -> Index:
    return index(listed())


@cache
def capitals_index() -> Index:
    """Listed names in capitals, under the same entry names in capitals."""
    return index(sorted(in_capitals()))


@cache
def in_capitals() -> Mapping[str, Listed]:
    out: dict[str, Listed] = {}
    for name, found in listed().items():
        if not found.care and len(name) >= SHORTEST_IN_CAPITALS:
            out.setdefault(name.upper(), found)
    return out


def find(text: str, names: Index, within: Span) -> Iterator[tuple[Span, str]]:
    """Where `names` stand in a part of `text`, at whole words: the longest at each place."""
    part = text[within.start : within.end]
    seen = ADDRESS.finditer(text, *within) if "@" in part or "//" in part or "www." in part.lower() else ()
    addresses = [m.span() for m in seen]
    for word in WORD.finditer(text, within.start, within.end):
        entries = names.get(word.group())
        if entries is None or any(start <= word.start() < end for start, end in addresses):
            continue
        for entry in entries:
            end = _match(text, word.start(), entry.pieces)
            if end and end <= within.end:
                yield Span(word.start(), end), entry.name
                break


def _match(text: str, at: int, pieces: tuple[str, ...]) -> int:
    """The end of `pieces` standing at `at`, parted by white space; 0 if they don't."""
    for n, piece in enumerate(pieces):
        if n:
            gap = at
            while at < len(text) and text[at].isspace():
                at += 1
            if at == gap:
                return 0
        if not text.startswith(piece, at):
            return 0
        at += len(piece)
    after = text[at : at + 2]
    inside = after[:1].isalnum() or after[:1] in ("_", "$", "@") or (after[:1] == "." and after[1:].isalnum())
    return 0 if inside else at
