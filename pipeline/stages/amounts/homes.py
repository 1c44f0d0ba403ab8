"""Which country's money a bare word means: the country that its sentence names, else the one that its text names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Set
from functools import cached_property, lru_cache

from pipeline.core import vocab
from pipeline.core.text import Span
from pipeline.stages.amounts.currency import NAMES, Currency, decide, kin
from pipeline.stages.amounts.tender import BY_COUNTRY, current, last_day
from pipeline.stages.amounts.words import STAGE

_PLACES = {
    name: r["country"]
    for r in vocab.read(STAGE, "countries")
    for name in (*r["names"].split("|"), *r["people"].split("|"))
    if name
}
PLACE = re.compile(rf"(?<![\w-])(?:{vocab.alternatives(_PLACES)})(?![\w-])", re.VERBOSE)
# "Five million pounds for Sudan" are British as often as not: only the sentence moves these words.
OF_SENTENCE = frozenset({"dollar", "pound", "penny", "cent"})
PARAGRAPH = 2000  # how far a paragraph reaches at most, so that a text without line ends costs no more
CLAUSE = 50
PARTED = re.compile(r"[,;:(]")
JOINED = re.compile(r"\b(?:and|or|to|from|with|for|than)\s(?:the\s)?\Z")
CHINA = re.compile(r"\b(?:China|Chinese|yuan|renminbi|RMB|Beijing|Shanghai)\b")
JAPAN = re.compile(r"\b(?:Japan\w*|Tokyo|[Yy]en)\b")
EURO = re.compile(r"€|\beuros?\b", re.IGNORECASE)
DOLLAR = re.compile(r"\$|\bdollars?\b", re.IGNORECASE)
CENT = re.compile(r"\$|\b(?:dollars?|cents?|nickels?|dimes?)\b", re.IGNORECASE)
STERLING = re.compile(r"£|\b(?:pounds?|pence|sterling|quid)\b|\dp\b", re.IGNORECASE)


class Homes:
    """The countries that a clean text names, found when they are first asked for."""

    def __init__(self, text: str, published: str) -> None:
        self.text = text
        self.published = published
        self.day = last_day(published)
        self.said: dict[str, str] = {}  # by word: the country that a sentence before gave it
        # What was asked last, of one sentence: its figures of money ask the same one after another.
        self._names: dict[tuple[re.Pattern[str], Span], bool] = {}
        self._here: tuple[Span, list[tuple[int, str]], frozenset[str]] = (Span(0, 0), [], frozenset())

    @cached_property
    def named(self) -> list[tuple[int, str]]:
        """Each place with its country, in reading order."""
        return [(m.start(), _PLACES[" ".join(m[0].split())]) for m in PLACE.finditer(self.text)]

    @cached_property
    def everywhere(self) -> Counter[str]:
        return Counter(country for _, country in self.named)

    def decide(self, money: Currency, around: Span, at: int, country: str) -> tuple[str, str]:
        """The ISO code and basis of money at `at` in a sentence, in a text from `country`.

        Its sentence decides, else the document's country, else what the word meant before, else the paragraph or text.
        """
        home = country
        if money.basis != "explicit":
            near = self.near(money, around, at)
            if near and money.word not in OF_SENTENCE:
                self.said[money.word] = near
            home = near or country or self.said.get(money.word, "") or self.far(money, at)
        code, basis = decide(money, home, self.published)
        if basis == "default":
            if money.word == "cent" and self.of_cents(around):
                return "EUR", "context"
            if money.word == "penny" and self.of_pennies(around):
                return "USD", "context"
            if money.sign and code == "JPY" and self.of_china(around):
                return "CNY", "context"
        return code, basis

    def near(self, money: Currency, around: Span, at: int = -1) -> str:
        """The country named there whose money has that name: the only one, or the one of the clause; else ""."""
        if not money.word or money.sign:
            return ""
        here, countries = self.here(around)
        return self.only(money.word, countries) or self.beside(money.word, here, at)

    def here(self, around: Span) -> tuple[list[tuple[int, str]], frozenset[str]]:
        """The places named in a span, and their countries."""
        if self._here[0] != around:
            first = bisect_left(self.named, (around.start, ""))
            last = bisect_left(self.named, (around.end, ""))
            here = self.named[first:last]
            self._here = around, here, frozenset(country for _, country in here)
        return self._here[1:]

    def beside(self, word: str, here: list[tuple[int, str]], at: int) -> str:
        """The last country before `at` whose money has that name, if it begins the clause: "Argentina paid"."""
        # No farther back than a clause reaches.
        near = range(bisect_left(here, (at, "")) - 1, bisect_left(here, (at - CLAUSE, "")) - 1, -1)
        last = next((n for n in near if here[n][1] in self.candidates(word)), 0)
        if last == 0:
            return ""
        start, country = here[last]
        clause = self.text[start:at]
        if PARTED.search(clause) or JOINED.search(self.text[max(0, start - 8) : start]):
            return ""
        return country

    def far(self, money: Currency, at: int) -> str:
        """The one country named in the paragraph of `at`, else most in the text, whose money has that name; or ""."""
        if not money.word or money.sign or money.word in OF_SENTENCE:
            return ""
        low, high = max(0, at - PARAGRAPH), min(len(self.text), at + PARAGRAPH)
        first, last = self.text.rfind("\n", low, at), self.text.find("\n", at, high)
        paragraph = Span(low if first < 0 else first, high if last < 0 else last)
        return self.near(money, paragraph) or self.most(money.word)

    def most(self, word: str) -> str:
        """The country whose money has that name, if it is named twice as often as any other such country."""
        of_word = Counter({c: n for c, n in self.everywhere.items() if c in self.candidates(word)}).most_common(2)
        if not of_word or (len(of_word) > 1 and of_word[0][1] < 2 * of_word[1][1]):
            return ""
        return of_word[0][0]

    def only(self, word: str, countries: Set[str]) -> str:
        found = self.candidates(word) & countries
        return min(found) if len(found) == 1 else ""

    def candidates(self, word: str) -> frozenset[str]:
        return candidates(word, self.day)

    def of_china(self, sentence: Span) -> bool:
        """Whether the ¥ of a sentence is China's: it names China and not Japan."""
        return self.names(CHINA, sentence) and not self.names(JAPAN, sentence)

    def of_pennies(self, sentence: Span) -> bool:
        """Whether the pennies of a sentence are cents: it names dollars or cents, and no pounds."""
        return self.names(CENT, sentence) and not self.names(STERLING, sentence)

    def of_cents(self, sentence: Span) -> bool:
        """Whether the cents of a sentence are the euro's: it names euros and no dollars."""
        return self.names(EURO, sentence) and not self.names(DOLLAR, sentence)

    def names(self, what: re.Pattern[str], sentence: Span) -> bool:
        """Whether a sentence has such words; each is looked through once."""
        found = self._names.get((what, sentence))
        if found is None:
            found = self._names[what, sentence] = what.search(self.text[sentence.start : sentence.end]) is not None
        return found


@lru_cache(maxsize=4096)
def candidates(word: str, day: str) -> frozenset[str]:
    """The countries whose money of that day has that name."""
    return frozenset(
        country
        for country, periods in BY_COUNTRY.items()
        if any(kin(NAMES.get(p.code, ""), word) for p in current(periods, day))
    )
