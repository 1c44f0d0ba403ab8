"""Counted numbers as words: "10", "2,5", "twenty-four", "two and a half", "a couple of", "several"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pipeline.core import vocab

WORDS = {r["word"]: int(r["value"]) for r in vocab.read("dates", "words") if r["class"] == "NUM"}
VAGUE = frozenset(r["word"] for r in vocab.read("dates", "words") if r["class"] == "VAGUE")
FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
HALF = Decimal("0.5")


def read(words: Sequence[str]) -> Decimal | None:
    """The number that words name; None for an open one ("several", "a few")."""
    if any(word in VAGUE for word in words):
        return None
    if "couple" in words:
        return Decimal(2)
    if "dozen" in words:
        return Decimal(12)
    if words[0] == "half":
        return HALF
    if list(words[-3:]) == ["and", "a", "half"]:
        return (read(words[:-3]) or Decimal(0)) + HALF
    if words[0][0].isdigit():
        number = Decimal(words[0].replace(",", ""))
        if len(words) == 4:  # "2 1/2"
            extra = FRACTIONS.get({"1/2": "½", "1/4": "¼", "3/4": "¾"}.get("".join(words[1:]), ""))
            return None if extra is None else number + extra
        if len(words) == 2:
            number += FRACTIONS.get(words[1], Decimal(0))
        return number
    total = part = 0
    for word in words:
        n = WORDS.get(word, 0)
        if n == 1000:
            total, part = total + max(part, 1) * 1000, 0
        elif n == 100:
            part = max(part, 1) * 100
        else:
            part += n
    return Decimal(total + part or 1)  # "a", "an"
