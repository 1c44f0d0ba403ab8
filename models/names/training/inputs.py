"""What the network reads and says: the numbers of its tags, hints and corpora, and its rows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from models.names.training.sources import SOURCES
from pipeline.stages.mentions import pieces

TAGS = ("O", *(f"{order}-{label}" for label in ("PER", "ORG", "LOC", "MISC") for order in "BI"))
# The labels that the rules give names, and how surely they speak: see stages/mentions/learned.py.
LABELS = ("PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART", "LANGUAGE")
GROUPS = ("model", "listed", "other")
UNTOLD = 0  # the hint where the rules' names are hidden
HINTS = ("?", "O", *(f"{order}-{label}|{group}" for label in LABELS for group in GROUPS for order in "BI"))
SHAPES = 18
LENGTH = 128  # pieces in a row, with the two at its ends
ANY = 0  # the corpus where it is hidden: so the tagger is used
COPIES = 3  # prepared files with swapped names, one for each epoch
CORPORA = ("any", *(source.name for source in SOURCES))


class TaggedWord(NamedTuple):
    """A word as prepared files have it: its letters, its hint (one of HINTS), its tag (one of TAGS)."""

    text: str
    hint: str
    tag: str


class Example(NamedTuple):
    """A row of the network with the tags of its words; `source` is the number of its corpus in SOURCES."""

    row: pieces.Row
    tags: tuple[int, ...]
    source: int


def vocabulary(file: Path) -> dict[str, int]:
    """Word pieces and their numbers: the lines of BERT's vocab.txt."""
    return {piece: number for number, piece in enumerate(file.read_text("utf-8").splitlines())}


def examples(file: Path, numbers: Mapping[str, int]) -> Iterator[Example]:
    """The rows of a prepared file, one line a document: source, and sentences of (text, hint, tag)."""
    hints = {hint: number for number, hint in enumerate(HINTS)}
    split = pieces.Splitter(numbers)
    for line in file.read_text("utf-8").splitlines():
        document = json.loads(line)
        sentences = [[TaggedWord(*word) for word in sentence] for sentence in document["sentences"]]
        tags = [TAGS.index(word.tag) for sentence in sentences for word in sentence]
        words = [[pieces.Word(w.text, n == 0, hints[w.hint]) for n, w in enumerate(s)] for s in sentences]
        for row in pieces.rows(words, split, LENGTH):
            yield Example(row, tuple(tags[n] for n in row.words), document["source"])
