"""Matches compiled patterns at the words of a document, and finds what fills their roles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from pipeline.core.text import Span
from pipeline.logic.fillers import Filler, Fillers
from pipeline.logic.patterns import Path, Pattern, Step
from pipeline.logic.syntax import children, dependants, lemma, whole
from pipeline.logic.titles import only_describes
from pipeline.logic.trees import hyphened, tree

if TYPE_CHECKING:
    from spacy.tokens import Token

SELF = ("self",)
ROWS = {"money": "money", "date": "dates", "quantity": "quantities", "count": "quantities", "percent": "quantities"}
KINDS = {
    "quantity": ("percent", "measure", "count", "multiple", "fraction"),
    "count": ("count",),
    "percent": ("percent",),
}

SHARED = frozenset({"theme", "office", "place"})  # these may be filled by what has another part too
NOBODY: set[str] = set()
# How many words before and behind its sentence still tell the sense of a trigger.
BEFORE, AFTER = 60, 25
# Types of events that have names of their own.
NAMED = frozenset({"disaster", "military_action"})
# Particles that make another verb of a verb.
TURNING = frozenset({"out", "off", "away", "over"})


class Match(NamedTuple):
    """A pattern that holds at a trigger, with what fills its roles, in reading order."""

    pattern: Pattern
    token: Token
    span: Span
    roles: Mapping[str, tuple[Filler, ...]]


class Matcher:
    """The patterns of a stage, filed by trigger, over one document."""

    def __init__(self, patterns: tuple[Pattern, ...], cast: Fillers) -> None:
        self.cast = cast
        self.filed, self.triggers = _filed(patterns)
        self.around: dict[int, set[str]] = {}  # the words about a sentence, by its number

    def matches(self, token: Token) -> Iterator[Match]:
        """Every pattern that holds at a token."""
        words = tree(token.doc)
        base, lower = words.lemmas[token.i], words.lower[token.i]
        if base not in self.triggers and lower not in self.triggers:
            return
        if token.dep_ in {"aux", "auxpass"} and token.tag_ != "MD":
            return  # "was", in "was seen"; but "must" may demand something
        said = words.said[words.sents[token.i]]
        # "sanctions/NOUN" is the plural alone.
        kind = base, token.pos_
        forms = (kind,) if hyphened(token) is not None else dict.fromkeys((kind, (lower, token.pos_)))
        filed = [
            (form, p) for form in forms for p in self.filed.get(form, ()) if not any(map(said.isdisjoint, p.needs))
        ]
        if not filed:
            return
        name, describes, behind = self.cast.name(token), self._is_no_event(token), _behind(token)
        for key, pattern in filed:
            if name is not None and not (name.row.label == "EVENT" and pattern.type in NAMED):
                continue  # part of a name; but "Hurricane David" is a hurricane
            if describes and pattern.rule.stage == "events":
                continue
            span = _trigger_span(token, pattern.lemmas[key], behind)
            if span is None:
                continue
            if (pattern.near or pattern.afar) and not self._is_among(pattern, token):
                continue
            if self._may_hold(pattern, token, said):
                before = len(self.cast.made)
                roles = self._roles(pattern, token)
                if not all(roles.get(role) for role in pattern.need):
                    self.cast.forget(before)
                else:
                    yield Match(pattern, token, span, {role: found for role, found in roles.items() if found})

    def _may_hold(self, pattern: Pattern, token: Token, said: frozenset[str]) -> bool:
        """Whether what a pattern asks for is there, and nothing that it excludes; `said` are the sentence's lemmas."""
        for path in pattern.where:
            if not self._holds(path, token):
                return False
        for path, needed in pattern.unless:
            if not (needed and said.isdisjoint(needed)) and self._holds(path, token, deep=False):
                return False
        return True

    def _is_among(self, pattern: Pattern, token: Token) -> bool:
        """Whether the words around a trigger are those that its rule wants: "the blast", where a bomb went off."""
        words = tree(token.doc)
        sent = words.sents[token.i]
        around = self.around.get(sent)
        if around is None:
            near = slice(max(0, words.edges[sent] - BEFORE), words.edges[sent + 1] + AFTER)
            pairs = zip(words.lower[near], words.lemmas[near], strict=True)
            around = self.around[sent] = {base for low, base in pairs if low.isalpha()}
        return (not pattern.near or bool(pattern.near & around)) and not pattern.afar & around

    def _is_no_event(self, token: Token) -> bool:
        """Whether a noun only says of which kind another is, or stands in a date: "on 8 March"."""
        return token.pos_ in {"NOUN", "PROPN"} and (
            only_describes(token) or self.cast.covering("dates", token) is not None
        )

    def _roles(self, pattern: Pattern, token: Token) -> dict[str, tuple[Filler, ...]]:
        """What fills each role. Who has one part in an event has no other, except that it may be about them."""
        roles: dict[str, tuple[Filler, ...]] = {}
        taken: set[str] = set()
        for role, path in pattern.args.items():
            roles[role] = self.fill(path, token, NOBODY if role in SHARED else taken)
            if role not in SHARED:
                taken.update(f.id for f in roles[role])
        return roles

    def fill(self, path: Path, token: Token, taken: set[str]) -> tuple[Filler, ...]:
        """What a path finds from a token, but for what has another part."""
        found: dict[str, Filler] = {}
        for alternatives in path:
            for steps in alternatives:
                if steps[-1].names[0] in ROWS:
                    fillers = self._below(steps, token)
                else:
                    fillers = [f for t in self._walk(steps, token) if (f := self.cast.mention(t))]
                fillers = [f for f in fillers if f.id not in taken]
                found.update({f.id: f for f in fillers if f.id not in found})
                if fillers:
                    break
        return tuple(found.values())

    def _holds(self, path: Path, token: Token, deep: bool = True) -> bool:
        """Whether one of the alternatives of a path finds something; an amount may hang far below if `deep`."""
        for alternatives in path:
            for steps in alternatives:
                last = steps[-1].names[0]
                if last not in ROWS:
                    found: bool = bool(self._walk(steps, token))
                elif deep or last == "count":
                    found = bool(self._below(steps, token))
                else:
                    words = self._walk(steps[:-1], token)
                    rows = [row for w in words if (row := self.cast.covering(ROWS[last], w))]
                    found = any(last not in KINDS or row.row.kind in KINDS[last] for row in rows)
                if found:
                    return True
        return False

    def _walk(self, steps: tuple[Step, ...], token: Token) -> list[Token]:
        here = [token]
        for step in steps:
            if step.names != SELF:
                reached: list[Token] = []
                for word in here:
                    args = self.cast.arguments(word)
                    for name in step.names:
                        if name in args:
                            reached += args[name]
                here = reached
            if step.lemmas or step.labels:
                here = [t for t in here if self._passes(t, step)]
            if not here:
                break
        return here

    def _passes(self, token: Token, step: Step) -> bool:
        if step.lemmas and lemma(token) not in step.lemmas and not (step.names == SELF and _is_phrase(token, step)):
            return False
        return not step.labels or self.cast.label(token) in step.labels

    def _below(self, steps: tuple[Step, ...], token: Token) -> list[Filler]:
        last = steps[-1].names[0]
        found: list[Filler] = []
        for word in self._walk(steps[:-1], token):
            span = Span(word.left_edge.idx, _end(word))
            if last == "count":  # the figure before its noun, or the "hundreds" of whom it is one
                whose = word.head.head if word.dep_ == "pobj" and word.head.lower_ == "of" else word
                first = whose if whole(whose) == word else word
                span = Span(first.left_edge.idx, word.idx + len(word))
            held = self.cast.covering(ROWS[last], word)  # "$5m" is cut in two by the parser
            inside = self.cast.within(ROWS[last], span)
            for placed in [held, *inside] if held is not None and held not in inside else inside:
                if last in KINDS and placed.row.kind not in KINDS[last]:
                    continue
                found.append(Filler(ROWS[last], placed, "", "syntax"))
                if last == "count":
                    break  # each noun has one: "two drivers and a guard"
            if word.dep_ == "pobj" and word.head.lower_ == "from":  # "from 47 to 55 percent": the first alone
                found.sort(key=lambda f: f.placed.span)
                del found[1:]
        return found


