"""One pass over a document that ties names, nominals and pronouns to what they stand for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from pipeline.core.placed import Placed, Sentences, sentence_at
from pipeline.core.rows import AROUND, Mention
from pipeline.core.text import Span, Text
from pipeline.stages.entities import couples, extents, facts, grammar, nominals, phrases, pronouns
from pipeline.stages.entities.discourse import Discourse, Referent, Said
from pipeline.stages.entities.grammar import SUBJECTS
from pipeline.stages.entities.ids import plain
from pipeline.stages.entities.phrases import Phrase
from pipeline.stages.entities.pronouns import HE, IT, PERSONAL, SHE, THEY, WHO
from pipeline.stages.entities.voices import FORMS, Voices

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

COPULAS = frozenset({"be", "become", "remain"})
SMALL = frozenset({"of", "for", "at", "in", "on", "and", "the"})
BODIES = frozenset({"ORG", "GPE"})
A_KIND = ("a ", "an ")
WORDS = frozenset({*PERSONAL, *IT, *THEY, *WHO, *FORMS})


class Link(NamedTuple):
    """A mention that isn't a name: its place, what it stands for, by which rule.

    `head` is where the noun that heads it begins; `noun` its lemma and `called` its words from the first modifier
    to the head. A `lone` pronoun is a mention though nothing says for whom it stands.
    """

    span: Span
    sent: int
    head: int
    referent: Referent
    form: str
    label: str
    rule_id: str
    noun: str
    called: Span
    lone: bool = False


def resolve(
    text: Text,
    sentences: Sentences,
    doc: Doc,
    mentions: Sequence[Placed[Mention]],
    genders: Mapping[str, str],
    home: str = "",
) -> list[Link]:
    """Every nominal and pronoun, with what it stands for. `mentions` are those already tied to entities.

    `genders` has m or f by person; `home` is the state that the document is of, if it is of one.
    """
    d = Discourse(text, sentences, doc, mentions, genders)
    found = list(_Pass(d, Voices(d, mentions), home).run())
    return [x._replace(referent=x.referent.true) for x in found]


class _Pass:
    def __init__(self, d: Discourse, voices: Voices, home: str) -> None:
        self.d, self.voices, self.home = d, voices, home
        self.phrases: dict[int, Phrase] = {}  # of one sentence: those of a long document would fill the memory

    def run(self) -> Iterator[Link]:
        for sentence in phrases.parsed(self.d.doc):
            self.phrases = {p.head.i: p for p in phrases.read_all(sentence, self.d.text, self.d.sentences)}
            for token in sentence:
                for m in self.d.roots.get(token.i, ()):
                    self._name(token, m)
                if p := self.phrases.get(token.i):
                    yield from self._phrase(p)
                    yield from self._several(p)
                elif token.lower_ in WORDS and token.pos_ in {"PRON", "DET"} and token.i not in self.d.inside:
                    yield from self._pronoun(token, token.lower_)

    def _say(self, r: Referent, span: Span, sent: int, root: Token, form: str) -> None:
        said = Said(r, span, sent, root, form)
        self.d.say(said)
        self.voices.heard(said)

    def _name(self, root: Token, m: Placed[Mention]) -> None:
        r = self.d.bearer(m)
        words = plain(m.row.text).split()
        if m.row.form == "nominal" and words:
            self.d.call(r, words[-1], *words)
        elif m.row.label != "PERSON" and len(words) > 1:
            # "University of Leeds", "Leeds University": both are called a university.
            short = next((n for n, w in enumerate(words) if w in SMALL and n), len(words))
            for noun in sorted({words[short - 1], words[-1]}):
                self.d.call(r, noun, *words)
        r.words.update(words)
        self._say(r, m.span, m.sent, root, m.row.form)

    def _phrase(self, p: Phrase) -> Iterator[Link]:
        t = p.head
        if t.i in self.d.inside:
            yield from self._named(p)
            return
        if self._tells(p) or (p.label == "PERSON" and p.opening == "bare" and not p.many and t.pos_ == "NOUN"):
            return  # "became pastor" names an office, not somebody
        r, rule = self._meant(p)
        self.d.call(r, p.lemma, *p.words, *p.tail)
        self._say(r, p.span, p.sent, t, "nominal")
        if r.person:
            self._speaks_for(p, r)
        yield Link(p.span, p.sent, t.idx, r, "nominal", p.label or r.label, rule, p.lemma, phrases.called(p))

    def _meant(self, p: Phrase) -> tuple[Referent, str]:
        """What a nominal stands for, by which rule; somebody or something new, if it goes back to nothing."""
        if beside := nominals.twin(self.d, p):
            return beside, AROUND
        if found := nominals.antecedent(self.d, p):
            return found
        if self.home and p.lemma == "government" and p.opening == "definite" and not p.words and not p.tail:
            own = f"gov:{self.home}"
            return self.d.named.setdefault(own, Referent(own, "ORG", many=None)), "entities.stand_in"
        many = None if not p.many and p.lemma in phrases.groups() else p.many
        owner = self.d.at.get(p.owner.i) if p.owner is not None else None
        r = Referent("", p.label, p.gender, many, owner=owner.referent if owner else None)
        r.exact, r.adjectives = p.words | {p.lemma}, p.adjectives
        return r, "entities.introduced"

    def _tells(self, p: Phrase) -> bool:
        """Whether a phrase only tells of somebody beside it: an apposition, or what somebody is said to be."""
        t = p.head
        if t.dep_ == "appos":
            above = self.d.at.get(t.head.i)
            # What follows a colon or stands in a quotation of its own tells of no thing before it.
            if (
                above is None
                or t.left_edge.i == 0
                or t.left_edge.nbor(-1).text in {":", ";"}
                or (p.label and above.referent.label and p.label != above.referent.label)
            ):
                return False
            self.d.call(above.referent, p.lemma, *p.words, *p.tail)
            self.d.at.setdefault(t.i, above)
            return True
        if t.dep_ != "attr" or t.head.lemma_ not in COPULAS:
            return False
        subject = next((c for c in t.head.children if c.dep_ in SUBJECTS), None)
        said = self.d.at.get(subject.i) if subject is not None else None
        if said is not None and said.form == "pronoun" and p.label != said.referent.label:
            return False  # "it's the harbour" may say where it is
        if said is not None and not any(c.dep_ == "neg" for c in t.head.children):
            self.d.call(said.referent, p.lemma, *p.words, *p.tail)
            said.referent.gender = said.referent.gender or p.gender
        return said is not None

    def _named(self, p: Phrase) -> Iterator[Link]:
        """A phrase that a name heads: its title and other words tell of the name's bearer."""
        m = self.d.headed(p.head)
        if m is None:
            return
        r = self.d.bearer(m)
        for c in p.head.lefts:
            if c.dep_ in phrases.WORDS and c.i not in self.d.inside and c.pos_ in extents.HEADS:
                self.d.call(r, phrases.lemma_of(c))
        if m.row.label == "PERSON":
            self._speaks_for(p, r)
        around = extents.whole(p.head, self.d.text, self.d.sentences[p.sent].span, named=True)
        span = Span(min(around.start, m.span.start), max(around.end, m.span.end))
        # "A blue Picasso" is no person, "many Texans" aren't all of them.
        a_kind = m.row.label == "PERSON" and self.d.text.value[span.start : m.span.start].lower().startswith(A_KIND)
        some = m.row.label == "NORP" and p.opening not in {"definite", "this"}
        if span != m.span and not a_kind and not some:
            yield Link(span, p.sent, p.head.idx, r, "nominal", m.row.label, AROUND, p.lemma, m.span)

    def _speaks_for(self, p: Phrase, r: Referent) -> None:
        """Notes the one body that somebody is told to speak for: "Acme's president Ann Lee"."""
        bodies: dict[str, Referent] = {}
        role = False
        for t in p.head.subtree:
            if not p.span.start <= t.idx < p.span.end:
                continue
            role = role or phrases.lemma_of(t) in facts.lemmas("speaking_for")
            m = self.d.inside.get(t.i)
            if m is not None and m.row.label == "ORG" and m.row.entity_id:
                bodies[m.row.entity_id] = self.d.bearer(m)
        if role and len(bodies) == 1:
            r.body = next(iter(bodies.values()))
            self.voices.speaks_for(p.head, r.body)

    def _several(self, p: Phrase) -> Iterator[Link]:
        """Several that are joined by "and": "Ann Lee and Bob Ray ... they"."""
        last = phrases.joined(p, self.phrases)
        if last is None or couples.listed(self.d, p.head):
            return
        span = Span(p.span.start, max(p.span.end, last.span.end))
        heads = (self.d.inside.get(x.head.i) for x in (p, last))
        labels = {m.row.label if m else x.label for m, x in zip(heads, (p, last), strict=True)}
        label = labels.pop() if len(labels) == 1 else ""
        r = Referent("", label, many=True, members=couples.members(self.d, p.head))
        self._say(r, span, p.sent, p.head, "nominal")
        yield Link(span, p.sent, -1, r, "nominal", label, "entities.introduced", p.lemma, span)

    def _pronoun(self, token: Token, word: str) -> Iterator[Link]:
        span = Span(token.idx, token.idx + len(token))
        home = sentence_at(self.d.sentences, span.start)
        if home is None or span.end > home.span.end:
            return
        if word in WHO:
            if noun := pronouns.relative(self.d, token):
                yield Link(span, home.sent, token.idx, noun, "pronoun", noun.label, "entities.relative", word, span)
            return
        if word in FORMS:
            r, rule, form, gender = self.voices.of(token), "entities.speaker", "speech", ""
        else:
            gender = "m" if word in HE else "f" if word in SHE else ""
            label = "PERSON" if gender else ""
            r = self._third(token, home.sent, gender) or Referent("", label, gender, word in THEY)
            r.gender = r.gender or gender
            rule, form = "entities.pronoun", "pronoun"
        self._say(r, span, home.sent, token, form)
        yield Link(span, home.sent, token.idx, r, "pronoun", r.label, rule, word, span, bool(gender))

    def _third(self, token: Token, sent: int, gender: str) -> Referent | None:
        """What he, she, it or they stands for, if that is clear."""
        ahead = self.d.headed(grammar.fronted(token))
        quoted = ahead is not None and self.d.quotes.at(token.idx) != self.d.quotes.at(ahead.span.start)
        if ahead is not None and not quoted and self._may_be(ahead.row, token.lower_, gender):
            return self.d.bearer(ahead)
        if token.lower_.endswith(("self", "selves")):
            return pronouns.reflexive(self.d, token)
        return pronouns.person(self.d, token, sent) if gender else pronouns.thing(self.d, token, sent)

    def _may_be(self, row: Mention, word: str, gender: str) -> bool:
        if gender:
            return row.label == "PERSON" and self.d.genders.get(row.entity_id, "") in ("", gender)
        return row.label in BODIES and word in IT
