"""The text of a Word file: its paragraphs as they stand now, without tables, deletions and notes."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any
from zipfile import BadZipFile

from pipeline.core.errors import DocumentError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACES = {f"{W}tab": " ", f"{W}br": " ", f"{W}cr": " ", f"{W}noBreakHyphen": "-"}
LIST = f"{W}pPr/{W}numPr"
# A table is no prose; a text box comes twice, once for programs that can't show it.
OUTSIDE = (f"{W}tbl", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")


def extract(data: bytes) -> tuple[str, Mapping[str, str]]:
    """The text, its paragraphs parted by empty lines, and its title; author and dates are those of the file."""
    from docx import Document
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        document = Document(io.BytesIO(data))
    except (OpcError, BadZipFile, LxmlError, KeyError, ValueError, OSError) as error:
        raise DocumentError("not_docx", f"it can't be read as .docx ({type(error).__name__}). Save it anew.") from error
    lines = (" ".join(line.split()) for line in _paragraphs(document.element.body))
    title = " ".join((document.core_properties.title or "").split())
    return "\n\n".join(line for line in lines if line) + "\n", {"title": title} if title else {}


def _paragraphs(body: Any) -> Iterator[str]:
    for paragraph in body.iter(f"{W}p"):
        if any(above.tag in OUTSIDE for above in paragraph.iterancestors()):
            continue
        words = "".join(_words(paragraph))
        yield f"- {words}" if paragraph.find(LIST) is not None and words.strip() else words


def _words(paragraph: Any) -> Iterator[str]:
    """Text that is there: what was deleted under tracking has elements of another name."""
    for element in paragraph.iter(f"{W}t", *SPACES):
        if next(element.iterancestors(f"{W}p")) is paragraph:
            yield SPACES.get(element.tag, element.text or "")
