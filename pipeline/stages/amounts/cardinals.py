"""The grammar of number words: cardinals, ordinals and mixed numbers."""

from __future__ import annotations

from fractions import Fraction

from pipeline.stages.amounts.numerals import Number, Piece, digits, pieces
from pipeline.stages.amounts.partials import GROUP, HUNDRED, PART, PARTS, SCALE, fraction, number, tens, vague

NOTHING = Fraction(0)


def read(text: str, at: int, joined: bool = True) -> Number | None:
    """The longest number that begins at `at`: with `joined` false, "and" never adds to it.

    None where the words form no number ("a" alone, "nineteen eighty-four").
    """
    run = pieces(text, at)
    if not run:
        return None
    for reading in (vague, compound, fraction, cardinal):
        if found := reading(run, joined):
            return digits(text, at) if found.end == run[0].end and run[0].kind in ("number", "mixed") else found
    return None


def cardinal(run: list[Piece], joined: bool) -> Number | None:
    """Whole numbers, decimals and mixed numbers with scales; ordinals that end like them."""
    found = whole(run, 0, joined)
    if found is None:
        if run[0].kind == "ordinal":
            return number(run, 1, run[0].value, "ordinal")
        if run[0].kind == "article" and run[1].kind == "ordinal":
            return None
        return None
    value, till, scale = found
    last = run[till - 1]
    if (ended := ordinal(run, till, value)) is not None:
        return number(run, till + 1, ended, "ordinal")
    if run[till].kind in PARTS and last.kind == "tens" and run[till].join == "-":
        return None  # two hundred forty-thirds
    if run[till].kind in PARTS and value > 1 and last.kind != "number":  # sixty-four hundred sevenths
        return number(run, till + 1, value / run[till].value, "fraction")
    mixed = tail(run, till) if joined else None
    if mixed:
        part, after = mixed
        if run[after].kind in SCALE:
            scale = int(run[after].value)
            if last.kind in SCALE:  # two billion and a half million
                return number(run, after + 1, value + part * scale, "word")
            return number(run, after + 1, (value + part) * scale, "word", scale)
        return number(run, after, value + part * (last.value if last.kind in SCALE else 1), "word")
    if run[till].kind == "point" and run[till + 1].kind in ("unit", "teen", "tens"):
        return decimals(run, till, value)
    if run[till].kind in ("unit", "teen", "tens") and run[till].join == " ":
        return None  # nineteen eighty-four, one two three
    return number(run, till, value, "mixed" if run[0].kind == "mixed" else "word", scale)


def compound(run: list[Piece], joined: bool) -> Number | None:
    """Parts below a hundred: one twenty-fifth, three twenty-firsts, one hundred thirty-fifths."""
    last = next((n for n, piece in enumerate(run) if piece.kind in (*PARTS, "firsts", "ordinal")), 0)
    if last < 2 or run[last - 1].kind != "tens" or run[last].value > 9:
        return None
    count = whole([*run[: last - 1], run[-1]], 0, False)
    if count is None or count[1] != last - 1:
        return None
    single = run[last].kind == "ordinal"
    if single and not (count[0] == 1 and run[last].join == "-"):
        return None
    return number(run, last + 1, count[0] / (run[last - 1].value + run[last].value), "fraction")


def ordinal(run: list[Piece], till: int, value: Fraction) -> Fraction | None:
    """The ordinal that a cardinal and the next piece make: twenty-fifth, two hundredth."""
    piece, last = run[till], run[till - 1]
    if piece.kind != "ordinal" or last.kind == "number" or value == 1:
        return None
    if piece.value == 2 and piece.join == " " and last.kind != "tens" and value < 100:
        return None  # five second (rule)
    if last.kind == "tens" and piece.value < 10:
        return value + piece.value
    if last.kind in (*HUNDRED, *SCALE):
        return value + piece.value if piece.value < last.value else value * piece.value
    if piece.value in (100, 1000, 10**6, 10**9, 10**12):
        return value * piece.value
    return None


def tail(run: list[Piece], at: int) -> tuple[Fraction, int] | None:
    """What a fraction behind and adds (three and a half): its value and where it ends."""
    if run[at].kind != "and":
        return None
    n, count = at + 1, Fraction(1)
    if run[n].kind == "article":
        n += 1
    elif found := tens(run, n):
        count, n = found
    if (run[n].kind in PARTS and count > 1) or (
        run[n].kind in PART and count == 1 and n > at + (run[n].kind == "ordinal")
    ):
        if run[n].kind == "ordinal" and run[n].value < 3:
            return None
        return (count / run[n].value, n + 1) if count < run[n].value else None
    return None


