"""Who can be the source of a cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.core.text import Span
from pipeline.logic.clauses import Arguments, Told, is_passive
from pipeline.logic.fillers import Filler, Fillers
from pipeline.logic.quotes import Quotations
from pipeline.logic.syntax import children
from pipeline.stages.attributions.words import NOBODY

if TYPE_CHECKING:
    from spacy.tokens import Token

SPEAKERS = frozenset({"PERSON", "ORG", "GPE", "NORP"})


class Sources:
    """Finds the sources of one document's cues."""

    def __init__(self, told: Told, cast: Fillers, quotes: Quotations) -> None:
        self.told, self.cast, self.quotes = told, cast, quotes

    def of_verb(self, token: Token, args: Arguments, quoted: bool) -> Filler | None:
        """The logical subject of a verb; where the parser has lost it, the name right beside the verb.

        Inside a quotation (`quoted`) only somebody named is a source: the speaker's own words about what
        "people" know say nothing of them.
        """
        subjects = args.get("prep:by" if is_passive(token) else "subj", ())
        source = self.first(subjects, outside=not quoted) or self._beside(token)
        return None if quoted and source and source.placed.row.form != "name" else source

    def of_noun(self, args: Arguments) -> Filler | None:
        """Whose claim, fear or promise it is."""
        return self.first([t for name in ("poss", "prep:by", "prep:from", "subj") for t in args.get(name, ())])

    def first(self, tokens: list[Token] | tuple[Token, ...], outside: bool = False) -> Filler | None:
        """The first that can speak: a person, a body, a document, a place that stands for one, a pronoun."""
        for token in tokens:
            if token.lower_ in NOBODY or (outside and self.quotes.holding(_span(token)) is not None):
                continue
            filler = self._named(token) or self.cast.mention(token) or self.cast.pronoun(token)
            if filler is not None and (filler.placed.row.label or filler.placed.row.form != "name"):
                return filler
        return None

    def _named(self, token: Token) -> Filler | None:
        """ "The newspaper Delavec": the name right behind a noun says who it is."""
        if token.pos_ != "NOUN" or token.i + 1 >= len(token.doc) or self.cast.name(token) is not None:
            return None
        names = [c for c in children(token, "appos") if c.pos_ == "PROPN" and c.left_edge.i == token.i + 1]
        known = self.cast.name(names[0]) if names else None
        return Filler("mentions", known, known.row.entity_id, "syntax") if known is not None else None

    def _beside(self, token: Token) -> Filler | None:
        """ "Said Ann Lee": the name or pronoun right before or behind the cue."""
        if is_passive(token):
            return None
        for step in (-1, 1):
            at = token.i + step
            if not 0 <= at < len(token.doc) or self.told.sents[at] != self.told.sents[token.i]:
                continue
            near = token.doc[at]
            if step < 0 and near.text == "," and at > 0 and token.doc[at - 1].dep_ == "appos":
                near = token.doc[at - 1]  # "its director, Ann Lee, said"
            known = self.cast.covering("mentions", near)
            if known is None or near.pos_ not in {"PROPN", "PRON"} or near.dep_ == "pobj":
                continue
            if known.row.label in SPEAKERS and (step < 0 or known.span.start == near.idx):
                return Filler("mentions", known, known.row.entity_id, "syntax")
        return None


def speaks(source: Filler) -> bool:
    """Whether somebody can praise, want or oppose: people, bodies, states, and known ones under a pronoun."""
    row = source.placed.row
    return row.label in SPEAKERS or (row.form == "pronoun" and bool(source.entity_id))


def _span(token: Token) -> Span:
    return Span(token.idx, token.idx + len(token))
