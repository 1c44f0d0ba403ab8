"""Delimits, reads and resolves temporal expressions."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from pipeline.core import rows
from pipeline.core.placed import Found, Placed, Published, Sentences
from pipeline.core.rules import Candidate, settle
from pipeline.core.text import Span, Text
from pipeline.stages.dates import days, publication, telling, tokens, vetoes
from pipeline.stages.dates.compose import compose
from pipeline.stages.dates.meaning import Reported, Timed
from pipeline.stages.dates.resolve import resolve
from pipeline.stages.dates.rules import ORDER, Draft, drafts, grammar
from pipeline.stages.dates.series import Told, backward, spread, told_by
from pipeline.stages.dates.situation import Anchor, Resolved, Situation
from pipeline.stages.dates.tense import tense
from pipeline.stages.dates.timeline import Timeline
from pipeline.stages.dates.tokens import Tokens

if TYPE_CHECKING:
    from spacy.tokens import Doc

# An amount or a share beside which "a year ago" compares periods.
FIGURES = re.compile(r"[$£€¥#]\s?\d|\d\s?%|\d (?:percent|per cent|cents|pence|million|billion)\b")
# What shows that a quarter is one reported, though the calendar's of that number isn't over: companies count their own.
REPORT = re.compile(r"\b(?:reported|posted|earned)\b")
FISCAL = frozenset({"dates.fiscal_year", "dates.fiscal_quarter"})
PART_YEARS = frozenset({"P6M", "P9M"})  # what is compared with "a year earlier" isn't a quarter then
TIME_REACH = 1  # the same for the day of a time
TEXT_REACH = 3  # sentences back to the date that "the following year" counts from


def run(
    doc_id: str, text: Text, sentences: Sentences, doc: Doc | None, given: Published
) -> tuple[Found[rows.Date], Published]:
    """The dates of a document, and when it was published.

    `given` with a value is kept; else the date of publication is read from a dateline or inferred (basis text or
    inferred), or stays unknown. `doc`, if there is one, only takes back what rules found ("May" tagged a verb).
    """
    cut = tokens.cut(text, sentences, grammar().alphabet)
    candidates = (
        Candidate(cut.span(d.start, d.end), d.rule_id, d) for d in drafts(cut) if not vetoes.vetoed(d, cut, doc)
    )
    kept, lost = settle(candidates, ORDER)
    found = spread(compose((c.found for c in kept), cut), cut)
    published = given if given.value else publication.infer(found, cut, text, sentences)
    return Found(tuple(_rows(doc_id, text, sentences, found, cut, published, doc)), tuple(lost)), published


def _rows(
    doc_id: str,
    text: Text,
    sentences: Sentences,
    found: list[Draft],
    cut: Tokens,
    published: Published,
    doc: Doc | None,
) -> list[Placed[rows.Date]]:
    placed: list[Placed[rows.Date]] = []
    narrative = telling.narrates(found, published)
    anchor, prior, prior_id, prior_sent = Anchor.read(published.value), Anchor(), "", -1
    ids = {d.start: Told(rows.place(doc_id, *text.to_raw(cut.span(d.start, d.end)))) for d in found}
    made: dict[int, Told] = {}
    line = Timeline(cut)
    looked, amounts = -1, False
    quarter, quarter_id, own_year, part_year = Anchor(), "", False, False
    for draft in found:
        span, sent = cut.span(draft.start, draft.end), cut.sents[draft.start]
        bare = isinstance(draft.reading.meaning, Timed) and draft.reading.meaning.day is None
        reach = TIME_REACH if bare else TEXT_REACH
        near = sent - prior_sent <= reach
        told = line.over(draft, anchor)
        if told and (not near or line.heads(draft)):
            prior, prior_id, near = told.anchor, told.row, True
        if sent != looked:
            looked, amounts = sent, FIGURES.search(cut.value, *sentences[sent].span) is not None
        now = Situation(
            anchor,
            prior if near else Anchor(),
            prior_id if near else "",
            0 if told else tense(cut, draft, doc),  # timelines tell the past in the present tense
            quarter,
            quarter_id,
            narrative or bool(told),
            own_year,
            part_year,
            amounts and not part_year,
        )
        resolved = told_by(draft, resolve(draft.reading.meaning, now), made.get(draft.told_by, ids.get(draft.told_by)))
        row = _row(doc_id, text, sentences[sent].row.sent_id, span, draft, resolved)
        known = placed and placed[-1].row.first_day and row.first_day  # without an anchor no day is before another
        if known and row.value < placed[-1].row.value and backward(found[len(placed) - 1], draft, cut):
            week = days.shift(date.fromisoformat(placed[-1].row.value), -7)
            placed[-1] = replace(placed[-1], row=_moved(placed[-1].row, week))
        placed.append(Placed(span, sentences[sent].row.ordinal, row))
        line.add(draft, row)
        made[draft.start] = Told(row.date_id, row.value)
        part_year = row.value in PART_YEARS if row.type == "DURATION" else part_year and sent == prior_sent
        if row.type in ("DATE", "TIME") and re.match(r"\d{4}", row.value):
            prior, prior_id, prior_sent = Anchor.read(row.value), row.date_id, sent
            said = amounts and now.tense == 0 and REPORT.search(cut.value, *sentences[sent].span) is not None
            if prior.quarter and (said or telling.over(prior, anchor)) and telling.own(draft.reading.meaning):
                quarter, quarter_id = prior, row.date_id
                own_year = "fiscal" in row.text.lower() or (own_year and isinstance(draft.reading.meaning, Reported))
    return placed


def _row(doc_id: str, text: Text, sent_id: str, span: Span, draft: Draft, resolved: Resolved) -> rows.Date:
    start, end = text.to_raw(span)
    # A fiscal year begins when its company or country says.
    first, last = ("", "") if draft.rule_id in FISCAL else days.bounds(resolved.value)
    return rows.Date(
        rows.place(doc_id, start, end), doc_id, sent_id, start, end, text.raw_slice(span), draft.reading.type,
        resolved.value, draft.reading.mod, first, last, resolved.anchor, resolved.anchor_id, draft.rule_id,
        draft.reading.quant, draft.reading.freq,
    )  # fmt: skip


def _moved(row: rows.Date, day: date | None) -> rows.Date:
    """The row of a day, with another day."""
    value = day.isoformat() if day else row.value
    return replace(row, value=value, first_day=value, last_day=value)
