"""Which row of an old table is which of a new one: the same fact, perhaps told otherwise."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.core import rows
from pipeline.core.tables import Table
from pipeline.report.align import Places, places
from pipeline.report.facts import PLACED, Row, Side

# Table -> id of an old row -> id of the new row that it is.
Same = Mapping[str, Mapping[str, str]]
# Beside its place, what a row is: two rows that stand at one place are told apart by it.
IS = ("type", "label", "form", "kind", "role")
ENDS = ("head_mention_id", "tail_mention_id")
Pair = tuple[Row, Row]


def pairs(old: Side, new: Side, same_text: bool) -> tuple[dict[str, list[Pair]], Same]:
    """The rows of one document that are in both, by table, and their ids."""
    where = places(old.tables.get("sentences", ()), new.tables.get("sentences", ()), same_text)
    found: dict[str, list[Pair]] = {}
    same: dict[str, Mapping[str, str]] = {}
    for table in PLACED:
        before, after = old.tables.get(table.name, ()), new.tables.get(table.name, ())
        if table is rows.EVENT_ARGUMENTS:
            found[table.name] = list(_arguments(before, after, same))
            continue
        found[table.name] = list(_best(_candidates(table, before, after, where, same)))
        own = table.key[0]
        same[table.name] = {one[own]: other[own] for one, other in found[table.name]}
    return found, same


def becomes(same: Same, table: str, own: str) -> str:
    """The id that an old id has in the new tables; itself, if it has no other."""
    return same.get(table, {}).get(own, own)


Weighed = tuple[tuple[int, ...], int, int, Row, Row]


def _candidates(
    table: Table[Any], old: Sequence[Row], new: Sequence[Row], where: Places, same: Same
) -> Iterator[Weighed]:
    """Rows whose places meet, or which relate the same two, each with its weight."""
    start, end = table.spans[0][:2] if table.spans else ("start", "end")
    after = [(int(row[start]), int(row[end]), m, row) for m, row in enumerate(new)]
    after.sort(key=lambda found: found[:3])
    starts = [found[0] for found in after]
    longest = max((found[1] - found[0] for found in after), default=0)
    ends = defaultdict(list)
    if table is rows.RELATIONS:
        for m, row in enumerate(new):
            ends[tuple(row.get(name, "") for name in ENDS)].append((m, row))
    for n, row in enumerate(old):
        at = where(int(row[start]), int(row[end]))
        key = tuple(becomes(same, "mentions", row.get(name, "")) for name in ENDS)
        met = {m for m, _ in ends[key]} if ends else set()
        if at is not None:
            for begin, stop, m, other in after[bisect_left(starts, at[0] - longest) : bisect_left(starts, at[1])]:
                common = min(stop, at[1]) - max(begin, at[0])
                # Two relations at one trigger are two facts, if nobody is in both.
                shares = table is not rows.RELATIONS or any(
                    becomes(same, "mentions", row[name]) == other[name] for name in ENDS if name in row
                )
                if m not in met and common > 0 and shares:
                    yield _weight(row, other, at == (begin, stop), common), n, m, row, other
        for m, other in ends[key] if ends else ():
            yield (1, *_weight(row, other, at == (int(other[start]), int(other[end])), 0)), n, m, row, other


def _weight(old: Row, new: Row, exact: bool, common: int) -> tuple[int, ...]:
    is_same = sum(old[name] == new.get(name) for name in IS if name in old)
    alike = sum(old[name] == new.get(name) for name in old)
    return (0, exact, is_same, alike, common)


def _best(found: Iterator[Weighed]) -> Iterator[Pair]:
    """Each row once at most, the weightiest pairs first."""
    ours, theirs = set(), set()
    for _, n, m, one, other in sorted(found, key=lambda f: ([-part for part in f[0]], f[1], f[2])):
        if n not in ours and m not in theirs:
            ours.add(n)
            theirs.add(m)
            yield one, other


def _arguments(old: Sequence[Row], new: Sequence[Row], same: Same) -> Iterator[Pair]:
    """Arguments of one event: the same filler in the same role, then the same filler, then the same role."""
    left, others = list(old), list(new)
    for what in (("role", "filler"), ("filler",), ("role",)):
        index: dict[tuple[str, ...], list[Row]] = defaultdict(list)
        for row in others:
            index[row["event_id"], *(_part(row, name, {}) for name in what)].append(row)
        rest, taken = [], set()
        for row in left:
            at = index[becomes(same, "events", row["event_id"]), *(_part(row, name, same) for name in what)]
            if at:
                other = at.pop(0)
                taken.add(id(other))
                yield row, other
            else:
                rest.append(row)
        left, others = rest, [row for row in others if id(row) not in taken]


def _part(row: Row, name: str, same: Same) -> str:
    if name == "role":
        return row["role"]
    table = row.get("filler_table", "")
    return f"{table} {becomes(same, table, row.get('filler_id', ''))}"
