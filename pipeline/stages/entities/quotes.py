"""What stands between quotation marks, and whose words it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from pipeline.core.text import Span, Text
from pipeline.stages.entities import facts
from pipeline.stages.entities.grammar import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LINE = re.compile(r"[^\n]+")
MARK = re.compile(r"[“”«»\"]|``|''")
SHORT = 3  # blanks: "courageous achievement" is a term, nobody speaks in it
# Between two quotations of one speaker stands no more than who says so.
GAP, ENDED = 80, re.compile(r"[.!?]\s+\S+\s.*[.!?:]|:\s*$", re.DOTALL)
SIGNED = re.compile(r"[ \t]*[-–—]{1,2}[ \t]*(?P<name>[A-Z][^\n,;:.]{1,40}?)[ \t]*(?:,[^\n]{0,80})?(?:\n|\Z)")
CLOSING = {"“": "”", "«": "»", '"': '"', "``": "''"}


class Quote(NamedTuple):
    """A quotation: its place with its marks, and the noun or pronoun that speaks, if that can be told."""

    span: Span
    speaker: Token | None


class Quotes:
    """The quotations of a document in reading order."""

    def __init__(self, text: Text, doc: Doc) -> None:
        self.all: list[Quote] = []
        last: Quote | None = None
        for span in _spans(text.value):
            words = text.value[span.start + 1 : span.end]
            if words.count(" ") < SHORT and not words[:1].isupper():
                continue
            speaker = _speaker(doc, text, span)
            gap = text.value[last.span.end : span.start] if last else ""
            # "...," she said. "..." and a quotation that goes on in the next paragraph have one speaker.
            if speaker is None and last is not None and len(gap) < GAP and not ENDED.search(gap):
                speaker = last.speaker
            last = Quote(span, speaker)
            self.all.append(last)
        self.starts = [q.span.start for q in self.all]

    def at(self, position: int) -> int:
        """The number of the quotation that holds a position; -1 outside of all."""
        n = bisect_right(self.starts, position) - 1
        return n if n >= 0 and position < self.all[n].span.end else -1


def _spans(value: str) -> list[Span]:
    out: list[Span] = []
    for line in LINE.finditer(value):
        start, closing = -1, ""
        for mark in MARK.finditer(value, line.start(), line.end()):
            if start < 0 and mark[0] in CLOSING:
                start, closing = mark.start(), CLOSING[mark[0]]
            elif start >= 0 and mark[0] == closing:
                out.append(Span(start, mark.end()))
                start = -1
        if start >= 0:
            out.append(Span(start, line.end()))  # goes on in the next paragraph
    return out


def _speaker(doc: Doc, text: Text, span: Span) -> Token | None:
    """The subject of the verb of speech above the quotation's words, or beside it in its sentences."""
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    if found is None:
        return None
    speech = facts.lemmas("speech_verbs")
    verbs: list[Token] = []
    above = found.root
    seen = 0
    while above.head.i != above.i and seen < 6:
        above, seen = above.head, seen + 1
        if not span.start <= above.idx < span.end:
            verbs.append(above)
    first, last = found[0].sent, found[-1].sent
    # "Lee wrote:" may end the paragraph before.
    leads = text.value[max(0, span.start - 20) : span.start].rstrip().endswith((":", ","))
    begin = found.start - 12 if leads else max(first.start, found.start - 12)
    verbs += [t for t in doc[max(0, begin) : found.start] if t.pos_ == "VERB"][::-1]
    verbs += [t for t in doc[found.end : min(last.end, found.end + 12)] if t.pos_ == "VERB"]
    for verb in verbs:
        if verb.lemma_.lower() in speech and not span.start <= verb.idx < span.end:
            subject = _voice(verb)
            if subject is not None and not span.start <= subject.idx < span.end:
                return subject
    told = _according(doc, found.start, found.end) or _told_before(doc, text, span, found.start)
    return told or _signed(doc, text, span)


def _voice(verb: Token) -> Token | None:
    """Whose words a verb of speech tells of: its subject, of "Lee's statement added" Lee."""
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    while subject is None and verb.dep_ in {"conj", "advcl", "xcomp"} and verb.head.i != verb.i:
        verb = verb.head
        subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    if subject is not None and subject.lemma_.lower() in facts.lemmas("saying_things"):
        return next((c for c in subject.children if c.dep_ == "poss"), subject)
    return subject


def _told_before(doc: Doc, text: Text, span: Span, start: int) -> Token | None:
    """Who said or wrote something in the sentence before a quotation of whole sentences, in the same paragraph."""
    whole = text.value[span.start + 1].isupper() and text.value[span.end - 2] in ".!?"
    if not whole or start == 0 or doc[start - 1].text not in {".", "!", "?"}:
        return None
    last = doc[start - 1]
    if "\n" in text.value[last.idx : span.start]:
        return None
    root = last.sent.root
    issued = any(c.dep_ == "dobj" and c.lemma_.lower() in facts.lemmas("saying_things") for c in root.children)
    return _voice(root) if issued or root.lemma_.lower() in facts.lemmas("speech_verbs") else None


def _signed(doc: Doc, text: Text, span: Span) -> Token | None:
    """Whose name stands behind a quotation and a dash, at the end of a paragraph."""
    match = SIGNED.match(text.value, span.end)
    found = doc.char_span(match.start("name"), match.end("name"), alignment_mode="expand") if match else None
    return found.root if found is not None else None


def _according(doc: Doc, start: int, end: int) -> Token | None:
    for t in (*doc[max(0, start - 8) : start], *doc[end : end + 4]):
        if t.lower_ == "according":
            return next((o for c in t.children if c.lower_ == "to" for o in c.children if o.dep_ == "pobj"), None)
    return None
