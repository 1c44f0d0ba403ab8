"""Pairs the rows of two sides one to one, and counts how many are right by a measure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from pipeline.core.text import Span
from pipeline.gold.assign import assign
from pipeline.gold.items import Item, Place

NOUGHT = Fraction(0)


@dataclass(frozen=True, slots=True)
class Tally:
    """What precision and recall are made of. Each side has its own hits: in B3 they differ."""

    hits_predicted: Fraction = NOUGHT
    predicted: int = 0
    hits_gold: Fraction = NOUGHT
    gold: int = 0

    @classmethod
    def of(cls, right: int, predicted: int, gold: int) -> Tally:
        return cls(Fraction(right), predicted, Fraction(right), gold)

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.hits_predicted + other.hits_predicted,
            self.predicted + other.predicted,
            self.hits_gold + other.hits_gold,
            self.gold + other.gold,
        )

    @property
    def precision(self) -> Fraction:
        """Of 1; where nothing was predicted, 1 if there was nothing to find."""
        return self.hits_predicted / self.predicted if self.predicted else Fraction(not self.gold)

    @property
    def recall(self) -> Fraction:
        """Of 1; where there is nothing to find, 1 if nothing was predicted."""
        return self.hits_gold / self.gold if self.gold else Fraction(not self.predicted)

    @property
    def f1(self) -> Fraction:
        """The harmonic mean of precision and recall, of 1."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else NOUGHT


@dataclass(frozen=True, slots=True)
class Measure:
    """When a row counts as right: how the spans must meet, and what must be the same.

    `span`: exact, overlap, or free (any). `only` leaves all rows out, on both sides, that don't have these values.
    """

    name: str
    span: Literal["exact", "overlap", "free"]
    same: tuple[str, ...] = ()
    only: tuple[tuple[str, str], ...] = ()

    def takes(self, item: Item) -> bool:
        return all(item.values[name] == value for name, value in self.only)

    def __call__(self, gold: Item, got: Item) -> bool:
        one, other = gold.at.span, got.at.span
        meets = one == other if self.span == "exact" else self.span == "free" or one.overlaps(other)
        return meets and all(same(name, gold, got) for name in self.same)


@dataclass(frozen=True, slots=True)
class Given:
    """Of the pairs that are right by `base`, how many have the same `same` too."""

    name: str
    base: Measure
    same: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recast:
    """A measure over rows made anew from those of each side, with other spans or values."""

    name: str
    make: Callable[[Sequence[Item]], list[Item]]
    base: Measure


Further = Measure | Given | Recast


@dataclass(frozen=True, slots=True)
class Spec:
    """How a table is scored.

    Rows whose spans overlap, or that have the same `near`, may be paired as a right or a wrong one;
    those that differ in `within` never are.
    """

    headline: Measure
    further: tuple[Further, ...] = ()
    near: tuple[str, ...] | None = None
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """A gold row and the row paired with it; None on one side: missing or spurious.

    `differs` says in what a pair isn't the same: (what, expected, got). It may be so in a right one.
    """

    gold: Item | None
    got: Item | None
    right: bool = False
    differs: tuple[tuple[str, str, str], ...] = field(default=())


def same(name: str, gold: Item, got: Item) -> bool:
    """Whether two rows have the same value, or point to the same place.

    Places are the same if they overlap; contents if they share half of their union or more.
    """
    if name == "event_found":
        # Arguments of two events that aren't the same have nothing in common, wherever these stand.
        return gold.values[name] == got.values[name] == "yes"
    if name in gold.values:
        return gold.values[name] == got.values[name]
    one, other = gold.places[name], got.places[name]
    if one is None or other is None:
        return one is other
    return shared(one.span, other.span) if name == "content" else one.span.overlaps(other.span)


