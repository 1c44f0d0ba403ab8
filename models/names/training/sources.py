"""The corpora that the tagger learns from; models/names/README.md has their origins and licences."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pipeline.core.errors import UsageError


class Source(NamedTuple):
    """A corpus: its files, how much each of its words counts, whether its labels know MISC."""

    name: str
    files: tuple[str, ...]
    weight: float
    has_misc: bool = True


# Small corpora with careful labels count more, noisy and derived ones less. The order numbers the corpora.
SOURCES = (
    Source("re3d", ("re3d",), 1.5, has_misc=False),
    Source("wikigold", ("wikigold",), 2.0),
    Source("wnut17", ("wnut17_train", "wnut17_dev"), 0.7),
    Source("uner", ("uner_ewt_test",), 2.0, has_misc=False),
    Source("crossner", ("crossner_politics_train", "crossner_politics_dev"), 1.0),
    Source("gmb", ("gmb_part",), 1.0),
    Source("gum", ("gum_open",), 0.6),
)


class Name(NamedTuple):
    """A labelled name: half-open code points of its document's text; PER, ORG, LOC or MISC."""

    start: int
    end: int
    label: str


class Document(NamedTuple):
    """A labelled text; its names are in reading order. `source` is the number of its corpus in SOURCES."""

    id: str
    source: int
    text: str
    names: tuple[Name, ...]


def read(folder: Path) -> Iterator[Document]:
    """The documents of a folder: files `<file>.jsonl` of SOURCES, each line with id, text and names.

    Names have start, end, label; what else a line has, such as its own sentences, isn't used: the tagger must
    learn from the sentences that it will get. UsageError for a folder without any of the files.
    """
    files = [(n, folder / f"{file}.jsonl") for n, source in enumerate(SOURCES) for file in source.files]
    there = [(n, file) for n, file in files if file.is_file()]
    if not there:
        raise UsageError(f"{folder}: none of {', '.join(file.name for _, file in files)} is there.")
    for n, file in there:
        for line in file.read_text("utf-8").splitlines():
            given = json.loads(line)
            names = sorted(Name(name["start"], name["end"], name["label"]) for name in given["names"])
            yield Document(given["id"], n, given["text"], tuple(names))
