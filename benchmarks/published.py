"""How often the date of publication is inferred right: `python -m benchmarks.published FILE.jsonl ...`.

Each line of a file is a document with `text` and `published` (ISO date). The texts are read without their dates; a line
of the report says for how many a year was inferred, and how often year and month were right.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from pipeline.core.placed import Published
from pipeline.core.text import Text
from pipeline.stages import clean, dates, sentences

YEAR = re.compile(r"(?<![\d$,.#])(?:1[89]|20)\d\d(?![\d,]|\.\d)")


def infer(raw: str) -> Published:
    """What the stage infers from a text alone."""
    text, _ = clean.run(Text.raw(raw))
    return dates.run("d", text, sentences.run("d", text).rows, None, Published())[1]


def main(paths: list[str]) -> None:
    """Measures and prints."""
    for path in map(Path, paths):
        docs = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        docs = [doc for doc in docs if doc.get("published")]
        found = [(infer(doc["text"]).value, doc["published"]) for doc in docs]
        told = [(value, true) for value, true in found if value]
        months = [(value, true) for value, true in told if len(value) >= 7]
        sys.stdout.write(
            f"{path.name}: {len(docs)} documents, {sum(bool(YEAR.search(doc['text'])) for doc in docs)} name a year, "
            f"{sum(doc['published'][:4] in doc['text'] for doc in docs)} that of publication; "
            f"a year inferred for {len(told)}, right {sum(v[:4] == t[:4] for v, t in told)}; "
            f"a month for {len(months)}, right {sum(v[:7] == t[:7] for v, t in months)}\n"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
