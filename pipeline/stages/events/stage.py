"""Matches the event rules, one event a trigger, and judges modality, time and source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from pipeline.core import rows, vocab
from pipeline.core.placed import Found, Placed
from pipeline.core.rules import Candidate, Loss, settle
from pipeline.logic.clauses import Told
from pipeline.logic.fillers import Fillers
from pipeline.logic.matching import Match, Matcher
from pipeline.logic.modality import Judgement, judge
from pipeline.logic.patterns import Pattern, load
from pipeline.logic.syntax import lemma
from pipeline.logic.times import Times
from pipeline.logic.voices import Voices
from pipeline.stages.events.ahead import is_ahead, is_over
from pipeline.stages.events.codes import codes
from pipeline.stages.events.describing import describes, standing
from pipeline.stages.events.order import FILES
from pipeline.stages.events.periods import Periods
from pipeline.stages.events.roles import Roles, argument_rows
from pipeline.stages.events.same import link, without_objects
from pipeline.stages.events.senses import fitting
from pipeline.stages.events.tenses import tense_of

if TYPE_CHECKING:
    pass

READ = tuple(p for file in FILES for p in load(file, "events"))
PATTERNS = tuple(p for p in READ if not p.rule.off)
RULES = tuple(p.rule for p in PATTERNS)
OFF = tuple(p.rule for p in READ if p.rule.off)
# Events whose object is another event: what is negotiated, promised, forecast, asked for.
PARENTS = frozenset(r["type"] for r in vocab.read("events", "types") if r["object"])
CLIMB = 6
AHEAD = frozenset({"future", "hypothetical", "intended"})
# A bid for a company or a player is a proposal.
BIDS = frozenset({"bid", "offer"})
# What a trigger that means an intention turns into one: "promised $3m", "will promise $3m".
REAL = frozenset({"asserted", "reported", "future"})
PLAIN = frozenset({"asserted", "reported"})
STOPS = frozenset({"relcl", "nsubj", "advcl", "parataxis"})


class Deeds(NamedTuple):
    """Events, and the rows of their arguments."""

    events: Found[rows.Event]
    arguments: tuple[rows.EventArgument, ...]


def run(
    told: Told,
    cast: Fillers,
    voices: Sequence[Placed[rows.Attribution]],
    published: str,
    own: tuple[Pattern, ...] = (),
) -> Deeds:
    """Events of the document in reading order; `published` tells past from future where dates are known.

    `own` are rules of the user's, which go before those of the house.
    """
    cast.nested = True
    matcher, times, said = (
        Matcher((*own, *PATTERNS), cast),
        Periods(Times(cast), cast),
        Voices(voices, cast.text, told.lines),
    )
    found = fitting([m for t in told.tokens for m in matcher.matches(t)], cast.doc)
    candidates = [Candidate(m.span, m.pattern.rule.id, m) for m in found]
    kept, lost = settle(candidates, _order(own), "{0.pattern.type}")
    full, empty = _without_empty_words([c.found for c in kept])
    matches, twice = without_objects(full)
    at = {m.token.i: n for n, m in enumerate(matches)}
    parents = [_parent(m, n, at, matches) for n, m in enumerate(matches)]
    bare = [judge(standing(m.token)) for m in matches]
    seen = [said.stands(j, said.of(m.span), m.token, kind=m.pattern.type) for m, j in zip(matches, bare, strict=True)]
    coded = codes(matches, seen, parents)
    placed = [_row(m, j, c, told, cast, times, said, published) for m, j, c in zip(matches, seen, coded, strict=True)]
    placed = [
        p if parent is None else replace(p, row=replace(p.row, parent_event_id=placed[parent].row.event_id))
        for p, parent in zip(placed, parents, strict=True)
    ]
    placed = _dated_forecasts(placed, parents, matches)
    roles = Roles(matches, placed, cast, times)
    for child, parent in enumerate(parents):
        if parent is not None and not describes(matches[child].token):
            roles.adopt(parent, child)
    roles.settle()
    placed = link(placed, matches, roles.filled)
    return Deeds(Found(tuple(placed), (*lost, *empty, *twice)), argument_rows(roles))


@cache
def _order(own: tuple[Pattern, ...]) -> dict[str, int]:
    """Where two rules have one trigger, what gives way to others gives way here too."""
    return {p.rule.id: n for n, p in enumerate(sorted((*own, *PATTERNS), key=lambda p: p.yields))}


def _dated_forecasts(
    placed: list[Placed[rows.Event]], parents: Sequence[int | None], matches: Sequence[Match]
) -> list[Placed[rows.Event]]:
    """A forecast without a date of its own is about the time of what it foretells."""
    dates = {p: placed[n].row.date_id for n, p in enumerate(parents) if p is not None and placed[n].row.date_id}
    return [
        replace(p, row=replace(p.row, date_id=dates[n]))
        if n in dates and not p.row.date_id and matches[n].pattern.type == "forecast"
        else p
        for n, p in enumerate(placed)
    ]


def _without_empty_words(matches: list[Match]) -> tuple[list[Match], list[Loss]]:
    """Without events that only introduce another one: "promised" says nothing that "promised to visit" doesn't."""
    at = {m.token.i: n for n, m in enumerate(matches)}
    empty: dict[int, Match] = {}
    for match in matches:
        above = match.token
        for _ in range(CLIMB):
            if above.head == above or above.dep_ in STOPS:
                break
            above = above.head
            if (other := at.get(above.i)) is not None and matches[other].pattern.yields:
                empty.setdefault(other, match)
    lost = [_loss(matches[n], winner) for n, winner in sorted(empty.items())]
    return [m for n, m in enumerate(matches) if n not in empty], lost


