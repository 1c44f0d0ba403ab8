"""Numbers that count what follows them, and so are no days and no years."""

from __future__ import annotations

from pipeline.core import vocab
from pipeline.stages.dates.grammar import Hit

COUNTED = frozenset(r["word"] for r in vocab.read("dates", "words") if r["class"] == "COUNTED")


def counts(hit: Hit) -> bool:
    """Whether what follows makes the number before it a count: "cases", "percent"."""
    word, form = hit.after(), hit.tokens.form(hit.match.end())
    plural = (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is"))
        and word not in {"was", "has", "does"}
    )
    return word in COUNTED or (plural and form.islower())
