"""Where an event is: what stands at its own words, or at the words that it shares its scene with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from pipeline.core import vocab
from pipeline.logic.clauses import is_passive, light_verb
from pipeline.logic.fillers import Filler, Fillers
from pipeline.logic.matching import Match
from pipeline.logic.syntax import SUBJECTS, children, is_clause, lemma, prepositions
from pipeline.stages.events.nearby import further, named

if TYPE_CHECKING:
    from spacy.tokens import Token

Filled = Mapping[str, Sequence[Filler]]

PLACES = frozenset({"GPE", "LOC", "FAC", "SITE"})
LOCAL = frozenset({"in", "at", "near", "outside", "across", "inside", "throughout", "around", "within"})
STATED = frozenset(r["type"] for r in vocab.read("events", "types") if "place" in r["optional"].split())
# Types of one scene: whoever is killed in an attack is killed where the attack is.
HARM = frozenset({"attack", "kill", "injure", "death", "disaster", "military_action", "abduct"})
SCENES = HARM | {"protest", "arrest", "crackdown"}
# Behind these, whom or what it hits stands where it happens: "the bombing of a mosque in Basra".
AT_OBJECTS = (SCENES - {"protest"}) | {"meet", "negotiate", "layoffs", "election", "statement", "depose", "visit"}
OBJECTS = frozenset({"of", "on", "against", "at", "between"})
TALKS = frozenset({"meet", "negotiate", "statement"})
# What somebody says of acts elsewhere.
VOICED = frozenset({"criticise", "praise", "accuse", "request", "reject", "support", "threaten"})
ACROSS = frozenset({"with", "between", "of"})
# Nouns of places that are no mentions of a class by themselves, and buildings, which are bodies as well.
GROUNDS = frozenset(r["lemma"] for r in vocab.read("events", "sites"))
SITES = GROUNDS | {r["lemma"] for r in vocab.read("events", "buildings")}
SEIZED = frozenset({"arrest", "abduct", "release"})
EXPLODING = frozenset({"explode", "detonate", "blow", "go"})
OUTDOORS = frozenset({"on", "along"})
# Verbs that only say that something went on, beside which its place stands: "the fighting broke out in Basra".
GOING_ON = frozenset(
    {"be", "begin", "start", "occur", "happen", "erupt", "continue", "take", "center", "centre", "break", "rage", "go"}
    | {"resume", "come", "unfold", "spread", "hit", "strike", "end", "open", "hold", "stage", "report", "carry"}
)
AIMED = HARM | {"mobilize"}
BY_MEANS = frozenset({"in", "during", "by"})
NEAR = 4


class Places:
    """Finds the places of events, first at their own words, then at those that they share a scene with."""

    def __init__(self, matches: Sequence[Match], cast: Fillers) -> None:
        self.matches, self.cast = matches, cast
        self.at = {m.token.i: n for n, m in enumerate(matches)}

    def of(self, match: Match, filled: Filled) -> list[Filler]:
        """Where an event is by its own words."""
        kind, token = match.pattern.type, match.token
        # A bomb that went off in Lima hit Lima, and hit it there.
        taken = {f.id for role, found in filled.items() for f in found if not (role == "target" and _is_scene(kind, f))}
        if kind in SEIZED:  # "arrested on a motorway": nobody is charged with that
            taken -= {f.id for f in filled.get("theme", ())}
        for words in self._words(kind, token):
            found = [f for w in words for f in self._behind(w) if f.id not in taken]
            if found:
                return found
        found = self._fronted(kind, token, taken) or self._where(token, taken)
        if not found and lemma(token) in EXPLODING:  # "exploded at the station": what it hit is where it was
            hit = {f.id for f in filled.get("target", ())}
            found = [f for f in self._behind(token) if f.id in hit and f.placed.row.text.split()[-1] in SITES]
        return found

    def share(self, filled: Sequence[dict[str, list[Filler]]]) -> None:
        """Lends the place of an event to those beside it in its scene."""
        for _ in range(2):
            for n, match in enumerate(self.matches):
                if "place" in filled[n]:
                    continue
                taken = {f.id for fillers in filled[n].values() for f in fillers}
                near = [o for o in self._beside(match.token) if o != n and self._is_one(match, self.matches[o])]
                found = ([f for f in filled[o].get("place", ()) if f.id not in taken] for o in near)
                if places := next(filter(None, found), None):
                    filled[n]["place"] = places

    def _is_one(self, match: Match, other: Match) -> bool:
        """Whether two events are of one scene, or one is what the other was for: "arrived in Basra to visit troops"."""
        if match.token.head.i == other.token.i and match.token.tag_ == "VB":
            return match.pattern.type == other.pattern.type
        return match.pattern.type in SCENES and other.pattern.type in SCENES

    def _words(self, kind: str, token: Token) -> Iterator[list[Token]]:
        """The words at which a place may stand, the surest first."""
        carrier = light_verb(token)
        if kind in STATED:
            yield [token]
            if carrier is not None:
                yield [carrier]
            elif token.dep_ in SUBJECTS and lemma(token.head) in GOING_ON:
                yield [token.head]
        if kind in AT_OBJECTS:
            own = self.cast.arguments(token)
            if is_clause(token):
                yield [o for o in own.get("obj", ()) if o.pos_ != "PRON"]
            links = ACROSS if kind in TALKS else LOCAL if is_clause(token) else OBJECTS
            yield [o for name in sorted(links) for o in own.get(f"prep:{name}", ())]
        if kind in SCENES:
            # "Seized by gunmen near Lima": what stands behind the agent is the verb's as well.
            yield [s for s in self.cast.arguments(token).get("subj", ()) if _is_agent(s) or self._may_lend(s, kind)]
        if kind in STATED:
            yield from further(kind, token, self.cast, self.at)

    def _may_lend(self, subject: Token, kind: str) -> bool:
        """A bomb kills where it is; people protest where they are, but attack whom they like."""
        if kind == "protest":
            return True
        return kind in HARM and subject.pos_ == "NOUN" and not self.cast.label(subject)

    def _behind(self, word: Token) -> list[Filler]:
        own = self.cast.arguments(word)
        tokens = [t for name in sorted(LOCAL) for t in own.get(f"prep:{name}", ()) if self._is_place(t)]
        roads = [t for name in sorted(OUTDOORS) for t in own.get(f"prep:{name}", ()) if lemma(t) in GROUNDS]
        return [f for place in (*tokens, *roads) for t in named(place, self.cast) if (f := self.cast.mention(t))]

    def _is_place(self, token: Token) -> bool:
        return self.cast.label(token) in PLACES or lemma(token) in SITES

    def _fronted(self, kind: str, token: Token, taken: set[str]) -> list[Filler]:
        """ "In Yemen, a coalition is said to have bombed schools": what opens the sentence holds for its scene."""
        here = token
        for _ in range(NEAR):
            told = self.at.get(here.i, -1) if here.i != token.i and not is_passive(here) else -1
            if told >= 0 and kind not in VOICED and self.matches[told].pattern.type in VOICED:
                return []  # "in Lima, she condemned the raid": there she spoke
            if is_clause(here):
                subjects = children(here, *SUBJECTS)
                first = subjects[0].left_edge.i if subjects else here.i
                for name, objects in prepositions(here):
                    if name in LOCAL and objects[0].i < first:
                        found = [f for t in objects if self._is_place(t) and (f := self.cast.mention(t))]
                        if found := [f for f in found if f.id not in taken]:
                            return found
            beside = kind in VOICED and here.dep_ == "conj"
            if here.head.i == here.i or here.dep_ in {"relcl", "acl", "xcomp"} or not (kind in SCENES or beside):
                return []
            here = here.head
        return []

    def _where(self, token: Token, taken: set[str]) -> list[Filler]:
        """ "The city where the bombing took place"."""
        here = token
        for _ in range(NEAR):
            if is_clause(here) and here.dep_ == "relcl":
                opens = any(c.lower_ == "where" for c in children(here, "advmod"))
                if opens and self._is_place(here.head) and (found := self.cast.mention(here.head)):
                    return [found] if found.id not in taken else []
                return []
            if here.head.i == here.i or here.dep_ in {"ccomp", "advcl", "acl"}:
                return []
            here = here.head
        return []

    def _beside(self, token: Token) -> Iterator[int]:
        """The events that share the scene of a word: what it hangs on, and what hangs on it."""
        head = token.head
        if token.dep_ == "pobj" and head.lower_ in BY_MEANS:
            near = [head.head]
        elif token.dep_ in {*SUBJECTS, "conj"} or (token.dep_ in {"advcl", "xcomp"} and token.tag_ in {"VBG", "VB"}):
            near = [head]
        else:
            near = []
        own = self.cast.arguments(token)
        near += own.get("subj", ())
        near += [t for name in sorted(BY_MEANS) for t in own.get(f"prep:{name}", ())]
        for clause in children(token, "conj", "advcl"):
            when = clause.dep_ == "advcl" and any(c.lower_ == "when" for c in children(clause, "advmod"))
            near += [clause] if clause.dep_ == "conj" or clause.tag_ == "VBG" or when else []
            near += self.cast.arguments(clause).get("subj", ()) if when else ()
        for word in near:
            if (other := self.at.get(word.i)) is not None:
                yield other


def _is_agent(word: Token) -> bool:
    return word.dep_ == "pobj" and word.head.lower_ == "by"


def _is_scene(kind: str, filler: Filler) -> bool:
    """Whether what an act is aimed at is the place that it happens in."""
    return kind in AIMED and filler.table == "mentions" and filler.placed.row.label in {"GPE", "LOC", "FAC"}
