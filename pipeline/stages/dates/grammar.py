"""The notation of patterns over tokens, and what a match gives to a rule.

A pattern is a regular expression whose atoms are tokens: `MONTH` any word of that class (data/words.csv, or a
shape from tokens.py), `ago` that very word, `','` that very mark, `name=...` a named group, `<N>` a macro.
Spaces mean nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pipeline.core.errors import RuleError
from pipeline.core.rules import Rule
from pipeline.stages.dates import tokens
from pipeline.stages.dates.meaning import Reading
from pipeline.stages.dates.tokens import Alphabet, Tokens

MACROS = {
    # Numbers as far as they are counted: "10", "2.5", "twenty-four", "two and a half", "2 1/2", "several", "a few".
    "COUNT": """(?: a few | a couple of? | the few | a dozen | half (?:a|an) | VAGUE
        | (?: INT | DEC | BIG ) (?: HALF | INT '/' INT )?
        | a? NUM (?: (?: '-' | and )? NUM ){0,4} (?: and a half )? )""",
    "SIZE": "(?: INT | DEC | NUM (?: '-'? NUM ){0,3} | several )",  # before a hyphen: "10-day"
    "ADJ": """(?: more | single | full | consecutive | straight | whole | additional | extra | long | business | trading
        | working | calendar | successive )""",
    "MONTHS": "(?: MONTH | MON )",
    "DASH": "(?: '-' | '–' | '—' )",
    "WORDED": "(?: (?:seventeen | eighteen | nineteen) NUM (?: '-'? NUM )? )",  # a year as it is spoken
    "YEARS": "(?: YEAR | AYY | (?:seventeen | eighteen | nineteen) NUM (?: '-'? NUM )? )",
}
FAR = 60  # tokens back in a sentence for the month of a day
APOSTROPHES = frozenset("'’‘")
PIVOT = 30  # "'29" is 2029 or its past, "'30" is 1930
ATOM = re.compile(
    r"""
      \(\?(?: [:=!] | <[=!] )    # group syntax stays
    | (?<![a-z_0-9]) (?P<name> [a-z_0-9]+ ) =   # a named group
    | < (?P<macro> [A-Z]+ ) >
    | ' (?P<mark> [^' ]+ ) '     # a mark, or a word with marks in it
    | (?P<own> ['’]s )
    | (?P<class> [A-Z]+ )
    | (?P<word> [a-z]+ )
    | \{[\d,]+\}
    | \s+
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Hit:
    """One match of a pattern: named groups as words and values."""

    tokens: Tokens
    match: re.Match[str]

    def __contains__(self, group: str) -> bool:
        return self.match.re.groupindex.get(group) is not None and self.match[group] is not None

    def words(self, group: str) -> list[str]:
        """The words of a group in lower case; none if it took no part."""
        if group not in self:
            return []
        return [self.tokens.word(i) for i in range(*self.match.span(group))]

    def word(self, group: str) -> str:
        return " ".join(self.words(group))

    def value(self, group: str, name: str = "") -> str:
        """The value of a one-word group in a class of the word list, by default the class named like the group."""
        entries = tokens.lexicon().get(self.word(group), {})
        entry = entries.get(name or group.upper())
        return entry.value if entry else ""

    def number(self, group: str, name: str = "") -> int | None:
        """The value of a group as a whole number: of digits ("11", "11th") or from the word list."""
        word = self.word(group)
        if word[:1] in APOSTROPHES:  # '98
            short = int(word[1:])
            return short + (2000 if short < PIVOT else 1900)
        if digits := re.match(r"\d+", word):
            return int(digits[0])
        if " " in word:
            return self._spoken(group)
        value = self.value(group, name)
        return int(value) if value else None

    def _spoken(self, group: str) -> int | None:
        """A year as it is spoken: "nineteen ninety-six", "eighteen oh five"; None if the words aren't one."""
        numbers = [int(tokens.lexicon()[word]["NUM"].value) for word in self.words(group) if word not in ("-", "and")]
        if numbers[:2] == [2, 1000]:
            return 2000 + sum(numbers[2:])
        century, rest = numbers[0], numbers[1:]
        if rest == [100]:
            return 100 * century
        if len(rest) == 2 and not (rest[0] in range(20, 100, 10) and 1 <= rest[1] <= 9):
            return None
        return 100 * century + sum(rest) if 10 <= rest[0] <= 99 else None

    def before(self, n: int = 1) -> str:
        """The n-th word before the match, in lower case."""
        return self.tokens.word(self.match.start() - n)

    def around(self, before: int, behind: int) -> str:
        """The text from so many tokens before the match to so many behind it."""
        first = max(self.match.start() - before, 0)
        last = min(self.match.end() + behind, len(self.tokens.letters)) - 1
        return self.tokens.value[self.tokens.starts[first] : self.tokens.ends[last]]

    def month(self, group: str = "month") -> int:
        """The number of a month, written in full or short."""
        return int(self.value(group, "MONTH") or self.value(group, "MON"))

    def month_before(self) -> int | None:
        """The last month named before the match in its sentence."""
        for i in range(self.match.start() - 1, max(self.match.start() - FAR, -1), -1):
            if self.tokens.letters[i] == tokens.BREAK:
                return None
            entries = tokens.lexicon().get(self.tokens.word(i), {})
            entry = entries.get("MONTH") or entries.get("MON")
            if entry and self.tokens.form(i)[:1].isupper():
                return int(entry.value)
        return None

    def after(self, n: int = 1) -> str:
        """The n-th word after the match, in lower case."""
        return self.tokens.word(self.match.end() - 1 + n)


@dataclass(frozen=True, slots=True)
class Production:
    """A rule, its patterns, and the function that reads the meaning of a match; None means: no date after all."""

    rule: Rule
    patterns: tuple[str, ...]
    read: Callable[[Hit], Reading | None]


def rule(
    name: str, summary: str, hits: tuple[str, ...], misses: tuple[str, ...], published: str = "2015-10-12"
) -> Rule:
    """A rule of this stage, its examples read as of a Monday."""
    return Rule(f"dates.{name}", "dates", summary, hits, misses, published)


def expand(pattern: str) -> str:
    """The pattern with its macros written out."""
    while "<" in re.sub(r"\(\?<", "", pattern):
        pattern, n = re.subn(r"(?<!\?)<([A-Z]+)>", lambda m: MACROS[m[1]], pattern)
        if not n:
            raise RuleError(f"dates: unknown macro in {pattern!r}")
    return pattern


def literals(patterns: Iterable[str]) -> frozenset[str]:
    """Words and marks that patterns name."""
    found = set()
    for pattern in patterns:
        for match in ATOM.finditer(expand(pattern)):
            if word := match["word"] or match["mark"] or match["own"]:
                found.add(word)
    return frozenset(found)


def translate(pattern: str, alphabet: Alphabet) -> re.Pattern[str]:
    """The regular expression over class letters."""

    def atom(match: re.Match[str]) -> str:
        if name := match["name"]:
            return f"\0{name}\0"
        word = match["word"] or match["mark"] or match["own"]
        key = f"'{word}'" if word else match["class"]
        if key is None:
            return "" if match[0].isspace() else match[0]
        if key not in alphabet.members:
            raise RuleError(f"dates: {key} in {pattern!r} names no class and no word")
        return f"[{re.escape(alphabet.members[key])}]"

    return re.compile(_name_groups(ATOM.sub(atom, expand(pattern))))


def _name_groups(regex: str) -> str:
    """Turns a marked name and the atom behind it into a named group."""
    while (at := regex.find("\0")) >= 0:
        end = regex.index("\0", at + 1)
        name, rest = regex[at + 1 : end], regex[end + 1 :]
        if rest.startswith("(?:"):
            regex = f"{regex[:at]}(?P<{name}>{rest[3:]}"
        else:
            close = rest.index("]") + 1
            regex = f"{regex[:at]}(?P<{name}>{rest[:close]}){rest[close:]}"
    return regex