def shared(one: Span, other: Span) -> bool:
    """Whether two spans share at least half of their union."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return common > 0 and 2 * common >= one.length + other.length - common


def pair(gold: Sequence[Item], got: Sequence[Item], weigh: Callable[[Item, Item], int]) -> list[tuple[Item, Item]]:
    """The best pairs, one to one; those of weight 0 are none."""
    return [(gold[n], got[m]) for n, m in assign([[weigh(g, p) for p in got] for g in gold])]


def tally(measure: Measure, gold: Sequence[Item], got: Sequence[Item]) -> Tally:
    """Counts by a measure, paired anew so that as many rows as possible are right."""
    gold, got = [g for g in gold if measure.takes(g)], [p for p in got if measure.takes(p)]
    return Tally.of(len(pair(gold, got, measure)), len(got), len(gold))


def count(measure: Further, gold: Sequence[Item], got: Sequence[Item]) -> Tally:
    """Counts by a measure of any kind."""
    if isinstance(measure, Given):
        return share(measure, gold, got)
    if isinstance(measure, Recast):
        return tally(measure.base, measure.make(gold), measure.make(got))
    return tally(measure, gold, got)


def share(given: Given, gold: Sequence[Item], got: Sequence[Item]) -> Tally:
    """Counts by a Given; predicted and gold are both the number of its pairs."""
    names = tuple(gold[0].values) if gold else ()
    pairs = pair(gold, got, lambda g, p: 1000 + sum(same(n, g, p) for n in names) if given.base(g, p) else 0)
    right = sum(all(same(name, g, p) for name in given.same) for g, p in pairs)
    return Tally.of(right, len(pairs), len(pairs))


def judge(spec: Spec, gold: Sequence[Item], got: Sequence[Item]) -> list[Verdict]:
    """Every row of both sides in one verdict, in the order of their places.

    As many pairs as possible are right, then as many rows as possible are paired, then by likeness.
    """

    def weigh(g: Item, p: Item) -> int:
        if not all(same(name, g, p) for name in spec.within):
            return 0
        common = max(0, min(g.at.span.end, p.at.span.end) - max(g.at.span.start, p.at.span.start))
        right = spec.headline(g, p)
        if not (right or common or (spec.near is not None and all(same(name, g, p) for name in spec.near))):
            return 0
        alike = sum(same(name, g, p) for name in (*g.values, *g.places))
        return 10**12 * right + 10**6 + 10**3 * alike + min(common, 999)

    pairs = pair(gold, got, weigh)
    ours, theirs = {id(g) for g, _ in pairs}, {id(p) for _, p in pairs}
    verdicts = [Verdict(g, p, spec.headline(g, p), _differs(g, p)) for g, p in pairs]
    verdicts += [Verdict(g, None) for g in gold if id(g) not in ours]
    verdicts += [Verdict(None, p) for p in got if id(p) not in theirs]
    return sorted(verdicts, key=order)


def order(verdict: Verdict) -> tuple[str, Span, Span, str]:
    """The sort key of verdicts: the gold row's place, else the other's."""
    one = verdict.gold or verdict.got
    other = verdict.got or verdict.gold
    assert one is not None
    assert other is not None
    return one.doc_id, one.at.span, other.at.span, one.id + other.id


def _differs(gold: Item, got: Item) -> tuple[tuple[str, str, str], ...]:
    found = [(name, value, got.values[name]) for name, value in gold.values.items() if not same(name, gold, got)]
    found += [
        (name, _words(place), _words(got.places[name]))
        for name, place in gold.places.items()
        if not same(name, gold, got)
    ]
    if gold.at.span != got.at.span:
        found.append(("text", gold.at.text, got.at.text))
    return tuple(found)


def _words(place: Place | None) -> str:
    return "" if place is None else f"{place.span.start}-{place.span.end} {place.text}"


@dataclass(frozen=True, slots=True)
class Score:
    """What a table reached: the headline, further measures by name, and every row's verdict."""

    headline: Tally
    further: Mapping[str, Tally]
    verdicts: tuple[Verdict, ...]

    def __add__(self, other: Score) -> Score:
        further = {name: counts + other.further[name] for name, counts in self.further.items()}
        return Score(self.headline + other.headline, further, self.verdicts + other.verdicts)
