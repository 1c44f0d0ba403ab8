"""How far the phrase of a noun goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.core.text import Span, Text

if TYPE_CHECKING:
    from spacy.tokens import Token

HEADS = frozenset({"NOUN", "PROPN"})
LEFT = frozenset({"det", "predet", "amod", "compound", "nmod", "nummod", "poss", "quantmod"})
RIGHT = frozenset({"prep", "relcl", "acl", "appos"})
EDGES = frozenset("\"'“”‘’(),;:-–—.[]")
BRACKETS = (("(", ")"), ("[", "]"))
CLOSES = {")": "(", "]": "[", "”": "“", '"': '"', "’": "‘", "'": "'"}


def whole(token: Token, text: Text, limit: Span, *, named: bool = False) -> Span:
    """From the first to the last character of a noun's phrase, up to what is joined to it by "and".

    What stands behind a name is part of its phrase only if it tells of its bearer: "Ann Lee, a lawyer", but not
    "Leeds in the north".
    """
    first = last = token.i
    for child in token.lefts:
        if child.dep_ in LEFT:
            first = min(first, child.left_edge.i)
    for child in token.rights:
        if child.dep_ in RIGHT and (not named or _tells(child)):
            last = max(last, child.right_edge.i)
        elif child.dep_ not in {"punct", "case"}:
            break
    doc = token.doc
    start, end = max(doc[first].idx, limit.start), doc[last].idx + len(doc[last])
    return trimmed(text.value, start, min(end, limit.end), token.idx, token.idx + len(token))


def _tells(child: Token) -> bool:
    """Whether what stands behind a name tells of its bearer: an apposition, a clause behind a comma."""
    if child.dep_ == "appos":
        return child.pos_ in HEADS
    return child.dep_ != "prep" and child.left_edge.i > 0 and child.left_edge.nbor(-1).text == ","


def trimmed(value: str, start: int, end: int, first: int, last: int) -> Span:
    """A span without marks and blanks at its ends; the head from `first` to `last` stays in it."""
    line = value.find("\n", last, end)
    end = line if line >= 0 else end
    line = value.rfind("\n", start, first)
    start = line + 1 if line >= 0 else start
    while start < first and (value[start].isspace() or (value[start] in EDGES and value[start] not in '[("“')):
        start += 1
    while end > last:
        sign = value[end - 1]
        opened = CLOSES.get(sign)
        if opened and opened in value[start : end - 1] and value[start:end].count(opened) >= 1 + (opened == sign):
            break
        if not sign.isspace() and sign not in EDGES:
            break
        end -= 1
    while start < first and value[start] in '[("“' and not _closed(value, start, end):
        start += 1
    for opening, closing in BRACKETS:
        bracket = value.rfind(opening, last, end)
        if bracket >= 0 and value.find(closing, bracket, end) < 0:
            # "the harbour board (HB)" with its bracket, or without what it begins
            end = end + 1 if value[end : end + 1] == closing else last + len(value[last:bracket].rstrip())
    return Span(start, end)


def _closed(value: str, start: int, end: int) -> bool:
    closing = {v: k for k, v in CLOSES.items()}[value[start]]
    return closing in value[start + 1 : end]
