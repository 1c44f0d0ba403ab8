"""Names that the tagger of models/names sees, which reads the words together with what the rules say of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby, pairwise
from math import exp
from typing import TYPE_CHECKING, NamedTuple

from pipeline.core.placed import Sentences
from pipeline.core.rules import Candidate
from pipeline.core.tagger import Tagger
from pipeline.core.text import Span
from pipeline.stages.mentions import pieces

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from spacy.tokens import Doc, Token

    Scores = npt.NDArray[np.float32]

# How surely a rule speaks, as the tagger was trained to hear it: the model's guess, a list's entry, anything else.
MODEL = frozenset({"mentions.model", "mentions.agree"})
LISTS = frozenset(f"mentions.{name}" for name in ("place", "country", "organisation", "seat", "demonym"))
NEVER = -1e4  # a tag that can't stand there


class Seen(NamedTuple):
    """A name by the tagger: PER, ORG, LOC or MISC, and how probable it holds that, 0 to 1."""

    span: Span
    label: str
    sure: float


def seen(sentences: Sentences, doc: Doc, names: Sequence[Candidate[str]], tagger: Tagger) -> tuple[list[Seen], Doubt]:
    """The tagger's names in reading order, and what it makes of every word."""
    import numpy as np

    words = [token for token in doc if not token.is_space]
    lines = list(_lines(sentences, words, _hints(words, names, tagger)))
    scores = [np.zeros((0, len(tagger.tags)), np.float32)]
    for row in pieces.rows(lines, _splitter(tagger), tagger.length):
        found = tagger.scores(*(np.array(part, np.int64) for part in (row.pieces, row.shapes, row.hints)))
        scores.append(found[np.array(row.at)])
    whole = np.concatenate(scores)
    out: list[Seen] = []
    at = 0
    for line in lines:
        out.extend(_names(words[at : at + len(line)], whole[at : at + len(line)], tagger.tags))
        at += len(line)
    return out, Doubt(words, whole[:, tagger.tags.index("O")])


@lru_cache(maxsize=2)
def _splitter(tagger: Tagger) -> pieces.Splitter:
    return pieces.Splitter(tagger.pieces)


class Doubt:
    """How probable the tagger holds it that words are no name."""

    def __init__(self, words: Sequence[Token], none: Scores) -> None:
        self.none = {token.idx: exp(min(0.0, float(score))) for token, score in zip(words, none, strict=True)}

    def of(self, span: Span) -> float:
        """Of all words that begin in a clean span, the least; 1 if there are none."""
        return min((self.none[at] for at in range(*span) if at in self.none), default=1.0)


def _lines(sentences: Sentences, words: Sequence[Token], hints: Sequence[int]) -> Iterator[list[pieces.Word]]:
    """The words by sentence; those before the first sentence go with it."""
    starts = [s.span.start for s in sentences]
    number, numbers = 0, []
    for token in words:
        while number + 1 < len(starts) and token.idx >= starts[number + 1]:
            number += 1
        numbers.append(number)
    for _, group in groupby(range(len(words)), key=numbers.__getitem__):
        yield [pieces.Word(words[i].text, n == 0, hints[i]) for n, i in enumerate(group)]


def _hints(words: Sequence[Token], names: Sequence[Candidate[str]], tagger: Tagger) -> list[int]:
    inside = {
        at: n
        for token, n in zip(words, range(len(words)), strict=True)
        for at in range(token.idx, token.idx + len(token))
    }
    out = [tagger.hints["O"]] * len(words)
    for c in names:
        group = "model" if c.rule_id in MODEL else "listed" if c.rule_id in LISTS else "other"
        covered = sorted({inside[at] for at in range(*c.span) if at in inside})
        for order, n in enumerate(covered):
            out[n] = tagger.hints[f"{'I' if order else 'B'}-{c.found}|{group}"]
    return out


def _names(words: Sequence[Token], scores: Scores, tags: Sequence[str]) -> Iterator[Seen]:
    path = best(scores, tags)
    at = 0
    while at < len(path):
        tag = tags[path[at]]
        end = at + 1
        if tag != "O":
            while end < len(path) and tags[path[end]] == f"I-{tag[2:]}":
                end += 1
            sure = exp(sum(float(scores[n][path[n]]) for n in range(at, end)) / (end - at))
            yield Seen(Span(words[at].idx, words[end - 1].idx + len(words[end - 1])), tag[2:], sure)
        at = end


def best(scores: Scores, tags: Sequence[str]) -> list[int]:
    """The most probable tags of a sentence's words in which no I- follows another label (Viterbi 1967).

    `scores` has the shape (words, tags); one tag number a word comes back.
    """
    import numpy as np

    if not len(scores):
        return []
    alone: list[int] = scores.argmax(axis=1).tolist()
    if all(_may_follow(a, b) == 0 for a, b in pairwise(["O", *(tags[n] for n in alone)])):
        return alone  # the best tag of each word by itself can stand where it does
    step = np.array([[_may_follow(a, b) for b in tags] for a in tags], np.float32)
    total = scores[0] + np.array([NEVER if tag.startswith("I-") else 0.0 for tag in tags], np.float32)
    back = []
    for row in scores[1:]:
        ways = total[:, None] + step
        back.append(ways.argmax(axis=0))
        total = ways.max(axis=0) + row
    path = [int(total.argmax())]
    for choices in reversed(back):
        path.append(int(choices[path[-1]]))
    return path[::-1]


def _may_follow(before: str, tag: str) -> float:
    return NEVER if tag.startswith("I-") and before[2:] != tag[2:] else 0.0
