"""Whose words a place stands in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.core import vocab
from pipeline.core.placed import Placed, Sentences
from pipeline.core.rows import Attribution
from pipeline.core.text import Span, Text
from pipeline.logic.answers import Answers
from pipeline.logic.modality import Judgement
from pipeline.logic.presupposed import is_added, is_given, is_known, is_presupposed, is_topic
from pipeline.logic.quotes import Quotations
from pipeline.logic.syntax import SUBJECTS, children, is_clause

if TYPE_CHECKING:
    from spacy.tokens import Token

# "Asked whether": a question; "asked them to go": a request.
ASKING = frozenset({"whether", "if", "why", "who", "whom", "whose", "what", "when", "where", "how", "which"})
# Kinds of attribution whose content isn't so for the source either.
UNREAL = frozenset({"deny", "ask", "intend"})
# "Confirmed the arrest", "cited the attack": what is named so is there.
NAMING = frozenset({"attributions.object", "attributions.stance"})
# "Should be sacked", in somebody's mouth, is called for; in that of who only hints, it's possible.
DUTIES = frozenset({"should", "must", "ought"})
HINTING = frozenset({"suggested", "suggests", "suggest", "indicated", "indicates", "hinted", "hints"})
GROWING = frozenset({"economic_change"})
STEPS = 4  # participles that go on one from the other
# Shorter words in quotation marks are a name or a turn of phrase in the article's own sentence.
SPEECH = 40
# What the article knows only from who tells of it; what was decided, signed, voted or said in public stands anyway.
WITNESSED = frozenset(
    {"abduct", "arrest", "attack", "death", "disaster", "expel", "injure", "kill", "military_action", "seize"}
)
OPENING, CLOSING = '"“„«', '"”»“'
# "The mayor regrets that", "few noticed that": the article itself takes it for a fact.
FACTS = frozenset(r["form"] for r in vocab.read("logic", "factive_cues"))


class Voices:
    """The attributions of a document and the answers of an interview, asked by place."""

    def __init__(self, placed: Sequence[Placed[Attribution]], text: Text, lines: Sentences) -> None:
        self.text = text
        self.answers = Answers(text.value, lines)
        self.quotes = Quotations(text.value)
        # Filed by blocks of 256 characters of their contents, so that a long text costs no more than its length.
        self.placed: dict[int, list[Attribution]] = {}
        self.asides: dict[str, Span] = {}
        for row in (p.row for p in placed):
            if row.content_start is not None and row.content_end is not None:
                for block in range(row.content_start >> 8, (row.content_end >> 8) + 1):
                    self.placed.setdefault(block, []).append(row)
                if (aside := _aside(row, text.source)) is not None:
                    self.asides[row.attribution_id] = aside

    def of(self, span: Span) -> Attribution | None:
        """The innermost attribution whose content holds a clean span."""
        start, end = self.text.to_raw(span)
        near = self.placed.get(start >> 8, ())
        holding = [a for a in near if (a.content_start or 0) <= start and end <= (a.content_end or 0)]
        holding = [a for a in holding if not self._is_aside(a, start, end)]
        return min(holding, key=lambda a: ((a.content_end or 0) - (a.content_start or 0), a.cue_start), default=None)

    def over(self, token: Token) -> Attribution | None:
        """The attribution that goes on over a participle behind its content: "said a bomb went off, killing two"."""
        here = token
        for _ in range(STEPS):
            if not (is_clause(here) and here.dep_ in {"advcl", "conj"} and here.tag_ == "VBG"):
                break
            if children(here, *SUBJECTS, "mark"):
                return None
            here = here.head
        if here is token or not is_clause(here):
            return None
        voice = self.of(Span(here.idx, here.idx + len(here)))
        said = voice is not None and voice.kind in {"say", "believe", "quote"} and voice.polarity == "pos"
        return voice if said and voice is not None and voice.cue_end <= (voice.content_start or 0) else None

    def stands(
        self, judgement: Judgement, voice: Attribution | None, token: Token, is_deed: bool = True, kind: str = ""
    ) -> Judgement:
        """How a predicate stands in the mouth that it is in: a source's, or that of who answers there.

        What the sentence takes for known stands, whatever somebody denies, asks or promises about it; of what
        somebody only says, so do deeds that his words take for known. Whose son he is, he alone says. `kind`
        is the type of an event.
        """
        if voice is None:
            voice = self.over(token)
        span = Span(token.idx, token.idx + len(token))
        unreal = voice is not None and (voice.kind in UNREAL or voice.polarity == "neg")
        if unreal:
            rising = token.dep_ == "amod" and token.tag_ == "VBG"  # "wants to cope with rising prices"
            given = rising or is_given(token) or is_added(token)
        else:
            given = is_deed and voice is not None and not self._is_told(voice, token, kind) and is_presupposed(token)
        seen = judgement if given else colour(judgement, voice)
        if seen.modality == "hypothetical" and seen.polarity == "pos" and (verb := _bound(token)) is not None:
            if kind in GROWING and token is verb and not children(verb, "dobj", "auxpass"):
                seen = replace(seen, modality="future")  # "sales should rise": nobody asks them to
            elif voice is not None and _demands(voice):
                seen = replace(seen, modality="intended")
        if seen.modality == "asserted" and (self.answers.hold(span) or (is_deed and self._is_spoken(span))):
            return replace(seen, modality="reported")
        return seen

    def _is_spoken(self, span: Span) -> bool:
        """Whether a place stands in words that are somebody's, though nothing says whose."""
        quotation = self.quotes.holding(span)
        return quotation is not None and quotation.inner.length >= SPEECH

    def _is_told(self, voice: Attribution, token: Token, kind: str) -> bool:
        """Whether a deed is known from the source alone, however its words name it.

        So it is with what is quoted, with clauses before "officials said", and with violence and disasters,
        unless the source only judges them: "said the attack was cowardly", "would not stop them".
        """
        if voice.kind not in {"say", "quote"}:
            return False
        if is_clause(token):
            return voice.kind != "quote" and voice.cue_start >= (voice.content_end or 0)
        return (
            kind in WITNESSED
            and token.pos_ != "PROPN"
            and voice.rule_id not in NAMING
            and not (is_topic(token) or is_known(token))
        )

    def _is_aside(self, attribution: Attribution, start: int, end: int) -> bool:
        aside = self.asides.get(attribution.attribution_id)
        return aside is not None and aside.start <= start and end <= aside.end


