"""Words that several ways to find names ask for."""

from __future__ import annotations

from pipeline.core.vocab import read

# What a last word makes of a name: "River" a LOC.
HEADS = {r["word"]: r["label"] for r in read("mentions", "heads")}
GIVEN_NAMES = frozenset(r["name"] for r in read("entities", "first_names"))
PERSON_NOUNS = frozenset(r["lemma"] for r in read("entities", "persons"))
