"""Delimits, reads and resolves temporal expressions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.core import rows
from pipeline.core.placed import Found, Placed, Published, Sentences
from pipeline.core.rules import Candidate, settle
from pipeline.core.text import Span, Text
from pipeline.stages.dates import days, holiday_rules, publication, tokens
from pipeline.stages.dates.compose import compose
from pipeline.stages.dates.meaning import Calendar, Meaning, Reported, Step, Timed
from pipeline.stages.dates.resolve import resolve
from pipeline.stages.dates.rules import ORDER, Draft, drafts, grammar
from pipeline.stages.dates.situation import Anchor, Resolved, Situation
from pipeline.stages.dates.tense import tense
from pipeline.stages.dates.timeline import Timeline
from pipeline.stages.dates.tokens import Tokens

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# An amount or a share beside which "a year ago" compares periods.
FIGURES = re.compile(r"[$£€¥#]\s?\d|\d\s?%|\d (?:percent|per cent|cents|pence|million|billion)\b")
MOST_SPOKEN = 1  # in a narrative
NARRATED, MOST_PAST = 2, (4, 0.6)  # years ago; so many of those named, and so great a part
PART_YEARS = frozenset({"P6M", "P9M"})  # what is compared with "a year earlier" isn't a quarter then
TIME_REACH = 1  # the same for the day of a time
TEXT_REACH = 2  # sentences back to the date that "the following year" counts from
NOT_NAMED = {"VERB", "AUX"}
PAPERS = frozenset({"daily", "weekly", "monthly", "quarterly"})  # also what appears so: "a party daily"
PAST = frozenset({"VBD", "VBN"})
VETOES = {
    "dates.bare_month": (NOT_NAMED, {"PERSON"}),
    "dates.weekday": (set[str](), {"PERSON", "WORK_OF_ART"}),
    "dates.modifying_year": (set[str](), set[str]()),
    "dates.noon": (set[str](), set[str]()),
    "dates.named_day": (set[str](), set[str]()),
    "dates.season": (NOT_NAMED, set[str]()),
    "dates.current": (NOT_NAMED | {"NOUN", "PROPN"}, set[str]()),
    "dates.adverb": (set[str](), set[str]()),
    "dates.reference": (set[str](), set[str]()),
    "dates.bare_year": (set[str](), {"MONEY", "QUANTITY", "PERCENT"}),
}


def run(
    doc_id: str, text: Text, sentences: Sentences, doc: Doc | None, given: Published
) -> tuple[Found[rows.Date], Published]:
    """The dates of a document, and when it was published.

    `given` with a value is kept; else the date of publication is read from a dateline or inferred (basis text or
    inferred), or stays unknown. `doc`, if there is one, only takes back what rules found ("May" tagged a verb).
    """
    cut = tokens.cut(text, sentences, grammar().alphabet)
    candidates = (Candidate(cut.span(d.start, d.end), d.rule_id, d) for d in drafts(cut) if not vetoed(d, cut, doc))
    kept, lost = settle(candidates, ORDER)
    found = compose((c.found for c in kept), cut)
    published = given if given.value else publication.infer(found, cut, text, sentences)
    return Found(tuple(_rows(doc_id, text, sentences, found, cut, published, doc)), tuple(lost)), published


def vetoed(draft: Draft, cut: Tokens, doc: Doc | None) -> bool:
    """Whether the language model, if there is one, takes the word for something that this rule must not."""
    if draft.rule_id not in VETOES:
        return False
    if doc is None:
        return draft.rule_id == "dates.named_day" and not holiday_rules.ends(cut, draft.end)
    parts, labels = VETOES[draft.rule_id]
    start, end = cut.span(draft.start, draft.end)
    words = doc.char_span(start, end, alignment_mode="expand")
    if words is None:
        return False
    if draft.rule_id == "dates.named_day" and words.end < len(doc) and doc[words.end].pos_ in {"NOUN", "PROPN"}:
        return True  # "the Victory Day parade" is called after the day
    if draft.rule_id == "dates.weekday" and _is_name(words.root):
        return True
    if draft.rule_id == "dates.reference" and cut.word(draft.start) in {"soon", "shortly"}:
        return words.root.head.tag_ in PAST  # "it soon became a flood" counts from then, not from now
    if draft.rule_id == "dates.adverb":
        return cut.word(draft.start) in PAPERS and words[0].pos_ in {"NOUN", "PROPN"}
    if draft.rule_id == "dates.noon" and words.root.dep_ == "nsubj":
        return True  # "Midnight in Paris is a film"
    if draft.rule_id == "dates.modifying_year" and words.start and cut.form(draft.start - 1).isalpha():
        return doc[words.start - 1].pos_ in {"NOUN", "PROPN"}  # "the novel 1984"
    return any(t.pos_ in parts or t.ent_type_ in labels for t in words)


def _is_name(weekday: Token) -> bool:
    """Whether a weekday is the end of a name: "Joe Friday", "Manic Monday"."""
    return any(t.dep_ == "compound" and t.pos_ == "PROPN" and t.i == weekday.i - 1 for t in weekday.lefts)


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
    narrative = _narrates(found, published)
    anchor, prior, prior_id, prior_sent = Anchor.read(published.value), Anchor(), "", -1
    line = Timeline(cut)
    quarter, quarter_id, own_year, part_year = Anchor(), "", False, False
    for draft in found:
        span, sent = cut.span(draft.start, draft.end), cut.sents[draft.start]
        reach = TIME_REACH if draft.reading.type == "TIME" else TEXT_REACH
        near = sent - prior_sent <= reach
        told = line.over(draft, anchor)
        if told and (not near or line.heads(draft)):
            prior, prior_id, near = told.anchor, told.row, True
        figures = FIGURES.search(cut.value, *sentences[sent].span) is not None and not part_year
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
            figures,
        )
        row = _row(doc_id, text, sentences[sent].row.sent_id, span, draft, resolve(draft.reading.meaning, now))
        placed.append(Placed(span, sentences[sent].row.ordinal, row))
        line.add(draft, row)
        part_year = row.value in PART_YEARS if row.type == "DURATION" else part_year and sent == prior_sent
        if row.type in ("DATE", "TIME") and re.match(r"\d{4}", row.value):
            prior, prior_id, prior_sent = Anchor.read(row.value), row.date_id, sent
            if prior.quarter and _over(prior, anchor) and _own(draft.reading.meaning):
                quarter, quarter_id = prior, row.date_id
                own_year = "fiscal" in row.text.lower() or (own_year and isinstance(draft.reading.meaning, Reported))
    return placed


def _narrates(found: list[Draft], published: Published) -> bool:
    """Whether most years that a text names are long over: it tells of the past rather than of the news."""
    now = Anchor.read(published.value).year
    years = [c.year for d in found if isinstance(c := d.reading.meaning, Calendar) and c.year]
    if sum(_spoken(d.reading.meaning) for d in found) > MOST_SPOKEN:
        return False
    past = [year for year in years if now and now - year >= NARRATED]
    return len(past) >= MOST_PAST[0] and len(past) >= MOST_PAST[1] * len(years)


def _spoken(meaning: Meaning) -> bool:
    """Whether words count from the time of writing, as news does: "Thursday", "last week"."""
    match meaning:
        case Calendar(weekday=int(), day=None) | Step(origin="published") | Timed(day=Step() | Calendar(day=None)):
            return True
    return False


def _over(quarter: Anchor, published: Anchor) -> bool:
    """Whether a quarter was over when the text was published; so is any of an older year, or where nobody knows."""
    if not published.year or not quarter.year or not quarter.quarter:
        return True
    return (quarter.year, 3 * quarter.quarter) < (published.year, published.month or 12)


def _own(meaning: Meaning) -> bool:
    """Whether words speak of a report's own quarter, not of one to compare it with."""
    return isinstance(meaning, Calendar | Step) or (isinstance(meaning, Reported) and bool(meaning.ended))


def _row(doc_id: str, text: Text, sent_id: str, span: Span, draft: Draft, resolved: Resolved) -> rows.Date:
    start, end = text.to_raw(span)
    # A fiscal year begins when its company or country says.
    first, last = ("", "") if draft.rule_id == "dates.fiscal_year" else days.bounds(resolved.value)
    return rows.Date(
        rows.place(doc_id, start, end), doc_id, sent_id, start, end, text.raw_slice(span), draft.reading.type,
        resolved.value, draft.reading.mod, first, last, resolved.anchor, resolved.anchor_id, draft.rule_id,
    )  # fmt: skip
