"""The words of saying and thinking, and what forms their contents take: data/cues.csv."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from pipeline.core import vocab

CONTENT_ON = "on:"  # "on:for" takes what stands behind "for"


class Word(NamedTuple):
    """A word of saying or thinking: for each form that its content may take, the kind of attribution.

    Forms are clause, quote, inf ("promised to go"), obj_inf ("urged them to go"), on_inf ("called on them to go"),
    thing (a noun phrase that says what is said), stance (one that is praised, blamed, wanted). `about` has the
    prepositions before what a stance is about.
    """

    takes: Mapping[str, str]
    about: Mapping[str, str]


def _word(record: dict[str, str]) -> Word:
    takes, about = dict[str, str](), dict[str, str]()
    for form in record["takes"].split():
        name, _, kind = form.partition("/")
        if name.startswith(CONTENT_ON):
            about |= dict.fromkeys(name.removeprefix(CONTENT_ON).split("+"), kind or record["kind"])
        else:
            takes[name] = kind or record["kind"]
    return Word(takes, about)


WORDS = {(r["lemma"], r["pos"]): _word(r) for r in vocab.read("attributions", "cues")}
# What a word must be to be one of them, perhaps with a particle.
FIRST = frozenset(lemma.split()[0] for lemma, _ in WORDS)
# "You know", "everyone thinks" name no source.
NOBODY = frozenset(r["form"] for r in vocab.read("attributions", "nobody"))
# "According to schedule" attributes nothing.
STANDARDS = frozenset(r["lemma"] for r in vocab.read("attributions", "standards"))
