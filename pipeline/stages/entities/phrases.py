"""Noun phrases by their heads: how far each goes, and what it says of number, class, owner and whether it is new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from pipeline.core.placed import Sentences, sentence_at
from pipeline.core.rows import LABELS
from pipeline.core.text import Span, Text
from pipeline.core.vocab import read
from pipeline.stages.entities import facts
from pipeline.stages.entities.extents import HEADS, RIGHT, whole
from pipeline.stages.entities.ids import plain

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# A noun before another one, or beside a verb as a measure, is no phrase of its own.
INSIDE = frozenset({"compound", "amod", "nmod", "npadvmod", "advmod", "nummod", "quantmod", "case", "punct", "dep"})
WORDS = frozenset({"amod", "compound", "nmod", "nummod"})
OPENING = {"the": "definite", "this": "this", "that": "this", "these": "this", "those": "this"}
TELLING = frozenset({"NOUN", "PROPN", "NUM", "VERB"})
# How many words of what hangs on a noun are read, so that a phrase costs the same in an endless sentence.
REACH = 80


class Phrase(NamedTuple):
    """One noun phrase.

    `opening` is definite, this, owned, bare or new; `many` None where the number can't be told; `words` are its
    modifiers before the head, with `names` and `adjectives` among them, `tail` the names and nouns behind it.
    `aged`: it tells how old somebody is.
    """

    head: Token
    span: Span
    sent: int
    lemma: str
    label: str
    gender: str
    many: bool | None
    opening: str
    words: frozenset[str]
    tail: frozenset[str]
    owner: Token | None
    names: bool
    adjectives: frozenset[str]
    aged: bool


@cache
def classes() -> Mapping[str, str]:
    """The label of what a noun names, by lemma: PERSON, ORG, GPE and so on."""
    # Ships and buildings have a kind there that is no entity type.
    out = {r["lemma"]: r["label"] for r in read("logic", "nouns") if r["label"] in LABELS}
    for r in read("entities", "stand_ins"):
        out.setdefault(r["lemma"], {"STATE": "GPE", "CITY": "GPE", "CAPITAL": "GPE"}.get(r["kind"], r["kind"]))
    for table, column in (("persons", "lemma"), ("callings", "lemma"), ("gendered", "lemma"), ("titles", "title")):
        for r in read("entities", table):
            out.setdefault(r[column].lower(), "PERSON")
    for r in read("entities", "body_nouns"):
        out.setdefault(r["lemma"], "ORG")
    return out


@cache
def genders() -> Mapping[str, str]:
    """m or f by noun."""
    return {r["lemma"]: r["gender"] for r in read("entities", "gendered")}


@cache
def groups() -> frozenset[str]:
    """Nouns for bodies that are it as well as they."""
    return facts.lemmas("groups")


def lemma_of(token: Token) -> str:
    """A noun's lemma as word lists have it."""
    return plain(token.lemma_) or token.lower_


@cache
def synonyms() -> Mapping[str, str]:
    """One word for all nouns that may mean the same thing, by lemma."""
    return {r["lemma"]: r["as"] for r in read("entities", "synonyms")}


def alike(lemma: str) -> str:
    """The noun that stands for a noun and its synonyms."""
    return synonyms().get(lemma, lemma)


def parsed(doc: Doc) -> Iterator[Sequence[Token]]:
    """The sentences of a document as they were parsed: what hangs together stands in one of them."""
    sentence: list[Token] = []
    for token in doc:
        if sentence and token.is_sent_start:
            yield sentence
            sentence = []
        sentence.append(token)
    yield sentence


def read_all(tokens: Iterable[Token], text: Text, sentences: Sentences) -> Iterator[Phrase]:
    """Every noun phrase of some words, in the order of their heads. Appositions belong to the noun before them."""
    skip = facts.lemmas("unreferring")
    for token in tokens:
        if (token.pos_ not in HEADS and (token.pos_ != "ADJ" or not _age(token))) or token.dep_ in INSIDE:
            continue
        if len(token) == 1 and not token.n_lefts:
            continue  # a letter alone is no noun: the "Q:" of an interview
        home = sentence_at(sentences, token.idx)
        if home is None or token.idx + len(token) > home.span.end:
            continue
        age = _age(token) if token.pos_ == "ADJ" else ""
        lemma = f"{age}-year-old" if age else lemma_of(token)
        if (lemma not in skip or title_of(token) is not None) and not _counts(token, lemma):
            yield build(token, text, home.span, home.sent, lemma)


