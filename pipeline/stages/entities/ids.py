"""Ids that people can read: pure ASCII, made from names alone."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode doesn't take apart.
LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i", "ŧ": "t", "ħ": "h"}
)
MARKS = re.compile(r"['’.]")
OTHER = re.compile(r"[^a-z0-9]+")
ARTICLE = re.compile(r"(?:the|an?)\s+(?=\S)", re.IGNORECASE)
# Kinds of ids that aren't their label in lower case.
KINDS = {"WORK_OF_ART": "work"}


@lru_cache(maxsize=5_000)
def plain(words: str) -> str:
    """Lower case without accents, points and apostrophes; words parted by single spaces."""
    bare = words.lower()
    if not bare.isascii():
        bare = unicodedata.normalize("NFKD", bare.translate(LETTERS))
        bare = "".join(c for c in bare if not unicodedata.combining(c))
    return " ".join(MARKS.sub("", bare).split())


def slug(words: str) -> str:
    """`words` in lower-case ASCII with hyphens; where no letter is Latin, their code points."""
    bare = plain(ARTICLE.sub("", words, count=1) if ARTICLE.match(words) else words)
    return OTHER.sub("-", bare).strip("-") or "-".join(f"u{ord(c):04x}" for c in words if not c.isspace())


def named(label: str, name: str) -> str:
    """The id of a thing that only its name tells of."""
    return f"{KINDS.get(label, label.lower())}:{slug(name)}"
