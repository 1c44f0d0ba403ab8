"""Names that the rest of the document gives away: repeats, surnames, short forms, names in capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.core.placed import Sentences, sentence_at
from pipeline.core.rules import Candidate
from pipeline.core.text import Span, Text
from pipeline.core.vocab import read
from pipeline.stages.mentions import lists, spans
from pipeline.stages.mentions.agree import surface, surnames
from pipeline.stages.mentions.model import in_capitals, name_after

if TYPE_CHECKING:
    from spacy.tokens import Doc

SHORT = re.compile(r"\(\s*(?P<short>[A-Z][A-Za-z&.-]{0,8}[A-Z])\s*(?=[),;])")
WORD = re.compile(r"[^\W_]+(?:['’.&][^\W_]+)*")
# Small words may stand in a long form without a letter in the short one.
SMALL = frozenset(["of", "the", "and", "for", "in", "on", "de", "la", "du", "des", "et", "to", "&"])
ORGANISATIONS = frozenset(r["word"] for r in read("mentions", "organisation_words"))
SHORTEST = 3
REPEATABLE = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "LAW"})


def acronyms(text: Text, sentences: Sentences, names: Sequence[Candidate[str]]) -> Iterator[Candidate[str]]:
    """Both names of "Example Trade Union (ETU)", where the letters are the words' initials."""
    at_end = {c.span.end: c for c in names}
    listed = {c.span for c in names if c.rule_id != "mentions.model"}
    for match in SHORT.finditer(text.value):
        home = sentence_at(sentences, match.start())
        short = Span(*match.span("short"))
        if home is None or text[short] in spans.COMMON or in_capitals(text[home.span]):
            continue
        end = len(text.value[home.span.start : match.start()].rstrip()) + home.span.start
        long = long_form(text.value, Span(home.span.start, end), match["short"])
        if long is None or long in listed:
            continue
        named = at_end.get(end)
        words = WORD.findall(text[long])
        if (named is not None and named.found == "ORG") or ORGANISATIONS.intersection(words):
            yield Candidate(long, "mentions.acronym", "ORG")
            yield Candidate(short, "mentions.acronym", "ORG")


def long_form(text: str, before: Span, short: str) -> Span | None:
    """The capitalised words right before a short form, whose initials are its capitals."""
    letters = [c for c in short if c.isupper()]
    words = list(WORD.finditer(text, max(before.start, before.end - 120), before.end))
    if not words or words[-1].end() != before.end or len(letters) < 2:
        return None
    need = len(letters) - 1
    for word in reversed(words):
        first = word.group()[0]
        if first.upper() == letters[need] and first.isupper():
            need -= 1
            if need < 0:
                return Span(word.start(), before.end)
        elif word.group().lower() not in SMALL:
            return None
    return None


def repeats(text: Text, sentences: Sentences, doc: Doc, names: Sequence[Candidate[str]]) -> Iterator[Candidate[str]]:
    """Unlabelled repeats of the document's names, and of the surnames of its persons."""
    labels = {surface(text[c.span]): c.found for c in names if c.found in REPEATABLE}
    plain = _in_lower_case(doc)
    known = {n: (label, "mentions.spread") for n, label in labels.items() if _may_repeat(n, plain)}
    for name in surnames(n for n, label in labels.items() if label == "PERSON"):
        if _may_repeat(name, plain):
            known.setdefault(name, ("PERSON", "mentions.surname"))
    whole, upper = lists.index(sorted(known)), {n.upper(): label for n, (label, _) in known.items()}
    capitals = lists.index(sorted(upper))
    taken = _Taken(c.span for c in names)
    for sentence in sentences:
        if in_capitals(text[sentence.span]):
            for span, name in lists.find(text.value, capitals, sentence.span):
                if not taken.has(span):
                    yield Candidate(span, "mentions.capitals", upper[name])
            continue
        for span, name in lists.find(text.value, whole, sentence.span):
            if not taken.has(span) and _stands_alone(text.value, doc, span, sentence.span):
                yield Candidate(span, known[name][1], known[name][0])


def _stands_alone(text: str, doc: Doc, span: Span, sentence: Span) -> bool:
    """Whether a repeat is a name by itself: a proper noun, and no part of a longer name."""
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    if found is None or (len(found) == 1 and found[0].pos_ != "PROPN" and not found.text.isupper()):
        return False
    return not name_after(text, span, sentence) or found[-1].dep_ != "compound"


class _Taken:
    """Which characters are in a name already."""

    def __init__(self, taken: Iterable[Span]) -> None:
        self.at = frozenset(n for span in taken for n in range(span.start, span.end))

    def has(self, span: Span) -> bool:
        return any(n in self.at for n in range(span.start, span.end))


def _may_repeat(name: str, plain: frozenset[str]) -> bool:
    return len(name) >= SHORTEST and name[0].isupper() and name.lower() not in plain and name not in spans.COMMON


def _in_lower_case(doc: Doc) -> frozenset[str]:
    """Words that the document also has in lower case: such a word at the start of a sentence is no name."""
    words = doc.to_array(["ORTH", "IS_LOWER"]).tolist()
    return frozenset(doc.vocab.strings[orth] for orth in {orth for orth, lower in words if lower})
