"""The stage on a text, without a language model."""

from __future__ import annotations

from pipeline.core.rows import Money, Quantity
from pipeline.core.text import Text
from pipeline.stages import amounts
from pipeline.stages.amounts import brief


def rows_of(text: str, published: str = "", country: str = "") -> list[Money | Quantity]:
    money, quantities = amounts.run("d", Text.raw(text), [], None, [], country, published)
    found: list[Money | Quantity] = [*(p.row for p in money.rows), *(p.row for p in quantities.rows)]
    return sorted(found, key=lambda row: row.start)


def said(text: str, published: str = "", country: str = "") -> list[str]:
    """Words and brief of each row."""
    return [f"[{row.text}] {brief(row)}" for row in rows_of(text, published, country)]
