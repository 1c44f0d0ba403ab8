"""One article of a table of articles: a record of a CSV file, or a line of a JSONL file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from email.utils import parsedate

from pipeline import metadata
from pipeline.core.errors import DocumentError


def extract(data: bytes) -> tuple[str, Mapping[str, str]]:
    """The text as it stands in its cell, and what the other cells say of it; DocumentError for a date that is none."""
    told = json.loads(data)
    facts = {name: value for name, value in told.items() if name != "text" and value}
    if value := facts.get("published"):
        facts["published"] = _date(value)
    text: str = told["text"]
    return text, facts


def _date(value: str) -> str:
    try:
        return metadata.published(value)
    except ValueError:
        day = parsedate(value)  # as feeds have it: Tue, 10 Mar 2020 08:00:00 GMT
    if day is not None:
        return f"{day[0]:04}-{day[1]:02}-{day[2]:02}"
    told = f"published {value!r} is no date. Write YYYY, YYYY-MM or YYYY-MM-DD, or leave it empty."
    raise DocumentError("metadata", told)
