"""Names that their apposition, their office or their given name shows to be a person's; and names of headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from pipeline.core.placed import Placed, Sentences, sentence_at
from pipeline.core.rows import Sentence
from pipeline.core.rules import Candidate
from pipeline.core.text import Span, Text
from pipeline.core.vocab import alternatives, read
from pipeline.stages.mentions import lists
from pipeline.stages.mentions.words import GIVEN_NAMES, HEADS, PERSON_NOUNS

if TYPE_CHECKING:
    from spacy.tokens import Doc

RULE = "mentions.person"
TITLE_WORDS = frozenset(word for r in read("entities", "titles") for word in r["title"].split())
# What states are called as well: "Chad, an ally of France".
OF_STATES = frozenset(r["lemma"] for r in read("mentions", "state_roles"))
# What states sign, keep or break off with one another.
TREATIES = frozenset({"treaty", "accord", "pact", "ceasefire", "truce", "armistice", "embassy", "tie", "relation"})
MONTHS = alternatives(["March", "April", "May", "June", "August"])

# "Theresa May", where "May" isn't a date: no day or year follows.
MONTH_NAME = re.compile(rf"\x20{MONTHS}\b (?! ,?\x20?\d )", re.VERBOSE)
NAME = r"(?P<name> [A-Z][^\W\d_]{1,20} (?: [\x20-][A-Z][^\W\d_]{1,20} ){1,2} )"
# "Kenya's president, X Y," and "the Kenyan president, X Y.": an office, its holder, a stop.
HOLDER = re.compile(
    rf"""
    (?: ['’]s? | \b(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\b ) (?: \x20[\w-]{{1,20}} ){{0,3}}? \x20
    {alternatives(sorted(PERSON_NOUNS - OF_STATES))} , \x20 {NAME} (?= [,;.)] )
    """,
    re.VERBOSE,
)


def told(text: Text, sentences: Sentences, doc: Doc, by_model: Mapping[Span, str]) -> Iterator[Candidate[str]]:
    """Persons that the words around a name tell of, and the repeats of such a name."""
    holders: set[str] = set()
    for sentence in sentences:
        for match in HOLDER.finditer(text.value, sentence.span.start, sentence.span.end):
            span = Span(*match.span("name"))
            if _can_be_person(text[span]) and not _known_otherwise(span, by_model):
                yield Candidate(span, RULE, "PERSON")
                holders.add(text[span])
        for span, name in lists.find(text.value, lists.listed_index(), sentence.span):
            if lists.listed()[name].care == "care" and _is_called_person(doc, span):
                yield Candidate(span, RULE, "PERSON")
    again = lists.index(sorted(holders))
    for sentence in sentences if holders else ():
        for span, _ in lists.find(text.value, again, sentence.span):
            if not _known_otherwise(span, by_model):
                yield Candidate(span, RULE, "PERSON")
    for span, label in by_model.items():
        home = sentence_at(sentences, span.start)
        if label == "PERSON" and home and text[span] in GIVEN_NAMES:
            month = MONTH_NAME.match(text.value, span.end, home.span.end)
            if month:
                yield Candidate(Span(span.start, month.end()), RULE, "PERSON")


def _can_be_person(name: str) -> bool:
    words = name.split()
    if name.isupper() or words[0] in TITLE_WORDS or not HEADS.keys().isdisjoint(words):
        return False
    return not any(w in lists.listed() for w in (name, *words))


def _known_otherwise(span: Span, by_model: Mapping[Span, str]) -> bool:
    """Whether the model has the very name, as a person or as a body or place."""
    return by_model.get(span, "NORP") not in {"NORP", "LANGUAGE", "PRODUCT", "WORK_OF_ART"} or any(
        other != span and other.overlaps(span) and label == "ORG" for other, label in by_model.items()
    )


def _is_called_person(doc: Doc, span: Span) -> bool:
    """Whether "a teacher" stands in apposition behind the name."""
    found = doc.char_span(span.start, span.end)
    if found is None or found.end + 2 >= len(doc) or doc[found.end].text != "," or found.root.dep_ in {"conj", "pobj"}:
        return False
    if doc[found.end + 1].lower_ not in {"a", "an"}:
        return False
    for token in doc[found.end + 2 : found.end + 6]:
        if token.pos_ == "NOUN" and doc[min(token.i + 1, len(doc) - 1)].pos_ != "NOUN":
            return token.lemma_.lower() in PERSON_NOUNS - OF_STATES
        if token.pos_ not in {"ADJ", "NOUN", "PROPN", "NUM"}:
            return False
    return False


def acts_as_state(doc: Doc, span: Span) -> bool:
    """Whether a name that states share signs a treaty, or stands beside another state: "Jordan and Egypt"."""
    found = doc.char_span(span.start, span.end)
    if found is None:
        return False
    root = found.root
    beside = [root.head] if root.dep_ == "conj" else [t for t in root.children if t.dep_ == "conj"]
    if any(_is_plain_state(t.text) for t in beside):
        return True
    if root.dep_ != "nsubj":
        return False
    treaties = {t.lemma_.lower() for t in root.head.children if t.dep_ == "dobj"} & TREATIES
    others = (t for t in doc[root.sent.start : root.sent.end] if t.i != root.i)
    return bool(treaties) and any(_is_plain_state(t.text) for t in others)


def _is_plain_state(word: str) -> bool:
    found = lists.listed().get(word)
    return found is not None and found.rule_id in {"mentions.country", "mentions.demonym"} and not found.care


def cut_headings(
    text: Text, sentences: Sentences, names: Sequence[Candidate[str]]
) -> Iterator[tuple[Candidate[str], Candidate[str]]]:
    """Persons in headings whose name runs on ("Ann Lee Resigns"), each with the name that the body has."""
    kinds = {c: home for c in names if c.found == "PERSON" and (home := sentence_at(sentences, c.span.start))}
    body = {" ".join(text[c.span].split()) for c, home in kinds.items() if not _heads(home)}
    for c, home in kinds.items():
        words = text[c.span].split()
        if not _heads(home) or len(words) < 2 or " ".join(words) in body or text[c.span] != " ".join(words):
            continue
        if kept := known_part(words, body):
            start = c.span.start + len(" ".join([*words[: kept[0]], ""]))
            name = " ".join(words[kept[0] : kept[1]])
            yield c, Candidate(Span(start, start + len(name)), c.rule_id, c.found)


def _heads(sentence: Placed[Sentence]) -> bool:
    return sentence.row.kind == "heading"


def known_part(words: Sequence[str], body: AbstractSet[str]) -> tuple[int, int] | None:
    """Which of a heading's words are the body's name; None if all of them may be, or none is known."""
    for size in range(len(words) - 1, 1, -1):
        for at in range(len(words) - size + 1):
            # "Mary Ann Lee" stays whole: words before a name go only if it begins with a given name and they don't.
            begins = at == 0 or (words[at] in GIVEN_NAMES and not GIVEN_NAMES.intersection(words[:at]))
            if " ".join(words[at : at + size]) in body and begins:
                return at, at + size
    # "Ann Lee Resigns", of whom the body says "Lee".
    ends = [n for n, word in enumerate(words) if word in body and 0 < n < len(words) - 1]
    return (0, ends[0] + 1) if len(ends) == 1 and words[-1] not in body else None