def _loss(match: Match, winner: Match) -> Loss:
    return Loss(match.span, match.pattern.rule.id, match.pattern.type, winner.span, winner.pattern.rule.id)


def _row(
    match: Match,
    seen: Judgement,
    code: tuple[str, str],
    told: Told,
    cast: Fillers,
    times: Periods,
    said: Voices,
    published: str,
) -> Placed[rows.Event]:
    token, pattern = match.token, match.pattern
    sent = told.sents[token.i]
    voice = said.of(match.span)
    when = times.of(match)
    is_title = told.lines[sent].row.kind == "heading"
    tense = tense_of(seen, when, published, token, pattern.type, is_title)
    modality = seen.modality
    if modality in REAL and pattern.type == "acquisition" and token.pos_ == "NOUN" and lemma(token) in BIDS:
        modality = "hypothetical"
    elif pattern.modality == "reported":
        modality = "reported" if modality == "asserted" else modality  # "put the loss at $3m": who says so says it
    elif pattern.modality and modality in REAL:
        # What was promised in an earlier year lies behind.
        last = when.row.last_day[:4] if when is not None else ""
        modality, tense = pattern.modality, "past" if last and published and last < published[:4] else "future"
    elif modality in PLAIN and is_ahead(token, pattern.type, when, published, is_title):
        modality = tense = "future"
    elif (modality in AHEAD or tense == "future") and seen.polarity == "pos" and is_over(token):
        modality, tense = "asserted" if voice is None else "reported", "past"
    elif modality == "asserted" and tense == "future":
        modality = "future"  # "talks on Monday": what lies ahead hasn't been
    start, end = cast.text.to_raw(match.span)
    return Placed(
        match.span,
        sent,
        rows.Event(
            event_id=rows.place(cast.doc_id, start, end),
            doc_id=cast.doc_id,
            sent_id=told.lines[sent].row.sent_id,
            type=pattern.type,
            plover=code[0],
            cameo=code[1],
            start=start,
            end=end,
            text=cast.text.raw_slice(match.span),
            modality=modality,
            polarity=seen.polarity,
            tense=tense,
            date_id=when.row.date_id if when else "",
            attribution_id=voice.attribution_id if voice else "",
            parent_event_id="",
            same_as_event_id="",
            rule_id=pattern.rule.id,
        ),
    )


def _parent(match: Match, own: int, at: dict[int, int], matches: Sequence[Match]) -> int | None:
    """The nearest event above it in the tree whose object it is."""
    here = match.token
    for _ in range(CLIMB):
        if here.head == here or here.dep_ in STOPS or (here.dep_ == "amod" and here.pos_ == "VERB"):
            return None  # "accused the ousted president": of what was done to him, he isn't accused
        if here.dep_ == "conj":
            here = here.head
            continue
        here = here.head
        above = at.get(here.i)
        if above is not None and above != own:
            return above if matches[above].pattern.type in PARENTS else None
    return None
