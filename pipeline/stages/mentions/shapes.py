"""Names that their own form gives away: a nickname in quotes, a ship's prefix; and words that are languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from pipeline.core.placed import Sentences
from pipeline.core.rules import Candidate
from pipeline.core.text import Span, Text
from pipeline.core.vocab import alternatives, read
from pipeline.stages.mentions.words import GIVEN_NAMES

if TYPE_CHECKING:
    from spacy.tokens import Doc

WORD = r"[A-Z][^\W\d_]{1,20}"
NICKNAME = re.compile(
    rf"""
    \b (?P<given> {WORD} ) (?: [ ] {WORD} )?       # "Danny", "Juan Carlos"
    [ ] (?: “{WORD}(?:[ ]{WORD})?” | "{WORD}(?:[ ]{WORD})?" | [‘']{WORD}(?:[ ]{WORD})?[’'] )
    [ ] {WORD} (?: [ -] {WORD} )? \b               # "Whitlam"
    """,
    re.VERBOSE,
)
VESSEL = re.compile(
    rf"""
    \b (?: {alternatives(r["prefix"] for r in read("mentions", "vessels"))} )
    [ ] [A-Z][\w’'.-]{{1,20}} (?: [ ] (?: [A-Z][\w’'-]{{1,20}} | \d{{1,3}} ) ){{0,2}} \b
    """,
    re.VERBOSE,
)
# "Cyclone Gita", "Tropical Storm Nestor"
STORM = re.compile(rf"\b (?:Cyclone|Hurricane|Typhoon|Storm) [ ] {WORD} \b", re.VERBOSE)
# "the Espoo-based supplier"
BASED = re.compile(rf"\b (?P<place> {WORD} (?: [ ] {WORD} )? ) -based \b", re.VERBOSE)
# "speaks German", "in Arabic", "translated into Dutch"; not "in German cities".
BEFORE = frozenset(
    {"in", "into", "speak", "speaks", "speaking", "spoke", "spoken", "learn", "learned", "learning", "taught"}
)
AFTER = frozenset({"language", "dialect", "translation", "subtitles", "grammar", "speaker", "speakers", "speaking"})
# Words that are a people's and never a language's own.
NO_LANGUAGE = frozenset(r["name"] for r in read("mentions", "no_languages"))


def told(text: Text, sentences: Sentences, by_model: Mapping[Span, str]) -> Iterator[Candidate[str]]:
    """Persons with a nickname between their names, vessels with their prefix, storms, the seats of "X-based" bodies."""
    for sentence in sentences:
        for match in NICKNAME.finditer(text.value, *sentence.span):
            span = Span(*match.span())
            near = {label for other, label in by_model.items() if other.overlaps(span)}
            if match["given"] in GIVEN_NAMES or "PERSON" in near:
                yield Candidate(span, "mentions.nickname", "PERSON")
        for match in VESSEL.finditer(text.value, *sentence.span):
            yield Candidate(Span(*match.span()), "mentions.vessel", "PRODUCT")
        for match in STORM.finditer(text.value, *sentence.span):
            yield Candidate(Span(*match.span()), "mentions.storm", "EVENT")
        for match in BASED.finditer(text.value, *sentence.span):
            if by_model.get(span := Span(*match.span("place")), "NORP") != "NORP":
                yield Candidate(span, "mentions.based", "GPE")


def languages(doc: Doc, names: list[Candidate[str]]) -> list[Candidate[str]]:
    """`names`, in which a people's name that means its language is one."""
    return [_language(doc, c) for c in names]


def _language(doc: Doc, c: Candidate[str]) -> Candidate[str]:
    if c.rule_id != "mentions.demonym":
        return c
    found = doc.char_span(*c.span)
    if found is None or len(found) != 1 or found.text.endswith("s") or found.text in NO_LANGUAGE:
        return c
    before = doc[found.start - 1].lower_ if found.start else ""
    after = doc[found.end] if found.end < len(doc) else None
    if after is not None and after.text == "-" and found.end + 1 < len(doc):
        named = doc[found.end + 1].lower_ in AFTER
    else:
        bare = after is None or after.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM"}
        named = (before in BEFORE and bare) or (after is not None and after.lower_ in AFTER)
    return Candidate(c.span, "mentions.language", "LANGUAGE") if named else c
