"""Scores entities: whether mentions of one thing are brought together, and called what they should be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from pipeline.core.text import Span
from pipeline.gold.assign import assign
from pipeline.gold.chains import Side, b3, ceafe, muc
from pipeline.gold.compare import Tally, Verdict, order
from pipeline.gold.items import Item, Place

STATES = ("gpe:", "gov:")


def score(
    gold: Mapping[str, tuple[Any, ...]], got: Mapping[str, tuple[Any, ...]]
) -> tuple[Tally, dict[str, Tally], list[Verdict]]:
    """Headline, further measures and verdicts for the entities of one document.

    The headline is B3 over the gold names whose span both sides have, so that it judges the chains alone;
    "end to end" has all names of both sides.
    """
    ours, theirs = _chained(gold), _chained(got)
    names = {span for span, row in ours.items() if row.form == "name"}
    both = ours.keys() & theirs.keys()
    pairs = _pairs(_side(ours, both), _side(theirs, both))
    right = sum(ours[span].entity_id == theirs[span].entity_id for span in both if _state(ours[span]))
    lands = _countries(gold, got, pairs)
    further = {
        "B3, names, end to end": b3(
            _side(ours, names), _side(theirs, {span for span, row in theirs.items() if row.form == "name"})
        ),
        "B3, all mentions": b3(_side(ours, both), _side(theirs, both)),
        "MUC, all mentions": muc(_side(ours, both), _side(theirs, both)),
        "CEAFe, all mentions": ceafe(_side(ours, both), _side(theirs, both)),
        "gpe: and gov: ids, by mention": Tally.of(
            right, sum(_state(theirs[span]) for span in both), sum(_state(ours[span]) for span in both)
        ),
        "country, of matched entities": Tally.of(
            sum(a == b != "" for a, b in lands), sum(b != "" for _, b in lands), sum(a != "" for a, _ in lands)
        ),
    }
    headline = b3(_side(ours, both & names), _side(theirs, both & names))
    return headline, further, _verdicts(gold, got, pairs, both & names)


def _chained(tables: Mapping[str, tuple[Any, ...]]) -> dict[Span, Any]:
    return {Span(row.start, row.end): row for row in reversed(tables.get("mentions", ()))}


def _side(rows: Mapping[Span, Any], spans: set[Span]) -> Side:
    return {span: rows[span].entity_id for span in sorted(spans)}


def _state(row: Any) -> bool:
    return str(row.entity_id).startswith(STATES)


def _pairs(gold: Side, got: Side) -> dict[str, str]:
    """Gold entity -> the entity that it is on the other side: the one that shares most of its mentions."""
    common = Counter((gold[span], got[span]) for span in gold if gold[span] and got[span])
    ours, theirs = sorted({a for a, _ in common}), sorted({b for _, b in common})
    # Between equals, the one of the same name.
    found = assign([[2 * common[a, b] + (a == b and common[a, b] > 0) for b in theirs] for a in ours])
    return {ours[n]: theirs[m] for n, m in found}


def _countries(
    gold: Mapping[str, tuple[Any, ...]], got: Mapping[str, tuple[Any, ...]], pairs: Mapping[str, str]
) -> list[tuple[str, str]]:
    ours, theirs = ({row.entity_id: row.country for row in side.get("entities", ())} for side in (gold, got))
    return [(ours.get(a, ""), theirs.get(b, "")) for a, b in sorted(pairs.items())]


def _verdicts(
    gold: Mapping[str, tuple[Any, ...]],
    got: Mapping[str, tuple[Any, ...]],
    pairs: Mapping[str, str],
    names: set[Span],
) -> list[Verdict]:
    ours, theirs = _entities(gold), _entities(got)
    verdicts = []
    for a, b in sorted(pairs.items()):
        if a in ours and b in theirs:
            one, other = ours[a], theirs[b]
            differs = [(k, v, other.values[k]) for k, v in one.values.items() if k != "name" and other.values[k] != v]
            verdicts.append(Verdict(one, other, True, tuple(differs)))
    verdicts += [Verdict(item, None) for name, item in ours.items() if name not in pairs]
    verdicts += [Verdict(None, item) for name, item in theirs.items() if name not in pairs.values()]
    mine, its = _chained(gold), _chained(got)
    for span in sorted(names):
        a, b = mine[span].entity_id, its[span].entity_id
        if pairs.get(a, "") != b:
            at = Place(span, mine[span].text)
            sides = (Item(row.doc_id, row.mention_id, at, {}, {}, row.rule_id) for row in (mine[span], its[span]))
            verdicts.append(Verdict(next(sides), next(sides), False, (("entity_id", a, b),)))
    return sorted(verdicts, key=order)


def _entities(tables: Mapping[str, tuple[Any, ...]]) -> dict[str, Item]:
    """The entities by id, placed at their first mention; one that nothing mentions isn't there."""
    rows = {row.entity_id: row for row in tables.get("entities", ())}
    found: dict[str, Item] = {}
    for mention in sorted(tables.get("mentions", ()), key=lambda row: (row.start, row.end)):
        row = rows.get(mention.entity_id)
        if row is not None and row.entity_id not in found:
            values = {"entity_id": row.entity_id, "name": row.name, "label": row.label, "country": row.country}
            at = Place(Span(mention.start, mention.end), mention.text)
            found[row.entity_id] = Item(mention.doc_id, row.entity_id, at, values, {})
    return found
