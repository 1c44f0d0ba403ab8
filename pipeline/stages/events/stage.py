"""Matches the event rules, one event a trigger, and judges modality, time and source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from pipeline.core import rows, vocab
from pipeline.core.placed import Found, Placed
from pipeline.core.rules import Candidate, settle
from pipeline.logic.clauses import Told
from pipeline.logic.fillers import Fillers
from pipeline.logic.matching import Match, Matcher
from pipeline.logic.modality import Judgement, judge
from pipeline.logic.nominal import is_definite
from pipeline.logic.patterns import Pattern, load
from pipeline.logic.syntax import children, lemma
from pipeline.logic.times import Times
from pipeline.logic.voices import Voices
from pipeline.stages.events.ahead import is_ahead
from pipeline.stages.events.codes import codes
from pipeline.stages.events.describing import describes, standing
from pipeline.stages.events.order import FILES
from pipeline.stages.events.periods import Periods
from pipeline.stages.events.roles import Roles, argument_rows
from pipeline.stages.events.same import link
from pipeline.stages.events.senses import fitting

if TYPE_CHECKING:
    from spacy.tokens import Token

READ = tuple(p for file in FILES for p in load(file, "events"))
PATTERNS = tuple(p for p in READ if not p.rule.off)
RULES = tuple(p.rule for p in PATTERNS)
OFF = tuple(p.rule for p in READ if p.rule.off)
# Events whose object is another event: what is negotiated, promised, forecast, asked for.
PARENTS = frozenset(r["type"] for r in vocab.read("events", "types") if r["object"])
CLIMB = 6
# What is over once it is spoken of, whatever the tense of the verb beside it; a war or a ban may go on.
OVER = frozenset(
    {"abduct", "acquisition", "agreement", "arrest", "attack", "death", "depose", "disaster", "election", "forecast"}
    | {"injure", "kill", "release", "resignation", "statement", "verdict", "visit", "vote"}
)
# What somebody did before it is spoken of: "will investigate the killing"; a vote or a visit may be to come.
SUFFERED = frozenset({"abduct", "arrest", "attack", "death", "depose", "disaster", "injure", "kill"})
# What goes on while it is spoken of: "the war will cost".
LASTING = frozenset({"war", "conflict", "fighting", "insurgency", "siege", "occupation", "violence", "unrest"})
AIMING = frozenset({"set", "schedule", "plan", "expect", "aim", "slate", "propose", "design", "intend", "mean"})
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
    matcher, times, said = (
        Matcher((*own, *PATTERNS), cast),
        Periods(Times(cast), cast),
        Voices(voices, cast.text, told.lines),
    )
    found = fitting([m for t in told.tokens for m in matcher.matches(t)], cast.doc)
    candidates = [Candidate(m.span, m.pattern.rule.id, m) for m in found]
    kept, lost = settle(candidates, _order(own), "{0.pattern.type}")
    matches = _without_empty_words([c.found for c in kept])
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
    placed = link(placed, matches, roles.filled)
    return Deeds(Found(tuple(placed), tuple(lost)), argument_rows(roles))


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


def _without_empty_words(matches: list[Match]) -> list[Match]:
    """Drops events that only introduce another one: "promised" says nothing that "promised to visit" doesn't."""
    at = {m.token.i: n for n, m in enumerate(matches)}
    empty = set()
    for match in matches:
        above = match.token
        for _ in range(CLIMB):
            if above.head == above or above.dep_ in STOPS:
                break
            above = above.head
            if (other := at.get(above.i)) is not None and matches[other].pattern.yields:
                empty.add(other)
    return [m for n, m in enumerate(matches) if n not in empty]


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
    tense = _tense(seen.tense, when, published, token, pattern.type)
    if tense == "present" and told.lines[sent].row.kind == "heading" and token.pos_ != "ADJ" and not _goes_on(token):
        tense = "past"  # "Militia frees two": headings tell the past so
    if tense == "present" and seen.modality in REAL and pattern.type in OVER and _is_known(token):
        tense = "past"  # "the attack shows": it is over, what it shows isn't
    if tense == "future" and when is None and seen.modality in {"asserted", "reported"} and _is_known(token):
        # "Will investigate the killing", "the conflict will cost": it is there before.
        tense = "past" if pattern.type in SUFFERED else "present" if lemma(token) in LASTING else tense
    modality = seen.modality
    if modality in REAL and pattern.type == "acquisition" and token.pos_ == "NOUN" and lemma(token) in BIDS:
        modality = "hypothetical"
    elif pattern.modality and modality in REAL:
        # What was promised in an earlier year lies behind.
        last = when.row.last_day[:4] if when is not None else ""
        modality, tense = pattern.modality, "past" if last and published and last < published[:4] else "future"
    elif modality in PLAIN and is_ahead(token, pattern.type, when, published, told.lines[sent].row.kind == "heading"):
        modality = tense = "future"
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


def _goes_on(token: Token) -> bool:
    """Whether a verb tells what is under way: "are talking"."""
    return token.tag_ == "VBG" and any(lemma(a) == "be" for a in children(token, "aux"))


def _tense(tense: str, when: Placed[rows.Date] | None, published: str, token: Token, kind: str) -> str:
    """A known date is surer than the verb: a day wholly before or after publication.

    Not so for what a past verb does about a later day ("declared mourning for Friday"), nor a forecast's day.
    """
    done = tense == "past" and (token.tag_ == "VBD" or any(lemma(a) == "have" for a in children(token, "aux")))
    # "The ruling gives them until May": the day is that of what it does.
    does = token.dep_ == "nsubj" and token.pos_ == "NOUN" and bool(children(token.head, "dobj", "dative"))
    if kind == "forecast":
        return tense
    if when is not None and published and when.row.last_day:
        if when.row.last_day[: len(published)] < published:
            return "past"
        if when.row.first_day[: len(published)] > published and not done and not does:
            return "future"
    return tense


def _is_done(verb: Token) -> bool:
    """ "Reached in May", not "set for May"."""
    return verb.tag_ == "VBN" and lemma(verb) not in AIMING


def _is_known(token: Token) -> bool:
    """ "The attack", "an attack that killed ten", "an accord reached in May"."""
    if token.pos_ != "NOUN":
        return False
    told = any(c.tag_ == "VBD" for c in children(token, "relcl")) or any(map(_is_done, children(token, "acl")))
    return told or is_definite(token)


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
