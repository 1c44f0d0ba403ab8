"""Reads one cue: who is its source, and what its content."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pipeline.core.rules import Candidate
from pipeline.core.text import Span
from pipeline.logic.answers import Answers
from pipeline.logic.clauses import Told, arguments, is_passive
from pipeline.logic.fillers import Filler, Fillers
from pipeline.logic.modality import judge
from pipeline.logic.quotes import Quotations
from pipeline.logic.signals import CONDITIONS
from pipeline.logic.syntax import children, is_clause, lemma
from pipeline.logic.trees import tree
from pipeline.stages.attributions import contents, forms
from pipeline.stages.attributions.rules import ACCORDING, CLAUSE, NOUN, OBJECT, QUOTE, STANCE
from pipeline.stages.attributions.sources import Sources, speaks
from pipeline.stages.attributions.words import FIRST, STANDARDS, WORDS, Word

if TYPE_CHECKING:
    from spacy.tokens import Token

# What may be said, is asked or should be said hasn't been said.
UNSAID = frozenset({"hypothetical", "intended", "attempted"})
# What a noun of speech is about: "criticism of", "concern about".
ABOUT = frozenset({"of", "about", "on", "over", "for", "against", "with", "toward", "towards", "in"})
# Fewer characters are a word in quotation marks, no speech.
LEAST = 4


class Cue(NamedTuple):
    """A cue with its source and its content, before it is a row."""

    sent: int
    source: Filler
    content: Span
    kind: str
    polarity: str


class Reader:
    """Reads the cues of one document."""

    def __init__(self, told: Told, cast: Fillers) -> None:
        self.told, self.cast = told, cast
        self.text = cast.text.value
        self.quotes = Quotations(self.text)
        self.sources = Sources(told, cast, self.quotes)
        self.answers = Answers(self.text, told.lines)
        self.words = tree(told.doc)
        bases = self.words.lemmas
        self.cues = frozenset(t.i for t in told.tokens if (bases[t.i], "VERB") in WORDS and is_clause(t))

    def read(self, token: Token) -> Candidate[Cue] | None:
        """The attribution whose cue a word is; None if it is none."""
        if self.words.lower[token.i] == "according":
            return self._according(token)
        if self.words.lemmas[token.i] not in FIRST or token.pos_ not in {"VERB", "NOUN"}:
            return None
        particle = next((c.lower_ for c in children(token, "prt")), "")
        word = WORDS.get((f"{lemma(token)} {particle}", "VERB")) if particle else None
        word = word or WORDS.get((lemma(token), token.pos_))
        if word is None or self.cast.name(token) is not None:
            return None
        return self._noun(token, word) if token.pos_ == "NOUN" else self._verb(token, word)

    def _verb(self, token: Token, word: Word) -> Candidate[Cue] | None:
        args, cue, line = arguments(token), Span(token.idx, token.idx + len(token)), self._line(token)
        quoted = self.quotes.holding(cue) is not None
        source = self.sources.of_verb(token, args, quoted)
        if source is None:
            return None
        where = source.placed.span
        found = forms.clause(token, word, where, line, self.cues, self.text)
        if "quote" in word.takes and not quoted:
            words = self.quotes.beside(where, cue, line)
            if words is not None and words.length >= LEAST and _is_of(token, word, words, line, found is None):
                return self._candidate(token, QUOTE.id, source, words, "quote")
        if found is not None:
            # "I think" hedges what the speaker says, and the speaker is somebody else's source; not so in an interview.
            hedge = found[1] == "believe" and source.placed.row.text.lower() in {"i", "we"}
            hedge = hedge and not self.answers.hold(cue)
            return None if hedge else self._candidate(token, CLAUSE.id, source, *found)
        if quoted:
            return None
        things = [t for t in args.get("obj", ()) if t.i > token.i or is_passive(token)]
        if "thing" in word.takes and things:
            return self._candidate(token, OBJECT.id, source, contents.phrase(*things), word.takes["thing"])
        about = forms.stance(token, word, things, self.cues)
        return self._candidate(token, STANCE.id, source, *about) if about and speaks(source) else None

    def _noun(self, token: Token, word: Word) -> Candidate[Cue] | None:
        owner = self.sources.of_noun(arguments(token))
        if owner is None or self.quotes.holding(Span(token.idx, token.idx + 1)) is not None:
            return None
        kind = word.takes["clause"]
        for clause in children(token, "acl", "ccomp", "relcl"):
            marks = {m.lower_ for m in children(clause, "mark")}
            if "that" in marks or any(c.tag_ == "TO" for c in clause.children):
                return self._candidate(token, NOUN.id, owner, contents.extent(clause, token, self.cues), kind)
        for prep in children(token, "prep"):
            if prep.lower_ == "of" and (deed := children(prep, "pcomp")):  # "no intention of leaving"
                return self._candidate(token, NOUN.id, owner, contents.extent(deed[0], token, self.cues), kind)
            objects = children(prep, "pobj", "pcomp") if prep.lower_ in ABOUT and speaks(owner) else []
            if objects and self.cast.covering("mentions", objects[0]) is not owner.placed:
                return self._candidate(token, STANCE.id, owner, contents.phrase(objects[0]), kind)
        return None

    def _according(self, token: Token) -> Candidate[Cue] | None:
        to = next((c for c in token.children if c.lower_ == "to"), None)
        objects = children(to, "pobj") if to is not None else []
        source = self.sources.first(objects)
        if to is None or source is None or lemma(objects[0]) in STANDARDS:
            return None
        edge = objects[0].right_edge
        inside = Span(token.idx, edge.idx + len(edge))
        content = contents.trim(contents.around(inside, self._line(token), self.text), self.text)
        cue = Cue(self.told.sents[token.i], source, content, "say", "pos") if content else None
        return Candidate(Span(token.idx, to.idx + len(to)), ACCORDING.id, cue) if cue else None

    def _line(self, token: Token) -> Span:
        return self.told.lines[self.told.sents[token.i]].span

    def _candidate(self, token: Token, rule_id: str, source: Filler, content: Span, kind: str) -> Candidate[Cue] | None:
        clean, seen = contents.trim(content, self.text), judge(token)
        asked = seen.modality == "question" and rule_id != QUOTE.id
        unsaid = seen.modality in UNSAID or any(a.lower_ in {"can", "ca"} for a in children(token, "aux"))
        if clean is None or asked or (unsaid and not _is_told(token)):
            return None
        polarity = "pos" if kind == "deny" else seen.polarity
        span = Span(token.idx, token.idx + len(token))
        return Candidate(span, rule_id, Cue(self.told.sents[token.i], source, clean, kind, polarity))


def _is_of(cue: Token, word: Word, words: Span, line: Span, bare: bool) -> bool:
    """Whether a quotation can be what a cue says: "began the work" does something else.

    A quotation before the sentence is its content only if it has no other (`bare`).
    """
    busy = bool(children(cue, "dobj", "xcomp", "dative"))
    if words.end <= line.start:
        return bare and not busy and "clause" in word.takes
    return "clause" in word.takes or not busy


def _is_told(cue: Token) -> bool:
    """Whether a cue is a plain finite verb: a condition beside it is one of its content ("if it rains, they say")."""
    plain = cue.tag_ in {"VBD", "VBZ", "VBP"} and not any(a.tag_ == "MD" for a in children(cue, "aux"))
    return plain and not any(m.lower_ in CONDITIONS for m in children(cue, "mark"))