def _is_phrase(token: Token, step: Step) -> bool:
    """ "self=step_down": a verb with its particle, as in a trigger."""
    return any(c.i > token.i and f"{lemma(token)}_{c.lower_}" in step.lemmas for c in children(token, "prt", "advmod"))


@cache
def _filed(
    patterns: tuple[Pattern, ...],
) -> tuple[Mapping[tuple[str, str], list[Pattern]], frozenset[str]]:
    """The patterns by lemma and part of speech of their triggers; all these lemmas."""
    filed: dict[tuple[str, str], list[Pattern]] = {}
    for pattern in patterns:
        for key in pattern.lemmas:
            filed.setdefault(key, []).append(pattern)
    return filed, frozenset(lemma for lemma, _ in filed)


def _end(word: Token) -> int:
    """Where what hangs on a word ends; of "from 47 to 55 percent", what it's from ends before "to"."""
    if word.dep_ == "pobj" and word.head.lower_ == "from":
        for prep in children(word, "prep"):
            if prep.lower_ == "to" and prep.i > word.i:
                return prep.idx
    return word.right_edge.idx + len(word.right_edge)


def _is_particle(word: Token, verb: Token) -> bool:
    """Whether a word behind a verb belongs to it: "gave in", but not "gave her a job in Rome"."""
    return word.i == verb.i + 1 or word.dep_ != "prep" or not children(word, "pobj")


def _behind(token: Token) -> tuple[Token, ...]:
    """What hangs on a word behind it: its particle may be among these."""
    return tuple(c for c in dependants(token) if c.i > token.i)


def _trigger_span(token: Token, particles: tuple[str, ...], behind: tuple[Token, ...]) -> Span | None:
    """The trigger, with its particle if that stands right behind it; None if the particle it needs isn't there."""
    first = hyphened(token) or token
    start, end = first.idx, token.idx + len(token)
    if not behind:
        return Span(start, end) if "" in particles else None
    tail = next((c for c in behind if c.lower_ in particles and _is_particle(c, token)), None)
    if tail is None:
        # "Backed out" isn't "backed".
        other = any(c.i == token.i + 1 and c.dep_ == "prt" and c.lower_ in TURNING for c in behind)
        return Span(start, end) if "" in particles and not other else None
    return Span(start, tail.idx + len(tail) if tail.i == token.i + 1 else end)
