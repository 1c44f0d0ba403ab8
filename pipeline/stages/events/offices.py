"""Which office somebody leaves, and in which body, where his title says so: "Finance Minister Ann Lee resigned"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.core import vocab
from pipeline.logic.fillers import Filler, Fillers
from pipeline.logic.syntax import SUBJECTS, children, lemma, prepositions

if TYPE_CHECKING:
    from spacy.tokens import Token

LEAVING = frozenset({"resignation", "depose"})
# A deputy or the head of something has no name for what he leaves; a general leaves no rank.
OFFICES = frozenset(r["lemma"] for r in vocab.read("events", "offices")) - {
    "deputy",
    "head",
    "leader",
    "officer",
    "general",
    "captain",
}
BODIES = frozenset({"ORG", "FAC"})


def add_office(kind: str, filled: dict[str, list[Filler]], cast: Fillers) -> None:
    """Fills the office and the body of whoever leaves, from his title or from what he is called."""
    if kind not in LEAVING or len(filled.get("patient", ())) != 1 or filled["patient"][0].table != "mentions":
        return
    patient = filled["patient"][0]
    words = cast.doc.char_span(*patient.placed.span, alignment_mode="expand")
    if words is None:
        return
    who = words.root
    title = _title(who) if patient.placed.row.form == "name" else who if patient.placed.row.form == "nominal" else None
    if title is None:
        return
    taken = {f.id for fillers in filled.values() for f in fillers}
    office = cast.noun(title) if title.i != who.i and "office" not in filled else None
    if office is not None and office.id not in taken and office.placed.row.form == "nominal":
        filled["office"] = [office]
    if kind == "resignation" and "org" not in filled:
        bodies = [f for t in _body(title) if cast.label(t) in BODIES and (f := cast.mention(t)) is not None]
        if bodies := [f for f in bodies if f.id not in taken]:
            filled["org"] = bodies[:1]


def _title(name: Token) -> Token | None:
    """The office that a name bears: before it, or beside it between commas."""
    near = [t for t in children(name, "compound", "nmod") if t.i < name.i]
    near += children(name, "appos")
    near += [name.head] if name.dep_ == "appos" else []
    if name.dep_ in SUBJECTS:  # "its director, Ann Lee, left": two subjects in the parse
        near += [s for s in children(name.head, *SUBJECTS) if s.i < name.i]
    found = [t for t in near if lemma(t) in OFFICES and (t.pos_ != "PROPN" or t.is_title)]
    return found[-1] if found else None


def _body(office: Token) -> list[Token]:
    """Whose office it is: "the chairwoman of the library board", "the bank's governor"."""
    return [
        *children(office, "poss", "compound", "nmod"),
        *(o for name, objects in prepositions(office) if name in {"of", "at"} for o in objects),
    ]
