"""Matches the relation rules, over syntax and over the order of words, and makes rows of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.core import rows
from pipeline.core.placed import Found, Placed
from pipeline.core.text import Span
from pipeline.logic import patterns, wordings
from pipeline.logic.clauses import Told
from pipeline.logic.fillers import Filler, Fillers
from pipeline.logic.matching import Matcher
from pipeline.logic.times import Times
from pipeline.logic.voices import Voices
from pipeline.stages.relations import phrases, stated
from pipeline.stages.relations.bodies import implied
from pipeline.stages.relations.checks import CHECKS
from pipeline.stages.relations.context import is_subject, is_whole
from pipeline.stages.relations.fitting import fits, is_same
from pipeline.stages.relations.places import is_region
from pipeline.stages.relations.statements import JOBS, Statement, kind_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from pipeline.logic.lines import Hit, Item

FILES = sorted(Path(__file__).parent.glob("rules/*.toml"))
WITHOUT_ROLE = frozenset({"leads"})  # the type says it all: no office is named
RULE_CHECKS = stated.NAMES  # what a [[rule]] may name in `check`
LINE_CHECKS = CHECKS.keys() | stated.NAMES  # and what a [[line]] may
WORDED = tuple(w for file in FILES for w in wordings.load(file, "relations", LINE_CHECKS))
MATCHED = tuple(p for file in FILES for p in patterns.load(file, "relations", RULE_CHECKS))
WORDINGS = tuple(w for w in WORDED if not w.rule.off)
PATTERNS = tuple(p for p in MATCHED if not p.rule.off)
LINES = wordings.Wordings(WORDINGS)
RULES = (*(w.rule for w in WORDINGS), *(p.rule for p in PATTERNS))
OFF = tuple(rule for rule in (*(w.rule for w in WORDED), *(p.rule for p in MATCHED)) if rule.off)
IMPLIED = "holds_role.implied"  # gives way to every rule that sees the body
BELONGING = "affiliated_with"
LONGEST = 80  # a name, in characters
SPEECH = frozenset({"say", "quote"})


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
    times, said, before = Times(cast), Voices(voices, cast.text, told.lines), frozenset(cast.made)
    made: dict[tuple[str, ...], Placed[rows.Relation]] = {}
    stated: dict[tuple[str, str], list[Statement]] = {}
    offices: list[Span] = []
    holders: set[str] = set()
    places: set[str] = set()  # the same words may be a name and a phrase: one statement there is enough
    mine = *_of_lines(told, cast, _filed(lines)), *_of_syntax(told, cast, own)
    house = *_of_lines(told, cast, LINES), *_of_syntax(told, cast, PATTERNS)
    for s in sorted((*mine, *house), key=_turn):
        if s.rule.id == IMPLIED and (
            s.head.entity_id in holders or any(s.span.overlaps(o) or s.head.placed.span.overlaps(o) for o in offices)
        ):
            continue  # told already: "Judge Lee" is no news after "Lee, a judge of the court"
        near = stated.setdefault((BELONGING if s.type in JOBS else s.type, s.tail.id), [])
        if fits(s) and (s.head.id, s.tail.id, s.type, s.role) not in made and not any(is_same(s, o) for o in near):
            near.append(s)
            if s.type == "holds_role":
                offices.append(s.span)
                holders.add(s.head.entity_id or s.head.id)
            row = _row(s, told, cast, times, said)
            if row.row.relation_id not in places:
                places.add(row.row.relation_id)
                made[s.head.id, s.tail.id, s.type, s.role] = row
    ends = {end for p in made.values() for end in (p.row.head_mention_id, p.row.tail_mention_id)}
    cast.drop([span for span in cast.made if span not in before], ends)
    return Found(tuple(sorted(made.values(), key=lambda p: (p.span, p.row.relation_id))))


def _turn(s: Statement) -> int:
    """Which statements are taken first: employment before what is less, and last what no word says."""
    return 2 if s.rule.id == IMPLIED else int(s.type == BELONGING)


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
        asked, named = [CHECKS[name] for name in wording.checks if name in CHECKS], wording.checks
        if wording.rule.id == IMPLIED and heads and (body := implied(hit, cast)) is not None:
            status = phrases.status_of_hit(hit, wording.status, seen.tense)
            if (holder := _filler(heads[0], cast)) is not None:
                yield Statement(wording.rule, wording.type, role, holder, body, span, token, seen, status, named)
        for head in heads:
            for tail in (*hit.roles.get("tail", ()), *_wider(wording, hit)):
                if is_subject(hit, head) and all(check(hit, head, tail) for check in asked):
                    status = phrases.status_of_hit(hit, wording.status, seen.tense)
                    ends = _filler(head, cast), _filler(tail, cast)
                    if ends[0] is not None and ends[1] is not None:
                        kind = kind_of(wording.type, role)
                        yield Statement(wording.rule, kind, role, ends[0], ends[1], span, token, seen, status, named)


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
            for head in (_behind(h, token, cast) for h in phrases.apposed(token, heads)):
                for tail in (_named(t, cast) for t in match.roles.get("tail", ())):
                    span = phrases.placing(kind.role, whole, tail.placed.span, token)
                    if kind.type == "leads" and span.start <= tail.placed.span.start < token.idx:
                        span = phrases.behind(tail.placed.span, span)
                        role = phrases.role(span, token, cast)
                    yield Statement(
                        kind.rule, kind_of(kind.type, role), role, head, tail, span, token, seen, status, kind.checks
                    )


def _behind(head: Filler, noun: Token, cast: Fillers) -> Filler:
    """A name between commas behind an office, which the parser didn't tie: "its chief executive, Ann Lee, wept"."""
    row, start = head.placed.row, head.placed.span.end + 2
    if row.form != "nominal" or row.label != "PERSON" or noun.tag_ != "NN" or cast.doc.text[start - 2 : start] != ", ":
        return head
    behind = cast.within("mentions", Span(start, start + LONGEST))
    names = [p for p in behind if p.span.start == start and p.row.form == "name" and p.row.label == "PERSON"]
    if not names or cast.doc.text[names[0].span.end : names[0].span.end + 1] not in {",", "."}:
        return head
    return Filler("mentions", names[0], names[0].row.entity_id, "syntax")


def _named(end: Filler, cast: Fillers) -> Filler:
    """The name right behind a nominal for a body, or behind its comma: "the freight association Hidrovia"."""
    row, start = end.placed.row, end.placed.span.end + 1
    if row.form != "nominal" or row.label != "ORG":
        return end
    comma = cast.doc.text[start - 1 : start + 1] == ", "
    start += comma
    behind = cast.within("mentions", Span(start, start + LONGEST))
    named = {"ORG"} if comma else {"ORG", "PERSON", "GPE", "LOC", "FAC", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"}
    names = [p for p in behind if p.span.start == start and p.row.form == "name" and p.row.label in named]
    return Filler("mentions", names[0], names[0].row.entity_id, "syntax") if names else end


def _row(s: Statement, told: Told, cast: Fillers, times: Times, said: Voices) -> Placed[rows.Relation]:
    sent = told.sents[s.token.i]
    voice = said.of(s.span)
    if voice is not None and (
        voice.source_mention_id
        in {s.head.id, s.tail.id}  # between two parts of a quotation the article says who speaks
        or (phrases.is_firm(s.token) and voice.kind not in SPEECH)  # "plans to visit Lyon, France"
    ):
        voice = None
    seen = said.stands(s.judgement, voice, s.token, is_deed=False)
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
            role="" if s.type in WITHOUT_ROLE else s.role,
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