def decimals(run: list[Piece], till: int, value: Fraction) -> Number:
    """The digits after "point", one by one or as one number."""
    shown, n = "", till + 1
    while run[n].kind == "unit":
        shown, n = shown + str(int(run[n].value)), n + 1
    if not shown and (found := tens(run, n)):
        shown, n = str(int(found[0])), found[1]
    value += Fraction(int(shown), 10 ** len(shown))
    if run[n].kind in SCALE:  # two point five billion
        return number(run, n + 1, value * run[n].value, "word", int(run[n].value))
    return number(run, n, value, "word")


def whole(run: list[Piece], at: int, joined: bool) -> tuple[Fraction, int, int] | None:
    """A cardinal from `at`: its value, where it ends, and its scale if it is a mantissa and one scale."""
    total, here, n = NOTHING, NOTHING, at
    open_scale, scales, seen = 10**30, 0, False
    scale = 1
    while True:
        piece = run[n]
        kind = piece.kind
        if kind == "article" and n == at and run[n + 1].kind in ("hundred", "scale", "group"):
            here, seen = Fraction(1), True
        elif kind in ("number", "mixed"):
            follows = (
                n > at
                and run[n - 1].kind in (*HUNDRED, *SCALE)
                and run[n + 1].kind in HUNDRED
                and run[at].kind == "number"
            )
            if n > at and not follows:
                break
            here, seen = here + piece.value, True
        elif kind in ("unit", "teen", "tens"):
            fits = not seen or (here % 100 == 0 and run[n - 1].kind != "unit")
            fits = fits or (kind == "unit" and run[n - 1].kind == "tens" and piece.value > 0)
            if not fits or (run[n - 1].kind == "number" and n > at):
                break
            here, seen = here + piece.value, True
        elif kind in HUNDRED:
            if (n == at and run[n + 1].kind not in SCALE) or (here >= 100 and run[n - 1].kind != "number"):
                break
            here, seen = (here or Fraction(1)) * 100, True
        elif kind in SCALE:
            if n == at:
                return None
            if here == 0 and run[n - 1].kind in SCALE:  # five lakh crore
                total, open_scale = total * piece.value, int(piece.value)
                scale = 1
            elif here and piece.value < open_scale:
                total, here, open_scale = total + here * piece.value, NOTHING, int(piece.value)
                scales += 1
                scale = int(piece.value) if scales == 1 else 1
            else:
                break
        elif kind in GROUP:
            if not here or (kind == "groups" and piece.value == 10):
                break
            few = here % 100 if here > 100 and any(p.kind == "and" for p in run[at:n]) else here
            alone = few == here and not total and n - at == 1
            return total + here - few + few * piece.value, n + 1, int(piece.value) if alone else 1
        elif kind == "and":
            add = addend(run, n, run[n - 1]) if joined and n > at else None
            if add is None:
                break
            value, till = add
            if run[n - 1].kind in SCALE:
                return total + here + value, till, 1
            here, n = here + value, till
            continue
        else:
            break
        n += 1
    if not seen:
        return None
    if here and n - at == 2 and run[n - 1].kind in HUNDRED:  # four hundred
        return here, n, 100
    return total + here, n, scale if here == 0 else 1


def addend(run: list[Piece], at: int, before: Piece) -> tuple[Fraction, int] | None:
    """What "and" at `at` adds to the hundred or scale `before` it."""
    nxt = run[at + 1]
    if before.kind in HUNDRED:
        if nxt.kind not in ("unit", "teen", "tens", "number"):
            return None
        found = tens(run, at + 1)
        if found is None or not 0 < found[0] < 100 or run[found[1]].kind in HUNDRED:
            return None
        # "three hundred and two thirds" adds a part, "one hundred and thirty fifths" is one.
        return None if run[found[1]].kind in PARTS and found[0] < run[found[1]].value else found
    if before.kind not in SCALE or nxt.kind not in ("unit", "teen", "tens"):
        return None
    sub = whole(run, at + 1, True)
    if sub is None or not 0 < sub[0] < before.value or run[sub[1]].kind in PARTS:
        return None
    if run[sub[1]].kind in PART and (sub[0] == 1 or run[sub[1]].kind != "ordinal"):
        return None
    return sub[0], sub[1]
