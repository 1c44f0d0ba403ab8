"""When a document was published, where nobody has told: from a dateline, or from what its words presuppose.

It abstains rather than guess: a wrong year would put every relative date of the document in the wrong year.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from pipeline.core import vocab
from pipeline.core.placed import Published, Sentences
from pipeline.core.text import Span, Text
from pipeline.stages.dates import days
from pipeline.stages.dates.meaning import Calendar, Reported, Shift, Step, Timed
from pipeline.stages.dates.rules import Draft
from pipeline.stages.dates.tokens import Tokens
from pipeline.stages.dates.values import write

HEAD = 8  # sentences in which a dateline is looked for
LONGEST_LINE = 80
REACH = 16  # tokens before a year that are asked for its verb
PLACE = re.compile(r"\s*(?:[A-Z][\w.'’-]{0,30},?\s){1,6}\Z")  # "TBILISI, ", "OSH, Kyrgyzstan, "
AGENCY = re.compile(r"[\s,]{0,3}(?: \([^()\n]{1,40}\) | [-–—_]{1,2}\s | \Z )", re.VERBOSE)
LABEL = re.compile(
    r"""\W{0,3}
    (?: (?: first\s)? (?: embargo(?:ed)? | published | posted | updated | date | dated | by )\b   # "Published: "
        [\w\s.:,|’'-]{0,60}
      | [A-Z][\w.’'-]* [\w\s.,|’'-]{0,40}                                                        # "Riga, "
    )? \W{0,3}""",
    re.VERBOSE | re.IGNORECASE,
)
CUES = {kind: frozenset(r["word"] for r in vocab.read("dates", "presupposition") if r["kind"] == kind)
        for kind in ("present", "forecast", "growth")}  # fmt: skip
TOLD_BESIDE: tuple[list[str], ...] = ([","], [",", "in"], ["("], [], ["-"], ["—"], ["–"])


class Sign(NamedTuple):
    """A year that a statement presupposes as the present one, and its words."""

    year: int
    span: Span
    day: date | None = None  # if the statement tells even that


def infer(found: list[Draft], cut: Tokens, text: Text, sentences: Sentences) -> Published:
    """The date of publication with its ground; unknown where the text doesn't tell or contradicts itself."""
    line = _dateline(found, cut, sentences)
    day = _day(line) if line else None
    if line and day and day.year:
        return Published(write(day), "text", text.raw_slice(cut.span(line.start, line.end)))
    signs = _signs(found, cut)
    if len({sign.year for sign in signs}) != 1:
        return Published()
    year = signs[0].year
    told = {sign.day for sign in signs if sign.day}
    if len(told) == 1:
        sign = next(sign for sign in signs if sign.day)
        return Published(told.pop().isoformat(), "inferred", text.raw_slice(sign.span))
    value = f"{year:04d}"
    if day and day.month and day.day and days.valid(year, day.month, day.day):
        value += f"-{day.month:02d}-{day.day:02d}"
    return Published(value, "inferred", text.raw_slice(signs[0].span))


def _day(draft: Draft) -> Calendar | None:
    """The day of the calendar that words name, with a time of day or without."""
    meaning = draft.reading.meaning
    c = meaning.day if isinstance(meaning, Timed) else meaning
    return c if isinstance(c, Calendar) and c.day else None


def _dateline(found: list[Draft], cut: Tokens, sentences: Sentences) -> Draft | None:
    """The first day that stands like a dateline: between a place and an agency or dash, or on a line for itself."""
    for draft in found:
        n = cut.sents[draft.start]
        if n >= HEAD:
            return None
        c = _day(draft)
        if c is None:
            continue
        sentence, span = sentences[n], cut.span(draft.start, draft.end)
        before, after = cut.value[sentence.span.start : span.start], cut.value[span.end : sentence.span.end]
        alone = sentence.span.length <= LONGEST_LINE and sentence.row.kind in ("byline", "heading", "boilerplate")
        if alone and c.year and LABEL.fullmatch(before) and len(after.strip()) <= 20:
            return draft
        if PLACE.fullmatch(before) and AGENCY.match(after) and (after.strip() or alone):
            return draft
    return None


def _signs(found: list[Draft], cut: Tokens) -> list[Sign]:
    """What single statements presuppose."""
    signs: list[Sign] = []
    explicit = [c.year for d in found if isinstance(c := d.reading.meaning, Calendar) and c.year]
    # Who says "this year" for the present one names another by its number.
    says_year = any(isinstance(s := d.reading.meaning, Step) and s.target == "year" for d in found)
    for n, draft in enumerate(found):
        c = draft.reading.meaning
        if not isinstance(c, Calendar) or not c.year or c.fiscal:
            continue
        before, first = _clause(cut, draft.start)
        span = cut.span(draft.start, draft.end)
        if n and (told := _told(found[n - 1], draft, cut)):
            signs.append(told)
        if before[-3:-1] in (["so", "far"], ["to", "date"]) and before[-1] == "in":
            signs.append(Sign(c.year, span))
        if c.weekday and c.month and c.day:
            continue
        # "is forecast to contract by 3 percent in 2015": this year, if no later one is named.
        if before[-1:] == ["in"] and c == Calendar(year=max(explicit)) and not says_year:
            verbs = [i for i in range(len(before) - 4) if _forecasts(before[i : i + 4])]
            signs += [Sign(max(explicit), cut.span(first + i, draft.end)) for i in verbs[-1:]]
    signs += [sign for pair in pairwise(found) if (sign := _tomorrow(*pair, cut, explicit))]
    if not signs:
        reported = [d.reading.meaning.year for d in found if isinstance(d.reading.meaning, Reported)]
        signs = _compared(found, cut, max([*explicit, *(year for year in reported if year)], default=0))
    return signs or _by_weekday(found, cut, explicit)


def _clause(cut: Tokens, start: int) -> tuple[list[str], int]:
    """Up to REACH words before a token, of its sentence, and the first of them."""
    first = max(0, start - REACH)
    words = [cut.word(i) for i in range(first, start)]
    while "" in words:
        at = words.index("")
        first, words = first + at + 1, words[at + 1 :]
    return words, first


def _forecasts(words: list[str]) -> bool:
    """Whether four words are like "is forecast to contract"."""
    return (
        words[0] in CUES["present"] and words[1] in CUES["forecast"] and words[2] == "to" and words[3] in CUES["growth"]
    )


def _told(left: Draft, right: Draft, cut: Tokens) -> Sign | None:
    """ "next year, in 2017" and "1959, 41 years ago" tell the present year outright."""
    if [cut.word(i) for i in range(left.end, right.start)] not in TOLD_BESIDE:
        return None
    match left.reading.meaning, right.reading.meaning:
        case Step(target="year", steps=steps, origin="published"), Calendar(year=int(year), month=None, quarter=None):
            return Sign(year - steps, cut.span(left.start, right.end))
        case Shift(n=n, unit="year", sign=-1, origin="published"), Calendar(year=int(year)) if n and n % 1 == 0:
            return Sign(year + int(n), cut.span(left.start, right.end))
    return None


def _tomorrow(left: Draft, right: Draft, cut: Tokens, explicit: list[int]) -> Sign | None:
    """ "tomorrow, Friday, March 1" tells the day of publication, if one of the years named has such a day."""
    step, c = left.reading.meaning, right.reading.meaning
    beside = [cut.word(i) for i in range(left.end, right.start)] in TOLD_BESIDE
    if not (beside and isinstance(step, Step) and step.target == "day" and step.origin == "published"):
        return None
    if not (isinstance(c, Calendar) and c.month and c.day and (c.weekday or c.year)):
        return None
    fits = [
        day
        for year in ({c.year} if c.year else set(explicit))
        if days.valid(year, c.month, c.day)
        and ((day := date(year, c.month, c.day)).isoweekday() == c.weekday or not c.weekday)
    ]
    if len(fits) != 1 or (told := days.shift(fits[0], -step.steps)) is None:
        return None
    return Sign(told.year, cut.span(left.start, right.end), told)


def _compared(found: list[Draft], cut: Tokens, latest: int) -> list[Sign]:
    """ "A loss in the 2014 quarter" sets that quarter against the one reported, a year later; behind "a year earlier"
    it may be either."""
    signs = []
    for n, draft in enumerate(found):
        c, beyond = draft.reading.meaning, [cut.word(i) for i in range(draft.end, draft.end + 3)]
        year = c.year if isinstance(c, Reported | Calendar) else None
        part = isinstance(c, Reported) or beyond[0] in {"quarter", "period"} or beyond[1:2] == ["quarter"]
        if year != latest or not part or cut.word(draft.start - 1) not in {"in", "for", "the"}:
            continue
        before = found[n - 1].reading.meaning if n else None
        earlier = isinstance(before, Reported) and before.steps < 0
        earlier |= isinstance(before, Shift) and before.unit == "year" and before.n == 1 and before.sign < 0
        if not earlier:
            signs.append(Sign(latest + 1, cut.span(draft.start, draft.end)))
    return signs


def _by_weekday(found: list[Draft], cut: Tokens, explicit: list[int]) -> list[Sign]:
    """ "Tuesday, Nov. 3" fits one year in five or six: that year, if it is the last one named or the next."""
    if not explicit:
        return []
    latest, signs = max(explicit), []
    for draft in found:
        c = draft.reading.meaning
        if isinstance(c, Calendar) and c.year is None and c.month and c.day and c.weekday:
            fits = [
                y
                for y in range(latest, latest + 3)
                if days.valid(y, c.month, c.day) and date(y, c.month, c.day).isoweekday() == c.weekday
            ]
            if len(fits) == 1:
                signs.append(Sign(fits[0], cut.span(draft.start, draft.end)))
    return signs
