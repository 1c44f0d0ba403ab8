"""What a figure counts, from spaCy's parse; and what the parse and its entities forbid."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.core.text import Span
from pipeline.stages.amounts.words import DURATIONS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

# Names that numbers are part of; a figure that spaCy takes for a date or an hour is none of ours.
NAMES = frozenset({"PRODUCT", "LAW", "FAC", "WORK_OF_ART", "ORG", "EVENT", "PERSON", "GPE", "LOC"})
PLACES = frozenset({"NORP", "GPE", "LOC", "PERSON"})
TIMES = frozenset({"DATE", "TIME"})
MODIFIERS = frozenset({"amod", "compound", "nmod"})
VERBAL = frozenset({"VBG", "VBN", "JJR", "JJS"})
DEICTIC = frozenset(
    {
        "other",
        "new",
        "additional",
        "more",
        "further",
        "remaining",
        "different",
        "such",
        "same",
        "last",
        "next",
        "previous",
        "early",
        "late",
        "first",
        "many",
        "own",
        "extra",
        "total",
    }
)
COMPARING = frozenset({"from", "than"})
PRONOUNS = frozenset({"them", "these", "those", "whom", "which"})
REACH = 8
# Words that make a number a time, and prepositions that do so where spaCy sees one.
TIMELY = DURATIONS | {"age", "aged", "old", "early", "late", "mid", "ago", "every", "morning", "evening", "afternoon"}
LONGEST = 40  # words of an entity to either side that are looked at: the model may take a whole list for one
TEMPORAL = frozenset({"at", "aged", "by", "until", "till", "since", "before", "after", "on", "turned", "turning", "in"})


class Parse:
    """A Doc with its tokens' offsets, asked by clean spans."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.starts: Sequence[int] = doc.to_array("IDX").tolist()  # ten times as quick as asking each token

    def tokens(self, span: Span) -> list[Token]:
        """The tokens that touch a span."""
        first = max(0, bisect_right(self.starts, span.start) - 1)
        last = bisect_right(self.starts, span.end - 1)
        return [self.doc[n] for n in range(first, last)]

    def noun(self, span: Span) -> Token | None:
        """The noun that a number, fraction or ordinal at `span` belongs to."""
        inside = self.tokens(span)
        if not inside:
            return None
        here = {token.i for token in inside}
        token = next((t for t in reversed(inside) if t.head.i not in here or t.head.i == t.i), inside[-1])
        for child in token.children:  # dozens of activists, half of the exports
            if child.dep_ == "prep" and child.lower_ == "of" and child.i > token.i:
                return next((t for t in child.children if t.dep_ == "pobj" and t.i not in here), None)
        head = token.head
        if token.dep_ == "advmod" and head.tag_ == "JJS":  # second-largest
            token, head = head, head.head
        if head.i == token.i or (head.i < token.i and token.dep_ not in ("nummod", "appos")):
            return None
        if token.dep_ in ("nummod", "amod", "predet", "quantmod", "compound", "nmod", "det") and head.pos_ in (
            "NOUN",
            "PROPN",
        ):
            return head if 0 < head.i - token.i <= REACH else None
        return None

    def next_noun(self, span: Span) -> Token | None:
        """The plural noun that ends the nominal right behind a number that the parse left alone."""
        n = bisect_right(self.starts, span.end - 1)
        last = self.doc[n - 1]
        if last.pos_ != "NUM":
            return None
        while n < len(self.doc) and self.doc[n].pos_ in ("ADJ", "NOUN") and n - last.i < REACH:
            if self.doc[n].tag_ == "NNS":
                return self.doc[n]
            n += 1
        return None

    def of(self, span: Span) -> str:
        """The lemmas of what is counted: its noun with the modifiers right before it; "" if unknown."""
        noun = self.noun(span) or self.next_noun(span)
        if noun is None or noun.pos_ not in ("NOUN", "PROPN"):
            return ""
        parts = [lemma(noun)]
        for token in reversed([self.doc[n] for n in range(max(0, noun.i - 5), noun.i)]):
            plain = token.dep_ in MODIFIERS and token.head.i >= token.i and token.pos_ in ("NOUN", "ADJ", "PROPN")
            if (
                not plain
                or token.idx < span.end
                or token.tag_ in VERBAL
                or token.ent_type_ in PLACES
                or token.lower_ in DEICTIC
                or token.head.i > noun.i
            ):
                break
            parts.append(lemma(token))
        return " ".join(reversed(parts))

    def heading(self, span: Span) -> str:
        """The lemma of the plural that a line gives a figure to: "Employees: 17,240"."""
        n = bisect_right(self.starts, span.start) - 2
        if n < 0 or self.doc[n].text != ":":
            return ""
        first = self.doc[n].sent.start
        return next((lemma(self.doc[i]) for i in range(first, n) if self.doc[i].tag_ in ("NNS", "NNPS")), "").lower()

    def elliptic(self, span: Span) -> bool:
        """Whether what a figure counts was named before it: "six of them", "200 were injured", "the third left"."""
        for token in self.tokens(span):
            if any(c.lower_ == "of" and any(t.lower_ in PRONOUNS for t in c.children) for c in token.children):
                return True
            if token.dep_ in ("nsubj", "nsubjpass") and (token.pos_ in ("NUM", "ADJ") or token.lower_ == "dozen"):
                return token.head.pos_ in ("VERB", "AUX")
            if token.dep_ == "pobj" and token.pos_ == "NUM" and token.head.lower_ in COMPARING:
                return True
        return False

    def forbids(self, span: Span, ordinal: bool) -> bool:
        """Whether the figure is part of a name or a time, or an ordinal is an adverb."""
        inside = self.tokens(span)
        kinds = {token.ent_type_ for token in inside}
        if kinds & TIMES:
            return not ordinal and self.timed(span, inside)
        if kinds & NAMES:
            ent = self.around(next(t for t in inside if t.ent_type_))
            if any(t.pos_ == "PROPN" or t.is_title for t in ent if t.i not in {i.i for i in inside}):
                return True
        return (
            ordinal
            and len(inside) == 1
            and inside[0].dep_ == "advmod"
            and inside[0].head.pos_ in ("VERB", "AUX")
            and inside[0].i < inside[0].head.i
        )

    def around(self, token: Token) -> DocSpan:
        """The model's entity that the token is in. Looked for at the token: `Doc.ents` walks through the whole text."""
        start, end = token.i, token.i + 1
        while start > max(0, token.i - LONGEST) and self.doc[start].ent_iob_ == "I":
            start -= 1
        while end < min(len(self.doc), token.i + LONGEST) and self.doc[end].ent_iob_ == "I":
            end += 1
        return self.doc[start:end]

    def timed(self, span: Span, inside: list[Token]) -> bool:
        """Whether a figure that spaCy takes for a date or an hour is near anything that makes it one.

        An age between commas, a year and an hour ("at nine") are; "the answer is 42" is not.
        """
        here = {token.i for token in inside}
        ent = self.around(next(t for t in inside if t.ent_type_ in TIMES))
        if any(t.is_alpha and t.i not in here and (t.lower_ in TIMELY or t.pos_ == "PROPN") for t in ent):
            return True
        first, last = inside[0].i, inside[-1].i
        before = self.doc[first - 1].lower_ if first else ""
        after = self.doc[last + 1].lower_ if last + 1 < len(self.doc) else ""
        year = len(inside) == 1 and inside[0].is_digit and len(inside[0]) == 4
        return year or before in TEMPORAL or (before in (",", "(") and after in (",", ")", "."))


def lemma(token: Token) -> str:
    return str(token.lemma_ if token.pos_ == "PROPN" else token.lemma_.lower())
