"""From a word to the rows that the stages before have found at it: mention, date, money, quantity."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from pipeline.core import rows
from pipeline.core.placed import Placed
from pipeline.core.text import Span
from pipeline.logic.kinds import AGENTS, CLASS, KINDS, PEOPLE, SETTLEMENTS, is_known, noun
from pipeline.logic.syntax import SUBJECTS, antecedent, children, lemma, prepositions

if TYPE_CHECKING:
    from spacy.tokens import Token

# Kinds of a noun and of the name in apposition to it that may be one: a plaintiff may be a body.
TWINS = frozenset({("", "PERSON"), ("PERSON", "ORG")})
NESTED = 4  # more rows than these never begin inside one another
MANY = 2


class Covered:
    """The rows of one document, found by the words they cover."""

    def __init__(
        self,
        mentions: Sequence[Placed[rows.Mention]],
        dates: Sequence[Placed[rows.Date]],
        money: Sequence[Placed[rows.Money]],
        quantities: Sequence[Placed[rows.Quantity]],
    ) -> None:
        self.tables: dict[str, list[Placed[Any]]] = {
            "mentions": sorted(mentions, key=lambda p: p.span),
            "dates": list(dates),
            "money": list(money),
            "quantities": list(quantities),
        }
        self.starts = {name: [p.span.start for p in placed] for name, placed in self.tables.items()}
        self.labels: dict[int, str] = {}

    def covering(self, table: str, token: Token) -> Placed[Any] | None:
        """The smallest row of a table that holds a token: names may stand inside nominals."""
        placed = self.tables[table]
        at = token.idx
        n = bisect_right(self.starts[table], at)
        holding = [p for p in placed[max(0, n - NESTED) : n] if at < p.span.end]
        if len(holding) < MANY:
            return holding[0] if holding else None
        return min(holding, key=lambda p: p.span.length)

    def within(self, table: str, span: Span) -> list[Placed[Any]]:
        """The rows of a table inside a clean span."""
        placed = self.tables[table]
        n = bisect_right(self.starts[table], span.start - 1)
        out = []
        while n < len(placed) and placed[n].span.start < span.end:
            if placed[n].span.end <= span.end:
                out.append(placed[n])
            n += 1
        return out

    def name(self, token: Token) -> Placed[rows.Mention] | None:
        """The name mention that a token stands in."""
        known = self.covering("mentions", token)
        return known if known is not None and known.row.form == "name" else None

    def label(self, token: Token) -> str:
        """The entity type of what a word stands for; "" if it isn't known."""
        found = self.labels.get(token.i)
        if found is None:
            found = self.labels[token.i] = self._label(token)
        return found

    def _label(self, token: Token) -> str:
        known = self.covering("mentions", token) or self._named_twin(token)
        if known is not None and (known.row.form != "name" or self._heads(token, known.span)):
            return str(known.row.label) or KINDS.get(noun(token), "")
        if token.pos_ == "PRON":
            return (PEOPLE[token.lower_] or "FOLK") if is_known(token) else ""
        return KINDS.get(noun(token), "")

    def principals(self, token: Token) -> Iterable[Placed[rows.Mention]]:
        """Whom an agent noun acts for: NATO, for the delegation of "NATO, whose delegation"."""
        if lemma(token) not in AGENTS:
            return
        owners = [*children(token, "poss", "amod", "compound", "nmod")]
        owners += [t for name, objects in prepositions(token) if name in {"of", "from"} for t in objects]
        for owner in map(antecedent, owners):
            known = self.covering("mentions", owner)
            if known is not None and known.row.label in {"GPE", "ORG", "NORP"} and known.row.entity_id:
                yield known

    def _heads(self, token: Token, span: Span) -> bool:
        """Whether a token is the head of the name it stands in, or its head lies outside of it."""
        head = token.head
        return head == token or not (span.start <= head.idx < span.end)

    def _named_twin(self, token: Token) -> Placed[rows.Mention] | None:
        """The name beside a nominal: "his foreign minister, Ann Lee"."""
        twins = children(token, "appos")
        if token.dep_ == "appos":
            twins.append(token.head)
        elif token.dep_ in SUBJECTS:  # "the militant group Red Dawn has left": two subjects in the parse
            twins += [s for s in children(token.head, *SUBJECTS) if s.left_edge.i == token.i + 1]
        for twin in twins:
            named = self.covering("mentions", twin)
            # An apposition of a person to a person only: "the capital, Lima" is no actor of the same kind.
            if named is None or named.row.form != "name":
                continue
            kind = CLASS.get(lemma(token), "" if token.pos_ == "NOUN" else "PERSON")
            if kind == named.row.label:  # "the third, Ann Lee" as well as "the minister, Ann Lee"
                return named
            if not kind and twin.left_edge.i == token.i + 1:  # "the trade bloc Mercosur"
                return named
            # "Her host, Ann Lee", "the plaintiff, the Post Office"
            parted = twin.i > token.i and twin.left_edge.nbor(-1).text == ","
            if parted and token.tag_ == "NN" and (kind, named.row.label) in TWINS:
                return named
        if token.pos_ == "NOUN" and lemma(token) in SETTLEMENTS:
            for name, objects in prepositions(token):
                named = self.covering("mentions", objects[0]) if name == "of" and objects[0].pos_ == "PROPN" else None
                if named is not None and named.row.form == "name" and named.row.label in {"GPE", "LOC"}:
                    return named
        return None
