"""Who and what a document has spoken of so far: referents, and where each was mentioned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from pipeline.core.placed import Placed, Sentences
from pipeline.core.rows import Mention
from pipeline.core.text import Span, Text
from pipeline.stages.entities.phrases import alike
from pipeline.stages.entities.quotes import Quotes

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# How many of the latest mentions a search looks at, so that it costs the same in a long text.
REACH = 80


@dataclass(eq=False, slots=True)
class Referent:
    """Somebody or something spoken of. `entity_id` is empty if it has no name; `many` None if it may be it or they.

    `lemmas` and `words` are the nouns and all words that it was called, `exact` and `adjectives` those of its first
    phrase; `owner` is whose it is, `body` for which body somebody speaks. `speech`: it is only called I, we or you.
    `members` are the names that are joined in it, `merged` what it turned out to be.
    """

    entity_id: str
    label: str
    gender: str = ""
    many: bool | None = False
    count: int = 0
    speech: bool = False
    owner: Referent | None = None
    body: Referent | None = None
    lemmas: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    exact: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()
    members: tuple[Referent, ...] = ()
    last: Said | None = None
    merged: Referent | None = None

    @property
    def true(self) -> Referent:
        """What it turned out to be."""
        found = self
        while found.merged is not None:
            found = found.merged
        return found

    @property
    def person(self) -> bool:
        """Whether it is somebody, one or several."""
        return self.label == "PERSON"


class Said(NamedTuple):
    """One mention: where, of whom, the word that heads it, whether name, nominal or pronoun."""

    referent: Referent
    span: Span
    sent: int
    root: Token
    form: str


class Discourse:
    """Mentions in the order of their heads, and the referents by name and by noun.

    `roots` and `inside` have the mentions that were there before, by the word that heads them, and by each word of
    them, the shortest first; `genders` m or f by person.
    """

    def __init__(
        self,
        text: Text,
        sentences: Sentences,
        doc: Doc,
        mentions: Sequence[Placed[Mention]],
        genders: Mapping[str, str],
    ) -> None:
        self.text, self.sentences, self.doc, self.genders = text, sentences, doc, genders
        self.quotes = Quotes(text, doc)
        self.log: list[Said] = []
        self.at: dict[int, Said] = {}
        self.named: dict[str, Referent] = {}
        self.by_lemma: dict[str, list[Referent]] = defaultdict(list)
        self.roots: dict[int, list[Placed[Mention]]] = defaultdict(list)
        self.inside: dict[int, Placed[Mention]] = {}
        for m in mentions:
            found = doc.char_span(m.span.start, m.span.end, alignment_mode="expand")
            if found is None:
                continue
            self.roots[found.root.i].append(m)
            for t in found:
                old = self.inside.get(t.i)
                if old is None or old.span.length > m.span.length:
                    self.inside[t.i] = m

    def headed(self, token: Token | None) -> Placed[Mention] | None:
        """The mention with an entity that a word heads, said already or not."""
        m = self.inside.get(token.i) if token is not None else None
        return m if m and token and m.row.entity_id and m in self.roots.get(token.i, ()) else None

    def bearer(self, m: Placed[Mention]) -> Referent:
        """Whom a mention means that was there before."""
        row = m.row
        found = self.named.get(row.entity_id)
        if found is None:
            many = None if row.label == "ORG" or (row.label == "NORP" and not row.text.endswith("s")) else False
            many = True if row.label == "NORP" and row.text.endswith("s") else many
            found = Referent(row.entity_id, row.label, self.genders.get(row.entity_id, ""), many)
            if row.entity_id:
                self.named[row.entity_id] = found
        return found

    def say(self, said: Said) -> None:
        """Adds a mention."""
        self.log.append(said)
        self.at.setdefault(said.root.i, said)
        said.referent.count += 1
        said.referent.last = said

    def call(self, referent: Referent, lemma: str, *words: str) -> None:
        """Notes a noun, with its modifiers, that means a referent."""
        referent.lemmas.add(lemma)
        referent.words.update(words)
        referent.words.add(lemma)
        known = self.by_lemma[alike(lemma)]
        if not known or known[-1] is not referent:
            known.append(referent)

    def back(self, sent: int, farthest: int) -> Iterator[Said]:
        """The mentions of this and the sentences before, the latest first."""
        for n in range(len(self.log) - 1, max(-1, len(self.log) - 1 - REACH), -1):
            if sent - self.log[n].sent > farthest:
                return
            yield self.log[n]

    def joined(self, earlier: int, sent: int) -> bool:
        """Whether two sentences stand in one paragraph."""
        first, second = self.sentences[earlier].span.end, self.sentences[sent].span.start
        return "\n" not in self.text.value[first:second]
