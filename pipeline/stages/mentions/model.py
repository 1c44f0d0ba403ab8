"""Names that the language model sees, and those of the word lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from pipeline.core.placed import Sentences, sentence_at
from pipeline.core.rows import LABELS
from pipeline.core.rules import Candidate
from pipeline.core.text import Span, Text
from pipeline.stages.mentions import lists, persons, spans
from pipeline.stages.mentions.words import GIVEN_NAMES, HEADS

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Class nouns at the end of a name: "Airport", "River", "Ministry".
CLASSED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT"})
# "Take", "How", "Great": a word of these kinds is no name by itself.
NEVER_ALONE = frozenset({"VERB", "AUX", "ADV", "PRON", "DET", "INTJ", "SCONJ", "CCONJ", "ADP", "PART"})
# A sentence is in capitals if this much of its letters is, and it has this many of them.
CAPITALS_SHARE, CAPITALS_LETTERS = 0.8, 12


def in_capitals(words: str) -> bool:
    """Whether a sentence is set in capitals, so that they say nothing about names."""
    letters = "".join(filter(str.isalpha, words))
    return len(letters) >= CAPITALS_LETTERS and sum(map(str.isupper, letters)) >= CAPITALS_SHARE * len(letters)


def seen(text: Text, sentences: Sentences, doc: Doc) -> Iterator[Candidate[str]]:
    """The model's names, trimmed, none across a sentence, none from a sentence in capitals."""
    capitals = {s.sent for s in sentences if in_capitals(text[s.span])}
    for ent in doc.ents:
        if ent.label_ not in LABELS:
            continue
        home = sentence_at(sentences, ent.start_char)
        if home is None or home.sent in capitals:
            continue
        span = Span(ent.start_char, min(ent.end_char, home.span.end))
        for part in spans.parts(text.value, span, ent.label_):
            if len(ent) == 1 and ent[0].pos_ in NEVER_ALONE:
                continue
            if trimmed := spans.trim(text.value, part, ent.label_):
                yield Candidate(trimmed, *classed(text[trimmed], ent.label_))


def classed(name: str, label: str) -> tuple[str, str]:
    """The rule and the label of a name of the model: its last word may say what it is."""
    words = name.split()
    called = label == "PERSON" and words[0] in GIVEN_NAMES  # "Veronica Lake"
    head = HEADS.get(words[-1], "") if len(words) > 1 and label in CLASSED and not called else ""
    return ("mentions.head", head) if head and head != label else ("mentions.model", label)


def known(text: Text, sentences: Sentences, doc: Doc, by_model: Mapping[Span, str]) -> Iterator[Candidate[str]]:
    """Listed names, with the care that some of them need; `by_model` has the model's label of a span."""
    for sentence in sentences:
        if in_capitals(text[sentence.span]):
            for span, name in lists.find(text.value, lists.capitals_index(), sentence.span):
                yield Candidate(span, "mentions.capitals", lists.in_capitals()[name].label)
            continue
        for span, name in lists.find(text.value, lists.listed_index(), sentence.span):
            found = lists.listed()[name]
            label = by_model.get(span, "")
            if label == "PERSON" and found.care == "care" and found.label == "GPE" and persons.acts_as_state(doc, span):
                label = "GPE"
            if _holds(text.value, sentence.span, span, found, label):
                yield Candidate(span, found.rule_id, found.label)


def _holds(text: str, sentence: Span, span: Span, found: lists.Listed, label: str) -> bool:
    if label == "LANGUAGE" and found.label == "NORP":
        return False  # "in Russian"
    if found.care == "the" and not text[sentence.start : span.start].rstrip().endswith((" the", "The")):
        return False
    if found.care == "adjective" and not label:
        return sentence.start < span.start and text[span.end : span.end + 2].strip().islower()
    if found.care == "care":
        return label not in ("", "PERSON")
    # "Paris Saint-Germain", "Baron Munich": a word beside it, also capitalised, may be of the same name.
    alone = found.rule_id == "mentions.place" or found.care == "the"
    return not (alone and not label and (name_after(text, span, sentence) or name_before(text, span, sentence)))


def name_after(text: str, span: Span, sentence: Span) -> bool:
    rest = text[span.end : min(span.end + 3, sentence.end)]
    return rest[:1] in (" ", "-", "–", "&") and rest[1:2].isupper()


def name_before(text: str, span: Span, sentence: Span) -> bool:
    words = text[max(sentence.start, span.start - 30) : span.start].rsplit(None, 1)
    last = words[-1] if words else ""
    at_start = span.start - len(last) - 1 <= sentence.start
    return last[:1].isupper() and last[-1:].isalnum() and not at_start
