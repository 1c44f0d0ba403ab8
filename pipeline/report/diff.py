"""What two folders of tables differ in, fact by fact: a row that only moved, or was renamed, is the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.core import rows
from pipeline.core.errors import UsageError
from pipeline.core.tables import Table
from pipeline.report import difference, facts, texts
from pipeline.report.difference import Change
from pipeline.report.facts import Row, Side
from pipeline.report.pairing import Same, becomes, pairs

SUM = 12  # characters of a checksum that tell it apart
# Told in front of the other cells of a row that came or went.
FIRST = ("text", "trigger", "cue", "name", "summary", "message")
# Places, and what only follows from other rows: that they are there, their number, their order.
FOLLOWS = {"doc_id", "sent_id", "ordinal", "start", "end"}
COUNTS = {"documents": {"chars", "sentences"}, "entities": {"documents", "mentions"}, "rules": {"rows"}}
# What is told of a relation or an event by the rows that it points to: these have the words.
REPEATED = {"event_arguments": {"text"}}


def run(old: Path, new: Path, form: str = "text", limit: int | None = None) -> tuple[str, bool]:
    """The report in one of difference.FORMS, and whether anything differs.

    `limit` is how many facts of each table a report for reading tells; None is all. UsageError where
    there is no such form or folder, ContractError where a table is damaged.
    """
    if form not in difference.FORMS:
        raise UsageError(f"--format {form}: there is no such form. It is {', '.join(difference.FORMS)}.")
    found = changes(old, new)
    return difference.FORMS[form](str(old), str(new), found, limit), bool(found)


def changes(old: Path, new: Path) -> list[Change]:
    """Every fact that came, went or changed, by table, document and place."""
    old, new = texts.tables(old), texts.tables(new)
    found = {table.name: list(_columns(table, old, new)) for table in rows.TABLES}
    for table in facts.ABOUT:
        found[table.name] += _about(table, old, new)
    renamed = _Renamed(old, new)
    sums = [{row["doc_id"]: row.get("sha256", "") for row in facts.read(rows.DOCUMENTS, side)} for side in (old, new)]
    for doc_id, one, other in facts.documents(old, new):
        for change in _document(one, other, sums[0].get(doc_id) == sums[1].get(doc_id), renamed):
            found[change.table].append(change)
    names = renamed.names()
    kept = (c.without(names) for table in rows.TABLES for c in found[table.name])
    return [change for change in kept if change is not None]


class _Renamed:
    """Entities whose id alone is another: every mention that stood for the old id stands for the new one."""

    def __init__(self, old: Path, new: Path) -> None:
        ids = [{row["entity_id"] for row in facts.read(rows.ENTITIES, side)} for side in (old, new)]
        self._gone, self._come = ids[0] - ids[1], ids[1] - ids[0]
        self._votes: Counter[tuple[str, str]] = Counter()
        self._spoilt: set[str] = set()

    def hear(self, one: Row, other: Row) -> None:
        """That a mention of the old tables is one of the new."""
        old, new = one.get("entity_id", ""), other.get("entity_id", "")
        said = one["text"] in other["text"] or other["text"] in one["text"]
        if said and old in self._gone and new in self._come:
            self._votes[old, new] += 1
        else:
            self._spoilt |= {old, new}

    def names(self) -> Mapping[str, str]:
        ways: dict[str, set[str]] = {}
        for old, new in self._votes:
            ways.setdefault(old, set()).add(new)
            ways.setdefault(f"\0{new}", set()).add(old)
        return {
            old: new
            for old, new in self._votes
            if len(ways[old]) == len(ways[f"\0{new}"]) == 1 and not {old, new} & self._spoilt
        }


def _columns(table: Table[Any], old: Path, new: Path) -> Iterator[Change]:
    before, after = (facts.columns(table, side) for side in (old, new))
    for name in sorted(set(before) ^ set(after)):
        came = name in after
        told = (("column", "" if came else name, name if came else ""),)
        yield Change(table.name, "~", f"column {name}", "came" if came else "went", differs=told)


def _about(table: Table[Any], old: Path, new: Path) -> Iterator[Change]:
    before, after = ({tuple(r[k] for k in table.key): r for r in facts.read(table, side)} for side in (old, new))
    for key in sorted({*before, *after}):
        one, other = before.get(key), after.get(key)
        yield from _told(table, one, other, None, None, {})


def _document(old: Side, new: Side, same_text: bool, renamed: _Renamed) -> Iterator[Change]:
    found, same = pairs(old, new, same_text)
    for table in facts.PLACED:
        both = found[table.name]
        ours = {id(one): other for one, other in both}
        theirs = {id(other) for _, other in both}
        listed: list[tuple[Row | None, Row | None]] = [
            (one, ours.get(id(one))) for one in old.tables.get(table.name, ())
        ]
        listed += [(None, other) for other in new.tables.get(table.name, ()) if id(other) not in theirs]
        columns = table.spans[0][:2] if table.spans else ("start", "end")
        listed.sort(key=lambda pair: [int((pair[1] or pair[0] or {})[name]) for name in columns])
        for one, other in listed:
            if table is rows.MENTIONS and one is not None and other is not None:
                renamed.hear(one, other)
            yield from _told(table, one, other, old, new, same)


def _told(
    table: Table[Any], one: Row | None, other: Row | None, old: Side | None, new: Side | None, same: Same
) -> Iterator[Change]:
    """The change from one row to another, either of which may not be there; none if they say the same."""
    row, side = (other, new) if other is not None else (one, old)
    assert row is not None
    if one is None or other is None:
        own = " ".join(row[name] for name in table.key)
        sign = "-" if other is None else "+"
        cells = tuple(_shown(table, row, side))
        yield Change(
            table.name, sign, own, _words(table, row, side), _rule(table, row, side), _sentence(row, side), cells
        )
        return
    differs = tuple(_differs(table, one, other, old, new, same))
    if differs:
        own, before = (" ".join(r[name] for name in table.key) for r in (other, one))
        words, was = _words(table, other, side), _rule(table, one, old)
        yield Change(
            table.name, "~", own, words, _rule(table, other, side) or was, _sentence(row, side), (), differs, before
        )  # fmt: skip


def _differs(
    table: Table[Any], one: Row, other: Row, old: Side | None, new: Side | None, same: Same
) -> Iterator[tuple[str, str, str]]:
    left = _left_out(table)
    for field in table.fields:
        name = field.name
        if name in left or name not in one or name not in other:
            continue
        target = other.get("filler_table", "") if name == "filler_id" else field.col.ref
        if target in same and old is not None and new is not None:
            if becomes(same, target, one[name]) != other[name]:
                yield name, old.text(target, one[name]), new.text(target, other[name])
        elif one[name] != other[name]:
            short = SUM if name == "sha256" else None
            yield name, one[name][:short], other[name][:short]


def _left_out(table: Table[Any]) -> set[str]:
    places = {name for span in table.spans for name in span[:2]}
    key = {name for name in table.key if name != "role"}
    return FOLLOWS | COUNTS.get(table.name, set()) | REPEATED.get(table.name, set()) | places | key


def _shown(table: Table[Any], row: Row, side: Side | None) -> Iterator[tuple[str, str]]:
    """The cells of a row that came or went, without its place, and with words for the rows it points to."""
    left = _left_out(table) | {*FIRST, "rule_id", "sha256"}
    for name, value in row.items():
        if value and name not in left:
            field = next((f for f in table.fields if f.name == name), None)
            target = row.get("filler_table", "") if name == "filler_id" else field.col.ref if field else ""
            yield name, side.text(target, value) if side is not None else value


def _words(table: Table[Any], row: Row, side: Side | None) -> str:
    if table is rows.EVENT_ARGUMENTS and side is not None:
        return side.text("events", row["event_id"])
    return next((row[name] for name in FIRST if row.get(name)), "")


def _event(row: Row, side: Side) -> Row:
    return side.by_id.get("events", {}).get(row.get("event_id", ""), row)


def _rule(table: Table[Any], row: Row, side: Side | None) -> str:
    if table is rows.RULES:  # which is the rule itself
        return ""
    return (row if side is None or "rule_id" in row else _event(row, side)).get("rule_id", "")


def _sentence(row: Row, side: Side | None) -> str:
    if side is None:
        return ""
    own = (row if "sent_id" in row else _event(row, side)).get("sent_id", "")
    return side.by_id.get("sentences", {}).get(own, {}).get("text", "")
