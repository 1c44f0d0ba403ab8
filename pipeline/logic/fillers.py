"""What fills a role: the mention that a word heads; nominals are made when needed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline.core import rows
from pipeline.core.placed import Placed, Sentences, sentence_at
from pipeline.core.rules import Rule
from pipeline.core.text import Span, Text
from pipeline.logic.clauses import Arguments, arguments
from pipeline.logic.covered import Covered
from pipeline.logic.hyphens import last_part
from pipeline.logic.kinds import CLASS, NOMINAL_RULE, PEOPLE, PRONOUN_RULE, THIRD, is_known, noun
from pipeline.logic.syntax import NOMINAL, children

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Nouns that the tagger takes for adjectives before what they do: "a rebel attack".
FIGHTERS = frozenset({"rebel", "militant", "insurgent", "guerrilla", "separatist"})


def _blocks(span: Span) -> range:
    """The blocks of 64 characters that a span touches."""
    return range(span.start >> 6, (span.end - 1 >> 6) + 1)


def _cross(one: Span, other: Span) -> bool:
    """Whether two phrases overlap, but for a modifier before the head of another: "price", in "price hikes"."""
    if not one.overlaps(other):
        return False
    inner, outer = sorted((one, other), key=lambda s: s.length)
    return not (outer.start <= inner.start and inner.end < outer.end)


class Filler(NamedTuple):
    """What fills a role: the table and the row, and how it was found (syntax, coreference, implicit)."""

    table: str
    placed: Placed[Any]
    entity_id: str
    resolved_by: str

    @property
    def id(self) -> str:
        """The key of the row."""
        key: str = getattr(self.placed.row, rows.BY_NAME[self.table].key[0])
        return key


class Fillers(Covered):
    """What may fill a role in one document. `added` collects the nominals made here.

    `phrases` are nominals that are tied to others, over their whole phrase, each with the place of the noun that heads
    it (-1: none does). Where that noun fills an argument, its base noun phrase has the same entity.
    """

    def __init__(
        self,
        doc_id: str,
        text: Text,
        lines: Sentences,
        doc: Doc,
        mentions: Sequence[Placed[rows.Mention]],
        dates: Sequence[Placed[rows.Date]],
        money: Sequence[Placed[rows.Money]],
        quantities: Sequence[Placed[rows.Quantity]],
        phrases: Sequence[tuple[int, Placed[rows.Mention]]] = (),
    ) -> None:
        super().__init__(mentions, dates, money, quantities)
        self.doc_id, self.text, self.lines, self.doc = doc_id, text, lines, doc
        self.made: dict[Span, Placed[rows.Mention]] = {}
        # The same by blocks of 64 characters, so that none is compared with all others.
        self.blocks: dict[int, list[Placed[rows.Mention]]] = {}
        self.phrases = [p for _, p in phrases]
        self.heads = {head: p for head, p in phrases if head >= 0}
        self.places = {p.span for p in self.phrases}
        self.known: dict[int, Arguments] = {}
        self.nested = False  # whether a modifier may be a nominal of its own: the roles of events ask for them

    @property
    def added(self) -> tuple[Placed[rows.Mention], ...]:
        """The nominals that arguments asked for, and the phrases, in reading order."""
        return tuple(sorted((*self.made.values(), *self.phrases), key=lambda p: p.span))

    def drop(self, made: Iterable[Span], used: Collection[str]) -> None:
        """Forgets the nominals at these spans that no row came to use."""
        for span in made:
            if self.made[span].row.mention_id not in used:
                self._unmake(span)

    def arguments(self, token: Token) -> Arguments:
        """The logical arguments of a word, found once a document."""
        found = self.known.get(token.i)
        if found is None:
            found = self.known[token.i] = arguments(token)
        return found

    def forget(self, number: int) -> None:
        """Takes back the nominals made since there were `number`: no row points to them."""
        while len(self.made) > number:
            self._unmake(next(reversed(self.made)))

    def _unmake(self, span: Span) -> None:
        gone = self.made.pop(span)
        for block in _blocks(span):
            self.blocks[block].remove(gone)

    def mention(self, token: Token) -> Filler | None:
        """The mention that a noun or pronoun heads; a nominal is made if nothing else is there."""
        known = self.covering("mentions", token)
        if known is not None:
            if known.row.form == "name" and not self._heads(token, known.span):
                return self._nominal(token)
            return Filler(
                "mentions", known, known.row.entity_id, "syntax" if known.row.form == "name" else "coreference"
            )
        named = self._named_twin(token)
        if named is not None:
            return Filler("mentions", named, named.row.entity_id, "syntax")
        if is_known(token):
            return self._make(token, token, PEOPLE[token.lower_], "pronoun", PRONOUN_RULE)
        return self._nominal(token) if token.pos_ in {"NOUN", "PROPN"} else self.pronoun(token)

    def noun(self, token: Token) -> Filler | None:
        """The nominal of a noun itself, though a name beside it says who that is: "its director, Ann Lee"."""
        known = self.covering("mentions", token)
        return self._nominal(token) if known is None or known.row.form == "name" else self.mention(token)

    def fighters(self, token: Token) -> Filler | None:
        """Who the adjective of "a rebel attack" names: the tagger has it for a noun elsewhere."""
        return self._nominal(token) if token.pos_ == "ADJ" and token.lower_ in FIGHTERS else None

    def pronoun(self, token: Token) -> Filler | None:
        """A pronoun of the third person whose antecedent isn't known, where it speaks for itself: "they say"."""
        if token.lower_ not in THIRD or token.dep_ not in {"nsubj", "agent", "pobj"}:
            return None
        return self._make(token, token, "", "pronoun", PRONOUN_RULE)

    def _nominal(self, token: Token) -> Filler | None:
        if (
            token.pos_ in {"PRON", "NUM"}
            or (token.pos_ not in NOMINAL and token.pos_ != "ADJ")
            or self.covering("dates", token) is not None
        ):
            return None
        return self._make(self._first_of(token), token, CLASS.get(noun(token), ""), "nominal", NOMINAL_RULE)

    def _make(self, first: Token, last: Token, label: str, form: str, rule: Rule) -> Filler | None:
        """A mention of what no stage before has found; None where it would overlap another one made here."""
        until = last_part(last)
        span = Span(first.idx, until.idx + len(until))
        made = self.made.get(span)
        if made is None:
            line = sentence_at(self.lines, last.idx)
            if line is None or "\n" in self.text[span]:
                return None
            near = (p for block in _blocks(span) for p in self.blocks.get(block, ()))
            clash = _cross if self.nested else Span.overlaps
            if any(clash(p.span, span) and p.sent == line.sent for p in near):
                return None
            phrase = self.heads.get(last.idx) if form == "nominal" else None
            if phrase is not None and phrase.span == span:
                return self._filler(phrase)
            if span in self.places:
                return None
            start, end = self.text.to_raw(span)
            made = Placed(
                span,
                line.sent,
                rows.Mention(
                    mention_id=rows.place(self.doc_id, start, end),
                    doc_id=self.doc_id,
                    sent_id=line.row.sent_id,
                    start=start,
                    end=end,
                    text=self.text.raw_slice(span),
                    label=label,
                    form=form,
                    entity_id=phrase.row.entity_id if phrase else "",
                    rule_id=rule.id,
                ),
            )
            self.made[span] = made
            for block in _blocks(span):
                self.blocks.setdefault(block, []).append(made)
        return self._filler(made)

    def _filler(self, nominal: Placed[rows.Mention]) -> Filler:
        entity_id = nominal.row.entity_id
        named = bool(entity_id) and ":~" not in entity_id
        return Filler("mentions", nominal, entity_id, "coreference" if named else "syntax")

    def _first_of(self, noun: Token) -> Token:
        """Where the base noun phrase begins: at its first modifier, behind possessor, article and figures."""
        modifiers = [c for c in children(noun, "amod", "compound", "nmod") if noun.i - 4 <= c.i < noun.i]
        left = min((c.left_edge.i for c in modifiers), default=noun.i)
        first = noun
        while first.i > left:
            before = first.nbor(-1)
            figure = any(self.covering(table, before) for table in ("quantities", "money", "dates"))
            if figure or before.dep_ in {"det", "case", "cc", "poss"} or before.text in {",", "(", ")", '"'}:
                break
            first = before
        return first
