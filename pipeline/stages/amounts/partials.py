"""Numbers that are a part of something or only roughly many: fractions and vague plurals."""

from __future__ import annotations

from fractions import Fraction

from pipeline.stages.amounts.numerals import Number, Piece

SCALE = ("scale", "scales")
HUNDRED = ("hundred", "hundreds")
GROUP = ("group", "groups")
PART = ("half", "part", "ordinal")
PARTS = ("parts",)
VAGUE = ("hundreds", "scales", "groups")


def number(
    run: list[Piece], till: int, value: Fraction, form: str, scale: int = 1, high: Fraction | None = None
) -> Number:
    return Number(run[0].start, run[till - 1].end, value, value if high is None else high, scale, form)


def vague(run: list[Piece], joined: bool) -> Number | None:
    """Vague plurals: several thousand, a few hundred, dozens, tens of thousands."""
    n = 1 if run[0].kind == "article" and run[1].kind in ("several", "couple") else 0
    if run[n].kind == "couple":  # a couple of hundred, a couple of dollars
        till = n + 1 + (run[n + 1].kind == "of")
        if run[till].kind in (*SCALE, *HUNDRED, *GROUP):
            value = 2 * run[till].value
            if run[till + 1].kind in SCALE:  # a couple of hundred million
                value, till = value * run[till + 1].value, till + 1
            return number(run, till + 1, value, "vague")
        return number(run, n + 1, Fraction(2), "vague")
    if run[n].kind == "several":
        if run[n + 1].kind not in (*SCALE, *HUNDRED, *GROUP):
            return None
        value, till = run[n + 1].value, n + 2
        if run[till].kind in SCALE:  # "several hundred million"
            value, till = value * run[till].value, till + 1
        return number(run, till, 2 * value, "vague", high=10 * value)
    if run[0].kind not in VAGUE:
        return None
    first = run[0].value
    value, till = Fraction(1), 1
    if run[1].kind == "of" and run[2].kind in ("scales", "scale"):
        value, till = run[2].value, 3
        if run[3].kind == "of" and run[4].kind == "scales":
            value, till = value * run[4].value, 5
    if first == 12:
        return number(run, till, 24 * value, "vague", high=120 * value)
    low = first if run[0].value in (10, 20) and run[0].kind == "groups" else 2 * first
    low = 2 * first if first == 20 else low
    return number(run, till, low * value, "vague", high=10 * first * value)


def fraction(run: list[Piece], joined: bool) -> Number | None:
    """Parts of one, or of a scale: half, a third, two-thirds, half a million, three quarters of a million."""
    n, count = 0, Fraction(1)
    if run[0].kind == "article":
        n = 1
    elif run[0].kind in ("unit", "teen", "tens", "number"):
        found = tens(run, 0)
        if (found and run[found[1]].kind in PARTS) or (found and found[0] == 1):
            count, n = found
        if n and run[n].kind == "ordinal" and run[n].value < 3:
            return None
    elif run[0].kind == "ordinal":
        return None
    part = run[n]
    if n and part.kind == "hundred" and run[n + 1].kind == "parts":  # a hundred billionths
        return number(run, n + 2, 100 / run[n + 1].value, "fraction")
    if (part.kind in PARTS and n and count != 1) or (
        part.kind in PART and count == 1 and (n or part.kind in ("half", "part"))
    ):
        value = count / part.value
        till = n + 1
        if part.kind == "ordinal" and run[till].kind in ("ordinal", "unit"):
            return None
        over = till + (run[till].kind == "of")
        over += run[over].kind == "article" or (run[over].kind == "unit" and run[over].value == 1)
        if run[over].kind in (*SCALE, *HUNDRED, *GROUP) and run[over].kind not in ("groups", "scales"):
            return number(run, over + 1, value * run[over].value, "word", int(run[over].value))
        bare = n == 0 or run[0].kind == "article"
        return number(run, till, value, "part" if bare else "fraction")
    return None


def tens(run: list[Piece], at: int) -> tuple[Fraction, int] | None:
    """A whole number below a hundred, in words or digits, and where it ends."""
    piece = run[at]
    if piece.kind == "number" and piece.value.denominator == 1:
        return piece.value, at + 1
    if piece.kind == "tens" and run[at + 1].kind == "unit" and run[at + 1].value:
        return piece.value + run[at + 1].value, at + 2
    return (piece.value, at + 1) if piece.kind in ("unit", "teen", "tens") else None
