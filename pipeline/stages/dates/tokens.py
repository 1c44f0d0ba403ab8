"""Cuts sentences into tokens, and writes each token as one letter of an alphabet of word classes.

Grammar patterns (`grammar.py`) run over that short string, so that "month, day, year" is three letters
however the words are written, and the cost of a pattern is that of a plain regular expression.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from functools import cache

from pipeline.core import vocab
from pipeline.core.placed import Sentences
from pipeline.core.text import Span, Text

QUOTES = frozenset({'"', "“", "‘", "'", "`"})
TOKEN = re.compile(
    r"""
      (?P<iso>     (?<![\w./-]) \d{4} (?P<dash>[-/]) \d\d (?P=dash) \d\d (?: T\d\d:\d\d (?: :\d\d )? Z? )? (?![\w/-]) )
    | (?P<slashed> (?<![\w./-]) \d{1,2} (?P<stroke>[-/.]) \d{1,2} (?P=stroke) (?: \d{4} | (?<!-)\d\d )
                   (?! \w | [./-]\d ) )
    | (?P<clock>   (?<![\w.:]) \d{1,2} [:.] [0-5]\d (?: :[0-5]\d )? (?! \d | [.:,]\d | [-–]\d+[:.] | % ) )
    | (?P<decade>  (?<!\w) \d{3}0['’]?s\b | ['’‘]? (?<!\w) \d0s\b )
    | (?P<nth>     (?<!\w) \d{1,2} (?: st | nd | rd | th )\b )
    | (?P<money>   [$£€¥] \s? \d [\d.,]* \w* )              # never a date, whatever its digits
    | (?P<version> (?<!\w) \d+ (?: \. \d+ ){2,} )             # 3.5.1, 10.0.0.1
    | (?P<decimal> (?<!\w) \d+ \. \d+ )
    | (?P<grouped> (?<!\w) \d{1,3} (?: ,\d{3} )+ (?!\d) )     # 2,015 counts things, it is no year
    | (?P<percent> (?<!\w) \d+ \s? % )
    | (?P<hourly>  (?<!\w) \d{1,2} (?= [ap]\.?m\b ) )         # 10pm
    | (?P<number>  (?<!\w) \d+ (?!\w) )
    | (?P<half>    [¼½¾] )
    | (?P<fy>      (?<!\w) (?-i:FY) \d\d (?: \d\d )? (?!\w) )        # FY2023
    | (?P<qn>      (?<!\w) (?-i: Q[1-4] | [1-4]Q ) (?!\w) )
    | (?P<hn>      (?<!\w) (?-i: H[12] | [12]H ) (?!\w) )
    | (?P<qy>      (?<!\w) (?-i: [1-4][QH] ) \d\d (?: \d\d )? (?!\w) )  # 3Q14, 1H2015
    | (?P<yy>      (?<![\w'’‘.]) ['’‘] \d\d (?! [\w'’] ) )            # '98
    | (?P<ampm>    [ap]\.m\b\.? )
    | (?P<short>   (?: Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun
                     | JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC ) \. )
    | (?P<word>    [^\W\d_]+ )
    | (?P<other>   \w+ )
    | (?P<own>     ['’]s\b )
    | (?P<mark>    [^\w\s] )
    """,
    re.VERBOSE | re.IGNORECASE,
)
BREAK = "\n"  # between sentences; in no class and not in `.` either, so no pattern crosses it
FIRST_LETTER = 0x100


@dataclass(frozen=True, slots=True)
class Entry:
    """A word's value in a class, and how it must be written to belong there (capital, upper or any)."""

    value: str
    case: str


@cache
def lexicon() -> dict[str, dict[str, Entry]]:
    """Classes and values of each word, from data/words.csv."""
    words: dict[str, dict[str, Entry]] = {}
    for record in vocab.read("dates", "words"):
        words.setdefault(record["word"], {})[record["class"]] = Entry(record["value"], record["case"])
    return words


class Alphabet:
    """One letter for each set of classes that a token can have; made once, when the grammar is compiled."""

    def __init__(self, literals: frozenset[str]) -> None:
        self.literals = literals
        self.letters: dict[frozenset[str], str] = {}
        self.members: dict[str, str] = {}
        self.words: dict[str, str] = {}
        for word in sorted(literals | lexicon().keys()):
            for form in (word, word.capitalize(), word.upper()):
                self.words.setdefault(form, self.letter(self.classes(form)))
        for shape in SHAPES:
            self.letter(shape)
        self.other = self.letter(frozenset())

    def classes(self, form: str) -> frozenset[str]:
        """The classes of a word as written, and the word itself if a pattern names it."""
        word = form.lower()
        fits = {
            name
            for name, entry in lexicon().get(word, {}).items()
            if not entry.case or (entry.case == "capital" and form[0].isupper()) or form.isupper()
        }
        return frozenset(fits | ({f"'{word}'"} if word in self.literals else set()))

    def letter(self, classes: frozenset[str]) -> str:
        if classes not in self.letters:
            letter = chr(FIRST_LETTER + len(self.letters))
            self.letters[classes] = letter
            for name in classes:
                self.members[name] = self.members.get(name, "") + letter
        return self.letters[classes]

    def of(self, form: str, kind: str) -> str:
        """The letter of a token."""
        if kind in ("word", "short", "ampm", "mark", "own"):
            form = form.replace("’", "'") if kind == "own" else form
            return self.words.get(form) or self.letters.get(self.classes(form), self.other)
        return self.letters.get(shape(form, kind), self.other)


SINGLE = {
    "iso": "ISO",
    "slashed": "SLASHED",
    "decade": "DECADE",
    "decimal": "DEC",
    "half": "HALF",
    "qn": "QN",
    "hn": "HN",
    "qy": "QY",
    "fy": "FY",
    "yy": "AYY",
    "grouped": "BIG",
}  # what has one class for its shape; money, percentages and versions have none


def shape(form: str, kind: str) -> frozenset[str]:
    """The classes of a token with digits."""
    if kind == "number":
        n, digits = int(form) if len(form) < 9 else 0, len(form)
        names = ["INT"]
        if digits <= 2 and 1 <= n <= 31:
            names.append("DAY")
        if digits <= 2 and 1 <= n <= 12:
            names.append("HOUR")
        if digits == 2:
            names.append("YY")
        if digits == 4 and 1000 <= n < 2200:
            names.append("YEAR")
        if digits == 4 and n // 100 < 24 and n % 100 < 60:
            names.append("HHMM")
        return frozenset(names)
    if kind == "nth":
        n = int(form[:-2])
        return frozenset(("ORD", "NTH", "DAY") if 1 <= n <= 31 else ("ORD", "NTH"))
    if kind == "hourly":
        return frozenset(("HOUR",) if 1 <= int(form) <= 12 else ())
    if kind == "clock":
        hour = int(re.split("[:.]", form)[0])
        return frozenset((("CLOCK",) if hour < 24 else ()) + (("DEC",) if "." in form else ()))
    names = [SINGLE[kind]] if kind in SINGLE else []
    return frozenset(names)


SHAPES = tuple(
    sorted(
        {shape(form, "number") for n in range(10000) for form in (str(n), f"{n:02d}", f"{n:04d}")}
        | {shape(f"{n}th", "nth") for n in range(100)}
        | {shape("1", kind) for kind in (*SINGLE, "money", "hourly")}
        | {shape(form, "clock") for form in ("1:00", "1.00", "31:00", "31.00")},
        key=sorted,
    )
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens of a text in order. `letters[i]` is the class letter of token i, `sents[i]` the ordinal of its sentence
    (BREAK tokens stand between sentences and have an empty span)."""

    value: str
    starts: array[int]
    ends: array[int]
    sents: array[int]
    letters: str
    day_first: bool | None = None  # the order of days and months that its numbers with slashes show

    def word(self, i: int) -> str:
        """Token i in lower case; empty outside the text."""
        return self.value[self.starts[i] : self.ends[i]].lower() if 0 <= i < len(self.letters) else ""

    def form(self, i: int) -> str:
        """Token i as written; empty outside the text."""
        return self.value[self.starts[i] : self.ends[i]] if 0 <= i < len(self.letters) else ""

    def span(self, start: int, end: int) -> Span:
        """The characters of tokens start to end, half-open."""
        return Span(self.starts[start], self.ends[end - 1])


def cut(text: Text, sentences: Sentences, alphabet: Alphabet) -> Tokens:
    """The tokens of all sentences."""
    value = text.value
    starts, ends, sents = array("I"), array("I"), array("I")
    letters: list[str] = []
    known: dict[tuple[str, str], str] = {}
    orders: set[bool | None] = set()
    for n, sentence in enumerate(sentences):
        for match in TOKEN.finditer(value, *sentence.span):
            kind = match.lastgroup or "mark"
            form = match[0]
            key = (form, kind)
            letter = known.get(key)
            if letter is None:
                letter = known[key] = alphabet.of(form, kind)
            letters.append(letter)
            starts.append(match.start())
            ends.append(match.end())
            sents.append(n)
            if kind == "slashed":
                orders.add(_day_first(form))
        letters.append(BREAK)
        starts.append(sentence.span.end)
        ends.append(sentence.span.end)
        sents.append(n)
    shown = orders - {None}
    return Tokens(value, starts, ends, sents, "".join(letters), shown.pop() if len(shown) == 1 else None)


def _day_first(form: str) -> bool | None:
    """Whether the day comes first in numbers with slashes; None if both orders are possible, or none."""
    a, b, _ = (int(part) for part in re.split("[-/.]", form))
    return None if (a > 12) == (b > 12) else a > 12