def _aside(attribution: Attribution, raw: str) -> Span | None:
    """What the article says itself between two parts of a quotation: "...," said Ann Lee, who came in May. "..." """
    start, end = attribution.content_start or 0, attribution.content_end or 0
    if attribution.kind != "quote" or not start <= attribution.cue_start < end:
        return None
    before = max(raw.rfind(mark, start, attribution.cue_start) for mark in CLOSING)
    after = min((n for mark in OPENING if (n := raw.find(mark, attribution.cue_end, end)) >= 0), default=-1)
    return Span(before + 1, after) if before >= 0 and after >= 0 else None


def _bound(token: Token) -> Token | None:
    """The verb with "should" or "must" that tells a deed: "should be sacked", "must hold an inquiry"."""
    verb = token if is_clause(token) else token.head
    first = verb.head if verb.dep_ == "conj" and not children(verb, *SUBJECTS, "aux") else verb
    modals = children(first, "aux")
    inverted = any(a.i < s.i for a in modals for s in children(first, *SUBJECTS))  # "should she become president"
    bound = any(a.lower_ in DUTIES for a in modals) and not (inverted or any(a.lower_ == "have" for a in modals))
    return verb if bound and (token is verb or token.dep_ in {"dobj", "nsubjpass"}) else None


def _demands(voice: Attribution) -> bool:
    """Whether a source asks for what it says should be: "the minister said the guards should be sacked"."""
    return voice.kind in {"say", "believe"} and voice.polarity == "pos" and voice.cue.lower() not in HINTING


def _unsaid(voice: Attribution) -> str:
    """What becomes of a content that somebody did not say: "would not say who built it", "did not say whether"."""
    first = voice.content.split(" ", 1)[0].lower()
    return "question" if first in {"whether", "if"} else "asserted" if first in ASKING else "hypothetical"


def colour(judgement: Judgement, voice: Attribution | None) -> Judgement:
    """What the source does with the content bears on the modality: denied, asked, or only reported."""
    modality, polarity, tense = judgement.modality, judgement.polarity, judgement.tense
    if voice is None:
        return judgement
    if voice.kind == "deny" and polarity == "pos":
        polarity = "neg"
        modality = "negated" if modality in {"asserted", "future", "reported"} else modality
    elif voice.kind == "ask" and modality in {"asserted", "reported", "future"}:
        modality = "question" if voice.content.split(" ", 1)[0].lower() in ASKING else "intended"
        tense = tense if modality == "question" else "future"
    elif voice.kind == "intend" and voice.polarity == "neg":
        return judgement  # "did not mean to hurt her": the words themselves say what came of it
    elif voice.kind == "intend" and modality in {"asserted", "future"}:
        modality, tense = "intended", "future"
    elif modality == "asserted" and voice.cue.lower() not in FACTS:
        modality = _unsaid(voice) if voice.polarity == "neg" else "reported"
    return Judgement(modality, polarity, tense)
