"""The tables of a run as pandas frames: `frames.read(Path("outputs"))["money"]`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline import output
from pipeline.core import rows
from pipeline.core.errors import ContractError, UsageError
from pipeline.core.tables import Field, Table

if TYPE_CHECKING:
    from pandas import DataFrame, Series


def read(out: Path) -> dict[str, DataFrame]:
    """The tables of the run in `out` by name, in the order of TABLES, each indexed by its key.

    Text is of pandas' string type, whole numbers are Int64, both with <NA> for an empty cell. Decimals
    stay exact: Decimal objects in an object column, None for an empty cell. ContractError where a
    table is missing, isn't the one declared, or may be of another run than the rest.
    """
    if output.interrupted(out):
        raise ContractError(f"{out}: a run was killed while it replaced the tables. Run rowcite again.")
    return {table.name: _frame(table, out / f"{table.name}.csv") for table in rows.TABLES}


def sentences_of(frames: Mapping[str, DataFrame], table: str) -> DataFrame:
    """A table of `frames` with one column more, `sentence`: the clean text of the sentence each row stands in.

    UsageError where there is no such table, or its rows name no sentence.
    """
    declared = rows.BY_NAME.get(table)
    column = next((field.name for field in declared.fields if field.col.ref == "sentences"), "") if declared else ""
    if not column:
        named = [t.name for t in rows.TABLES if any(field.col.ref == "sentences" for field in t.fields)]
        raise UsageError(f"{table}: is no table whose rows name their sentence. Take one of {', '.join(named)}.")
    return frames[table].join(frames["sentences"]["text"].rename("sentence"), on=column)


def _frame(table: Table[Any], path: Path) -> DataFrame:
    import pandas

    if not path.is_file():
        raise ContractError(f"{path}: there is no such table. Run rowcite again.")
    found = list(table.read(path))
    columns = {field.name: _series(field, [getattr(row, field.name) for row in found]) for field in table.fields}
    return pandas.DataFrame(columns).set_index(list(table.key))


def _series(field: Field, values: list[Any]) -> Series[Any]:
    import pandas

    if field.type is str:
        return pandas.Series([value or None for value in values], dtype=pandas.StringDtype())
    if field.type is int:
        return pandas.Series(values, dtype=pandas.Int64Dtype())
    return pandas.Series(values, dtype=object)  # whatever pandas calls a number would round a Decimal
