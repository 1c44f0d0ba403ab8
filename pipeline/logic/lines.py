"""Patterns over the words and mentions of a sentence in their order: where the parser errs or has nothing to say.

    line = "head:PERSON , !<offices> of|for the? tail:ORG,GPE"

Elements are parted by spaces:

head:PERSON    a mention of one of the labels, that fills the role; head:PERSON+ several, coordinated
tail:<people>  a common noun of a word list, that fills the role
tail:ORG's     its possessive, "Siemens's" or "its"
@GPE,LOC       any mention of the labels
in|of  <jobs>  one of these words, in lower case, or lemmas; one of a word list
/NOUN|ADJ      a word of these parts of speech
~age           a piece that many rules share, of MACROS

Behind an element may stand ? * + or {0,3}; "( a b | c )" groups, with spaces; "!" before elements marks the trigger;
the brackets of a text are [ and ]. The first element is a mention or words that must be there: a line is tried only
where these stand, so that many lines cost little.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from pipeline.logic.macros import MACROS
from pipeline.logic.patterns import LABELS, lemmas

if TYPE_CHECKING:
    from spacy.tokens import Token

    from pipeline.core.placed import Placed
    from pipeline.core.rows import Mention

TIMES = r"(?P<times>[?*+]|\{\d+,\d+\})?"
GROUP = re.compile(r"(?P<sign>[(|)])" + TIMES)
MENTION = re.compile(r"(?:(?P<role>[a-z]+):|@)(?P<labels>[A-Z_,]+)(?P<owner>'s)?" + TIMES)
PARTS = re.compile(r"/(?P<tags>[A-Z|]+)" + TIMES)
NOUNS = re.compile(r"(?P<role>[a-z]+):(?P<words><\w+>(?:\|<\w+>)*)" + TIMES)
WORDS = re.compile(r"(?P<words>\S+?)" + TIMES)
# An item is encoded as one line: label of the mention or "-", form, lemma, part of speech.
REST = r"[^\n]*\n"
OWNERS = frozenset({"her", "his", "its", "my", "our", "their", "your"})
POSSESSIVE, OWNED = "PRP$", rf"-\t(?:'s|’s|'|’)\t{REST}"
COORDINATED = rf"(?:-\t(?:,|and|or|&)\t{REST}){{1,2}}(?:-\tthe\t{REST})?"
NEAR = 3
LONGEST = 120  # items of a sentence that one line may take in, lists and all
BRACKETS = {"[": "(", "]": ")"}


class Item(NamedTuple):
    """A mention and its head, or a word outside of mentions; `label` is that of what can be an end."""

    token: Token
    mention: Placed[Mention] | None
    label: str = ""


class Hit(NamedTuple):
    """Where a line matched: what stands just before it, its items, what follows, the trigger, the mentions by role."""

    before: Sequence[Item]
    items: Sequence[Item]
    after: Sequence[Item]
    trigger: Sequence[Item]
    roles: Mapping[str, Sequence[Item]]


@dataclass(frozen=True, slots=True)
class Line:
    """A compiled line: the labels or words that it can begin with, and what its groups capture.

    `needs`: of each of these, labels or words, one at least stands wherever the line matches.
    """

    first: frozenset[str]
    regex: re.Pattern[str]
    captures: tuple[str, ...]  # by number of group: a role, "!" for a part of the trigger
    labels: Mapping[str, frozenset[str]]
    needs: tuple[frozenset[str], ...] = ()

    def may_match(self, present: frozenset[str]) -> bool:
        """Whether all that it needs is among the labels and words of a sentence."""
        return not any(map(present.isdisjoint, self.needs))


@dataclass(frozen=True, slots=True)
class Strip:
    """The items of a sentence, and the string that lines are matched against."""

    items: tuple[Item, ...]
    code: str
    starts: tuple[int, ...]  # where each item begins in the code; its length at the end
    keys: tuple[tuple[str, ...], ...]  # what a line must begin with to be tried at each item
    present: frozenset[str]  # the labels, forms and lemmas of the items

    def hit(self, line: Line, n: int) -> Hit | None:
        """What a line finds if it begins at the item n."""
        found = line.regex.match(self.code, self.starts[n], self.starts[min(n + LONGEST, len(self.items))])
        if found is None:
            return None
        roles: dict[str, list[Item]] = {}
        trigger: list[Item] = []
        for name, (start, end) in zip(line.captures, found.regs[1:], strict=True):
            if start < 0:
                continue
            inside = self.items[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
            if name == "!":
                trigger += inside
            else:
                fits = [i for i in inside if i.label in line.labels[name]]
                roles.setdefault(name, []).extend(fits)
        last = bisect_left(self.starts, found.end())
        near = self.items[max(0, n - NEAR) : n], self.items[n:last], self.items[last : last + NEAR]
        return Hit(*near, trigger, roles)


def compiled(line: str, stage: str) -> Line:
    """Compiles a line with the word lists of a stage; ValueError says what is wrong with it."""
    captures: list[str] = []
    labels: dict[str, frozenset[str]] = {}
    first: frozenset[str] = frozenset()
    pieces: list[str] = []
    needs: list[frozenset[str]] = []
    depth, either = 0, False  # inside how many groups, and whether there is a choice outside of all
    for word in spread(line):
        must: frozenset[str] = frozenset()
        mark, body = word.startswith("!"), word.removeprefix("!")
        if mark:
            captures.append("!")
        if match := GROUP.fullmatch(body):
            opening = "(" if mark else "(?:"
            piece = (opening if match["sign"] == "(" else match["sign"]) + (match["times"] or "")
            depth += {"(": 1, ")": -1, "|": 0}[match["sign"]]
            either |= match["sign"] == "|" and not depth
        elif match := MENTION.fullmatch(body):
            allowed = frozenset(x for name in match["labels"].split(",") for x in LABELS.get(name, (name,)))
            piece = _mention(allowed, bool(match["owner"]), match["times"] or "")
            if role := match["role"]:
                labels[role] = labels.get(role, frozenset()) | allowed
                captures.append(role)
            piece = f"({piece})" if role else f"(?:{piece})"
            piece = (f"({piece})" if mark else piece) + ("?" if match["times"] == "?" else "")
            must = frozenset() if match["times"] == "?" else allowed
            first = first if pieces else allowed
        elif match := NOUNS.fullmatch(body):
            labels[match["role"]] = labels.get(match["role"], frozenset()) | {""}
            captures.append(match["role"])
            piece = f"({_word(match['words'], stage)})" + (match["times"] or "")
            piece = f"({piece})" if mark else piece
            must = frozenset() if match["times"] else frozenset(listed(match["words"], stage))
            first = first if pieces else frozenset(listed(match["words"], stage))
        elif match := PARTS.fullmatch(body):
            piece = rf"(?:-\t[^\t\n]*\t[^\t\n]*\t(?:{match['tags']})\n)" + (match["times"] or "")
            piece = f"({piece})" if mark else piece
        else:
            match = WORDS.fullmatch(body)
            words, times = (match["words"], match["times"] or "") if match else (body, "")
            piece = _word(words, stage) + times
            piece = f"({piece})" if mark else piece
            must = frozenset() if times else frozenset(listed(words, stage))
            first = first if pieces else frozenset(listed(words, stage))
        pieces.append(piece)
        if must and not depth:
            needs.append(must)
    if not first or "!" not in captures or not labels:
        raise ValueError(f"line {line!r} must begin with a mention or words, and have a trigger and roles")
    try:
        return Line(first, re.compile("".join(pieces)), tuple(captures), labels, () if either else tuple(needs))
    except re.error as error:
        raise ValueError(f"line {line!r} isn't well formed: {error}") from error


def spread(line: str) -> Iterator[str]:
    """The elements of a line, its macros written out in groups; "!" before a macro marks all of it."""
    for word in line.split():
        mark, body = ("!", word[1:]) if word.startswith("!") else ("", word)
        if body.startswith("~"):
            if body[1:] not in MACROS:
                raise ValueError(f"line {line!r}: {body} is no shared piece. Known: ~{', ~'.join(MACROS)}")
            yield mark + "("
            yield from MACROS[body[1:]].split()
            yield ")"
        else:
            yield word


def _word(words: str, stage: str) -> str:
    found = set(listed(words, stage))
    ordered = sorted(found, key=lambda w: (-len(w), w))
    plain = rf"-\t(?:[^\t\n]*\t)?(?:{'|'.join(map(re.escape, ordered))})\t{REST}"
    if not (owners := sorted(found & OWNERS)):
        return f"(?:{plain})"
    return rf"(?:{plain}|[^\t\n]*\t(?:{'|'.join(owners)})\t[^\t\n]*\tPRP\$\n)"  # that whose they are is a mention


def _mention(labels: frozenset[str], owner: bool, times: str) -> str:
    either = "|".join(sorted(labels))
    one = rf"(?:{either})\t[^\t\n]*\t[^\t\n]*\t(?!PRP\$){REST}"
    if owner:
        return rf"(?:(?:{either})\t[^\t\n]*\t[^\t\n]*\tPRP\$\n|{one}{OWNED})"
    return rf"{one}(?:{COORDINATED}{one})*" if times == "+" else one


def listed(words: str, stage: str) -> Iterator[str]:
    """The words of an element, those of its word lists among them."""
    for word in words.split("|"):
        if word.startswith("<"):
            yield from lemmas(word.strip("<>"), stage)
        else:
            yield BRACKETS.get(word, word)
