"""Finds cues, their sources and their contents."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pipeline.core import rows, vocab
from pipeline.core.placed import Found, Placed
from pipeline.core.rules import Candidate, settle
from pipeline.core.text import Span
from pipeline.logic.clauses import Told, arguments, is_passive
from pipeline.logic.fillers import Filler, Fillers
from pipeline.logic.modality import judge
from pipeline.logic.syntax import children, is_clause, lemma
from pipeline.stages.attributions.rules import ACCORDING, CLAUSE, NOUN, QUOTE, RULES

if TYPE_CHECKING:
    from spacy.tokens import Token

KINDS = {(r["lemma"], r["pos"]): r["kind"] for r in vocab.read("attributions", "cues")}
OPEN, CLOSE = '"“„«', '"”“»'
# "You know", "everyone thinks" name no source.
NOBODY = frozenset({"you", "everyone", "everybody", "anyone", "anybody", "someone", "somebody", "nobody", "one"})
EDGE = frozenset("• \t\n,.;:\"“”„«»'‘’-–—()")


class Cue(NamedTuple):
    """A cue with its source and its content, before it is a row."""

    sent: int
    source: Filler | None
    content: Span | None
    kind: str
    polarity: str


def run(told: Told, cast: Fillers) -> Found[rows.Attribution]:
    """Attributions of the document, in reading order; one cue has one row."""
    candidates = [c for token in told.tokens if (c := _read(token, told, cast)) is not None]
    kept, lost = settle(candidates, [r.id for r in RULES], "{0.kind}")
    return Found(tuple(_row(c, told, cast) for c in kept), tuple(lost))


def _read(token: Token, told: Told, cast: Fillers) -> Candidate[Cue] | None:
    if token.lower_ == "according":
        return _according(token, told, cast)
    pos = "VERB" if token.pos_ == "VERB" else "NOUN" if token.pos_ == "NOUN" else ""
    kind = KINDS.get((lemma(token), pos))
    if kind is None or cast.name(token) is not None:
        return None
    span = Span(token.idx, token.idx + len(token))
    sent = told.sents[token.i]
    if pos == "NOUN":
        owner = _filler(arguments(token).get("poss", ()), cast)
        clauses = children(token, "acl", "ccomp", "relcl")
        clause = next((c for c in clauses if any(m.lower_ == "that" for m in children(c, "mark"))), None)
        if owner is None or clause is None:
            return None
        return Candidate(span, NOUN.id, Cue(sent, owner, _trim(_extent(clause), cast), kind, "pos"))
    args = arguments(token)
    source = _filler(args.get("prep:by" if is_passive(token) else "subj", ()), cast)
    quoted = _quote(token, told, cast) if kind in {"say", "ask", "deny"} else None
    content = quoted or _clause(token, kind, told, cast)
    if content is None or source is None:
        return None
    if kind == "believe" and source.placed.row.text.lower() in {"i", "we"}:
        return None  # "I think" hedges what the speaker says, and the speaker is somebody else's source
    polarity = "pos" if kind == "deny" else judge(token).polarity
    return Candidate(
        span, QUOTE.id if quoted else CLAUSE.id, Cue(sent, source, content, "quote" if quoted else kind, polarity)
    )


def _according(token: Token, told: Told, cast: Fillers) -> Candidate[Cue] | None:
    to = next((c for c in token.children if c.lower_ == "to"), None)
    objects = children(to, "pobj") if to is not None else []
    source = _filler(tuple(objects), cast)
    if to is None or source is None or (source.placed.row.form == "nominal" and source.placed.row.label == ""):
        return None
    line = told.lines[told.sents[token.i]].span
    edge = objects[0].right_edge
    inside = Span(token.idx, edge.idx + len(edge))
    before, after = Span(line.start, inside.start), Span(inside.end, line.end)
    content = _trim(max(before, after, key=lambda s: s.length), cast)
    cue = Span(token.idx, to.idx + len(to))
    return Candidate(cue, ACCORDING.id, Cue(told.sents[token.i], source, content, "say", "pos")) if content else None


def _filler(tokens: tuple[Token, ...], cast: Fillers) -> Filler | None:
    """The first that can speak: a person, a body, a place that stands for one, a pronoun."""
    for token in tokens:
        if token.lower_ in NOBODY:
            continue
        filler = cast.mention(token)
        if filler is not None and (filler.placed.row.label or filler.placed.row.form == "nominal"):
            return filler
    return None


def _extent(token: Token) -> Span:
    right = token.right_edge
    return Span(token.left_edge.idx, right.idx + len(right))


def _clause(token: Token, kind: str, told: Told, cast: Fillers) -> Span | None:
    for clause in children(token, "ccomp"):
        extent = _extent(clause)
        if not extent.start <= token.idx < extent.end:
            return _trim(extent, cast)
    if kind in {"deny", "intend"}:
        for clause in children(token, "xcomp"):
            return _trim(_extent(clause), cast)
    above = KINDS.get((lemma(token.head), "VERB"))  # "'He will not reply,' she said": the cue is said, not reply
    within = (
        token.dep_ in {"parataxis", "ccomp"} and is_clause(token.head) and not children(token, "dobj") and not above
    )
    if within and _is_set_off(token):  # "Prices, the bank said, will fall": the cue is put into its content
        line, inside = told.lines[told.sents[token.i]].span, _extent(token)
        parts = (Span(line.start, inside.start), Span(inside.end, line.end))
        return _trim(max(parts, key=lambda s: s.length), cast)
    return None


def _is_set_off(token: Token) -> bool:
    """Whether punctuation parts a cue from the clause around it."""
    first = token.left_edge
    return any(c.is_punct for c in token.children) or (first.i > 0 and first.nbor(-1).is_punct)


def _quote(token: Token, told: Told, cast: Fillers) -> Span | None:
    """The longest stretch in quotation marks of the cue's sentence, if it is a clause and the cue stands outside."""
    line = told.lines[told.sents[token.i]].span
    text = cast.text.value
    best: Span | None = None
    start = -1
    for at in range(line.start, line.end):
        if text[at] in OPEN + CLOSE:
            if start < 0 and text[at] in OPEN:
                start = at + 1
            elif start >= 0 and text[at] in CLOSE:
                best = max((s for s in (best, Span(start, at)) if s), key=lambda s: s.length)
                start = -1
    if start > 0 and line.end - start > 1:  # the quotation goes on in the next sentence
        best = max((s for s in (best, Span(start, line.end)) if s), key=lambda s: s.length)
    if best is None or best.start <= token.idx < best.end or best.length < 12:
        return None
    verbs = any(t.pos_ in {"VERB", "AUX"} for t in told.doc[line_start(told, best) : line_end(told, best)])
    return _trim(best, cast) if verbs else None


