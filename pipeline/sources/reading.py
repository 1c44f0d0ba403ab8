"""One input as text, whatever it is."""

from __future__ import annotations

import hashlib
import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import metadata

from pipeline import inputs
from pipeline.core.errors import DocumentError
from pipeline.inputs import Input


@dataclass(frozen=True, slots=True)
class Read:
    """The text of an input, and what the input itself says of it (published, title, author, source, url).

    `sha256` is that of the bytes that the text is read from again: those of the file, or of the text in
    UTF-8, where it was `extracted`.
    """

    text: str
    sha256: str
    facts: Mapping[str, str] = field(default_factory=dict)
    extracted: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: the module whose `extract(data)` gives its text and facts, and what it needs.

    `extra` is what pip knows the installation by.
    """

    module: str
    needs: str = ""
    extra: str = ""


MARKDOWN, HTML = Kind("markdown"), Kind("html")
PDF, DOCX = Kind("pdf", "pypdf", "pdf"), Kind("docx", "docx", "docx")
KINDS = {".md": MARKDOWN, ".markdown": MARKDOWN, ".html": HTML, ".htm": HTML, ".xhtml": HTML, ".pdf": PDF,
         ".docx": DOCX}  # fmt: skip
# What is looked for below folders.
SUFFIXES = (".txt", *KINDS)
# Whose version decides what text comes out, where they are there.
LIBRARIES = ("courlan", "htmldate", "justext", "lxml", "lxml_html_clean", "markdown-it-py", "py3langid", "pypdf",
             "python-docx", "trafilatura")  # fmt: skip
Extract = Callable[[bytes], tuple[str, Mapping[str, str]]]


def plain(one: Input) -> bool:
    """Whether an input is a text as it stands: its rows' offsets are those of the file."""
    return _kind(one) is None and not _article(one)


def fingerprint(one: Input) -> str:
    """The SHA-256 of an input's own bytes; DocumentError if it can't be read."""
    return hashlib.sha256(inputs.data(one)).hexdigest()


def read(one: Input) -> Read:
    """The text of an input; DocumentError if it has none, or can't be read."""
    data = inputs.data(one)
    if plain(one):
        return Read(inputs.decode(data), hashlib.sha256(data).hexdigest())
    text, facts = _extractor(one)(data)
    text = text.replace("\0", "\ufffd")
    if not text.strip():
        raise DocumentError("no_text", "there is no text in it. If it is a scan, give the text of its OCR.")
    inputs.decode(text.encode("utf-8", "replace"))  # which tells of what is blank
    kept = text.encode("utf-8", "replace")
    return Read(kept.decode(), hashlib.sha256(kept).hexdigest(), facts, True)


def libraries() -> dict[str, str]:
    """The versions of the libraries that texts are extracted with, as far as they are installed."""
    found = {}
    for name in LIBRARIES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return found


def _article(one: Input) -> bool:
    return one.data is not None and one.path != inputs.STDIN


def _kind(one: Input) -> Kind | None:
    return None if one.data is not None else KINDS.get(one.file.suffix.lower())


def _extractor(one: Input) -> Extract:
    if _article(one):
        return _of("articles")
    kind = _kind(one)
    assert kind is not None
    if kind.needs:
        try:
            importlib.import_module(kind.needs)
        except ImportError as error:
            told = f"it needs {kind.needs}, which isn't installed. Install it: pip install 'rowcite[{kind.extra}]'"
            raise DocumentError("not_installed", told) from error
    return _of(kind.module)


def _of(module: str) -> Extract:
    extract: Extract = importlib.import_module(f"pipeline.sources.{module}").extract
    return extract
