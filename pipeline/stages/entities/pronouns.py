"""Pronouns: he and she to a person, it and they to a body or a state, who and which to the noun before them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from pipeline.core.placed import Sentences, sentence_at
from pipeline.core.text import Span, Text
from pipeline.stages.entities import facts, grammar
from pipeline.stages.entities.grammar import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
PERSONAL = HE | SHE
WHO = frozenset({"who", "whom", "whose", "which"})
CLAUSES = frozenset({"ROOT", "conj", "advcl", "ccomp", "relcl", "xcomp", "acl", "parataxis", "csubj", "pcomp"})
BODIES = frozenset({"ORG", "GPE"})
OPENING, CLOSING = frozenset("“«"), frozenset("”»")

# How near, how prominent and how fitting a person must be; the runner-up must lag behind by MARGIN.
DISTANCE, SUBJECT, GENDER, POSSESSOR, LATER, BETWEEN, MARGIN = 1.0, 0.9, 0.5, -0.2, 0.15, 0.6, 0.35

# Sentences, and characters of a quotation, beyond which nothing is looked for.
FARTHEST, LONGEST = 6, 3000


class Known(NamedTuple):
    """Something said before: where, which entity, of what label and gender. No entity: somebody unnamed."""

    span: Span
    sent: int
    entity_id: str
    label: str
    gender: str


class Pronoun(NamedTuple):
    """A pronoun, and what it stands for, if that is clear."""

    span: Span
    sent: int
    entity_id: str
    label: str
    rule_id: str


def resolve(text: Text, sentences: Sentences, doc: Doc, known: Sequence[Known]) -> Iterator[Pronoun]:
    """Every pronoun of the third person, in reading order. `known` has the names and nominals in reading order."""
    said = _Said(text, sentences, doc, known)
    for token in doc:
        word = token.lower_
        if word not in PERSONAL and word not in IT and word not in THEY and word not in WHO:
            continue
        span = Span(token.idx, token.idx + len(token.text))
        home = sentence_at(sentences, span.start)
        if home is None or span.end > home.span.end or said.covers(span):
            continue
        if word in WHO:
            if found := said.head_of_relative(token):
                yield Pronoun(span, home.sent, found.entity_id, found.label, "entities.relative")
            continue
        found = said.person(token, home.sent) if word in PERSONAL else said.body(token, home.sent)
        if found is not None:
            gender = "m" if word in HE else "f" if word in SHE else ""
            said.add(Known(span, home.sent, found.entity_id, found.label, gender))
        entity_id, label = (found.entity_id, found.label) if found else ("", "")
        if word in PERSONAL or found:
            yield Pronoun(span, home.sent, entity_id, label or "PERSON", "entities.pronoun")


class _Said:
    """What was said up to a pronoun."""

    def __init__(self, text: Text, sentences: Sentences, doc: Doc, known: Sequence[Known]) -> None:
        self.text, self.sentences, self.doc = text, sentences, doc
        self.by_sent: dict[int, list[Known]] = {}
        self.at: dict[int, Known] = {}
        self.genders: dict[str, str] = {}
        for k in known:
            self._index(k)

    def add(self, k: Known) -> None:
        self._index(k)
        if k.gender:
            self.genders.setdefault(k.entity_id, k.gender)

    def _index(self, k: Known) -> None:
        self.by_sent.setdefault(k.sent, []).append(k)
        found = self.doc.char_span(k.span.start, k.span.end, alignment_mode="expand")
        for token in found or ():
            old = self.at.get(token.i)
            # A nominal such as "Kenyan leader" holds the name "Kenyan": its own words are the rest.
            if old is None or (old.span.length > k.span.length):
                self.at[token.i] = k

    def covers(self, span: Span) -> bool:
        return any(k.span.start <= span.start and span.end <= k.span.end for k in self._near(span.start))

    def _near(self, position: int) -> list[Known]:
        found = self.doc.char_span(position, position + 1, alignment_mode="expand")
        return [self.at[t.i] for t in found or () if t.i in self.at]

    def root(self, k: Known) -> Token:
        found = self.doc.char_span(k.span.start, k.span.end, alignment_mode="expand")
        assert found is not None
        return found.root

    def head_of_relative(self, token: Token) -> Known | None:
        """The name that "who", "which" or "whose" goes back to."""
        verb = next((t for t in (token, *token.ancestors) if t.dep_ == "relcl"), None)
        if verb is None or not verb.head.i < token.i:
            return None
        noun = verb.head
        found = self.at.get(noun.i)
        if found is None or not found.entity_id or any(t.dep_ == "conj" for t in noun.children):
            return None
        person = found.label == "PERSON"
        return None if (token.lower_ == "which") == person and token.lower_ != "whose" else found

    def person(self, token: Token, sent: int) -> Known | None:
        """The person that he or she can only be; None where two come close or none is near."""
        gender = "m" if token.lower_ in HE else "f"
        scores: dict[str, float] = {}
        best: dict[str, Known] = {}
        for k in self._in_reach(token, sent):
            if k.label != "PERSON" or k.span.end > token.idx:
                continue
            own = k.gender or self.genders.get(k.entity_id, "")
            if (own and own != gender) or self._barred(k, token):
                continue
            score = self._score(k, sent, token) + (GENDER if own else 0.0)
            if score > scores.get(k.entity_id, -9.0):
                scores[k.entity_id], best[k.entity_id] = score, k
        for rival, score in self._unnamed(token, sent):
            scores[rival] = max(scores.get(rival, -9.0), score)
        ranked = sorted(scores, key=lambda e: (-scores[e], e))
        if not ranked or ranked[0] not in best:
            return None
        close = len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < MARGIN
        found = best[ranked[0]]
        if close or not found.entity_id:
            return None
        known = found.gender or self.genders.get(found.entity_id)
        return found if known or self._sure(found, token, sent, gender) else None

    def _sure(self, k: Known, token: Token, sent: int, gender: str) -> bool:
        """Whether a person of unknown gender is the subject of this or the last sentence, and nobody else is near."""
        if sent - k.sent > 1 or not grammar.leads(self.root(k)):
            return False
        for other in self._in_reach(token, sent):
            own = other.gender or self.genders.get(other.entity_id, "")
            fits = own == gender or (own == "" and k.sent <= other.sent)
            rival = other.label == "PERSON" and other.entity_id != k.entity_id and other.span.end <= token.idx
            if rival and fits and not self._barred(other, token):
                return False
        between = self.doc.char_span(k.span.end, token.idx, alignment_mode="contract")
        return not any(grammar.name_like(a, b) and not {a.i, b.i} & self.at.keys() for a, b in pairwise(between or ()))

    def _in_reach(self, token: Token, sent: int) -> Iterator[Known]:
        """What was said in the same paragraph, or in the sentence before."""
        for n in range(sent, max(-1, sent - FARTHEST), -1):
            if sent - n > 1 and "\n" in self.text.value[self.sentences[n].span.end : self.sentences[n + 1].span.start]:
                return
            yield from self.by_sent.get(n, ())

    def _barred(self, k: Known, token: Token) -> bool:
        """Whether grammar forbids it: "Lee saw him", and the speaker of a quotation within it."""
        root = self.root(k)
        if grammar.beside(token, root):
            return True
        if root.dep_ in SUBJECTS and root.head == grammar.own_verb(token):
            return True
        quoted = self._quotes(token.idx)
        return quoted and not self._quotes(k.span.start)

    def _quotes(self, position: int) -> bool:
        """Whether a place is inside quotation marks of its paragraph."""
        start = self.text.value.rfind("\n", max(0, position - LONGEST), position) + 1
        start = max(start, position - LONGEST)
        before = self.text.value[start:position]
        opened = sum(c in OPENING for c in before) - sum(c in CLOSING for c in before)
        return opened > 0 or before.count('"') % 2 == 1

    def _score(self, k: Known, sent: int, token: Token) -> float:
        root = self.root(k)
        score = -DISTANCE * (sent - k.sent) + LATER * (k.span.start / (token.idx + 1))
        if grammar.leads(root):
            score += SUBJECT
        elif root.dep_ == "poss":
            score += POSSESSOR
        elif token.dep_ == "poss" and root.dep_ in {"dobj", "dative"} and k.sent == sent:
            score += BETWEEN  # "Lee helped Ray with his defence"
        return score

    def _unnamed(self, token: Token, sent: int) -> Iterator[tuple[str, float]]:
        """Persons without a name that are subjects nearby: "a farmer said that he ..."."""
        for t in self.doc[max(0, token.i - 60) : token.i]:
            if t.dep_ not in SUBJECTS or t.pos_ != "NOUN" or t.lemma_.lower() not in facts.lemmas("persons"):
                continue
            home = sentence_at(self.sentences, t.idx)
            if home is None or sent - home.sent > 1 or t.i in self.at or t.tag_ == "NNS":
                continue
            if not any(c.pos_ != "PRON" and c.i in self.at and self.at[c.i].label == "PERSON" for c in t.subtree):
                own = GENDER if t.head in token.ancestors else 0.0  # the subject of the pronoun's own clause
                yield f"?{t.i}", -DISTANCE * (sent - home.sent) + SUBJECT + own + LATER * (t.idx / (token.idx + 1))

    def body(self, token: Token, sent: int) -> Known | None:
        """The body, state or people that is the subject of the clause before; None where anything else could be."""
        many = token.lower_ in THEY
        if token.dep_ == "expl" or (token.dep_ in SUBJECTS and grammar.empty(token.head)):
            return None
        subject = self._subject_before(token, sent)
        if subject is None or any(c.dep_ == "conj" for c in subject.children):
            return None
        if subject.head == grammar.own_verb(token) or grammar.beside(token, subject):
            return None
        found = self.at.get(subject.i)
        if found is None or not found.entity_id:
            return None
        # Peoples are they, states and bodies it; a body may be they as well.
        plural = subject.tag_ in {"NNPS", "NNS"} and found.label == "NORP"
        fits = plural or found.label == "ORG" if many else found.label in BODIES
        return found if fits else None

    def _subject_before(self, token: Token, sent: int) -> Token | None:
        """The subject that is nearest above the pronoun in its sentence, else that of the sentence before."""
        verb = next((t for t in (token, *token.ancestors) if t.dep_ in CLAUSES and t != token), None)
        for clause in (verb, *verb.ancestors) if verb is not None else ():
            for t in clause.children:
                if t.dep_ in SUBJECTS and t != token and t.i < token.i:
                    return t
        if token.dep_ not in SUBJECTS or sent == 0:
            return None
        home, last = self.sentences[sent], self.sentences[sent - 1]
        if "\n" in self.text.value[last.span.end : home.span.start]:
            return None
        found = self.doc.char_span(last.span.start, last.span.end, alignment_mode="contract")
        return next((t for t in found.root.children if t.dep_ in SUBJECTS), None) if found is not None else None
