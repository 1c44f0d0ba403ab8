"""Parquet and DuckDB keep every value and its type, however many digits it has."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pipeline.core import rows
from pipeline.export import formats
from tests.export import hand


def test_parquet(folder: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    formats.run(folder, ["parquet"])
    for table in rows.TABLES:
        back = parquet.read_table(folder / f"export/parquet/{table.name}.parquet")
        assert [tuple(row.values()) for row in back.to_pylist()] == hand.cells(folder, table.name), table.name
        assert tuple(back.column_names) == table.header
        for field, column in zip(table.fields, back.schema, strict=True):
            assert column.metadata[b"description"].decode() == field.col.about
            kind = {str: "string", int: "int64"}.get(field.type, "decimal128(38, 10)")
            assert str(column.type) == kind


def test_parquet_of_many_digits(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    money = hand.tables()["money"][0]
    huge = Decimal("9" * 40 + ".25")
    other = rows.Money(*(huge if name == "amount_max" else getattr(money, name) for name in rows.MONEY.header))
    out = hand.write(tmp_path / "out", {"money": [other]})
    formats.run(out, ["parquet"])
    back = parquet.read_table(out / "export/parquet/money.parquet")
    assert back["amount_max"].to_pylist() == [huge]
    assert str(back.schema.field("amount_max").type) == "decimal256(76, 10)"


def ordered(found: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    return sorted(found, key=lambda row: [(cell is not None, str(cell)) for cell in row])


def test_duckdb(folder: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    formats.run(folder, ["duckdb"])
    with duckdb.connect(folder / "export/tables.duckdb", read_only=True) as base:
        for table in rows.TABLES:
            back = base.execute(f"SELECT * FROM {table.name}").fetchall()
            assert ordered(back) == ordered(hand.cells(folder, table.name)), table.name
        kinds = dict(
            base.execute("SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = 'money'").fetchall()
        )
        assert (kinds["amount_min"], kinds["start"], kinds["text"]) == ("DECIMAL(38,10)", "BIGINT", "VARCHAR")
        told = base.execute("SELECT comment FROM duckdb_columns() WHERE table_name = 'money' AND column_name = 'per'")
        assert told.fetchone() == ("What a rate is counted by: barrel, year.",)
        (n,) = base.execute("SELECT count(sentence) FROM mentions_in_context").fetchone()
        assert n == len(hand.cells(folder, "mentions"))
