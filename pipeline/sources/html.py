"""The article of a web page: its text, title, author and date; no menus, comments or tables."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from pipeline.core.errors import DocumentError

CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE
)
# Characters of an article. With less than it looks for by default, the whole page becomes one line.
SHORTEST = "60"
HEAD = 4096  # bytes, in which a page says how it is encoded
# Only what the page declares as its date counts, not what its text mentions; and nobody asks what day it is.
DATES = {"original_date": True, "extensive_search": False, "max_date": "2999-12-31"}
# Where a page doesn't say, browsers read it so; codecs know it under this name.
ELSE = "cp1252"


def extract(data: bytes) -> tuple[str, Mapping[str, str]]:
    """The text, a paragraph a line with an empty one between, and what the page declares of it."""
    from trafilatura import bare_extraction

    found: Any = bare_extraction(
        decode(data),
        include_comments=False,
        include_tables=False,
        include_images=False,
        include_links=False,
        include_formatting=False,
        with_metadata=True,
        deduplicate=False,
        date_extraction_params=DATES,
        config=_settings(),
    )
    if found is None or not (found.text or "").strip():
        raise DocumentError("no_text", "no article is found in the page. Save its text as .txt.")
    lines = (" ".join(line.split()) for line in found.text.split("\n"))
    facts = {
        "title": found.title,
        "author": found.author,
        "published": found.date,
        "source": found.sitename,
        "url": found.url,
    }
    return "\n\n".join(line for line in lines if line) + "\n", {k: " ".join(v.split()) for k, v in facts.items() if v}


@cache
def _settings() -> Any:
    from trafilatura.settings import use_config

    found = use_config()
    found["DEFAULT"]["MIN_EXTRACTED_SIZE"] = SHORTEST
    return found


def decode(data: bytes) -> str:
    """A page as text: by its mark, by what it declares, as UTF-8 if it is that, else as browsers do."""
    if data.startswith(b"\xef\xbb\xbf"):
        return data.decode("utf-8-sig", "replace")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        declared = CHARSET.search(data, 0, HEAD)
    name = declared[1].decode("ascii").lower() if declared else ELSE
    try:
        # ISO 8859-1 and ASCII are read as their superset, as the HTML standard says.
        return data.decode(
            ELSE if name in ("iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii", "utf-8") else name, "replace"
        )
    except LookupError:
        return data.decode(ELSE, "replace")
