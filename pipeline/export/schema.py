"""The tables as SQL, from the one declaration of their rows: keys, references, domains, indexes, views."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from pipeline.core import rows
from pipeline.core.package import about, required
from pipeline.core.tables import Field, Table

# Referenced tables come before those that refer to them; only references within a table may go ahead.
ORDER = (rows.DOCUMENTS, rows.REJECTED, rows.RULES, rows.ENTITIES, rows.SENTENCES, rows.MENTIONS, rows.DATES,
         rows.MONEY, rows.QUANTITIES, rows.ATTRIBUTIONS, rows.EVENTS, rows.EVENT_ARGUMENTS, rows.RELATIONS)  # fmt: skip
# What rows of these tables say of themselves in one word.
WORDS = {"entities": "name", "rules": "summary", "relations": "trigger", "attributions": "cue"}
VIEW = "_in_context"


def quoted(name: str) -> str:
    """A name as SQL has it: some columns are called as its words are."""
    return f'"{name}"'


def literal(value: str) -> str:
    """A string as SQL has it."""
    return "'" + value.replace("'", "''") + "'"


def target(table: Table[Any], field: Field) -> Table[Any] | None:
    """The table whose key a column holds, if that is one table."""
    return rows.BY_NAME.get(field.col.ref)


def create(table: Table[Any], kind: Callable[[Field], str], within: bool, comments: bool) -> str:
    """The CREATE TABLE of a table. `kind` gives a column's type.

    `within` says whether references into the table itself are declared, `comments` whether what the
    columns hold is said in the statement.
    """
    parts: list[tuple[str, str]] = []
    for field in table.fields:
        declared = [quoted(field.name), kind(field)]
        if required(field):
            declared.append("NOT NULL")
        if field.col.values:
            declared.append(f"CHECK ({quoted(field.name)} IN ({', '.join(map(literal, field.col.values))}))")
        parts.append((" ".join(word for word in declared if word), field.col.about))
    parts.append((f"PRIMARY KEY ({', '.join(map(quoted, table.key))})", ""))
    for field in table.fields:
        to = target(table, field)
        if to is not None and (within or to is not table):
            parts.append((f"FOREIGN KEY ({quoted(field.name)}) REFERENCES {to.name} ({quoted(to.key[0])})", ""))
    lines = [f"CREATE TABLE {table.name} ("]
    if comments:
        lines.append(f"  -- {about(table)}")
    for n, (words, told) in enumerate(parts):
        comma = "," if n < len(parts) - 1 else ""
        lines.append(f"  {' '.join(words.split())}{comma}{f'  -- {told}' if comments and told else ''}")
    return "\n".join([*lines, ")"])


def indexes(table: Table[Any]) -> Iterator[str]:
    """An index for each column that points somewhere, or that people look rows up by."""
    looked = ("type", "label", "kind", "currency", "value", "name", "country")
    for field in table.fields:
        if (target(table, field) or field.name in looked) and table.key != (field.name,):
            yield f"CREATE INDEX {table.name}_{field.name} ON {table.name} ({quoted(field.name)})"


def views() -> Iterator[tuple[str, str]]:
    """Each view that joins the rows of a table to their sentences, and its statement."""
    for table in ORDER:
        if "sent_id" in table.header:
            yield f"{table.name}{VIEW}", _view(table, "", [])
    yield (
        f"{rows.EVENT_ARGUMENTS.name}{VIEW}",
        _view(
            rows.EVENT_ARGUMENTS,
            "JOIN events e ON e.event_id = t.event_id ",
            ["e.type AS event_type", "e.text AS event_text", "e.modality AS modality", "e.polarity AS polarity"],
        ),
    )


def _view(table: Table[Any], joined: str, more: list[str]) -> str:
    own = "e" if joined else "t"
    columns = ["t.*", *more, "s.text AS sentence", "d.title AS document_title", "d.published AS published"]
    joins = [f"LEFT JOIN sentences s ON s.sent_id = {own}.sent_id", "JOIN documents d ON d.doc_id = t.doc_id"]
    for n, field in enumerate(table.fields):
        to = target(table, field)
        if to is None or to in (rows.DOCUMENTS, rows.SENTENCES) or field.col.key:
            continue
        word = WORDS.get(to.name, "text")
        columns.append(f"r{n}.{quoted(word)} AS {field.name.removesuffix('_id')}_{word}")
        joins.append(f"LEFT JOIN {to.name} r{n} ON r{n}.{quoted(to.key[0])} = t.{quoted(field.name)}")
    told = ",\n  ".join(columns)
    return f"CREATE VIEW {table.name}{VIEW} AS SELECT\n  {told}\nFROM {table.name} t {joined}\n" + "\n".join(joins)
