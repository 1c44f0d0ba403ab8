"""Letters with separate accents: composed to the one character that the model and the word lists know."""

from __future__ import annotations

import re
import unicodedata

from pipeline.core.text import Edit, Span

# A letter and its combining marks; the grapheme joiner U+034F is none of them and is dropped elsewhere.
DECOMPOSED = re.compile(r"[^\W\d_][\u0300-\u034e\u0350-\u036f]{1,8}")


def find(value: str) -> list[Edit]:
    """Edits to Unicode normal form C, where that differs."""
    edits = []
    for match in DECOMPOSED.finditer(value):
        composed = unicodedata.normalize("NFC", match.group())
        if composed != match.group():
            edits.append(Edit(Span(*match.span()), composed, "clean.compose"))
    return edits
