"""Which date a predicate has."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from pipeline.core.placed import Placed
from pipeline.logic.clauses import light_verb
from pipeline.logic.fillers import Fillers
from pipeline.logic.syntax import children, is_clause

if TYPE_CHECKING:
    from spacy.tokens import Token

LONG = re.compile(r"\d{2,4}(-(Q\d|H\d|S[PU]|FA|WI))?|[A-Z]+_REF|P.*")
LINKS = frozenset(
    {"dobj", "nsubjpass", "attr", "pobj", "nsubj", "xcomp", "conj", "prep", "aux", "auxpass", "acomp", "pcomp", "agent"}
)


class Times:
    """The dates of a document, by the word that each of them hangs on."""

    def __init__(self, cast: Fillers) -> None:
        self.hung: dict[int, list[Placed[Any]]] = {}
        for placed in cast.tables["dates"]:
            if placed.row.type in {"DATE", "TIME"} and (word := self.host(placed, cast)) is not None:
                self.hung.setdefault(word.i, []).append(placed)

    def own(self, token: Token) -> Placed[Any] | None:
        """The date that hangs on the word itself, or on the copula whose predicate it is."""
        found = self.hung.get(token.i) or (self.hung.get(token.head.i) if token.dep_ == "attr" else None)
        return found[0] if found else None

    def of(self, token: Token) -> Placed[Any] | None:
        """The date on the trigger itself, else on its light verb, else on the clause that it is part of."""
        here, steps = token, 0
        while steps < 6:
            if found := self.hung.get(here.i):
                return min(found, key=lambda p: (abs(p.span.start - token.idx), p.span))
            if is_clause(here) and here.dep_ == "advcl" and (fronted := self._fronted(here)) is not None:
                return fronted
            carrier = light_verb(here)
            if carrier is None and (
                here.dep_ not in LINKS or (is_clause(here) and here.dep_ not in {"xcomp", "conj", "pcomp"})
            ):
                return self._when(here) or (self._along(here) if here.i == token.i else None)
            if is_clause(here) and here.dep_ == "conj":
                one = here.i == token.i or light_verb(token) == here  # "praised the talks": these were on another day
                return self._before(here.head) or self._when(here) or (self._shared(here) if one else None)
            here = carrier or here.head
            steps += 1
        return None

    def _when(self, verb: Token) -> Placed[Any] | None:
        """ "Nine died when the bridge fell on Tuesday": the clause with "when" says when, for all verbs before it."""
        verbs = [verb, *(c for c in children(verb, "conj") if is_clause(c))] if is_clause(verb) else []
        for clause in (c for v in verbs for c in children(v, "advcl")):
            if _opens_when(clause) and (found := self.hung.get(clause.i)):
                return found[0]
        return None

    def _along(self, verb: Token) -> Placed[Any] | None:
        """What goes along has the date of the act above: "stormed the village on Sunday, abducting 40", "died on
        Sunday when a shaft collapsed".
        """
        along = verb.tag_ == "VBG" and not children(verb, "mark", "aux")
        if verb.dep_ != "advcl" or verb.i < verb.head.i or not (along or _opens_when(verb)):
            return None
        return self._short(p for p in self.hung.get(verb.head.i, ()) if p.span.start < verb.idx)

    def _shared(self, verb: Token) -> Placed[Any] | None:
        """ "Police raided the shop on Monday and arrested two": one who does both does them at one time."""
        head = verb.head
        if verb.tag_ != head.tag_ or not is_clause(head) or children(verb, "nsubj", "nsubjpass", "aux", "auxpass"):
            return None
        return self._short(self.hung.get(head.i, ())) or (
            self._shared(head) if head.dep_ == "conj" else self._along(head)
        )

    @staticmethod
    def _short(found: Iterable[Placed[Any]]) -> Placed[Any] | None:
        """The first of dates that is no year or quarter: these are long enough for two acts."""
        return next((p for p in found if not LONG.fullmatch(p.row.value)), None)

    def _fronted(self, verb: Token) -> Placed[Any] | None:
        """ "In 2010, once crowds took to the streets, ...": a date in front of both clauses holds for both."""
        found = [p for p in self.hung.get(verb.head.i, ()) if p.span.start < min(verb.idx, verb.head.idx)]
        return found[0] if found else None

    def _before(self, verb: Token) -> Placed[Any] | None:
        """A date in front of the first of coordinated verbs holds for the others too."""
        found = [p for p in self.hung.get(verb.i, ()) if p.span.start < verb.idx]
        if not found and is_clause(verb) and verb.dep_ == "conj":
            return self._before(verb.head)
        return found[0] if found else None

    @staticmethod
    def host(placed: Placed[Any], cast: Fillers) -> Token | None:
        """The verb or noun that a date hangs on: outwards over prepositions and words of the date itself."""
        span = placed.span
        token = cast.doc.char_span(span.start, span.end, alignment_mode="expand")
        if token is None:
            return None
        here = token.root
        while here.head != here:
            here = here.head
            inside = span.start <= here.idx < span.end
            # "by 4 percent in May" may hang on the percent: a figure has no date, what it measures has.
            figure = cast.covering("quantities", here) or cast.covering("money", here)
            if not inside and figure is None and here.pos_ not in {"ADP", "SCONJ", "PUNCT", "DET"}:
                return here
        return here if not span.start <= here.idx < span.end else None


def _opens_when(clause: Token) -> bool:
    return any(c.lower_ == "when" for c in clause.children)
