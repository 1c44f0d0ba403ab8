"""Names that their sentence calls a firm or body: "the carmaker X", "X, a Danish brewery", "shares in X"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.core.rules import Candidate
from pipeline.core.text import Text
from pipeline.core.vocab import alternatives, read
from pipeline.stages.mentions import lists
from pipeline.stages.mentions.agree import GUESSES, TITLE_BEFORE, surface, surnames
from pipeline.stages.mentions.words import GIVEN_NAMES

NEAR = 60  # characters before and behind a name that are read
LABELS = frozenset({"PERSON", "GPE", "LOC", "FAC", "PRODUCT"})  # for which a firm is taken
FIRMS = alternatives(r["lemma"] for r in read("mentions", "firm_nouns") if not r["care"])
# "The group that Smith runs" is "the group Smith runs": these need a noun before them.
GROUPS = alternatives(r["lemma"] for r in read("mentions", "firm_nouns") if r["care"])
ANY = alternatives(r["lemma"] for r in read("mentions", "firm_nouns"))
CHIEFS = alternatives(("chief executive", "finance director", "managing director", "finance chief", "CEO"))
WORD = r"(?!(?:of|at|for|in|with|and|or|who|whose|to|from|by|the|that|on|former)\b)[\w’'-]+\s+"
BEFORE = re.compile(
    rf"""(?:
      \b {FIRMS}
    | \b (?! (?: the|a|an|his|her|its|their|our|my|this|that ) \b )
      (?! (?: old|new|big|small|whole|same|first|last|own|other|large ) \b )
      [a-z][a-z-]+ \s {GROUPS}
    | \b (?: shares?|stakes?|shareholders|investors ) \s (?: in|of )
    | \b (?: unit|subsidiary|affiliate|arm ) \s of (?: \s the )?
    | \b [A-Z]\w+ -based
    | ['’]s \s (?: {WORD} ){{0,2}} (?: subsidiary|affiliate|unit ) ,?
    ) \s $""",
    re.VERBOSE,
)
BEHIND = re.compile(
    rf"""(?:
      , \s (?: an?|the ) \s (?: {WORD} ){{0,4}}? {ANY}
      (?= \s* (?: [,.;:)] | \b (?: based|in|of|from|that|which|owned ) \b ) )
    | , \s (?: an?|the ) \s (?: {WORD} ){{0,3}}? (?: unit|subsidiary|affiliate ) \s of \b
    | \s employees? \b
    | (?: ['’]s )? \s (?: shares | shareholders | stock \s (?: fell|rose|price ) )
    | ['’]s \s (?: {WORD} )? (?: subsidiary|works \s council|board \s of \s directors|parent \s company|net \s income
        |owner|headquarters|{CHIEFS} )
    | \s (?: which \s )? (?: employs|is \s (?: now \s )? (?: based|headquartered ) \s (?: in|at )|is \s listed \s on )
    | , \s whose \s (?: {WORD} )? (?: headquarters|shares|subsidiary|factories|brands|revenue )
    | , \s (?: an?|the ) \s (?: {WORD} ){{0,3}}? makers? \s of
    | \s (?: has \s )? (?: appointed|named|hired ) \s (?: [A-Z][\w’'-]+ \s ){{1,3}} (?: as \s )? (?: its \s )?
        (?: new \s )? {CHIEFS}
    ) \b""",
    re.VERBOSE,
)


def firms_called(text: Text, names: Sequence[Candidate[str]]) -> list[Candidate[str]]:
    """`names`, in which those that one place of the document calls a firm are firms everywhere."""
    told = (c for c in names if c.found in LABELS | {"ORG"} and c.rule_id in GUESSES)
    found = {surface(text[c.span]) for c in told if _is_called(text, c)}
    if not found:
        return list(names)
    people = surnames(surface(text[c.span]) for c in names if c.found == "PERSON")
    titled = {
        surface(text[c.span]) for c in names if TITLE_BEFORE.search(text.value, max(0, c.span.start - 30), c.span.start)
    }
    found = {n for n in found - titled if n not in lists.listed() and n not in people and not _is_given(n)}
    return [
        Candidate(c.span, "mentions.called", "ORG")
        if c.found in LABELS and c.rule_id in GUESSES and surface(text[c.span]) in found
        else c
        for c in names
    ]


def _is_given(name: str) -> bool:
    """Whether a name begins like a person's: "Ann Lee"."""
    return name.partition(" ")[0] in GIVEN_NAMES


def _is_called(text: Text, c: Candidate[str]) -> bool:
    start, end = c.span
    before = text.value[max(0, start - NEAR) : start]
    return bool(BEFORE.search(before) or BEHIND.match(text.value, end, end + NEAR + NEAR))
