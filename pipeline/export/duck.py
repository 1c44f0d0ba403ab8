"""DuckDB: one file with typed tables, keys, comments and the views of the SQLite export."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.core.errors import ContractError
from pipeline.core.package import about
from pipeline.core.tables import Field, Table
from pipeline.export import decimals, schema
from pipeline.export.formats import Job
from pipeline.export.schema import literal, quoted

if TYPE_CHECKING:
    import duckdb

FILE = "tables.duckdb"
LONGEST = 1 << 26  # bytes of a line; a cell may be a long passage


def write(job: Job, folder: Path) -> None:
    """Writes FILE. ContractError where the tables break their keys or references."""
    import duckdb

    with duckdb.connect(folder / FILE, config={"threads": 1}) as base:
        try:
            for table in schema.ORDER:
                _table(base, job, table)
            for _, view in schema.views():
                base.execute(view)
        except duckdb.ConstraintException as error:
            raise ContractError(f"{job.out}: {str(error).splitlines()[0]}. Run rowcite again.") from error


def _table(base: duckdb.DuckDBPyConnection, job: Job, table: Table[Any]) -> None:
    needed = decimals.digits(job, table)

    def kind(field: Field) -> str:
        if field.type is Decimal:
            whole, places = needed[field.name]
            # DuckDB has no more digits; what has more stays whole as its text.
            return f"DECIMAL({decimals.DIGITS}, {places})" if whole + places <= decimals.DIGITS else "VARCHAR"
        return {str: "VARCHAR", int: "BIGINT"}[field.type]

    # DuckDB checks references row by row: one to a row further down in the same table couldn't be met.
    base.execute(schema.create(table, kind, within=False, comments=False))
    base.execute(f"COMMENT ON TABLE {table.name} IS {literal(about(table))}")
    for field in table.fields:
        base.execute(f"COMMENT ON COLUMN {table.name}.{quoted(field.name)} IS {literal(field.col.about)}")
    count = sum(1 for _ in job.read(table))  # which tells what is damaged, by file and line
    columns = ", ".join(f"{literal(field.name)}: {literal(kind(field))}" for field in table.fields)
    base.execute(
        f"INSERT INTO {table.name} SELECT * FROM read_csv({literal(str(job.path(table)))}, "
        "header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', nullstr = '', new_line = '\\n', "
        f"parallel = false, strict_mode = true, max_line_size = {LONGEST}, buffer_size = {2 * LONGEST}, "
        f"columns = {{{columns}}})"
    )
    (found,) = base.execute(f"SELECT count(*) FROM {table.name}").fetchone() or (0,)
    if found != count:
        raise ContractError(f"{job.path(table)}: DuckDB reads {found} rows of {count}. Report it with the table.")
