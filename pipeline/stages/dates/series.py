"""Lists and ranges that say once what they share: "May 3, 4 and 5", "3 to 7 May", "March and April 2014", "2011-13"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from pipeline.stages.dates import days
from pipeline.stages.dates.meaning import Calendar, Reading
from pipeline.stages.dates.rules import ELLIPTIC_DAY, ELLIPTIC_YEAR, Draft, grammar
from pipeline.stages.dates.situation import Resolved
from pipeline.stages.dates.tokens import Tokens, lexicon
from pipeline.stages.dates.values import write

DASHES = frozenset({"-", "–", "—"})
LINKS = DASHES | {"to", "and", "or", "through", "until", "till", "/", "&", ","}
COUNTED = frozenset(word for word, classes in lexicon().items() if "COUNTED" in classes or "UNITS" in classes)
MOST_DAYS = 6  # in one list, on either side of the month


class Told(NamedTuple):
    """The row of a date that says what another leaves out, and its value, if it's known yet."""

    row: str
    value: str = ""


def told_by(draft: Draft, resolved: Resolved, teller: Told | None) -> Resolved:
    """The value of a date that leaves something out, with the year of the one that says it, and linked to it."""
    if teller is None:
        return resolved
    c, value = draft.reading.meaning, resolved.value
    if isinstance(c, Calendar) and c.month and not c.year and teller.value[:4].isdigit():
        value = write(replace(c, year=int(teller.value[:4])))
    return Resolved(value, "text", teller.row) if value[:4].isdigit() else resolved


RANGES = DASHES | {"to", "through", "until", "till"}


def backward(left: Draft, right: Draft, tokens: Tokens) -> bool:
    """Whether two weekdays are a range, so that the second must not come before the first: "Friday to Monday"."""
    a, b = left.reading.meaning, right.reading.meaning
    return (
        isinstance(a, Calendar)
        and isinstance(b, Calendar)
        and bool(a.weekday and b.weekday and not a.month and not b.month)
        and right.start == left.end + 1
        and tokens.word(left.end) in RANGES
    )


def spread(drafts: list[Draft], tokens: Tokens) -> list[Draft]:
    """The drafts with those added that a list or range leaves half said, each linked to the one that says the rest."""
    found: list[Draft] = []
    for n, draft in enumerate(drafts):
        floor = found[-1].end if found else 0
        ceiling = drafts[n + 1].start if n + 1 < len(drafts) else len(tokens.letters)
        c = draft.reading.meaning
        if isinstance(c, Calendar) and c.month and c.day and not c.weekday and not draft.reading.elliptic:
            found += reversed(list(_days(draft, c, tokens, draft.start, -1, floor)))
            found.append(draft)
            found += _days(draft, c, tokens, draft.end, 1, ceiling)
        elif draft.reading.elliptic:
            if start := _start(draft, tokens, floor):
                found.append(start)
            found.append(draft._replace(told_by=found[-1].start) if found else draft)
        else:
            found.append(draft)
    return _shared(found, tokens)


def _link(tokens: Tokens, at: int, step: int) -> int:
    """How many tokens link a date to the next one from `at` on (or back): "and", ", and", "to", a dash."""
    first, second = (tokens.word(at), tokens.word(at + 1)) if step > 0 else (tokens.word(at - 1), tokens.word(at - 2))
    if step < 0:
        return 2 if first in {"and", "or"} and second == "," else int(first in LINKS)
    return 2 if first == "," and second in {"and", "or"} else int(first in LINKS)


def _days(draft: Draft, c: Calendar, tokens: Tokens, at: int, step: int, limit: int) -> Iterator[Draft]:
    """Days of the same month behind (step 1) or before a day that names it."""
    rules = grammar()
    if step > 0 and (c.year or tokens.word(draft.start).isdigit()):
        return  # "May 3, 2014, 5 people", "3 May and 4 others"
    if step < 0 and not tokens.word(draft.start)[:1].isdigit():
        return
    day = c.day or 0
    for _ in range(MOST_DAYS):
        width = _link(tokens, at, step)
        i = at + width if step > 0 else at - width - 1
        if not width or not (i < limit if step > 0 else i >= limit) or not rules.day.match(tokens.letters, i):
            return
        number = int(tokens.word(i).rstrip("stndrh"))
        order = number > day if step > 0 else number < day
        beyond = tokens.word(i + 1)
        if not order or not days.valid(c.year, c.month or 0, number):
            return
        if step > 0 and (beyond in COUNTED or (beyond in {":", "%", "."} and tokens.word(i + 2).isdigit())):
            return  # "on May 3 and 40 percent"
        if step > 0 and tokens.word(at) == "," and not _goes_on(tokens, i + 1):
            return  # "On May 3, 40 died": a list ends in "and"
        if step > 0 and beyond.endswith("s") and len(beyond) > 3 and tokens.form(i + 1).islower():
            return  # "on May 3 and 4 others"
        if step < 0 and at == draft.start and tokens.word(at - 1) == ",":
            return  # "Chapter 3, 4 May 2014"
        if step < 0 and tokens.word(i - 1) in {"$", "£", "€", ".", ":", "-"} | DASHES:
            return
        reading = Reading("DATE", replace(c, day=number), elliptic=True)
        yield Draft(i, i + 1, ELLIPTIC_DAY.id, reading, draft.start)
        day, at = number, i + 1 if step > 0 else i


def _goes_on(tokens: Tokens, at: int) -> bool:
    """Whether a list of days has one more after "and" or "or"."""
    for i in range(at, at + 2 * MOST_DAYS):
        if tokens.word(i) in {"and", "or"}:
            return tokens.word(i + 1)[:1].isdigit()
        if tokens.word(i) != "," and not tokens.word(i).isdigit():
            return False
    return False


def _start(draft: Draft, tokens: Tokens, floor: int) -> Draft | None:
    """The year that "13" in "2011-13" goes back to, where no other rule has found it."""
    at = draft.start - 2
    if (
        draft.rule_id != "dates.short_year"
        or at < floor
        or tokens.word(draft.start - 1) not in DASHES | {"/"}
        or len(tokens.word(at)) != 4
    ):
        return None
    return Draft(at, at + 1, ELLIPTIC_YEAR.id, Reading("DATE", Calendar(year=int(tokens.word(at)))))


def _shared(found: list[Draft], tokens: Tokens) -> list[Draft]:
    """Months and days without a year take the year of the next one that they're linked to: "May to July 2014"."""
    for n in range(len(found) - 2, -1, -1):
        left, right = found[n], found[n + 1]
        a, b = left.reading.meaning, right.reading.meaning
        if not (isinstance(a, Calendar) and isinstance(b, Calendar) and a.month and b.month and b.year) or a.year:
            continue
        gap = right.start - left.end
        if not gap or gap > 2 or _link(tokens, left.end, 1) != gap or bool(a.day) != bool(b.day):
            continue
        year = b.year - ((a.month, a.day or 0) > (b.month, b.day or 0))
        if days.valid(year, a.month, a.day or 1):
            linked = left.reading._replace(meaning=replace(a, year=year), elliptic=True)
            found[n] = left._replace(reading=linked, told_by=right.start)
    return found
