"""Finds the texts that tables were made from."""

from __future__ import annotations

from pathlib import Path

from pipeline import output, sources
from pipeline.core import rows
from pipeline.core.errors import UsageError


def tables(out: Path) -> Path:
    """`out`, if it is a folder of tables that can be trusted to be of one run; else UsageError."""
    if not out.is_dir():
        raise UsageError(f"{out}: there is no such folder. Name one that rowcite run made.")
    if not (out / "documents.csv").is_file():
        raise UsageError(f"{out}: there is no documents.csv. Name a folder that rowcite run made.")
    if output.interrupted(out):
        raise UsageError(f"{out}: a run was killed while it replaced the tables. Run rowcite again.")
    return out


def places(out: Path, given: Path | None) -> tuple[Path, ...]:
    """Where to look for texts: among those kept with the tables, then in what was given, else in `seeds` beside
    the tables and the current folder.
    """
    if given is None:
        return out / sources.TEXTS, out.resolve().parent / "seeds", Path.cwd()
    if not given.exists():
        raise UsageError(f"--input {given}: there is no such file or folder. Check the path.")
    return out / sources.TEXTS, given


def read(document: rows.Document, where: tuple[Path, ...]) -> str:
    """The text of a document, proved by its checksum; UsageError if it isn't there."""
    return sources.locate(document.doc_id, document.path, document.sha256, where)
