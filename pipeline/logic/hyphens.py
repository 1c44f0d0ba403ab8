"""Where a noun ends whose last parts are hyphened to it: "secretary-general", "brother-in-law"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

PARTS = frozenset({"general", "elect", "designate", "law", "chief"})  # with which such a noun ends
LINKS = frozenset({"in"})


def last_part(noun: Token) -> Token:
    """The last word of a noun, with what is hyphened to it and part of the same name for somebody."""
    here, end = noun, noun
    while here.i + 2 < len(here.doc) and not here.whitespace_ and here.nbor(1).text == "-":
        here = here.nbor(2)
        if here.nbor(-1).whitespace_ or here.lower_ not in PARTS | LINKS:
            break
        end = here if here.lower_ in PARTS else end
    return end
