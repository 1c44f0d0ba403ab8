"""Whose words a place stands in."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.core import vocab
from pipeline.core.placed import Placed
from pipeline.core.rows import Attribution
from pipeline.core.text import Span, Text
from pipeline.logic.modality import Judgement

# "Asked whether": a question; "asked them to go": a request.
ASKING = frozenset({"whether", "if", "why", "who", "whom", "whose", "what", "when", "where", "how", "which"})
# Kinds of attribution whose content isn't so for the source either.
UNREAL = frozenset({"deny", "ask", "intend"})
# "The mayor regrets that", "few noticed that": the article itself takes it for a fact.
FACTS = frozenset(r["form"] for r in vocab.read("logic", "factive_cues"))


class Voices:
    """The attributions of a document, asked by raw place."""

    def __init__(self, placed: Sequence[Placed[Attribution]]) -> None:
        # Filed by blocks of 256 characters of their contents, so that a long text costs no more than its length.
        self.placed: dict[int, list[Attribution]] = {}
        for row in (p.row for p in placed):
            if row.content_start is not None and row.content_end is not None:
                for block in range(row.content_start >> 8, (row.content_end >> 8) + 1):
                    self.placed.setdefault(block, []).append(row)

    def of(self, text: Text, span: Span) -> Attribution | None:
        """The innermost attribution whose content holds a clean span."""
        start, end = text.to_raw(span)
        near = self.placed.get(start >> 8, ())
        holding = [a for a in near if (a.content_start or 0) <= start and end <= (a.content_end or 0)]
        return min(holding, key=lambda a: ((a.content_end or 0) - (a.content_start or 0), a.cue_start), default=None)


def colour(judgement: Judgement, voice: Attribution | None) -> Judgement:
    """What the source does with the content bears on the modality: denied, asked, or only reported."""
    modality, polarity, tense = judgement.modality, judgement.polarity, judgement.tense
    if voice is None or (judgement.given and voice.kind in UNREAL):
        return judgement
    if voice.kind == "deny" and polarity == "pos":
        polarity = "neg"
        modality = "negated" if modality in {"asserted", "future", "reported"} else modality
    elif voice.kind == "ask" and modality in {"asserted", "reported", "future"}:
        modality = "question" if voice.content.split(" ", 1)[0].lower() in ASKING else "hypothetical"
        tense = tense if modality == "question" else "future"
    elif voice.kind == "intend" and modality in {"asserted", "future"}:
        modality, tense = "intended", "future"
    elif modality == "asserted" and voice.cue.lower() not in FACTS:
        modality = "reported"
    return Judgement(modality, polarity, tense)
