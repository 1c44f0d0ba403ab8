"""Parquet: one file a table, with types, descriptions and exact decimals."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.core.errors import UsageError
from pipeline.core.package import about, required
from pipeline.core.tables import Field, Table
from pipeline.export import decimals
from pipeline.export.formats import Job
from pipeline.export.schema import ORDER

if TYPE_CHECKING:
    import pyarrow

ROWS = 50_000  # in memory at once


def write(job: Job, folder: Path) -> None:
    """Writes parquet/TABLE.parquet; UsageError where a number has more digits than Parquet can hold."""
    from pyarrow import parquet

    to = folder / "parquet"
    to.mkdir()
    for table in ORDER:
        shape = _schema(job, table)
        found = job.read(table)
        with parquet.ParquetWriter(to / f"{table.name}.parquet", shape, compression="zstd") as file:
            while rows := list(islice(found, ROWS)):
                file.write_batch(_batch(table, rows, shape))


def _schema(job: Job, table: Table[Any]) -> pyarrow.Schema:
    import pyarrow

    needed = decimals.digits(job, table)
    fields = [
        pyarrow.field(
            field.name,
            _type(table, field, needed.get(field.name, (0, 0))),
            nullable=not required(field),
            metadata={"description": field.col.about},
        )
        for field in table.fields
    ]
    return pyarrow.schema(fields, metadata={"description": about(table), "key": " ".join(table.key)})


def _type(table: Table[Any], field: Field, needed: tuple[int, int]) -> pyarrow.DataType:
    import pyarrow

    if field.type is str:
        return pyarrow.string()
    if field.type is int:
        return pyarrow.int64()
    whole, places = needed
    if whole + places <= decimals.DIGITS:
        return pyarrow.decimal128(decimals.DIGITS, places)
    if whole + places <= 76:
        return pyarrow.decimal256(76, places)
    raise UsageError(
        f"{table.name}.{field.name}: it needs {whole + places} digits, Parquet has 76. Export to sqlite or jsonl."
    )


def _batch(table: Table[Any], rows: list[Any], shape: pyarrow.Schema) -> pyarrow.RecordBatch:
    import pyarrow

    columns = []
    for field, kind in zip(table.fields, shape, strict=True):
        values = [getattr(row, field.name) for row in rows]
        if field.type is str:
            values = [value or None for value in values]
        columns.append(pyarrow.array(values, type=kind.type))
    return pyarrow.RecordBatch.from_arrays(columns, schema=shape)
