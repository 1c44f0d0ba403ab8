"""What a text is about: the past or the news, one quarter or another."""

from __future__ import annotations

from pipeline.core.placed import Published
from pipeline.stages.dates.meaning import Calendar, Meaning, Reported, Step, Timed
from pipeline.stages.dates.rules import Draft
from pipeline.stages.dates.situation import Anchor

MOST_SPOKEN = 0.4  # words that count from the time of writing, for each year named, in a narrative
NARRATED, MOST_PAST = 2, (4, 0.6)  # years ago; so many of those named, and so great a part


def narrates(found: list[Draft], published: Published) -> bool:
    """Whether most years that a text names are long over: it tells of the past rather than of the news."""
    now = Anchor.read(published.value).year
    years = [c.year for d in found if isinstance(c := d.reading.meaning, Calendar) and c.year]
    if sum(_spoken(d.reading.meaning) for d in found) > max(1, MOST_SPOKEN * len(years)):
        return False
    past = [year for year in years if now and now - year >= NARRATED]
    return len(past) >= MOST_PAST[0] and len(past) >= MOST_PAST[1] * len(years)


def _spoken(meaning: Meaning) -> bool:
    """Whether words count from the time of writing, as news does: "Thursday", "last week"."""
    match meaning:
        case Calendar(weekday=int(), day=None) | Step(origin="published") | Timed(day=Step() | Calendar(day=None)):
            return True
    return False


def over(quarter: Anchor, published: Anchor) -> bool:
    """Whether a quarter was over when the text was published; so is any of an older year, or where nobody knows."""
    if not published.year or not quarter.year or not quarter.quarter:
        return True
    return (quarter.year, 3 * quarter.quarter) < (published.year, published.month or 12)


def own(meaning: Meaning) -> bool:
    """Whether words speak of a report's own quarter, not of one to compare it with."""
    return isinstance(meaning, Calendar | Step) or (isinstance(meaning, Reported) and bool(meaning.ended))
