"""Measures of coreference: do two sides put the same mentions together?

A side is a mapping from mentions (spans) to the name of their chain. An empty name is a chain of one.
MUC: Vilain et al. 1995. B3: Bagga and Baldwin 1998. CEAFe: Luo 2005, with phi 4. CoNLL: Pradhan et al. 2012.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction

from pipeline.core.text import Span
from pipeline.gold.assign import assign
from pipeline.gold.compare import NOUGHT, Tally

Side = Mapping[Span, str]
Chain = frozenset[Span]


def chains(side: Side) -> list[Chain]:
    """The chains of a side, by their first mention."""
    grouped: dict[tuple[str, Span | None], set[Span]] = defaultdict(set)
    for span, name in sorted(side.items()):
        grouped[name, None if name else span].add(span)
    return [frozenset(spans) for spans in grouped.values()]


def b3(gold: Side, got: Side) -> Tally:
    """For each mention, how much of its chain is right. A mention that the other side hasn't is wrong."""
    ours, theirs = _by_mention(gold), _by_mention(got)
    common = sorted(ours.keys() & theirs.keys())
    precision = sum((Fraction(len(ours[m] & theirs[m]), len(theirs[m])) for m in common), NOUGHT)
    recall = sum((Fraction(len(ours[m] & theirs[m]), len(ours[m])) for m in common), NOUGHT)
    return Tally(precision, len(theirs), recall, len(ours))


def muc(gold: Side, got: Side) -> Tally:
    """Of the links that hold chains together, how many are right. Chains of one have none."""
    found, predicted = _links(chains(got), _by_mention(gold))
    kept, there = _links(chains(gold), _by_mention(got))
    return Tally(Fraction(found), predicted, Fraction(kept), there)


def ceafe(gold: Side, got: Side) -> Tally:
    """Chains paired one to one, each pair counting 2 * common / (sum of lengths)."""
    ours, theirs = chains(gold), chains(got)
    alike = [[Fraction(2 * len(a & b), len(a) + len(b)) for b in theirs] for a in ours]
    # Whole numbers keep the choice exact and the same everywhere; a billionth decides no tie that matters.
    pairs = assign([[round(value * 10**9) for value in line] for line in alike])
    total = sum((alike[n][m] for n, m in pairs), NOUGHT)
    return Tally(total, len(theirs), total, len(ours))


def _by_mention(side: Side) -> dict[Span, Chain]:
    return {span: chain for chain in chains(side) for span in chain}


def _links(held: list[Chain], other: Mapping[Span, Chain]) -> tuple[int, int]:
    parts = [len({other.get(span, frozenset((span,))) for span in chain}) for chain in held]
    return sum(len(c) - n for c, n in zip(held, parts, strict=True)), sum(len(c) - 1 for c in held)
