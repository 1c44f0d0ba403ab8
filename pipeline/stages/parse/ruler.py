"""Parts of speech and features by spaCy's attribute ruler, looked up instead of matched.

The ruler tries each of its patterns at each word. Here each condition that a pattern sets is a bit: what the tag, the
spelling and so on of a word fulfil is found once and kept, and so is what follows of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from spacy.tokens import Doc

COLUMNS = ("TAG", "LOWER", "DEP", "IS_SPACE")
MOST = 50_000  # spellings that are kept
RULERS: WeakKeyDictionary[Any, Ruler | None] = WeakKeyDictionary()


class Pattern(NamedTuple):
    """The number of a rule, the word of it that it speaks of, and the bits that each of its words must have."""

    rule: int
    at: int
    words: tuple[int, ...]


class Condition(NamedTuple):
    """What one column of a word must be; `numbers` is None for a regular expression."""

    column: str
    numbers: frozenset[int] | None
    other: bool = False  # any but these
    regex: str = ""

    def holds(self, number: int, strings: Any) -> bool:
        """Whether a number of the column fulfils it."""
        if self.numbers is None:
            return bool(re.search(self.regex, strings[number]))
        return (number in self.numbers) != self.other


def describe(doc: Doc, component: Any) -> Doc:
    """`doc` with what the attribute ruler `component` says of its words."""
    from spacy.pipeline import AttributeRuler

    if component not in RULERS:
        RULERS[component] = Ruler.of(component) if type(component) is AttributeRuler else None
    ruler = RULERS[component]
    if ruler is None:
        doc = component(doc)
    else:
        ruler.set(doc)
    return doc


class Ruler:
    """The patterns of a ruler as bits."""

    def __init__(self, patterns: Sequence[Pattern], conditions: Sequence[Condition], component: Any) -> None:
        self.patterns, self.attributes, self.strings = patterns, component.attrs, component.vocab.strings
        self.conditions = {column: [] for column in COLUMNS}  # type: dict[str, list[tuple[int, Condition]]]
        for n, condition in enumerate(conditions):
            self.conditions[condition.column].append((1 << n, condition))
        self.bits: dict[str, dict[int, int]] = {column: {} for column in COLUMNS}
        self.known: dict[int, tuple[tuple[int, ...], tuple[Pattern, ...]]] = {}

    @classmethod
    def of(cls, component: Any) -> Ruler | None:
        """None if its patterns have conditions of other kinds."""
        conditions: dict[Condition, int] = {}
        patterns = []
        for rule, told in enumerate(component.patterns):
            for words in told["patterns"]:
                bits = []
                for word in words:
                    asked = list(_conditions(word, component.vocab.strings))
                    if None in asked:
                        return None
                    numbers = {conditions.setdefault(one, len(conditions)) for one in asked if one}
                    bits.append(sum(1 << n for n in numbers))
                patterns.append(Pattern(rule, range(len(words))[told["index"]], tuple(bits)))
        return cls(patterns, list(conditions), component)

    def set(self, doc: Doc) -> None:
        """Sets the attributes of the words; of rules that meet, the later one wins."""
        from spacy.tokens._retokenize import set_token_attrs

        words = [0] * len(doc)
        for column in COLUMNS:
            words = [a | b for a, b in zip(words, self._column(doc, column), strict=True)]
        said: dict[int, tuple[int, ...]] = {}
        for n, word in enumerate(words):
            single, longer = self._of(word)
            if single:
                said[n] = (*said.get(n, ()), *single)
            for pattern in longer:
                beside = words[n : n + len(pattern.words)]
                if len(beside) == len(pattern.words) and all(map(_fits, beside, pattern.words)):
                    said[n + pattern.at] = (*said.get(n + pattern.at, ()), pattern.rule)
        merged: dict[tuple[int, ...], dict[Any, Any]] = {}
        for n, rules in said.items():
            if rules not in merged:
                merged[rules] = {name: value for rule in sorted(rules) for name, value in self.attributes[rule].items()}
            set_token_attrs(doc[n], merged[rules])

    def _column(self, doc: Doc, column: str) -> list[int]:
        kept = self.bits[column]
        if len(kept) > MOST:
            kept.clear()
        numbers = doc.to_array(column).tolist()
        for number in set(numbers).difference(kept):
            kept[number] = sum(bit for bit, one in self.conditions[column] if one.holds(number, self.strings))
        return [kept[number] for number in numbers]

    def _of(self, word: int) -> tuple[tuple[int, ...], tuple[Pattern, ...]]:
        """The rules that speak of such a word, and the patterns of several words that it may begin."""
        found = self.known.get(word)
        if found is None:
            fit = [pattern for pattern in self.patterns if _fits(word, pattern.words[0])]
            single = tuple(pattern.rule for pattern in fit if len(pattern.words) == 1)
            found = self.known[word] = single, tuple(pattern for pattern in fit if len(pattern.words) > 1)
        return found


def _fits(word: int, bits: int) -> bool:
    return word & bits == bits


def _conditions(word: Mapping[str, Any], strings: Any) -> Iterator[Condition | None]:
    """What a pattern asks of a word; None where it is something else than these."""
    for column, value in word.items():
        kind, asked = next(iter(value.items())) if isinstance(value, dict) and len(value) == 1 else ("", value)
        if column not in COLUMNS or isinstance(asked, dict):
            yield None
        elif kind == "REGEX":
            yield Condition(column, None, regex=asked)
        elif kind in ("IN", "NOT_IN"):
            yield Condition(column, frozenset(map(strings.as_int, asked)), other=kind == "NOT_IN")
        elif kind:
            yield None
        else:
            yield Condition(column, frozenset({int(asked) if isinstance(asked, bool) else strings.as_int(asked)}))
