"""The sentences of a document as lines over the order of words see them: mentions and the words between them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from pipeline.logic.clauses import PROSE
from pipeline.logic.fillers import Fillers
from pipeline.logic.kinds import OWNERS, PEOPLE
from pipeline.logic.lines import POSSESSIVE, Item, Strip
from pipeline.logic.trees import tree

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from pipeline.core.placed import Placed
    from pipeline.core.rows import Mention
    from pipeline.logic.clauses import Told

BALLOT = re.compile(r"[DRI]-[A-Z]")  # of "Sen. Ann Lee, D-Calif.": a party and its state, whatever it was taken for
# Relative pronouns are words of a line: an end is what they stand for.
LINKS = frozenset({"who", "whom", "whose", "which", "that"})


def strips(told: Told, cast: Fillers) -> Iterator[tuple[int, Strip]]:
    """The sentences in which two ends of a relation may stand, with their ordinals."""
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for n, sent in enumerate(told.sents):
        first.setdefault(sent, n)
        last[sent] = n
    for sent, line in enumerate(told.lines):
        if line.row.kind not in PROSE or sent not in first:
            continue
        inside = cast.within("mentions", line.span)
        # The nominal "the president" is what lines look for, "the bank" may be an end of theirs.
        taken = [
            p for p in inside if p.row.form == "name" or (p.row.form == "pronoun" and p.row.text.lower() not in LINKS)
        ]
        nominals = [p for p in inside if p.row.form == "nominal" and p.row.label != "PERSON"]
        taken += _apart(nominals, taken)
        taken = [p for p in taken if not BALLOT.match(p.row.text)]
        if taken:  # the other end may be a common noun: "a team under Ann Lee"
            words = cast.doc[first[sent] : last[sent] + 1]
            yield sent, _strip(sorted(taken, key=lambda p: p.span), words)


def _apart(some: Sequence[Placed[Mention]], others: Sequence[Placed[Mention]]) -> list[Placed[Mention]]:
    """Those that overlap none of the others, which come in reading order."""
    starts = [p.span.start for p in others]
    ends = list(accumulate((p.span.end for p in others), max, initial=0))  # the farthest end of so many of them
    return [p for p in some if ends[bisect_left(starts, p.span.end)] <= p.span.start]


def _unknown(token: Token) -> str:
    """What a possessive pronoun stands for of which nothing else is known: their kin, books and homes are people's."""
    return (PEOPLE[token.lower_] or "PERSON") if token.tag_ == POSSESSIVE and token.lower_ in OWNERS else ""


def _strip(mentions: Sequence[Placed[Mention]], words: Span) -> Strip:
    items: list[Item] = []
    code, starts, n = [], [0], 0
    present: set[str] = set()
    keys: list[tuple[str, ...]] = []
    read = tree(words.doc)
    for token in words:
        while n < len(mentions) and mentions[n].span.end <= token.idx:
            n += 1
        mention = mentions[n] if n < len(mentions) and mentions[n].span.start < token.idx + len(token) else None
        if token.is_space or (mention is not None and items and items[-1].mention is mention):
            continue
        if mention is None:
            label = _unknown(token)
            whole = token
            form = POSSESSIVE if label else token.pos_
        else:
            label = mention.row.label or (_unknown(token) if mention.row.form == "pronoun" else "")
            words_of = token.doc.char_span(*mention.span, alignment_mode="expand")
            whole = words_of.root if words_of is not None else token
            form = POSSESSIVE if mention.row.form == "pronoun" and token.tag_ == POSSESSIVE else "M"
        lower, base = read.lower[token.i], "" if label else read.lemmas[token.i]
        present.update((label, lower, base))
        if label:
            keys.append((label, lower) if form == POSSESSIVE else (label,))
        else:  # of a mention without a label, its head stands for it
            keys.append((lower, base) if whole.i == token.i else (read.lower[whole.i], read.lemmas[whole.i]))
        piece = f"{label or '-'}\t{lower}\t{base}\t{form}\n"
        items.append(Item(whole, mention, label))
        code.append(piece)
        starts.append(starts[-1] + len(piece))
    return Strip(tuple(items), "".join(code), tuple(starts), tuple(keys), frozenset(present))
