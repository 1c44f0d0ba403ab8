"""Names in a text: what the model and the word lists see, made to agree over the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.core.placed import Found, Placed, Sentences, sentence_at
from pipeline.core.rows import Mention, place
from pipeline.core.rules import Candidate, settle
from pipeline.core.text import Text
from pipeline.stages.mentions import model, persons, spread
from pipeline.stages.mentions.agree import agreed
from pipeline.stages.mentions.rules import ORDER

if TYPE_CHECKING:
    from spacy.tokens import Doc


def run(doc_id: str, text: Text, sentences: Sentences, doc: Doc) -> Found[Mention]:
    """The names of a document, in reading order, without overlaps; entity_id is left empty."""
    seen = list(model.seen(text, sentences, doc))
    by_model = {c.span: c.found for c in seen}
    told = persons.told(text, sentences, doc, by_model)
    names, lost = settle([*seen, *told, *model.known(text, sentences, doc, by_model)], ORDER)
    names, short = settle([*names, *spread.acronyms(text, sentences, names)], ORDER)
    names = agreed(text, doc, names)
    cut = dict(persons.cut_headings(text, sentences, names))
    names = [cut.get(c, c) for c in names]
    names, more = settle([*names, *spread.repeats(text, sentences, doc, names)], ORDER)
    placed = tuple(row for c in names if (row := _row(doc_id, text, sentences, c)))
    return Found(placed, tuple(sorted({*lost, *short, *more})))


def _row(doc_id: str, text: Text, sentences: Sentences, c: Candidate[str]) -> Placed[Mention] | None:
    home = sentence_at(sentences, c.span.start)
    if home is None or c.span.end > home.span.end:
        return None
    start, end = text.to_raw(c.span)
    return Placed(
        c.span,
        home.sent,
        Mention(
            mention_id=place(doc_id, start, end),
            doc_id=doc_id,
            sent_id=home.row.sent_id,
            start=start,
            end=end,
            text=text.raw_slice(c.span),
            label=c.found,
            form="name",
            entity_id="",
            rule_id=c.rule_id,
        ),
    )
