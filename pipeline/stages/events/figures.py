"""Figures that the order of words adds: doubled, from 40% to 25%, 66 percent, up from 39; how many took part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from pipeline.core.placed import Placed
from pipeline.core.text import Span
from pipeline.logic.fillers import Filler, Fillers
from pipeline.logic.matching import Match

TABLES = ("money", "quantities")
REACH = 40  # characters from one figure to the next behind it
BACK = 160
COMPARED = re.compile(
    r"\b(?:compared (?:with|to) an?(?: [\w-]+){1,3} of|(?:compared|versus|vs\.?|against)(?: (?:with|to))?)"
    r"(?: (?:about|just|only|some|nearly))? $",
    re.I,
)
TURNED = re.compile(
    r"\b(from|to) (?:(?<=from )an?(?: [\w-]+){1,3} of )?"
    r"(?:(?:about|around|just|only|some|nearly|almost|roughly|over) )?(?:an? )?$"
)
TURNS = frozenset({"up", "down"})


# Of how many who act, are hit or are chosen it is said: "three ministers resigned", "300 workers marched".
COUNTED = ("patient", "actor", "visitor")
# "Six gunmen abducted the mayor": of those who suffer it the number is asked.
SUFFERED = frozenset({"abduct", "arrest", "kill", "injure", "release", "expel"})
# Of these, of how many others, too: "seized 40 phones", "bombed two towns", "fined three banks".
OTHERS = {
    "seize": ("theme",),
    "trade": ("theme",),
    "arms_supply": ("theme",),
    "attack": ("target",),
    "sanction": ("target",),
    "retreat": ("theme",),
}
TRIED = ("court_case", "verdict")
# The two figures of a vote, from how far before it to how far behind.
AGO, TALLIED = 8, 60
AGAINST = re.compile(r" (?:votes? )?(?:to|against) |[-–]")
BETWEEN = re.compile(r" ?|[ ]of (?:(?:the|its|his|her|their|other|young|local) )?")


def count(match: Match, filled: dict[str, list[Filler]], cast: Fillers) -> None:
    """Adds the number that stands right before who acts or is hit, where no rule has found one."""
    kind = match.pattern.type
    if kind == "vote" and (tally := _tally(match, cast)):
        filled["count"] = tally
    if "count" in filled:
        return
    roles = COUNTED[:1] if kind in SUFFERED and "patient" in filled else COUNTED
    if match.token.pos_ == "VERB":
        roles = (*roles, *OTHERS.get(kind, ()))
    if kind in TRIED:
        roles = ("target",)
    fillers = [f for role in roles for f in filled.get(role, ()) if f.table == "mentions"]
    for filler in fillers:
        start = filler.placed.span.start
        for placed in cast.within("quantities", Span(max(0, start - REACH), start)):
            gap = cast.text[Span(placed.span.end, start)]
            if placed.row.kind == "count" and BETWEEN.fullmatch(gap) and _may_be_counted(filler):
                filled.setdefault("count", []).append(Filler("quantities", placed, "", "syntax"))


def _tally(match: Match, cast: Fillers) -> list[Filler]:
    """Both sides of a vote: "voted 68 to 51", "by 71 votes to 60"."""
    near = cast.within("quantities", Span(max(0, match.span.start - AGO), match.span.end + TALLIED))
    figures = [p for p in near if p.row.kind == "count"]
    for first, second in pairwise(figures):
        between = Span(first.span.end, second.span.start)
        if first.sent == second.sent and AGAINST.fullmatch(cast.text[between]):
            return [Filler("quantities", p, "", "syntax") for p in (first, second)]
    return []


def _may_be_counted(filler: Filler) -> bool:
    """Whether a mention is of some, not of one by name: "six Albanians"."""
    row = filler.placed.row
    return bool(row.form == "nominal" or (row.label == "NORP" and row.text.endswith(("s", "men", "ese"))))


def sizes(match: Match, filled: dict[str, list[Filler]], cast: Fillers) -> list[Filler]:
    """What the order of words adds to the sizes of a change."""
    found = []
    held = cast.covering("quantities", match.token)  # "doubled" says by how much as well
    if held is not None and held.row.kind == "multiple":
        found.append(Filler("quantities", held, "", "syntax"))
    known = {f.id for f in filled.get("size", ())}
    for old in filled.get("comparison", ()):
        if old.table in TABLES and (new := _behind_to(old, cast)) is not None and new.id not in known:
            found.append(new)
        elif old.table in TABLES and not known and match.token.lower_ in TURNS:
            found += _before(match, old, cast)
    return found


def compare(match: Match, filled: dict[str, list[Filler]], cast: Fillers, changes: Sequence[int]) -> None:
    """Takes the figure behind "compared with", and none behind "of": "with a growth rate of 5 percent"."""
    figures = [f for f in filled.get("comparison", ()) if f.table in TABLES]
    for filler in figures:
        start = filler.placed.span.start
        if cast.text[Span(max(0, start - 4), start)].endswith(" of "):
            filled["comparison"].remove(filler)
            filled.setdefault("size", []).append(filler)
    if not filled.get("comparison"):
        filled.pop("comparison", None)
        end = match.span.end
        stop = min((c for c in changes if c >= end), default=end + BACK)
        for table in TABLES:
            for placed in cast.within(table, Span(end, min(stop, end + BACK))):
                start = placed.span.start
                if COMPARED.search(cast.text[Span(max(end, start - REACH), start)]):
                    old = Filler(table, placed, "", "syntax")
                    filled["size"] = [f for f in filled.get("size", ()) if f.id != old.id]
                    filled["comparison"] = [old]
                    if not filled["size"]:
                        del filled["size"]
                    return


def turn(match: Match, filled: dict[str, list[Filler]], cast: Fillers, changes: Sequence[int]) -> None:
    """Takes the figures behind "to" and "from" wherever the parse hung them: "a drop in sales to $5m from $6m"."""
    if match.pattern.role == "level" or "comparison" in filled:
        return
    end = match.span.end
    stop = min((c for c in changes if c >= end), default=end + BACK)
    behind = [(t, p) for t in TABLES for p in cast.within(t, Span(end, min(stop, end + BACK)))]
    ends: dict[str, Filler] = {}
    for table, placed in sorted(behind, key=lambda b: b[1].span):
        lead = cast.text[Span(end, placed.span.start)]
        if any(mark in lead for mark in (". ", "; ", "\n")):
            break
        if (word := TURNED.search(lead)) is not None:
            ends.setdefault(word[1], Filler(table, placed, "", "syntax"))
    old, new = ends.get("from"), ends.get("to")
    sizes_of = filled.get("size", [])
    kinds = {_kind(f.placed) for f in (*sizes_of, *([new] if new else []))}
    if old is None or not kinds or _kind(old.placed) not in kinds:
        return
    filled["comparison"] = [old]
    sizes_of = [f for f in sizes_of if f.id != old.id]
    if new is not None and all(f.id != new.id for f in sizes_of) and _kind(new.placed) == _kind(old.placed):
        sizes_of = [*sizes_of, new]
    if sizes_of:
        filled["size"] = sizes_of


def _behind_to(old: Filler, cast: Fillers) -> Filler | None:
    """Of "from 40% to 25%", the second figure."""
    end = old.placed.span.end
    for table in TABLES:
        for placed in cast.within(table, Span(end, end + REACH)):
            if cast.text[Span(end, placed.span.start)].strip() == "to":
                return Filler(table, placed, "", "syntax")
    return None


def _before(match: Match, old: Filler, cast: Fillers) -> list[Filler]:
    """Of "66 percent, up from 39 percent", the first: the nearest of the same kind before it in its sentence."""
    start = match.span.start
    near = [
        p
        for p in cast.within(old.table, Span(max(0, start - BACK), start))
        if p.sent == old.placed.sent and _kind(p) == _kind(old.placed)
    ]
    return [Filler(old.table, near[-1], "", "syntax")] if near else []


def _kind(placed: Placed[Any]) -> str:
    return str(getattr(placed.row, "kind", "") or getattr(placed.row, "currency", ""))