def _age(token: Token) -> str:
    """How old somebody is whom only an adjective names: 34, of "the 34-year-old"."""
    if token.lower_ != "old" or token.dep_ in {"acomp", "ROOT", "conj"}:
        return ""
    years = next((c for c in token.lefts if c.lower_ == "year" and c.dep_ == "npadvmod"), None)
    return next((c.lower_ for c in years.lefts if c.dep_ == "nummod"), "") if years is not None else ""


def title_of(token: Token) -> str | None:
    """The title right before a proper noun: "Ms. May" isn't the month."""
    if token.pos_ != "PROPN" or token.i == 0:
        return None
    before = token.nbor(-1)
    title = plain(before.lower_) if before.head == token and before.dep_ == "compound" else ""
    return title if title in facts.titles() else None


def _counts(token: Token, lemma: str) -> bool:
    """Whether a noun only says how many of another there are: "thousands of fans"."""
    return lemma in facts.lemmas("quantities") and any(
        c.lower_ == "of" and any(o.dep_ == "pobj" for o in c.children) for c in token.rights
    )


def measure(token: Token) -> Token | None:
    """The word before "of" that says how many there are of a noun."""
    above = token.head
    if token.dep_ != "pobj" or above.lower_ != "of":
        return None
    word = above.head
    return word if word.i < above.i and word.lemma_.lower() in facts.lemmas("quantities") else None


def build(token: Token, text: Text, limit: Span, sent: int, lemma: str) -> Phrase:
    """The phrase of one noun."""
    counted = measure(token)
    span = whole(token, text, limit) if counted is None else Span(
        whole(counted, text, limit).start, whole(token, text, limit).end
    )  # fmt: skip
    words: set[str] = set()
    owner: Token | None = None
    opening = "bare"
    names = False
    for child in token.lefts:
        if child.dep_ in WORDS:
            below = _below(child)
            words |= {t.lower_ for t in below if t.is_alpha or t.like_num}
            names = names or any(t.pos_ == "PROPN" for t in below)
            if child.lower_ in facts.lemmas("new_words") or (child.dep_ == "nummod" and opening == "bare"):
                opening = "new"
        elif child.dep_ in {"det", "predet"}:
            opening = OPENING.get(child.lower_, "new" if child.lower_ in facts.lemmas("new_words") else opening)
        elif child.dep_ == "poss":
            owner, opening = child, "owned"
    tail: set[str] = set()
    for child in token.rights:
        aside = child.dep_ != "appos" and child.left_edge.i > 0 and child.left_edge.nbor(-1).text == ","
        if child.dep_ in {"prep", "relcl", "acl", "appos"} and not aside:
            tail |= {t.lower_ for t in _below(child) if t.pos_ in TELLING}
        elif child.dep_ not in {*RIGHT, "punct", "case"}:
            break
    opening = opening if counted is None else "new"
    adjective = token.pos_ == "ADJ"
    aged = adjective or {"year", "old"} <= words
    if aged:  # an age sets nobody apart
        words = {w for w in words - {"year", "old"} if not w[0].isdigit()}
    adjectives = words & {c.lower_ for c in token.lefts if c.pos_ == "ADJ"} if words else words
    many: bool | None = token.tag_ in {"NNS", "NNPS"} or lemma in facts.lemmas("plurals")
    title = title_of(token)
    label = classes().get(lemma, "") if title is None and not adjective else "PERSON"
    gender = genders().get(lemma, "") if title is None else facts.titles()[title]
    return Phrase(
        token, span, sent, lemma, label, gender, many, opening,
        frozenset(words), frozenset(tail), owner, names, frozenset(adjectives), aged,
    )  # fmt: skip


def _below(token: Token) -> Sequence[Token]:
    """A word and what hangs on it, in reading order."""
    return list(islice(token.subtree, REACH)) if token.n_lefts or token.n_rights else (token,)


def called(p: Phrase) -> Span:
    """A phrase from its first word that isn't an article to its head."""
    start = p.span.start
    for c in p.head.lefts:
        if c.dep_ == "det" and c.idx == start:
            start = min(c.nbor().idx, p.head.idx)
    return Span(start, p.head.idx + len(p.head))


def joined(p: Phrase, known: Mapping[int, Phrase]) -> Phrase | None:
    """The last of several phrases that "and" joins to the first, `p`; None if nothing is joined to it."""
    if p.head.dep_ == "conj":
        return None
    last, ands = p.head, False
    while (after := next((c for c in last.rights if c.dep_ == "conj" and c.i in known), None)) is not None:
        ands = ands or any(c.lower_ == "and" for c in last.rights)
        last = after
    return known[last.i] if ands else None
