"""Labelled documents -> words with the rules' hints and the tags to learn, one JSON line a document."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from models.names.training import swaps
from models.names.training.inputs import COPIES, HINTS, LENGTH, TAGS, TaggedWord
from models.names.training.sources import Document, Name, read
from pipeline.core import model
from pipeline.core.rules import Candidate
from pipeline.core.tagger import Tagger
from pipeline.core.text import Span, Text
from pipeline.stages import clean, mentions, parse, sentences
from pipeline.stages.mentions import learned

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token

SEED = 100  # of the first prepared file; each copy has the next one
# Numbers hints without a network, for the code that numbers them when the tagger runs.
HINTING = Tagger(None, {}, {hint: number for number, hint in enumerate(HINTS)}, TAGS, LENGTH)


def prepare(folder: Path, work: Path) -> Iterator[Path]:
    """Writes words0.jsonl, the documents of `folder` as they are, and words1 to words3, copies with other names."""
    documents = tuple(read(folder))
    pools = swaps.load(documents)
    nlp = model.load()
    work.mkdir(parents=True, exist_ok=True)
    for copy in range(COPIES + 1):
        given: Iterable[Document] = documents
        if copy:
            rng = random.Random(SEED + copy)
            given = (swaps.swapped(d, pools, rng) for d in documents if swaps.has_people_or_places(d))
        file = work / f"words{copy}.jsonl"
        with file.open("w", encoding="utf-8", newline="\n") as out:
            for document in given:
                found = {"id": document.id, "source": document.source, "sentences": words(document, nlp)}
                out.write(json.dumps(found, ensure_ascii=False) + "\n")
        yield file


def words(document: Document, nlp: Language) -> list[list[TaggedWord]]:
    """The words of a document by sentence: what the stages before the tagger make of it, and its labels."""
    text, _ = clean.run(Text.raw(document.text))
    lines = sentences.run(document.id, text).rows
    doc = parse.run(text, lines, nlp)
    names = mentions.run(document.id, text, lines, doc).rows
    tokens = [token for token in doc if not token.is_space]
    told = [Candidate(name.span, name.row.rule_id, name.row.label) for name in names]
    hints = learned._hints(tokens, told, HINTING)
    tags = iter(_tags(text, tokens, document.names))
    return [
        [TaggedWord(word.text, HINTS[word.hint], next(tags)) for word in line]
        for line in learned._lines(lines, tokens, hints)
    ]


def _tags(text: Text, tokens: list[Token], names: Iterable[Name]) -> list[str]:
    """The tag of each word; a word belongs to a name if they share a character of the raw text."""
    inside = {
        at: n for n, token in enumerate(tokens) for at in range(*text.to_raw(Span(token.idx, token.idx + len(token))))
    }
    out = ["O"] * len(tokens)
    for name in names:
        covered = sorted({inside[at] for at in range(name.start, name.end) if at in inside})
        for order, n in enumerate(covered):
            out[n] = f"{'I' if order else 'B'}-{name.label}"
    return out
