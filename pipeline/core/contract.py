"""What tables promise beyond their columns: keys, references, order, grounding in the raw text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from decimal import Decimal
from heapq import merge
from itertools import groupby, islice
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import Any

from pipeline.core import rows
from pipeline.core.errors import ContractError
from pipeline.core.named import Named
from pipeline.core.tables import Table

SHOWN = 10
# Tables that have rows of documents, in the order of TABLES.
BY_DOCUMENT = tuple(table for table in rows.TABLES if "doc_id" in table.header)
# Columns that repeat the entity of the mention beside them.
ENTITIES = (
    ("relations", "head_mention_id", "head_entity_id"),
    ("relations", "tail_mention_id", "tail_entity_id"),
    ("attributions", "source_mention_id", "source_entity_id"),
)
# Columns of which the first may not be after the second.
ORDERED = {
    "dates": ("first_day", "last_day"),
    "money": ("amount_min", "amount_max"),
    "quantities": ("value_min", "value_max"),
}
Rows = Mapping[str, Sequence[Any]]


def hold(problems: Iterable[str], where: str) -> None:
    """ContractError with the first of `problems`, if there are any."""
    if first := list(islice(problems, SHOWN + 1)):
        more = ["..."] if len(first) > SHOWN else []
        raise ContractError("\n  ".join([f"{where}: the tables break their contract.", *first[:SHOWN], *more]))


def document(tables: Rows, raw: str | None, entity_ids: Collection[str], rule_ids: Collection[str]) -> Iterator[str]:
    """What is wrong with one document's rows: domains, keys, references, places, grounding.

    `raw` is the text of the file; without it, texts aren't compared with their slices.
    """
    index = {t.name: {_key(t, row): row for row in tables.get(t.name, ())} for t in BY_DOCUMENT}
    keys: dict[str, Collection[str]] = {"entities": entity_ids, "rules": rule_ids}
    keys |= {name: {key[0] for key in found} for name, found in index.items()}
    for table in BY_DOCUMENT:
        mine = tables.get(table.name, ())
        referring = [(field.name, field.col.ref.split()) for field in table.fields if field.col.ref]
        if len(index[table.name]) < len(mine):
            twice = next(key for key, n in Counter(_key(table, row) for row in mine).items() if n > 1)
            yield f"{table.name}: the key {' '.join(map(str, twice))} is there twice"
        for row in mine:
            wrong = list(_cells(table, row))
            yield from wrong
            if not wrong:
                yield from _references(table, row, referring, keys)
                yield from _places(table, row, index["sentences"])
                if raw is not None:
                    yield from _slices(table, row, raw)
    yield from _fillers(tables, index)
    for row in tables.get("documents", ()):
        if raw is not None and row.chars != len(raw):
            yield f"documents: {row.doc_id} has {row.chars} chars, its text {len(raw)}"
        if row.sentences != len(index["sentences"]):
            yield f"documents: {row.doc_id} has {row.sentences} sentences, the table {len(index['sentences'])}"


def _key(table: Table[Any], row: Any) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in table.key)


def _cells(table: Table[Any], row: Any) -> Iterator[str]:
    wrong = list(table.problems(row))
    for field in table.fields:
        value = getattr(row, field.name)
        if isinstance(value, Decimal) and not value.is_finite():
            wrong.append(f"{table.name}.{field.name} is {value} in {row}")
    yield from wrong
    if not wrong and table.name in ORDERED:
        low, high = (getattr(row, name) for name in ORDERED[table.name])
        if low not in (None, "") and high not in (None, "") and _rank(low) > _rank(high):
            first, last = ORDERED[table.name]
            yield f"{table.name}.{first} is {low}, after {last} {high}, in {row}"


def _rank(value: Any) -> Any:
    """What compares as the value does: a day with its year as a number, which may be negative or long."""
    if not isinstance(value, str):
        return value
    year, month, day = value.rsplit("-", 2)
    return int(year), month, day


def _references(
    table: Table[Any], row: Any, referring: Sequence[tuple[str, list[str]]], keys: Mapping[str, Collection[str]]
) -> Iterator[str]:
    for name, targets in referring:
        value = getattr(row, name)
        if value and not any(value in keys.get(target, ()) for target in targets):
            yield f"{table.name}.{name} {value!r} is no row of {' or '.join(targets)}, in {row}"


def _places(table: Table[Any], row: Any, sentences: Mapping[tuple[Any, ...], Any]) -> Iterator[str]:
    """Ids say where: `<doc_id>:<start>-<end>`, perhaps with a suffix; a row lies in its sentence."""
    columns = table.spans[0][:2] if table.spans else ("start", "end")
    if not set(columns) <= set(table.header):
        return
    start, end = (getattr(row, name) for name in columns)
    key = str(getattr(row, table.key[0]))
    if table.name != "event_arguments":  # these have no id of their own; their span is the filler's
        place = rows.place(row.doc_id, start, end)
        if not key.startswith(place) or key[len(place) :][:1].isdigit():
            yield f"{table.name}: the id {key!r} doesn't begin with its place {place!r}"
    sentence = sentences.get((getattr(row, "sent_id", ""),))
    if sentence is not None and not sentence.start <= start < end <= sentence.end:
        yield f"{table.name}: {key!r} lies outside its sentence {sentence.sent_id!r}"


def _slices(table: Table[Any], row: Any, raw: str) -> Iterator[str]:
    spans = table.spans or ((("start", "end", ""),) if "start" in table.header else ())
    for first, last, text in spans:
        start, end = getattr(row, first), getattr(row, last)
        if start is None and end is None and text and not getattr(row, text):
            continue
        if start is None or end is None or not 0 <= start < end <= len(raw):
            yield f"{table.name}: {first} {start} and {last} {end} are no span of the text ({len(raw)} chars), in {row}"
        elif text and getattr(row, text) != raw[start:end]:
            yield f"{table.name}.{text} at {start}-{end} is {getattr(row, text)!r}, the text has {raw[start:end]!r}"


def _fillers(tables: Rows, index: Mapping[str, Mapping[tuple[Any, ...], Any]]) -> Iterator[str]:
    """What argument rows and entity columns repeat of the rows that they point to."""
    for row in tables.get("event_arguments", ()):
        filler = index.get(row.filler_table, {}).get((row.filler_id,))
        if filler is None:
            yield f"event_arguments.filler_id {row.filler_id!r} is no row of {row.filler_table}, in {row}"
        elif (row.start, row.end, row.text) != (filler.start, filler.end, filler.text):
            yield f"event_arguments: place or text isn't that of its filler {filler}, in {row}"
        elif row.entity_id != getattr(filler, "entity_id", ""):
            yield f"event_arguments.entity_id isn't that of its filler {filler}, in {row}"
    for name, mention_column, entity_column in ENTITIES:
        for row in tables.get(name, ()):
            mention = index["mentions"].get((getattr(row, mention_column),))
            if getattr(row, entity_column) != getattr(mention, "entity_id", ""):
                yield f"{name}.{entity_column} isn't that of {mention}, in {row}"


def folder(out: Path, raw: Callable[[rows.Document], str | None], tally: Counter[str]) -> Iterator[str]:
    """What is wrong with the tables in a folder, read document by document; memory holds one at a time.

    `raw` gives a document's text, or None to leave out the comparison. `tally` counts rows by table.
    ContractError where a file is missing or isn't its table.
    """
    late: list[str] = []
    rules = {row.rule_id: row for row in _checked(rows.RULES, out, tally, late)}
    for _ in _checked(rows.REJECTED, out, tally, late):
        pass
    with closing(Named(_checked(rows.ENTITIES, out, tally, late))) as named:
        yield from _documents(out, raw, tally, late, named, rules)
    yield from late


def _checked(table: Table[Any], out: Path, tally: Counter[str], late: list[str]) -> Iterator[Any]:
    """The rows of a table that is about the run, as `_read` has them; of wrong cells `late` is told."""
    for row in _read(table, out, tally, late):
        if len(late) <= SHOWN:
            late.extend(_cells(table, row))
        yield row


def _documents(
    out: Path,
    raw: Callable[[rows.Document], str | None],
    tally: Counter[str],
    late: list[str],
    named: Named,
    rules: Mapping[str, rows.RuleCount],
) -> Iterator[str]:
    used: Counter[str] = Counter()
    streams = (_grouped(n, _read(table, out, tally, late)) for n, table in enumerate(BY_DOCUMENT))
    for doc_id, parts in groupby(merge(*streams, key=itemgetter(0, 1)), key=itemgetter(0)):
        tables = {BY_DOCUMENT[n].name: group for _, n, group in parts}
        of = tables.get("documents", ())
        if not of:
            yield f"documents has no row {doc_id!r}, of which {', '.join(tables)} have"
        yield from document(tables, raw(of[0]) if of else None, named, rules)
        used.update(row.rule_id for group in tables.values() for row in group if hasattr(row, "rule_id"))
        said = (row for row in tables.get("mentions", ()) if row.rule_id not in rows.AGAIN)
        named.meet(row.entity_id for row in said if row.entity_id)
    for entity_id, mentions, documents in named.wrong():
        yield f"entities: mentions.csv has {mentions} mentions in {documents} documents of {entity_id}, told are others"
    for rule in rules.values():
        if rule.rows != used[rule.rule_id]:
            yield f"rules: {rule.rule_id} has {rule.rows} rows, the tables {used[rule.rule_id]}"


def _grouped(n: int, found: Iterator[Any]) -> Iterator[tuple[str, int, tuple[Any, ...]]]:
    for doc_id, group in groupby(found, key=attrgetter("doc_id")):
        yield doc_id, n, tuple(group)


def _read(table: Table[Any], out: Path, tally: Counter[str], late: list[str]) -> Iterator[Any]:
    """The rows of a table, counted; of one out of order or written otherwise than rowcite does `late` is told."""
    path = out / f"{table.name}.csv"
    if not path.is_file():
        raise ContractError(f"{path}: there is no such table. Run rowcite again.")
    tally[table.name] = 0
    before: tuple[Any, ...] = ()

    def note(problem: str) -> None:
        if len(late) <= SHOWN:  # more won't be told
            late.append(problem)

    for row in table.read(path, note):
        if before and table.order(row) <= before:
            note(f"{table.name}: a row is out of order or there twice: {row}")
        before = table.order(row)
        tally[table.name] += 1
        yield row
