"""The rows of entities: of one document, and of several merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from pipeline.core.placed import Placed
from pipeline.core.rows import AROUND, LABELS, Entity, Mention
from pipeline.stages.entities.facts import Fact

BETWEEN = " | "


def fullest(names: Iterable[str]) -> str:
    """The longest name, of those the first in the alphabet."""
    return min(names, key=lambda n: (-len(n), n))


def rows(
    mentions: Sequence[Placed[Mention]],
    known: Mapping[str, Fact],
    homes: Mapping[str, frozenset[str]],
    headings: Set[int] = frozenset(),
) -> tuple[Entity, ...]:
    """One row for each entity of the mentions, sorted by id; `homes` has the states that persons are said to be of.

    `headings` has the sentences whose names only name what nothing else does.
    """
    counts: dict[str, int] = defaultdict(int)
    names: dict[str, set[str]] = defaultdict(set)
    spoken: dict[str, set[str]] = defaultdict(set)
    for m in mentions:
        if m.row.entity_id and m.row.rule_id != AROUND:
            counts[m.row.entity_id] += 1
            if m.row.form == "name":
                words = " ".join(m.row.text.split())
                names[m.row.entity_id].add(words)
                # A body that says only "Lee" leaves the full name to the heading.
                if m.sent not in headings and " " in words:
                    spoken[m.row.entity_id].add(words)
    out = []
    for entity_id in sorted(counts):
        fact = known[entity_id]
        name = fact.name or fullest(spoken[entity_id] or names[entity_id] or {entity_id.partition(":")[2]})
        said = homes.get(entity_id, frozenset())
        out.append(
            Entity(
                entity_id=entity_id,
                name=name,
                label=fact.label,
                country=fact.country or (min(said) if len(said) == 1 else ""),
                wikidata=fact.wikidata,
                documents=1,
                mentions=counts[entity_id],
                aliases=BETWEEN.join(sorted(names[entity_id] - {name})),
            )
        )
    return tuple(out)


def merge(parts: Iterable[Entity]) -> Entity:
    """The rows that several documents have for one entity, as one; ValueError if they aren't of one.

    The order of the rows doesn't matter. Documents and mentions are added up, names united, of which the fullest
    of the rows' own names is the name; country and Wikidata id stay where all rows that have them agree.
    """
    every = list(parts)
    if len({e.entity_id for e in every}) != 1:
        raise ValueError(f"rows of {sorted({e.entity_id for e in every})} are not of one entity")
    names = {e.name for e in every} | {alias for e in every for alias in e.aliases.split(BETWEEN) if alias}
    name = fullest(e.name for e in every)
    return Entity(
        entity_id=every[0].entity_id,
        name=name,
        label=min((e.label for e in every), key=(*LABELS, "").index),
        country=_agreed(e.country for e in every),
        wikidata=_agreed(e.wikidata for e in every),
        documents=sum(e.documents for e in every),
        mentions=sum(e.mentions for e in every),
        aliases=BETWEEN.join(sorted(names - {name})),
    )


def _agreed(values: Iterable[str]) -> str:
    found = set(values) - {""}
    return found.pop() if len(found) == 1 else ""
