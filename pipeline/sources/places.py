"""Where texts lie, so that rows can be compared with them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from pipeline.core.errors import DocumentError, UsageError
from pipeline.inputs import MARK, Input, show
from pipeline.sources.reading import SUFFIXES, read

# Beside the tables: the texts that were extracted, in a folder that has a mark, for it is replaced by each run.
TEXTS = "texts"
LONGEST = 180  # bytes of a name; file systems have 255, and it gets a suffix


def kept(doc_id: str) -> PurePosixPath:
    """The name of a document's text below TEXTS: its doc_id, made safe as a path, and `.txt`."""
    *above, last = (_safe(part) for part in doc_id.split("/"))
    return PurePosixPath(*above, f"{last}.txt")


def _safe(part: str) -> str:
    if part in ("", ".", "..") or "\0" in part:
        return quote(part, safe="").replace(".", "%2E") or "%"
    if len(part.encode("utf-8", "replace")) <= LONGEST:
        return part
    return f"{part[:40]}-{hashlib.sha256(part.encode('utf-8', 'replace')).hexdigest()[:32]}"


def locate(doc_id: str, path: str, sha256: str, places: Sequence[Path]) -> str:
    """The text of a document: the first one below `places`, or place itself, that has this SHA-256.

    Looked for are the file `path`, as tables have it, and the text that was kept of the document.
    UsageError if there is none.
    """
    tried = []
    for place in places:
        for file in (place,) if place.is_file() else _candidates(place, doc_id, path):
            try:
                found = read(Input("", path, file))
            except DocumentError as error:
                tried.append(f"{file}: {error}")
                continue
            if found.sha256 == sha256:
                return found.text
            tried.append(f"{file}: it has changed since the tables were made")
    where = "; ".join(tried) or f"looked below {', '.join(str(p) for p in places)}"
    raise UsageError(f"{path}: its text isn't there ({where}). Name its folder or file with --input.")


def _candidates(folder: Path, doc_id: str, path: str) -> Iterator[Path]:
    if (folder / MARK).is_file():
        if (folder / kept(doc_id)).is_file():
            yield folder / kept(doc_id)
    elif (folder / path).exists():
        yield folder / path
    elif "\\x" in path:  # the name has bytes that are no UTF-8
        found = (file for suffix in SUFFIXES for file in folder.rglob(f"*{suffix}"))
        yield from (file for file in found if show(file.relative_to(folder)) == path)
