"""Reads numbers: digits in every grouping, words, fractions, scales, and any mixture of them."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from typing import NamedTuple

from pipeline.stages.amounts.words import NUMERALS, SCALES, SPACE

DIGITS = r"""(?>
      [1-9]\d{0,2} (?: ,\d{3} ){1,9} (?!\d) (?: \.\d{1,12} )?            # 1,234,567.8
    | [1-9]\d? (?: ,\d\d ){1,8} ,\d{3} (?!\d) (?: \.\d{1,12} )?            # 15,48,209 (Indian)
    | [1-9]\d{0,2} (?: \.\d{3} ){2,9} (?!\d) (?: ,\d{1,12} )?            # 1.234.567,8
    | [1-9]\d{0,2} \.\d{3} ,\d{1,2} (?!\d)                                 # 1.234,56
    | [1-9]\d{0,2} (?: [\ \u00a0\u202f\u2009'’]\d{3} ){1,9} (?![\d-]) (?: [.,]\d{1,12} (?!\d) )?   # 1 234 567
    | \d{1,3} ,\d{1,2} (?![\d,])                                             # 3,5
    | \d{1,24} (?: \.\d{1,24} )?
    | \.\d{1,24}
    )"""
ATOM = re.compile(DIGITS, re.VERBOSE)
POWER = re.compile(
    r"[eE](?P<e>[+-]?\d{1,2})(?!\w)"
    r"|[ ]?[x×][ ]?(?:(?P<base>10|2)\^(?P<p>[-−+]?\d{1,2})|10(?P<q>[-−]\d{1,2}))(?!\w)"
)
RAISED = re.compile(r"\^(?P<sign>[+-]{0,2})(?P<e>\d{1,2})(?![\w.])")
SLASH = re.compile(r"(?:(?P<whole>\d{1,4})(?:[ ]{1,2}|-))?(?P<over>\d{1,3})/(?P<under>\d{1,3})(?![\w/]|[.,]\d)")
VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒"
PIECE = re.compile(rf"(?P<join>{SPACE}|[^\S\n]?-[^\S\n]?)(?:(?P<word>[A-Za-z]+|&)|(?P<digits>\d))")
# "three million, two hundred and forty"
COMMA = re.compile(r"(?P<join>,\s)(?P<word>[A-Za-z]+)(?P<digits>(?!))?(?=\shundred\s(?:(?:and|thousand)\b|&))")
OTHER = re.compile(r"-(?!(?:and|hundred|thousand|million|billion|trillion|dollar|euro|pound|point)\b)[a-z]")
YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
START = re.compile(r"[A-Za-z]+")
SHORT = re.compile(r"(?P<gap>[^\S\n]{0,2}|-)(?P<form>[A-Za-z]{1,4})(?![A-Za-z\d])")
GLUED = re.compile(r"(?i:thousand|million|billion|trillion)\b")
OF_SCALE = re.compile(
    rf"(?:{SPACE}of)?(?:{SPACE}an?)?{SPACE}(?P<word>(?i:thousand|million|billion|trillion|quadrillion))\b"
)
ROUND = re.compile(r"[1-9]\d{0,2}\.000")
COUNTING = re.compile(
    r"[\s-](?!per\s?cents?\b|percent|points?\b|seconds?\b|in\b|on\b|to\b|at\b|and\b|or\b|for\b|with\b)[A-Za-z]{3}"
)
UNDER = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 40, 50, 60, 64, 100})
LONGEST = 24
END = ("end", 0)


class Number(NamedTuple):
    """A number read from a text at [start, end); `high` differs from `value` in vague plurals alone.

    `scale` is the multiplier if it is a mantissa and one scale ("3.5 million": 1000000), else 1.
    `form` is plain, year (four digits), grouped, comma, word, fraction, part (a lone "half"), vague, ordinal.
    """

    start: int
    end: int
    value: Fraction
    high: Fraction
    scale: int
    form: str


class Piece(NamedTuple):
    """One word or group of digits of a number; `join` is what stands before it."""

    kind: str
    value: Fraction
    start: int
    end: int
    join: str
    plural: bool = False


def digits(text: str, at: int) -> Number | None:
    """The number that begins with a digit at `at`, with its power of ten; without scale."""
    if (match := SLASH.match(text, at)) and (found := slashed(match)):
        return found
    found_at = ATOM.match(text, at)
    if not found_at:
        return None
    shape = found_at[0]
    value = Fraction(int(shape) if shape.isdigit() else plain(shape))
    end = found_at.end()
    if ROUND.fullmatch(shape) and (COUNTING.match(text, end) or (at and text[at - 1] in "$£€¥")):
        value *= 1000  # "50.000 people": nobody counts them to three decimals
    if text[end : end + 1] in VULGAR and text[end : end + 1]:
        return Number(at, end + 1, value + vulgar(text[end]), value + vulgar(text[end]), 1, "fraction")
    if power := POWER.match(text, end):
        exponent = int((power["e"] or power["p"] or power["q"]).replace("−", "-"))
        value, end = value * Fraction(int(power["base"] or 10)) ** max(-40, min(40, exponent)), power.end()
        return Number(at, end, value, value, 1, "grouped")
    if (raised := RAISED.match(text, end)) and value and end - at < 12:
        value **= -int(raised["e"]) if raised["sign"] == "-" else int(raised["e"])
        return Number(at, raised.end(), value, value, 1, "grouped")
    return Number(at, end, value, value, 1, style(shape))


def slashed(match: re.Match[str]) -> Number | None:
    """3/4, 3 1/2; None for dates, scores and 24/7."""
    over, under = int(match["over"]), int(match["under"])
    if under not in UNDER or over >= under or over == 0:
        return None
    value = Fraction(over, under) + int(match["whole"] or 0)
    return Number(match.start(), match.end(), value, value, 1, "fraction")


def plain(shape: str) -> str:
    """The digits with a decimal point, without grouping."""
    commas, dots = shape.count(","), shape.count(".")
    if commas and dots:
        decimal = max(shape.rfind(","), shape.rfind("."))
        return re.sub(r"[.,]", "", shape[:decimal]) + "." + shape[decimal + 1 :]
    shape = re.sub(r"[\s'’]", "", shape)
    if commas == 1 and len(shape) - shape.index(",") - 1 < 3:
        return shape.replace(",", ".")
    return re.sub(r"\.", "", shape.replace(",", "")) if dots > 1 else shape.replace(",", "")


def style(shape: str) -> str:
    """How the digits are written."""
    if shape.isdigit():
        return "year" if YEAR.fullmatch(shape) else "plain"
    if re.fullmatch(r"\d{1,3},\d{1,2}", shape):
        return "comma"
    return "grouped"


def vulgar(sign: str) -> Fraction:
    return Fraction(unicodedata.numeric(sign)).limit_denominator(10)


def pieces(text: str, at: int) -> list[Piece]:
    """The run of number words and digits that begins at `at`; always closed by an END piece."""
    run: list[Piece] = []
    if text[at].isdigit() or text[at] == ".":
        number = digits(text, at)
        if number is None:
            return []
        kind = "number" if number.form in ("plain", "grouped", "year", "comma") else "mixed"
        run.append(Piece(kind, number.value, at, number.end, ""))
    else:
        first = START.match(text, at)
        if not first or not (word := NUMERALS.get(first[0].lower())):
            return []
        run.append(Piece(word.kind, Fraction(word.value), at, first.end(), ""))
    while len(run) < LONGEST and (
        match := PIECE.match(text, run[-1].end) or (COMMA.match(text, run[-1].end) if run[-1].kind == "scale" else None)
    ):
        if match["digits"]:
            if run[-1].kind in ("number", "mixed"):
                break
            number = digits(text, match.start("digits")) if "-" not in match["join"] else None
            if number is None or text[number.end : number.end + 1].isalpha():
                break
            run.append(
                Piece("number" if number.form != "fraction" else "mixed", number.value, number.start, number.end, " ")
            )
            continue
        word = NUMERALS.get(match["word"].lower())
        end = match.end()
        if (
            word is None
            and match["word"] == "of"
            and run[-1].kind in ("half", "part", "parts", "ordinal", "hundreds", "scales", "groups", "couple")
        ):
            run.append(Piece("of", Fraction(0), match.start("word"), end, " "))
            continue
        if word is None or text[end : end + 1].isdigit():
            break
        if word.kind == "unit" and run[-1].kind in ("scale", "hundred") and OTHER.match(text, end):
            break  # a $7 million one-off charge
        run.append(Piece(word.kind, Fraction(word.value), match.start("word"), end, match["join"].strip() or " "))
    run.append(Piece("end", Fraction(0), run[-1].end, run[-1].end, ""))
    return run


def of_scale(text: str, number: Number) -> Number:
    """A part in digits with the scale that it is a part of: ¾ of a million, ½ million."""
    match = OF_SCALE.match(text, number.end)
    if not match or number.value >= 1:
        return number
    scale = NUMERALS[match["word"].lower()].value
    return Number(number.start, match.end(), number.value * scale, number.value * scale, scale, "word")


def short(text: str, number: Number, money: bool) -> Number:
    """The number with the abbreviated scale behind it ("8.1bn"), if there is one that may stand here."""
    if (spelled := GLUED.match(text, number.end)) and number.form != "fraction":  # $31.5million
        scale = NUMERALS[spelled[0].lower()].value
        return number._replace(end=spelled.end(), value=number.value * scale, high=number.high * scale, scale=scale)
    match = SHORT.match(text, number.end)
    if not match or match["form"] not in SCALES or number.form == "fraction":
        return number
    value, where = SCALES[match["form"]]
    if match["gap"] == "-" and len(match["form"]) == 1:
        return number
    if (
        where == "both"
        or money
        or (where == "glued" and not match["gap"])
        or (match["form"] in ("b", "B") and not match["gap"] and number.value.denominator > 1)
    ):
        return number._replace(end=match.end(), value=number.value * value, high=number.high * value, scale=value)
    return number
