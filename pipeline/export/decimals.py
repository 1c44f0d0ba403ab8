"""How many digits a column of exact decimals needs."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from pipeline.core.tables import Table, plain
from pipeline.export.formats import Job

# Decimals of most files are of this one type, so that they can be read together.
DIGITS, PLACES = 38, 10


def digits(job: Job, table: Table[Any]) -> Mapping[str, tuple[int, int]]:
    """Column -> digits before and behind the point that its values need, PLACES behind it at least."""
    names = [field.name for field in table.fields if field.type is Decimal]
    found = dict.fromkeys(names, (DIGITS - PLACES, PLACES))
    for row in job.read(table) if names else ():
        for name in names:
            value = getattr(row, name)
            if value is not None:
                whole, _, part = plain(value).lstrip("-").partition(".")
                before, behind = found[name]
                found[name] = (max(before, len(whole)), max(behind, len(part)))
    return found
