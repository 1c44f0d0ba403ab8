"""Whether the words beside a date look ahead or back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.core import vocab
from pipeline.stages.dates.meaning import Calendar, Timed
from pipeline.stages.dates.rules import Draft
from pipeline.stages.dates.tokens import Tokens

if TYPE_CHECKING:
    from spacy.tokens import Doc

FUTURE = frozenset(r["word"] for r in vocab.read("dates", "future"))
BACKWARD = frozenset({"ended", "since"})
PERFECT = frozenset({"been", "was", "were", "had", "previously"})
INFINITIVE = re.compile(r"[a-z]+(?<!ing)(?<!ed)(?<!s)")
NO_VERB = frozenset(r["word"] for r in vocab.read("dates", "words"))  # "to the", "to nine", "to about"
DONE = frozenset(
    {"had", "able", "managed", "failed", "used", "forced", "began", "refused", "continued", "came", "went", "according"}
)
# What was done at the date beside it, not what is to be: "agreed in June", "promised on Monday".
PLEDGED = frozenset({"agreed", "planned", "promised", "hoped", "set", "forecast"})
AHEAD = frozenset({"will", "shall", "should", "'ll", "’ll", "plan", "plans", "expects", "intends", "hopes"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
ARRANGED = frozenset({"declare", "declared", "declares", "proclaimed", "called", "calls", "fixed"})
OWN = frozenset({"'s", "’s"})
CLAUSE = frozenset({";", ":", "but", "while", "although", "because", "after", "since"})
TELLING = frozenset(
    {"say", "show", "suggest", "indicate", "report", "have", "do", "know", "think", "believe", "remember", "estimate"}
)
CUE_REACH = 14  # tokens before a date in which its tense is looked for


def tense(cut: Tokens, draft: Draft, doc: Doc | None = None) -> int:
    """1 if the words before a date look ahead, -1 if they must look back, else 0: the nearest verb decides.

    An infinitive looks ahead to a month ("invited to speak in May"), not to a weekday ("flew to see him on Monday").
    """
    start, meaning = draft.start, draft.reading.meaning
    far = not (isinstance(meaning, Calendar) and meaning.weekday) and not isinstance(meaning, Timed)
    if cut.word(start - 1) in BACKWARD:
        return -1
    if cut.word(start - 1) == "by" and cut.word(start - 2) not in PERFECT:
        return 0 if _perfect(cut, draft) else 1
    if far and isinstance(meaning, Calendar) and meaning.month and not meaning.day and _attributive(cut, draft):
        return 0  # "under a June agreement": what is to be done belongs to the agreement
    if _arranged(cut, draft):
        return 1
    if _opens(cut, start) and (cut.word(start - 1) != "by"):
        return _behind(cut, draft.end, far, doc)
    through = cut.word(start - 1)
    if far and through in {"over", "into", "throughout"}:
        return 0  # "hard to meet well into the summer"
    if far and through == "through" and _lasting(cut, start):
        return 1
    # "meets her on Monday", but neither "follows Monday's vote" nor "bought from May 2 to Monday"
    plain = cut.word(draft.end) not in OWN and cut.word(start - 1) != "to"
    for i in range(start - 1, max(start - 1 - CUE_REACH, -1), -1):
        word = cut.word(i)
        if not word or word in CLAUSE:
            return 0
        if word in FUTURE and cut.form(i) != "May":
            if word in PLEDGED and i == start - 2 and cut.word(start - 1) in {"in", "on"}:
                return 0  # "agreed in June to sell": June is when they agreed
            if cut.word(i + 1) == "for" and i + 2 == start and far:
                return 1  # "was planned for March"
            return 0 if cut.word(i - 1) in PERFECT and not word.endswith("ing") else 1  # "had been due"
        if word == "would" and cut.word(i + 1) != "have" and cut.word(draft.end) not in OWN:
            return 1
        if far and word == "to" and cut.word(i - 1) not in DONE and _infinitive(cut, i + 1, doc):
            return 1
        if word == "as" and cut.word(i - 1) in {"soon", "early"}:
            return 1
        if word in {"said", "was", "were", "had", "did"}:
            return 0
        if (far or plain) and doc is not None and (ahead := _present(cut, i, start, doc)):
            return ahead
        if len(word) > 4 and word.endswith("ed") and cut.word(i - 1) != "be" and _verb(cut, i, doc):
            return 0
    return 0


def _lasting(cut: Tokens, start: int) -> bool:
    """Whether "through May" ends what still goes on: "has lent it cash through May", not "from March through May"."""
    words = [cut.word(i) for i in range(max(start - CUE_REACH, 0), start)]
    words = words[len(words) - words[::-1].index("") :] if "" in words else words
    return bool({"has", "have"} & set(words)) and "from" not in words


def _arranged(cut: Tokens, draft: Draft) -> bool:
    """Whether words fix what is to be on a day: "called a strike for Friday", "declared Friday a day of rest"."""
    start, end = draft.start, draft.end
    if cut.word(start - 1) in ARRANGED and [cut.word(i) for i in range(end, end + 3)] == ["a", "day", "of"]:
        return True
    return cut.word(start - 1) == "for" and any(cut.word(i) in ARRANGED for i in range(max(start - 6, 0), start - 1))


def _attributive(cut: Tokens, draft: Draft) -> bool:
    """Whether a month stands before its noun: "a June agreement", "the late-March trip"."""
    return cut.word(draft.start - 1) in {"a", "an"} or cut.word(draft.start) == "the"


def _perfect(cut: Tokens, draft: Draft) -> bool:
    """Whether "by Monday" tells what was done till then: "had agreed by Monday", "by Monday, ten had agreed"."""
    start = draft.start
    if not cut.word(start - 2):
        for i in range(draft.end, draft.end + CUE_REACH):
            if not (word := cut.word(i)) or word in AHEAD or word == "had":
                return word == "had"
    for i in range(start - 2, max(start - CUE_REACH, -1), -1):
        word = cut.word(i)
        if not word or word in CLAUSE or word in FUTURE or word in {"would", "to"}:
            return False
        if word == "had":
            return True
    return False


def _opens(cut: Tokens, start: int) -> bool:
    """Whether a date stands first in its sentence, with no more than a preposition before it."""
    return any(not cut.word(i) for i in (start - 1, start - 2)) and cut.word(start - 1) in {"", "on", "in", "until"}


def _behind(cut: Tokens, end: int, far: bool, doc: Doc | None) -> int:
    """The tense of a sentence that begins with a date, by its first verb: "On Monday, the board plans to meet"."""
    if cut.word(end) in OWN:
        return 0
    for i in range(end, end + CUE_REACH):
        word = cut.word(i)
        if not word or word in {"said", "was", "were", "had", "did", "would", "has", "have", "hadn", "didn"}:
            return 0
        if word in AHEAD:
            return 1
        if doc is not None and (words := doc.char_span(*cut.span(i, i + 1))) and words[0].tag_ in FINITE:
            ahead = far and words[0].tag_ != "VBD" and words[0].pos_ == "VERB" and words[0].lemma_ not in TELLING
            return int(ahead)  # "In April the riders move to Nepal"
    return 0


def _verb(cut: Tokens, at: int, doc: Doc | None) -> bool:
    """Whether a word in -ed is a verb, by the language model, if there is one: not in "an unspecified date"."""
    words = doc.char_span(*cut.span(at, at + 1)) if doc is not None else None
    return words is None or words[0].tag_.startswith("V")


def _present(cut: Tokens, at: int, start: int, doc: Doc) -> int:
    """1 where a verb in the present tense says what is to be: "opens in April", "is on April 12"."""
    words = doc.char_span(*cut.span(at, at + 1))
    if words is None or words[0].tag_ not in {"VBZ", "VBP"}:
        return 0
    verb = words[0]
    if verb.lemma_ == "be":
        return int(at == start - 2)
    return int(verb.pos_ == "VERB" and verb.lemma_ not in TELLING)


def _infinitive(cut: Tokens, at: int, doc: Doc | None) -> bool:
    """Whether the word behind "to" is a verb: by the language model, if there is one, or by its look."""
    if not INFINITIVE.fullmatch(cut.form(at)) or cut.word(at) in NO_VERB:
        return False
    words = doc.char_span(*cut.span(at, at + 1)) if doc is not None else None
    return words is None or words[0].tag_ == "VB"
