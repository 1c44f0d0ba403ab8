"""The text of a PDF: lines joined to paragraphs, words that were broken made whole, page headers left out."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pipeline.core.errors import DocumentError

NUMBER = re.compile(r"\W*(?:page\s+)?\d+(?:\s*(?:of|/)\s*\d+)?\W*", re.IGNORECASE)
END = re.compile(r"""[.!?:…]["'”’)\]]*$""")
BROKEN = re.compile(r"\w\w[-\u00ad]$")
BULLET = re.compile(r"[•‣▪–*-]\s|\d{1,2}[.)]\s")
# What programs call a document that nobody gave a title.
UNTITLED = re.compile(r"untitled|microsoft word|.*\.(?:docx?|indd|pdf|qxd|tex)\b.*|.*\d{5}.*", re.IGNORECASE)
SHORT = 0.75  # of the usual length: a line that ends a paragraph
EDGE = 2  # lines at the top and the bottom of a page, of which headers are


def extract(data: bytes) -> tuple[str, Mapping[str, str]]:
    """The text, its paragraphs parted by empty lines, and its title; its dates are those of the file, not the text."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise DocumentError("locked", "the PDF asks for a password. Save it without one.")
        pages = [[line.strip() for line in page.extract_text().split("\n")] for page in reader.pages]
        title = str(reader.metadata.get("/Title") or "").strip() if reader.metadata else ""
    except DocumentError:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError, OSError) as error:
        raise DocumentError("not_pdf", f"it can't be read as PDF ({type(error).__name__}). Save it anew.") from error
    if not any(line for page in pages for line in page):
        raise DocumentError("no_text", "the PDF has no text, as a scan. Give the text of its OCR.")
    facts = {"title": " ".join(title.split())} if title and not UNTITLED.fullmatch(title) else {}
    return "\n\n".join(paragraphs(list(_bare(pages)))) + "\n", facts


def _bare(pages: Sequence[Sequence[str]]) -> Iterator[str]:
    """The lines of all pages without numbers and without what stands at the edges of most of them."""
    edges = Counter(line for page in pages for line in {*_edge(page)})
    often = {line for line, n in edges.items() if len(pages) > 2 and 2 * n > len(pages)}
    for page in pages:
        edge = {*_edge(page)}
        yield from (line for line in page if not (line in edge and (line in often or NUMBER.fullmatch(line))))


def _edge(page: Sequence[str]) -> list[str]:
    lines = [line for line in page if line]
    return lines[:EDGE] + lines[-EDGE:]


def paragraphs(lines: Sequence[str]) -> Iterator[str]:
    """Lines as they were set, joined: a paragraph ends at an empty line, a short last line, or before an item."""
    lengths = sorted(len(line) for line in lines if line)
    usual = lengths[len(lengths) * 3 // 4] if lengths else 0
    here = ""
    last = ""
    for line in lines:
        ends = not line or (END.search(last) and len(last) < SHORT * usual) or BULLET.match(line)
        heads = last and len(last) < SHORT * usual and not END.search(last) and line[:1].isupper() and here == last
        if here and (ends or heads):
            yield here
            here = ""
        if line:
            here = _joined(here, line)
        last = line
    if here:
        yield here


def _joined(here: str, line: str) -> str:
    if not here:
        return line
    if BROKEN.search(here) and line[:1].islower():
        return here[:-1] + line
    return f"{here} {line}"
