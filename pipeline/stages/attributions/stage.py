"""Finds cues, their sources and their contents."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from pipeline.core import rows
from pipeline.core.placed import Found, Placed
from pipeline.core.rules import Candidate, Loss, settle
from pipeline.logic.clauses import Told
from pipeline.logic.fillers import Fillers
from pipeline.logic.quotes import Quotations
from pipeline.stages.attributions.cues import Cue, Reader
from pipeline.stages.attributions.rules import QUOTE, RULES, STANCE

NOWHERE = sys.maxsize


def run(told: Told, cast: Fillers) -> Found[rows.Attribution]:
    """Attributions of the document, in reading order; one cue has one row."""
    reader = Reader(told, cast)
    candidates = [c for token in told.tokens if (c := reader.read(token)) is not None]
    kept, lost = settle(candidates, [r.id for r in RULES], "{0.kind}")
    kept, inner = _outermost(kept, reader.quotes)
    return Found(tuple(_row(c, told, cast) for c in kept), tuple(sorted([*lost, *inner])))


def _outermost(found: Sequence[Candidate[Cue]], quotes: Quotations) -> tuple[list[Candidate[Cue]], list[Loss]]:
    """Without cues inside the content of another: whom a source says others to have said, the article doesn't."""
    kept: list[Candidate[Cue]] = []
    lost: list[Loss] = []
    order = sorted(found, key=lambda c: (c.found.content.start, -c.found.content.end, c.span))[::-1]
    open_: list[Candidate[Cue]] = []
    first = NOWHERE  # where the next of them may end
    for c in sorted(found, key=lambda c: c.span):
        while order and order[-1].found.content.start <= c.span.start:
            open_.append(order.pop())
            first = min(first, open_[-1].found.content.end)
        if first <= c.span.start:
            open_ = [o for o in open_ if o.found.content.end > c.span.start]
            first = min((o.found.content.end for o in open_), default=NOWHERE)
        # Between the parts of a quotation stand other cues of the same speech.
        over = next((o for o in open_ if o is not c and _says(o, c, quotes)), None)
        if over is None:
            kept.append(c)
        else:
            lost.append(Loss(c.span, c.rule_id, c.found.kind, over.span, over.rule_id))
    return kept, lost


def _says(outer: Candidate[Cue], inner: Candidate[Cue], quotes: Quotations) -> bool:
    content = outer.found.content
    if not content.start <= inner.span.start < inner.span.end <= content.end:
        return False
    if outer.rule_id == STANCE.id:  # "the court rejected the senator's claim that...": the claim is the senator's
        return inner.rule_id == STANCE.id
    return outer.rule_id != QUOTE.id or quotes.holding(inner.span) is not None


def statements(found: Iterable[Placed[rows.Attribution]]) -> tuple[Placed[rows.Attribution], ...]:
    """Those whose content is what the source says or thinks; a stance is about something that is there anyway."""
    return tuple(p for p in found if p.row.rule_id != STANCE.id)


def _row(candidate: Candidate[Cue], told: Told, cast: Fillers) -> Placed[rows.Attribution]:
    cue, text = candidate.found, cast.text
    start, end = text.to_raw(candidate.span)
    content = text.to_raw(cue.content)
    return Placed(
        candidate.span,
        cue.sent,
        rows.Attribution(
            attribution_id=rows.place(cast.doc_id, start, end),
            doc_id=cast.doc_id,
            sent_id=told.lines[cue.sent].row.sent_id,
            source_mention_id=cue.source.id,
            source_entity_id=cue.source.entity_id,
            cue_start=start,
            cue_end=end,
            cue=text.raw_slice(candidate.span),
            content_start=content.start,
            content_end=content.end,
            content=text.raw_slice(cue.content),
            kind=cue.kind,
            polarity=cue.polarity,
            rule_id=candidate.rule_id,
        ),
    )
