"""Where the clause that a cue governs begins and ends: without what only the parser tied to it."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from pipeline.core.text import Span
from pipeline.logic.coordination import finite_above
from pipeline.logic.syntax import SUBJECTS, children

if TYPE_CHECKING:
    from spacy.tokens import Token

EDGE = frozenset("• \t\n,.;:\"“”„«»'‘’`-–—()[]")
# Behind a comma these begin what the writer adds, not what the source says.
ADDED = re.compile(r",\s+\w+ing\b")  # "prices fell, the bank said, adding that"
LEAST = 30  # characters before such a cue are what it says
ADDING = frozenset({"VBG"})
TURNING = frozenset({"though", "although", "while", "as", "whereas"})


def extent(clause: Token, cue: Token, cues: Collection[int]) -> Span:
    """From the first to the last word of a clause under a cue, cut where the writer goes on.

    `cues` are the places (token indices) of the words of saying: a clause coordinated by one of them may be theirs.
    """
    first, last = clause.left_edge, clause.right_edge
    for child in sorted(clause.children, key=lambda t: t.i):
        edge = child.left_edge
        if edge.i <= clause.i:
            continue
        comma = edge.nbor(-1).text == ","
        goes_on = child.dep_ == "conj" and _goes_on(clause, child, cue)
        # "Ordered all boats to stay and sacked two guards": nobody was ordered to have sacked them.
        if child.dep_ == "conj" and ((child.i in cues and (comma or goes_on)) or (goes_on and clause.tag_ == "VB")):
            last = _before_coordination(clause, edge)
            break
        # "Gunmen stormed the town, killing two, officials said": all that stands before such a cue is its content.
        ahead = clause.i < cue.i and edge.i < cue.i
        if comma and not ahead and child.dep_ == "advcl" and (child.tag_ in ADDING or _turns(child)):
            last = edge.nbor(-2) if edge.i - 2 > clause.i else edge.nbor(-1)
            break
    return Span(first.idx, last.idx + len(last))


def _goes_on(clause: Token, other: Token, cue: Token) -> bool:
    """Whether a verb coordinated with the content is rather coordinated with its cue: "said he would and warned"."""
    if finite_above(other) == cue:
        return True
    # The parser takes the one for the other: "warned" is either.
    later = cue.tag_ == "VBN" and other.tag_ == "VBZ"  # "has asked her to go and blames her"
    alike = (later or other.tag_ in {cue.tag_, "VBN"}) and not children(other, "aux", "auxpass")
    if children(other, *SUBJECTS) or not alike or any(a.tag_ == "MD" for a in children(other, "aux")):
        return False
    return clause.tag_ != other.tag_ or bool(children(clause, "aux"))


def _turns(clause: Token) -> bool:
    return any(c.lower_ in TURNING for c in children(clause, "mark"))


def _before_coordination(clause: Token, edge: Token) -> Token:
    here = edge.nbor(-1)
    while here.i > clause.i and (here.is_punct or here.pos_ in {"CCONJ", "ADV"}):
        here = here.nbor(-1)
    return here


def phrase(first: Token, *more: Token) -> Span:
    """From the first to the last word of what stands at or hangs on some words."""
    words = (first, *more)
    start = min(w.left_edge.idx for w in words)
    last = max((w.right_edge for w in words), key=lambda t: t.i)
    return Span(start, last.idx + len(last))


def trim(span: Span, text: str) -> Span | None:
    """Without punctuation, quotation marks and a leading "that"; None if nothing is left."""
    start, end = span
    while start < end and text[start] in EDGE:
        start += 1
    if text[start : start + 4].lower() == "that" and not text[start + 4 : start + 5].isalnum():
        start += 4
        while start < end and text[start] in EDGE:
            start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return Span(start, end) if end - start > 2 else None


def around(inside: Span, line: Span, text: str) -> Span:
    """The longer side of a sentence that something is put into: "Prices, the bank said, will fall".

    A semicolon ends what the sentence has to do with it.
    """
    start = text.rfind(";", line.start, inside.start) + 1 or line.start
    end = text.find(";", inside.end, line.end)
    if inside.start - start > LEAST and ADDED.match(text, inside.end, line.end):
        return Span(start, inside.start)
    return max((Span(start, inside.start), Span(inside.end, end if end >= 0 else line.end)), key=lambda s: s.length)


def is_set_off(token: Token) -> bool:
    """Whether punctuation parts a clause from the one around it."""
    first = token.left_edge
    return any(c.is_punct for c in token.children) or (first.i > 0 and first.nbor(-1).is_punct)
