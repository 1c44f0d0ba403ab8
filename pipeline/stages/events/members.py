"""Who is named of those who fill a role: "unions, including the Teachers' Federation"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.logic.fillers import Filler, Fillers
from pipeline.logic.patterns import LABELS
from pipeline.logic.syntax import children, is_clause, settled

if TYPE_CHECKING:
    from spacy.tokens import Token

NAMING = "including"
ACTORS = frozenset(LABELS["ACTOR"])
# Whoever is among these is one of them; of a body, its members aren't the body.
ROLES = ("actor", "participant", "patient", "visitor", "target", "recipient", "supplier", "winner", "imposer")
# Behind the verb, "including" is about those whom the verb is about.
MAIN = ("patient", "visitor", "participant")


def add_members(trigger: Token, filled: dict[str, list[Filler]], cast: Fillers) -> None:
    """Adds those named behind "including" to the role of those among whom they are."""
    taken = {f.id for fillers in filled.values() for f in fillers}
    for role in ROLES:
        for filler in filled.get(role, ())[:]:
            words = _words(filler, cast)
            if words is None or words.tag_ not in {"NNS", "NNPS", "NN"}:
                continue
            if words.tag_ == "NNS" and len(names := _apposed(words, cast, taken)) > 1:
                filled[role] = [f for f in filled[role] if f.id != filler.id] + names
            filled[role] += _named(words, cast, taken)
    if is_clause(trigger):
        for role in MAIN:
            if role in filled and (found := _named(trigger, cast, taken)):
                filled[role] += found
                return


def _words(filler: Filler, cast: Fillers) -> Token | None:
    if filler.table != "mentions" or filler.placed.row.form != "nominal":
        return None
    span = cast.doc.char_span(*filler.placed.span, alignment_mode="expand")
    return None if span is None else span.root


def _apposed(words: Token, cast: Fillers, taken: set[str]) -> list[Filler]:
    """The names that say who a group is: "two builders, Ann Lee and Sam Roe"."""
    tokens = [t for t in settled(children(words, "appos")) if t.pos_ == "PROPN" and cast.label(t) in ACTORS]
    found = [f for t in tokens if (f := cast.mention(t)) is not None and f.id not in taken]
    return found if all(f.placed.row.form == "name" for f in found) else []


def _named(word: Token, cast: Fillers, taken: set[str]) -> list[Filler]:
    out = []
    for link in children(word, "prep", "acl"):
        if link.lower_ == NAMING:
            for token in settled(children(link, "pobj", "dobj")):
                found = cast.mention(token) if cast.label(token) in ACTORS else None
                if found is not None and found.id not in taken:
                    taken.add(found.id)
                    out.append(found)
    return out
