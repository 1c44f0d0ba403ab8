"""A town before a noun says where: "the Lima bombings"; a state says who or whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.core import vocab
from pipeline.logic.fillers import Filler, Fillers
from pipeline.logic.syntax import children, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

PLACES = frozenset({"GPE", "LOC", "FAC"})
PARTS = ("actor", "target", "patient")
# Types of which towns are the scene, not the doers.
SCENES = frozenset({"attack", "kill", "injure", "death", "disaster", "protest", "military_action", "arrest", "abduct"})


# Types whose noun may stand behind what is hit.
STRUCK = frozenset({"attack", "protest", "military_action", "crackdown", "criticise", "sanction"})
BUILDINGS = frozenset(r["lemma"] for r in vocab.read("events", "buildings"))
WARS = frozenset({"war", "conflict", "fighting", "insurgency"})
HARM = frozenset({"kill", "injure"})  # no town kills: "a bomb in Lima killed two"


def settle_towns(kind: str, trigger: Token, filled: dict[str, list[Filler]], cast: Fillers) -> None:
    """Makes the place of an event what stands as a name before its noun and is no state."""
    if kind not in SCENES or trigger.pos_ not in {"NOUN", "PROPN"}:
        return
    # Names alone: asked for a noun such as "mass", the cast would make a mention of it.
    before = [m for m in children(trigger, "compound", "nmod", "amod") if cast.name(m) is not None]
    # A war is where the country before it is, unless it says against whom: "the Iraq war".
    war = lemma(trigger) in WARS and "target" not in filled
    towns = [
        f
        for m in before
        if (f := cast.mention(m)) is not None and (_is_town(f) or (war and m.dep_ == "compound" and _is_land(f)))
    ]
    if not towns:
        return
    ids = {f.id for f in towns}
    for role in PARTS:
        if kept := [f for f in filled.get(role, ()) if f.id not in ids]:
            filled[role] = kept
        else:
            filled.pop(role, None)
    filled.setdefault("place", towns)


def spare_towns(kind: str, filled: dict[str, list[Filler]]) -> None:
    """Takes towns, named or not, from among those who kill or wound."""
    doers = filled.get("actor", []) if kind in HARM else []
    kept = [f for f in doers if not _is_town(f) and (f.placed.row.form, f.placed.row.label) != ("nominal", "GPE")]
    if kept:
        filled["actor"] = kept
    elif doers:
        del filled["actor"]


def settle_marks(kind: str, trigger: Token, filled: dict[str, list[Filler]], cast: Fillers) -> None:
    """Makes the target of an act what stands before its noun as what is hit: "embassy bombings", "anti-Chad riots"."""
    if "actor" not in filled or trigger.pos_ != "NOUN" or kind not in STRUCK:
        return
    before = {m.idx for m in children(trigger, "compound", "nmod", "amod") if lemma(m) in BUILDINGS}
    hit = [
        f
        for f in filled["actor"]
        if f.table == "mentions" and (f.placed.row.text.lower().startswith("anti-") or f.placed.span.start in before)
    ]
    if not hit:
        return
    if kept := [f for f in filled["actor"] if f not in hit]:
        filled["actor"] = kept
    else:
        del filled["actor"]
    filled.setdefault("target", hit)


def _is_land(filler: Filler) -> bool:
    row = filler.placed.row
    return filler.table == "mentions" and row.label in PLACES and "." not in row.text  # "the U.S. war"


def _is_town(filler: Filler) -> bool:
    """States have the code of their country as their id: gpe:IL."""
    row = filler.placed.row
    if filler.table != "mentions" or row.form != "name" or row.label not in PLACES:
        return False
    code = filler.entity_id.removeprefix("gpe:")
    return not (code.isupper() and len(code) in {2, 4})
