"""Joins what belongs together: edges ("early 2015"), bounds ("over two years"), parts of days, times and days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.stages.dates.meaning import Beside, Calendar, Length, Named, Nth, Shift, Step, Timed, Within
from pipeline.stages.dates.numbers import VAGUE
from pipeline.stages.dates.rules import BESIDE, DAY_AND_TIME, PART_OF_DAY, Draft, grammar
from pipeline.stages.dates.tokens import Tokens, lexicon

BEFORE_OVER = frozenset(
    {"", "for", "in", "after", "of", "lasted", "took", "takes", "was", "is", "just", "well", "spent", "waited", "with"}
)
APPROXIMATE = frozenset({"about", "around", "approximately", "roughly"})
LONGEST_PREFIX = 5  # tokens


def compose(drafts: Iterable[Draft], tokens: Tokens) -> list[Draft]:
    """Drafts in reading order, without overlaps, each with all the words that are its own."""
    joined: list[Draft] = []
    for draft in (_part(d, tokens) for d in drafts):
        if joined and (pair := _pair(joined[-1], draft, tokens)):
            joined[-1] = pair
        else:
            joined.append(draft)
    return list(_prefixed(_bracketed(joined, tokens), tokens))


def _bracketed(drafts: list[Draft], tokens: Tokens) -> list[Draft]:
    """ "9 a.m. (0800 GMT) Friday" is one time in two zones: both are of that day."""
    for n in range(len(drafts) - 2):
        time, zoned, day = drafts[n : n + 3]
        if (
            all(isinstance(d.reading.meaning, Timed) and d.reading.meaning.day is None for d in (time, zoned))
            and is_day(day)
            and [tokens.word(i) for i in (*range(time.end, zoned.start), *range(zoned.end, day.start))]
            in (["(", ")"], ["(", ")", "on"])
        ):
            on = day.reading.meaning
            assert isinstance(on, (Calendar, Nth, Step, Shift, Within, Named))
            for at in (n, n + 1):
                meaning = drafts[at].reading.meaning
                assert isinstance(meaning, Timed)
                drafts[at] = drafts[at]._replace(reading=drafts[at].reading._replace(meaning=Timed(meaning.time, on)))
    return drafts


def is_day(draft: Draft) -> bool:
    """Whether it names one day, however told."""
    match draft.reading.meaning:
        case Calendar(day=day, weekday=weekday):
            return bool(day or weekday)
        case Named() | Nth():
            return True
        case Step(target="day") | Step(target=Calendar(weekday=int())):
            return True
        case Shift(unit="day"):
            return True
    return False


def _part(draft: Draft, tokens: Tokens) -> Draft:
    """ "Friday" before "night" is Friday night, "Easter" before "week" the week of Easter."""
    if isinstance(draft.reading.meaning, Named) and tokens.word(draft.end) == "week":
        week = draft.reading._replace(meaning=Beside(draft.reading.meaning))
        return Draft(draft.start, draft.end + 1, BESIDE.id, week)
    if is_day(draft) and grammar().part.match(tokens.letters, draft.end):
        part = lexicon()[tokens.word(draft.end)]["PART"].value
        day = draft.reading.meaning
        assert isinstance(day, (Calendar, Nth, Step, Shift, Within, Named))
        return Draft(
            draft.start, draft.end + 1, PART_OF_DAY.id, draft.reading._replace(type="TIME", meaning=Timed(part, day))
        )
    return draft


def _pair(left: Draft, right: Draft, tokens: Tokens) -> Draft | None:
    """ "10 p.m." beside "Wednesday", in either order, with at most a comma between them."""
    if right.start - left.end > 2:  # no more than is looked for
        return None
    between = [tokens.word(i) for i in range(left.end, right.start)]
    if between not in ([], [","], ["on"], ["of"], ["GMT", ","]):
        return None
    if between in (["on"], ["of"]) and not isinstance(left.reading.meaning, Timed):
        return None
    time, day = (left, right) if isinstance(left.reading.meaning, Timed) else (right, left)
    meaning, on = time.reading.meaning, day.reading.meaning
    if not isinstance(meaning, Timed) or meaning.day is not None or not is_day(day):
        return None
    assert isinstance(on, (Calendar, Nth, Step, Shift, Within, Named))
    return Draft(left.start, right.end, DAY_AND_TIME.id, time.reading._replace(meaning=Timed(meaning.time, on)))


def _prefixed(drafts: list[Draft], tokens: Tokens) -> Iterator[Draft]:
    floor = 0
    for draft in drafts:
        yield _prefix(draft, tokens, floor)
        floor = draft.end


def _beside(draft: Draft, tokens: Tokens, floor: int) -> Draft | None:
    """ "The day after Christmas", "the week of May 6"."""
    start, day = draft.start, draft.reading.meaning
    unit, way = tokens.word(start - 2), tokens.word(start - 1)
    steps = {("day", "before"): -1, ("day", "after"): 1, ("week", "of"): 0}.get((unit, way))
    part = lexicon().get(unit, {}).get("PART") if way == "of" else None
    if (steps is None and not part) or tokens.word(start - 3) != "the" or start - 3 < floor or not is_day(draft):
        return None
    assert isinstance(day, (Calendar, Nth, Step, Shift, Within, Named))
    if part:  # "the morning of June 2"
        reading = draft.reading._replace(type="TIME", meaning=Timed(part.value, day))
        return Draft(start - 3, draft.end, PART_OF_DAY.id, reading)
    assert steps is not None
    return Draft(start - 3, draft.end, BESIDE.id, draft.reading._replace(meaning=Beside(day, steps)))


def _prefix(draft: Draft, tokens: Tokens, floor: int) -> Draft:
    """The draft with the edge or bound before it."""
    start, meaning, rules = draft.start, draft.reading.meaning, grammar()
    if beside := _beside(draft, tokens, floor):
        return beside
    before = tokens.letters[max(floor, start - LONGEST_PREFIX) : start]
    if isinstance(meaning, Length | Shift):
        if match := rules.bound.search(before):
            if tokens.word(start) in {"the", "past", "last", "next"} | VAGUE and tokens.word(start - 1) in {
                "over",
                "under",
                "around",
            }:
                return draft  # "over the last two years" is no bound
            if (
                tokens.word(start - 1) == "over"
                and isinstance(meaning, Length)
                and tokens.word(start - 2) not in BEFORE_OVER
            ):
                return draft  # "repaid over 12 years"
            phrase = " ".join(tokens.word(i) for i in range(start - len(match[0]), start))
            mod = rules.bounds[phrase][isinstance(meaning, Shift)]
            return draft._replace(start=start - len(match[0]), reading=draft.reading._replace(mod=mod))
    elif (
        isinstance(meaning, Calendar | Timed)
        and start > floor
        and tokens.word(start - 1) in APPROXIMATE
        and tokens.word(draft.end) not in {"'s", "’s"}  # "to get around Monday's ruling"
    ):
        return draft._replace(start=start - 1, reading=draft.reading._replace(mod="APPROX"))
    elif isinstance(meaning, Calendar | Step | Within | Timed):
        if match := rules.edge.search(before):
            first = start - len(match[0])
            word = next(w for i in range(first, start) if (w := tokens.word(i)) != "the")
            classes = lexicon()[word]
            mod = (classes.get("EDGE") or classes["EDGEOF"]).value
            return draft._replace(start=first, reading=draft.reading._replace(mod=mod))
        if isinstance(meaning, Step) and (match := rules.earlier.search(before)):
            return draft._replace(start=start - 1)
    return draft
