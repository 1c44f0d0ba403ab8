"""Names in a text: what the model and the word lists see, made to agree over the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.core.placed import Found, Placed, Sentences, sentence_at
from pipeline.core.rows import Mention, place
from pipeline.core.rules import Candidate, Loss, settle
from pipeline.core.tagger import Tagger
from pipeline.core.text import Text
from pipeline.stages.mentions import formats, learned, model, persons, shapes, sources, spread
from pipeline.stages.mentions.agree import agreed, by_majority, firms
from pipeline.stages.mentions.called import firms_called
from pipeline.stages.mentions.rules import ORDER
from pipeline.stages.mentions.weigh import weighed

if TYPE_CHECKING:
    from spacy.tokens import Doc


def run(doc_id: str, text: Text, sentences: Sentences, doc: Doc, tagger: Tagger | None = None) -> Found[Mention]:
    """The names of a document, in reading order, without overlaps; entity_id is left empty.

    Without a tagger they are those of the language model and the word lists alone.
    """
    names, lost = _by_rules(text, sentences, doc)
    if tagger is not None:
        names, wrong = weighed(text, sentences, names, *learned.seen(sentences, doc, names, tagger))
        names = _by_document(text, sentences, by_majority(text, names))
        names, again = settle([*names, *spread.repeats(text, sentences, doc, names)], ORDER)
        lost = [*lost, *wrong, *again]
    placed = tuple(row for c in names if (row := _row(doc_id, text, sentences, c)))
    return Found(placed, tuple(sorted(set(lost))))


def _by_rules(text: Text, sentences: Sentences, doc: Doc) -> tuple[list[Candidate[str]], list[Loss]]:
    seen = list(model.seen(text, sentences, doc))
    by_model = {c.span: c.found for c in seen}
    told = persons.told(text, sentences, doc, by_model)
    results = [*formats.played(text, sentences), *sources.told(text, sentences)]
    seen = [c for c in seen if not any(c.span.overlaps(r.span) for r in results)]
    lines = [*formats.dated(text, sentences), *formats.writers(text, sentences)]
    shaped = [*shapes.told(text, sentences, by_model), *lines, *results]
    names, lost = settle([*seen, *told, *shaped, *model.known(text, sentences, doc, by_model)], ORDER)
    names = shapes.languages(doc, names)
    names, short = settle([*names, *spread.acronyms(text, sentences, names)], ORDER)
    names = _by_document(text, sentences, agreed(text, doc, names))
    cut = dict(persons.cut_headings(text, sentences, names))
    names = [cut.get(c, c) for c in names]
    names, more = settle([*names, *spread.repeats(text, sentences, doc, names)], ORDER)
    return names, [*lost, *short, *more]


def _by_document(text: Text, sentences: Sentences, names: list[Candidate[str]]) -> list[Candidate[str]]:
    """`names` with the labels that other places of the document, or their line, give them."""
    return formats.teams(text, firms_called(text, firms(text, formats.signed(text, sentences, names))))


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
