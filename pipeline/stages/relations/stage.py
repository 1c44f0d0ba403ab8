"""Matches the relation rules, over syntax and over the order of words, and makes rows of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pipeline.core import rows, vocab
from pipeline.core.placed import Found, Placed
from pipeline.core.rules import Rule
from pipeline.core.text import Span
from pipeline.logic import patterns, wordings
from pipeline.logic.clauses import Told
from pipeline.logic.fillers import Filler, Fillers
from pipeline.logic.matching import Matcher
from pipeline.logic.modality import Judgement
from pipeline.logic.times import Times
from pipeline.logic.voices import Voices, colour
from pipeline.stages.relations import phrases
from pipeline.stages.relations.bodies import implied
from pipeline.stages.relations.checks import CHECKS
from pipeline.stages.relations.context import is_subject, is_told, is_whole
from pipeline.stages.relations.places import is_region

if TYPE_CHECKING:
    from spacy.tokens import Token

    from pipeline.logic.lines import Hit, Item

FILES = sorted(Path(__file__).parent.glob("rules/*.toml"))
PATTERNS = tuple(p for file in FILES for p in patterns.load(file, "relations"))
WORDINGS = tuple(w for file in FILES for w in wordings.load(file, "relations"))
LINES = wordings.Wordings(WORDINGS)
RULES = (*(w.rule for w in WORDINGS), *(p.rule for p in PATTERNS))
LAND = re.compile(r"gpe:[A-Z]{2,4}")
BALLOT = re.compile(r"[DRI]-\w+")  # "Sen. Ann Lee, D-Calif": a party and its state, no name
OF_LAND = frozenset({"holds_role", "leads", "citizen_of"})
OF_PLACE = frozenset({"born_in", "lives_in", "located_in", "based_in"})
IMPLIED = "holds_role.implied"  # gives way to every rule that sees the body
SPEECH = frozenset({"say", "quote"})
PLURAL = frozenset({"their", "our"})  # whose label nobody knows; but only people have kin
DEFINITE = frozenset({"the", "a", "an", "this", "that"})
ALLOWED = {
    r["type"]: (frozenset(r["head"].split()), frozenset(r["tail"].split())) for r in vocab.read("relations", "types")
}


class Statement(NamedTuple):
    """One relation that a rule sees: its ends, and the words that state it."""

    rule: Rule
    type: str
    role: str
    head: Filler
    tail: Filler
    span: Span
    token: Token
    judgement: Judgement
    status: str


def run(
    told: Told,
    cast: Fillers,
    voices: Sequence[Placed[rows.Attribution]],
    own: tuple[patterns.Pattern, ...] = (),
    lines: tuple[wordings.Wording, ...] = (),
) -> Found[rows.Relation]:
    """Relations of the document; one row for each type, head, tail and role that a sentence states.

    `own` and `lines` are rules of the user's, which go before those of the house.
    """
    times, said, before = Times(cast), Voices(voices), frozenset(cast.made)
    made: dict[tuple[str, ...], Placed[rows.Relation]] = {}
    stated: dict[tuple[str, str], list[Statement]] = {}
    offices: list[Span] = []
    places: set[str] = set()  # the same words may be a name and a phrase: one statement there is enough
    mine = *_of_lines(told, cast, _filed(lines)), *_of_syntax(told, cast, own)
    house = *_of_lines(told, cast, LINES), *_of_syntax(told, cast, PATTERNS)
    for s in sorted((*mine, *house), key=lambda s: s.rule.id == IMPLIED):
        if s.rule.id == IMPLIED and any(s.span.overlaps(o) or s.head.placed.span.overlaps(o) for o in offices):
            continue
        near = stated.setdefault((s.type, s.tail.id), [])
        if _fits(s) and (s.head.id, s.tail.id, s.type, s.role) not in made and not any(_is_same(s, o) for o in near):
            near.append(s)
            if s.type == "holds_role":
                offices.append(s.span)
            row = _row(s, told, cast, times, said)
            if row.row.relation_id not in places:
                places.add(row.row.relation_id)
                made[s.head.id, s.tail.id, s.type, s.role] = row
    ends = {end for p in made.values() for end in (p.row.head_mention_id, p.row.tail_mention_id)}
    cast.drop([span for span in cast.made if span not in before], ends)
    return Found(tuple(sorted(made.values(), key=lambda p: (p.span, p.row.relation_id))))


def _is_same(one: Statement, other: Statement) -> bool:
    """Whether two rules see one statement: triggers and heads overlap, or the later has no holder but the office."""
    heads = one.head.placed.span, other.head.placed.span
    return one.span.overlaps(other.span) and (heads[0].overlaps(heads[1]) or heads[0].overlaps(one.span))


@cache
def _filed(lines: tuple[wordings.Wording, ...]) -> wordings.Wordings:
    return wordings.Wordings(lines)


def _of_lines(told: Told, cast: Fillers, lines: wordings.Wordings) -> Iterator[Statement]:
    for wording, _, hit in lines.found(told, cast) if lines.filed else ():
        if not hit.trigger or not is_whole(hit):
            continue
        span = phrases.of_hit(hit)
        role = phrases.role(span, hit.trigger[-1].token, cast) if wording.role == "self" else wording.role
        token = hit.trigger[-1].token
        seen = phrases.standing(token)
        heads = hit.roles.get("head", ())
        if wording.rule.id == IMPLIED and heads and (body := implied(hit, cast)) is not None:
            status = phrases.status_of_hit(hit, wording.status, seen.tense)
            if (holder := _filler(heads[0], cast)) is not None:
                yield Statement(wording.rule, wording.type, role, holder, body, span, token, seen, status)
        for head in heads:
            for tail in (*hit.roles.get("tail", ()), *_wider(wording, hit)):
                if is_subject(hit, head) and all(CHECKS[name](hit, head, tail) for name in wording.checks):
                    status = phrases.status_of_hit(hit, wording.status, seen.tense)
                    ends = _filler(head, cast), _filler(tail, cast)
                    if ends[0] is not None and ends[1] is not None:
                        yield Statement(wording.rule, wording.type, role, ends[0], ends[1], span, token, seen, status)


def _wider(wording: wordings.Wording, hit: Hit) -> tuple[Item, ...]:
    """The state or country right behind the town where somebody lives: "of Fargo, N.D."."""
    last, after = hit.items[-1], hit.after
    tails = hit.roles.get("tail", ())
    if wording.type not in {"lives_in", "based_in"} or not tails or tails[-1] is not last or len(after) < 2:
        return ()
    comma, region = after[:2]
    return (region,) if comma.token.text == "," and is_region(region) and not is_region(last) else ()


def _filler(item: Item, cast: Fillers) -> Filler | None:
    """The row of an end; a possessive pronoun of which nothing else is known gets one now."""
    if item.mention is None:
        return cast.mention(item.token)
    return Filler("mentions", item.mention, item.mention.row.entity_id, "syntax")


def _of_syntax(told: Told, cast: Fillers, rules: tuple[patterns.Pattern, ...]) -> Iterator[Statement]:
    matcher = Matcher(rules, cast)
    for token in told.tokens if rules else ():
        for match in matcher.matches(token):
            kind, seen = match.pattern, phrases.standing(token)
            whole = phrases.of_match(match, cast)
            role = phrases.role(whole, token, cast) if kind.role == "self" else phrases.FIXED.get(kind.role, kind.role)
            status = phrases.status_of_match(match, seen.tense)
            heads = match.roles.get("head", ())
            for head in phrases.apposed(token, heads):
                for tail in match.roles.get("tail", ()):
                    span = phrases.placing(kind.role, whole, tail.placed.span, token)
                    yield Statement(kind.rule, kind.type, role, head, tail, span, token, seen, status)


def _fits(s: Statement) -> bool:
    """Whether two different things stand at the ends, of the labels that the type allows."""
    if s.head.id == s.tail.id or (s.head.entity_id and s.head.entity_id == s.tail.entity_id):
        return False
    if s.type in OF_LAND and s.tail.placed.row.label == "NORP" and not LAND.fullmatch(s.tail.entity_id):
        return False  # "Democratic Governor Ann Lee" governs no Democrats
    if s.type == "holds_role" and s.tail.placed.span.end < s.span.start and is_told(s.tail.placed.span, s.token):
        return False  # "told Reuters President Lee"
    if BALLOT.match(s.head.placed.row.text):
        return False
    nominal = s.head.placed.row.form == "nominal"
    if s.rule.id == "affiliated_with.found" and nominal:
        return False  # "his family established a museum"
    if s.rule.id == "based_in.body" and nominal and not _is_indefinite(s.token):
        return False  # of "the plant in Leeds" only the site is told
    if s.type == "family_of" and {s.head.placed.row.form, s.tail.placed.row.form, s.tail.entity_id} == {"nominal", ""}:
        return False  # "the father of the bride"
    if s.tail.placed.row.form == "nominal":
        if s.type in OF_PLACE or (s.type == "holds_role" and not s.tail.entity_id and s.tail.placed.row.label != "ORG"):
            return False  # "people who live in towns", "the first mayor in the region"
        if not s.tail.entity_id and not _is_definite(s.tail, s.token, s.type == "leads"):
            return False  # "minister of state", "council chairman"
    heads, tails = ALLOWED[s.type]
    if s.type == "family_of" and s.tail.placed.row.text.lower() in PLURAL:
        return s.head.placed.row.label in heads
    if s.type == "author_of" and s.tail.placed.row.form == "nominal" and not s.tail.placed.row.label:
        return s.head.placed.row.label in heads  # a map, a novel: no label is theirs
    return s.head.placed.row.label in heads and s.tail.placed.row.label in tails


def _is_indefinite(noun: Token) -> bool:
    """Whether a body is told of for the first time: "a court in Paraguay"."""
    return any(c.lower_ in {"a", "an", "another"} for c in noun.children)


def _is_definite(filler: Filler, token: Token, plural: bool) -> bool:
    """Whether a nominal has an article or possessor: the text speaks of one such body."""
    words = token.doc.char_span(*filler.placed.span, alignment_mode="expand")
    if words is None or words.start == 0:
        return False
    if words.root.tag_ == "NNS" and plural:
        return True
    return words[0].nbor(-1).lower_ in DEFINITE or words[0].nbor(-1).tag_ in {"PRP$", "POS"}


def _row(s: Statement, told: Told, cast: Fillers, times: Times, said: Voices) -> Placed[rows.Relation]:
    sent = told.sents[s.token.i]
    voice = said.of(cast.text, s.span)
    if voice is not None and (
        voice.source_mention_id
        in {s.head.id, s.tail.id}  # between two parts of a quotation the article says who speaks
        or (phrases.is_firm(s.token) and voice.kind not in SPEECH)  # "plans to visit Lyon, France"
    ):
        voice = None
    seen = colour(s.judgement, voice)
    when = times.own(s.token)
    start, end = cast.text.to_raw(s.span)
    ends_at = f"{s.head.placed.row.start}-{s.tail.placed.row.start}"
    return Placed(
        s.span,
        sent,
        rows.Relation(
            # One trigger often states several relations ("the presidents of Chad and Mali"): the ends tell them apart.
            relation_id=f"{rows.place(cast.doc_id, start, end)}#{s.type}:{ends_at}",
            doc_id=cast.doc_id,
            sent_id=told.lines[sent].row.sent_id,
            type=s.type,
            head_mention_id=s.head.id,
            head_entity_id=s.head.entity_id,
            tail_mention_id=s.tail.id,
            tail_entity_id=s.tail.entity_id,
            role=s.role,
            status=s.status,
            trigger_start=start,
            trigger_end=end,
            trigger=cast.text.raw_slice(s.span),
            date_id=when.row.date_id if when else "",
            modality=seen.modality,
            polarity=seen.polarity,
            attribution_id=voice.attribution_id if voice else "",
            rule_id=s.rule.id,
        ),
    )
