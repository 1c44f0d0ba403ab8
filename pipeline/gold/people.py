"""Scores entities: whether mentions of one thing are brought together, and called what they should be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from pipeline.core.text import Span
from pipeline.gold.assign import assign
from pipeline.gold.chains import Side, b3, ceafe, muc
from pipeline.gold.compare import Tally, Verdict, order
from pipeline.gold.items import Item, Place
from pipeline.gold.labels import Labels

Tables = Mapping[str, tuple[Any, ...]]

STATES = ("gpe:", "gov:")
# In the id of what has no name, which is only a label of its chain.
NAMELESS = ":~"
ALL_NAMES, ALL_MENTIONS = "B3, names, end to end", ("B3, all mentions", "MUC, all mentions", "CEAFe, all mentions")
STATE_IDS = "gpe: and gov: ids, by mention"
COUNTRY, ANY_COUNTRY = "country, of matched entities", "country, of all entities"
WIKIDATA = "wikidata, of matched entities"
MEASURES = (ALL_NAMES, *ALL_MENTIONS, STATE_IDS, COUNTRY, ANY_COUNTRY, WIKIDATA)


def score(gold: Labels, got: Tables) -> tuple[Tally, dict[str, Tally], list[Verdict]]:
    """Headline, further measures and verdicts for the entities of one document.

    The headline is B3 over the gold names whose span both sides have, so that it judges the chains alone;
    "end to end" has all names of both sides. The MEASURES over all mentions count nothing where only names are
    labelled (the caller then gives only names), nor does the one of Wikidata ids where no such ids are.
    """
    ours, theirs = _chained(gold.tables), _chained(got)
    if not any(NAMELESS in row.entity_id for row in ours.values()):
        # Who and what has no name isn't labelled here.
        theirs = {s: replace(row, entity_id="") if NAMELESS in row.entity_id else row for s, row in theirs.items()}
        got = {**got, "entities": tuple(row for row in got.get("entities", ()) if NAMELESS not in row.entity_id)}
    names = {span for span, row in ours.items() if row.form == "name"}
    both = ours.keys() & theirs.keys()
    pairs = _pairs(_side(ours, both), _side(theirs, both))
    right = sum(ours[span].entity_id == theirs[span].entity_id for span in both if _state(ours[span]))
    entities, found = _entities(gold.tables, gold.wikidata), _entities(got, gold.wikidata)
    matched = [(entities[a], found[b]) for a, b in sorted(pairs.items()) if a in entities and b in found]
    whole = "mentions" in gold.scope
    further = {ALL_NAMES: b3(_side(ours, names), _side(theirs, {s for s, row in theirs.items() if row.form == "name"}))}
    further |= {
        name: measure(_side(ours, both), _side(theirs, both)) if whole else Tally()
        for name, measure in zip(ALL_MENTIONS, (b3, muc, ceafe), strict=True)
    }
    further[STATE_IDS] = Tally.of(
        right, sum(_state(theirs[span]) for span in both), sum(_state(ours[span]) for span in both)
    )
    known = further[COUNTRY] = _known("country", matched)
    # What has no partner has a country too: then it's one that isn't found, or one too many.
    further[ANY_COUNTRY] = Tally.of(
        int(known.hits_gold),
        *(sum(bool(item.values["country"]) for item in side.values()) for side in (found, entities)),
    )
    further[WIKIDATA] = _known("wikidata", matched) if gold.wikidata else Tally()
    headline = b3(_side(ours, both & names), _side(theirs, both & names))
    return headline, further, _verdicts(matched, entities, found, _strays(ours, theirs, pairs, both & names))


def _chained(tables: Tables) -> dict[Span, Any]:
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


def _known(column: str, matched: Sequence[tuple[Item, Item]]) -> Tally:
    """How many of the filled cells of a column are right, over matched entities."""
    cells = [(one.values[column], other.values[column]) for one, other in matched]
    return Tally.of(sum(a == b != "" for a, b in cells), sum(b != "" for _, b in cells), sum(a != "" for a, _ in cells))


def _verdicts(
    matched: Sequence[tuple[Item, Item]], ours: Mapping[str, Item], theirs: Mapping[str, Item], strays: list[Verdict]
) -> list[Verdict]:
    verdicts = list(strays)
    for one, other in matched:
        skip = {"name"}
        if all(NAMELESS in side.values["entity_id"] for side in (one, other)):
            skip.add("entity_id")  # their chain is what they are
        differs = [(k, v, other.values[k]) for k, v in one.values.items() if k not in skip and other.values[k] != v]
        verdicts.append(Verdict(one, other, True, tuple(differs)))
    verdicts += [Verdict(item, None) for item in ours.values() if all(item is not one for one, _ in matched)]
    verdicts += [Verdict(None, item) for item in theirs.values() if all(item is not other for _, other in matched)]
    return sorted(verdicts, key=order)


def _strays(
    ours: Mapping[Span, Any], theirs: Mapping[Span, Any], pairs: Mapping[str, str], names: set[Span]
) -> list[Verdict]:
    """The names that stand in another chain than the one that their entity is paired with."""
    verdicts = []
    for span in sorted(names):
        a, b = ours[span].entity_id, theirs[span].entity_id
        if pairs.get(a, "") != b:
            at = Place(span, ours[span].text)
            sides = (Item(row.doc_id, row.mention_id, at, {}, {}, row.rule_id) for row in (ours[span], theirs[span]))
            verdicts.append(Verdict(next(sides), next(sides), False, (("entity_id", a, b),)))
    return verdicts


def _entities(tables: Tables, wikidata: bool) -> dict[str, Item]:
    """The entities by id, placed at their first mention; one that nothing mentions isn't there."""
    columns = ("entity_id", "name", "label", "country", *(("wikidata",) if wikidata else ()))
    rows = {row.entity_id: row for row in tables.get("entities", ())}
    found: dict[str, Item] = {}
    for mention in sorted(tables.get("mentions", ()), key=lambda row: (row.start, row.end)):
        row = rows.get(mention.entity_id)
        if row is not None and row.entity_id not in found:
            at = Place(Span(mention.start, mention.end), mention.text)
            values = {name: getattr(row, name) for name in columns}
            found[row.entity_id] = Item(mention.doc_id, row.entity_id, at, values, {})
    return found
