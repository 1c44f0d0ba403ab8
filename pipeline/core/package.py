"""datapackage.json: the tables described for any reader of Data Package v2."""

from __future__ import annotations

import json
from typing import Any

from pipeline.core.rows import TABLES
from pipeline.core.tables import KINDS, Field, Table

PROFILES = "https://datapackage.org/profiles/2.0"
DIALECT = {"header": True, "delimiter": ",", "quoteChar": '"', "doubleQuote": True, "lineTerminator": "\n"}


def compose() -> str:
    """The text of datapackage.json. It depends on nothing but the declarations of the tables."""
    package = {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": "rowcite",
        "title": "Tables made by rowcite",
        "description": "What English texts say. Every row cites its place in the raw text and the rule that made it.",
        "resources": [_resource(table) for table in TABLES],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _resource(table: Table[Any]) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fieldsMatch": "exact",
        "missingValues": [""],
        "fields": [_field(field) for field in table.fields],
        "primaryKey": list(table.key),
    }
    if references := [_reference(table, field) for field in table.fields if _target(field)]:
        schema["foreignKeys"] = references
    return {
        "name": table.name,
        "type": "table",
        "description": about(table),
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": DIALECT,
        "schema": schema,
    }


def about(table: Table[Any]) -> str:
    """What one row of the table is, in a line."""
    return (table.row.__doc__ or "").strip().partition("\n")[0]


def _field(field: Field) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if required(field):
        constraints["required"] = True
    if field.col.values:
        constraints["enum"] = list(field.col.values)
    if field.col.pattern:
        constraints["pattern"] = field.col.pattern
    described = {"name": field.name, "type": KINDS[field.type], "description": field.col.about}
    return described | ({"constraints": constraints} if constraints else {})


def required(field: Field) -> bool:
    """Whether the cell is never empty."""
    return field.col.key or field.col.required or (field.type is not str and not field.optional)


def _target(field: Field) -> str:
    # A column that may point into several tables can't be a foreign key; its description says so.
    return field.col.ref if " " not in field.col.ref else ""


def _reference(table: Table[Any], field: Field) -> dict[str, Any]:
    """A foreign key. An empty cell is a missing value, which is no reference."""
    target = _target(field)
    key = next(t.key for t in TABLES if t.name == target)
    return {
        "fields": [field.name],
        "reference": {"resource": "" if target == table.name else target, "fields": list(key)},
    }
