"""Which events are told again: a verb and its object for one deed; one type, one date, the same people in its parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.core.placed import Placed
from pipeline.core.rows import Event
from pipeline.core.rules import Loss
from pipeline.logic.fillers import Filler
from pipeline.logic.matching import Match
from pipeline.logic.syntax import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

# A figure or a general matter recurs; that it's told twice says nothing.
LOOSE = frozenset({"economic_change", "forecast", "statement", "criticise", "praise", "accuse", "request", "support"})
LOOK_BACK = 12  # so many events of a type before are compared at most
POINTING = frozenset({"the", "this", "that", "these", "those"})

# Deeds whose verb has the deed itself for its object: "delivered aid", "the signing of the accords".
ONE_DEED = frozenset({"aid", "agreement", "loan", "meet", "negotiate"})
LIGHT = frozenset({"do", "have", "hold", "make"})  # these say nothing: of "made a deal", the deal is the event

Parts = Mapping[str, Sequence[Filler]]


def without_objects(matches: Sequence[Match]) -> tuple[list[Match], list[Loss]]:
    """The matches, but where a word and its object tell the same deed, only one of them; and those that lost."""
    at = {m.token.i: m for m in matches if m.pattern.type in ONE_DEED}
    lost: dict[int, Loss] = {}
    for match in at.values():
        above = at.get(_governor(match.token))
        if above is not None and above.pattern.type == match.pattern.type:
            out, stays = (above, match) if lemma(above.token) in LIGHT else (match, above)
            told = out.pattern.type, stays.span, stays.pattern.rule.id
            lost[out.token.i] = Loss(out.span, out.pattern.rule.id, *told)
    return [m for m in matches if m.token.i not in lost], list(lost.values())


def _governor(noun: Token) -> int:
    """Where the word stands whose object a noun is; -1 if it is none."""
    if noun.pos_ != "NOUN":
        return -1
    if noun.dep_ == "dobj" or (noun.dep_ == "nsubjpass" and noun.head.tag_ == "VBN"):
        return noun.head.i
    named = noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NOUN"
    return noun.head.head.i if named else -1


def link(placed: Sequence[Placed[Event]], matches: Sequence[Match], parts: Sequence[Parts]) -> list[Placed[Event]]:
    """The events, each that is told again pointing to where it was told first."""
    before: dict[str, list[int]] = {}
    first: dict[int, int] = {}
    out = list(placed)
    for n, event in enumerate(placed):
        kind = event.row.type
        known = before.setdefault(kind, [])
        for earlier in reversed(known[-LOOK_BACK:]):
            if kind not in LOOSE and _same(n, earlier, placed, matches, parts):
                first[n] = first.get(earlier, earlier)
                out[n] = replace(event, row=replace(event.row, same_as_event_id=placed[first[n]].row.event_id))
                break
        known.append(n)
    return out


def _same(
    n: int, earlier: int, placed: Sequence[Placed[Event]], matches: Sequence[Match], parts: Sequence[Parts]
) -> bool:
    one, other = placed[n].row, placed[earlier].row
    if one.polarity != other.polarity or one.sent_id == other.sent_id:
        return False
    if one.date_id and other.date_id and one.date_id != other.date_id and not _one_day(parts[n], parts[earlier]):
        return False
    shared = 0
    for role in parts[n].keys() & parts[earlier].keys() - {"date", "theme", "place"}:
        mine, theirs = _ids(parts[n][role]), _ids(parts[earlier][role])
        if mine and theirs:
            if not mine & theirs:
                return False
            shared += 1
    for role in ("amount", "count"):
        mine, theirs = _ids(parts[n].get(role, ())), _ids(parts[earlier].get(role, ()))
        if mine and theirs and mine != theirs:
            return False
    token = matches[n].token
    points = any(c.lower_ in POINTING for c in token.children if c.dep_ == "det")
    # "The visit", when a visit was told of just before and nothing speaks against it.
    near = points and token.pos_ == "NOUN" and token.lemma_.lower() == matches[earlier].token.lemma_.lower()
    return shared >= 2 or (shared == 1 and (points or bool(one.date_id and other.date_id))) or near


def _ids(fillers: Sequence[Filler]) -> frozenset[str]:
    """Who or how much: entities, or the values of figures."""
    found = set()
    for f in fillers:
        if f.entity_id:
            found.add(f.entity_id)
        elif f.table == "quantities":
            found.add(f"{f.placed.row.value_min}-{f.placed.row.value_max}")
        elif f.table == "money":
            found.add(f"{f.placed.row.amount_min}-{f.placed.row.amount_max}")
    return frozenset(found)


def _one_day(one: Parts, other: Parts) -> bool:
    first = {f.placed.row.value for f in one.get("date", ())}
    second = {f.placed.row.value for f in other.get("date", ())}
    return bool(first & second)
