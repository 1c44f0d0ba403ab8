"""Whether rowcite can work here: versions, model, encodings, permissions."""

from __future__ import annotations

import os
import platform
import re
import sys
import tempfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

import pipeline
from pipeline import record
from pipeline.core import model, tagger
from pipeline.core.errors import RowciteError


class Finding(NamedTuple):
    """One thing looked at; `remedy` is empty if it is in order."""

    what: str
    found: str
    remedy: str = ""


def run(name: str, folder: Path) -> tuple[str, bool]:
    """The report, and whether all is in order. `folder` is where tables are to be written."""
    findings = [*_versions(), _model(name), _writing(folder), *_encodings()]
    lines = [
        f"{'wrong' if f.remedy else 'ok':<6}{f.what:<18}{f.found}{'. ' + f.remedy if f.remedy else ''}"
        for f in findings
    ]
    return "\n".join(lines) + "\n", not any(f.remedy for f in findings)


def _versions() -> Iterator[Finding]:
    fit = "" if sys.version_info >= (3, 11) else "Install Python 3.11 or newer."
    yield Finding("python", f"{platform.python_version()} {platform.machine()}", fit)
    yield Finding("rowcite", pipeline.__version__)
    try:
        needed = metadata.requires("rowcite") or []
    except metadata.PackageNotFoundError:
        yield Finding("packages", "rowcite is not installed", "Run make setup.")
        return
    for requirement in needed:
        if "extra ==" in requirement:
            continue
        package = re.split(r"[^\w.-]", requirement)[0]
        try:
            yield Finding(package, metadata.version(package))
        except metadata.PackageNotFoundError:
            yield Finding(package, "missing", "Run make setup.")


def _model(name: str) -> Finding:
    try:
        told = record.identify(name)
        model.load(name)
        tagger.load()
        reader = tagger.verify()
    except RowciteError as error:
        return Finding("model", name, str(error))
    return Finding("model", f"{told['name']} {told['version']} {told['checksum'][:12]}, names tagger {reader[:12]}")


def _writing(folder: Path) -> Finding:
    at = next(p for p in (folder.absolute(), *folder.absolute().parents) if p.exists())
    try:
        with tempfile.TemporaryFile(dir=at) as file:
            file.write(b"rowcite")
            os.fsync(file.fileno())
    except OSError as error:
        return Finding("writing", f"{at}: {error.strerror}", "Name another folder with -o.")
    return Finding("writing", f"{at}")


def _encodings() -> Iterator[Finding]:
    for what, found in (("file names", sys.getfilesystemencoding()), ("output", sys.stdout.encoding or "none")):
        fit = found.lower().replace("-", "") == "utf8"
        yield Finding(what, found, "" if fit else "Tables are UTF-8 all the same; for the screen set PYTHONUTF8=1.")