def line_start(told: Told, span: Span) -> int:
    """The first token of a clean span."""
    low, high = 0, len(told.doc)
    while low < high:
        mid = (low + high) // 2
        low, high = (mid + 1, high) if told.doc[mid].idx < span.start else (low, mid)
    return low


def line_end(told: Told, span: Span) -> int:
    """The token behind a clean span."""
    return line_start(told, Span(span.end, span.end))


def _trim(span: Span, cast: Fillers) -> Span | None:
    """Without punctuation, quotation marks and a leading "that"."""
    text, (start, end) = cast.text.value, span
    while start < end and text[start] in EDGE:
        start += 1
    if text[start : start + 4].lower() == "that" and not text[start + 4 : start + 5].isalnum():
        start += 4
        while start < end and text[start] in EDGE:
            start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return Span(start, end) if end - start > 2 else None


def _row(candidate: Candidate[Cue], told: Told, cast: Fillers) -> Placed[rows.Attribution]:
    cue, text = candidate.found, cast.text
    start, end = text.to_raw(candidate.span)
    content = text.to_raw(cue.content) if cue.content else None
    return Placed(
        candidate.span,
        cue.sent,
        rows.Attribution(
            attribution_id=rows.place(cast.doc_id, start, end),
            doc_id=cast.doc_id,
            sent_id=told.lines[cue.sent].row.sent_id,
            source_mention_id=cue.source.id if cue.source else "",
            source_entity_id=cue.source.entity_id if cue.source else "",
            cue_start=start,
            cue_end=end,
            cue=text.raw_slice(candidate.span),
            content_start=content.start if content else None,
            content_end=content.end if content else None,
            content=text.raw_slice(cue.content) if cue.content else "",
            kind=cue.kind,
            polarity=cue.polarity,
            rule_id=candidate.rule_id,
        ),
    )
