"""Matches the relation rules and makes rows of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pipeline.core import rows, vocab
from pipeline.core.placed import Found, Placed
from pipeline.core.text import Span
from pipeline.logic.clauses import Told
from pipeline.logic.fillers import Filler, Fillers
from pipeline.logic.matching import Match, Matcher
from pipeline.logic.modality import judge
from pipeline.logic.patterns import load
from pipeline.logic.syntax import children, lemma
from pipeline.logic.times import Times
from pipeline.logic.voices import Voices, colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

PATTERNS = load(Path(__file__).with_name("rules.toml"), "relations")
RULES = tuple(p.rule for p in PATTERNS)
STATUS = {r["word"]: r["status"] for r in vocab.read("relations", "status")}
ALLOWED = {
    r["type"]: (frozenset(r["head"].split()), frozenset(r["tail"].split())) for r in vocab.read("relations", "types")
}
NAMED_ROLE = frozenset({"secretary", "minister", "head", "chief", "director", "ministry"})


class Ends(NamedTuple):
    """One match with one head and one tail."""

    match: Match
    head: Filler
    tail: Filler


def run(told: Told, cast: Fillers, voices: Sequence[Placed[rows.Attribution]]) -> Found[rows.Relation]:
    """Relations of the document; one row for each trigger, type, head and tail."""
    matcher, times, said = Matcher(PATTERNS, cast), Times(cast), Voices(voices)
    made: dict[str, Placed[rows.Relation]] = {}
    for token in told.tokens:
        for match in matcher.matches(token):
            for head in match.roles.get("head", ()):
                for tail in match.roles.get("tail", ()):
                    if _fits(match.pattern.type, head, tail):
                        placed = _row(Ends(match, head, tail), told, cast, times, said)
                        made.setdefault(placed.row.relation_id, placed)
    return Found(tuple(sorted(made.values(), key=lambda p: (p.span, p.row.relation_id))))


def _fits(kind: str, head: Filler, tail: Filler) -> bool:
    """Whether two different things stand at the ends, of the labels that the type allows."""
    if head.id == tail.id or (head.entity_id and head.entity_id == tail.entity_id):
        return False
    heads, tails = ALLOWED[kind]
    return head.placed.row.label in heads and tail.placed.row.label in tails


def _row(ends: Ends, told: Told, cast: Fillers, times: Times, said: Voices) -> Placed[rows.Relation]:
    match, head, tail = ends
    token, kind = match.token, match.pattern.type
    sent = told.sents[token.i]
    voice = said.of(cast.text, match.span)
    seen = colour(judge(token), voice)
    when = times.own(token)
    span = _phrase(token, cast) if match.pattern.role == "self" else match.span
    start, end = cast.text.to_raw(span)
    ends_at = f"{head.placed.row.start}-{tail.placed.row.start}"
    return Placed(
        span,
        sent,
        rows.Relation(
            # One trigger often states several relations ("the presidents of Chad and Mali"): the ends tell them apart.
            relation_id=f"{rows.place(cast.doc_id, start, end)}#{kind}:{ends_at}",
            doc_id=cast.doc_id,
            sent_id=told.lines[sent].row.sent_id,
            type=kind,
            head_mention_id=head.id,
            head_entity_id=head.entity_id,
            tail_mention_id=tail.id,
            tail_entity_id=tail.entity_id,
            role=cast.text[span].lower() if match.pattern.role == "self" else match.pattern.role,
            status=_status(match, seen.tense),
            trigger_start=start,
            trigger_end=end,
            trigger=cast.text.raw_slice(span),
            date_id=when.row.date_id if when else "",
            modality=seen.modality,
            polarity=seen.polarity,
            attribution_id=voice.attribution_id if voice else "",
            rule_id=match.pattern.rule.id,
        ),
    )


def _phrase(token: Token, cast: Fillers) -> Span:
    """The office as the text has it: without article, possessor, names and words of status."""
    near = children(token, "compound", "amod", "nmod")
    if token.dep_ in {"compound", "nmod"}:  # "Foreign Minister Ann Lee": the words of the title hang on the name
        near += [c for c in children(token.head, "compound", "amod", "nmod") if token.i - 3 <= c.i]
    taken = ("mentions", "quantities")
    words = [
        c for c in near if c.i < token.i and c.lower_ not in STATUS and not any(cast.covering(t, c) for t in taken)
    ]
    words.append(token)
    words += _capitalised_before(token)
    first, last = min(words, key=lambda t: t.i), token
    if lemma(token) in NAMED_ROLE and (tail := _complement(token, cast)) is not None:
        last = tail
    return Span(first.idx, last.idx + len(last))


def _capitalised_before(token: Token) -> list[Token]:
    """What else of a capitalised title stands before it, whatever the parser made of it: "Under Secretary"."""
    out: list[Token] = []
    here = token
    while here.is_title and here.i > token.sent.start + 1 and len(out) < 3:
        here = here.nbor(-1)
        if not here.is_title or here.ent_type_ or here.lower_ in STATUS or here.i == token.sent.start:
            break
        out.append(here)
    return out


def _complement(token: Token, cast: Fillers) -> Token | None:
    """ "of State", "of finance": part of the office's name unless it is somebody's name."""
    for prep in children(token, "prep"):
        if prep.lower_ == "of":
            for inner in children(prep, "pobj"):
                if cast.covering("mentions", inner) is None and inner.i <= token.i + 3:
                    return inner
    return None


def _status(match: Match, tense: str) -> str:
    if match.pattern.status:
        return match.pattern.status
    token = match.token
    around = [*token.children, *(token.head.children if token.dep_ in {"compound", "nmod"} else ())]
    for word in around:
        if word.i < token.i and word.lower_ in STATUS:
            return STATUS[word.lower_]
    until = [p for p in children(token, "prep") if p.lower_ in {"until", "till"}]
    if until and match.pattern.role == "self":
        return "former"  # "head of the army until last year"
    # A noun that names the office beside its holder is about now; a verb or copula goes by its tense.
    if token.dep_ == "attr" or token.pos_ in {"VERB", "AUX"}:
        return {"past": "former", "present": "current", "future": "future"}[tense]
    return "current"
