"""Who and what fills the roles of events: what the rules found, what the type allows besides, in a fixed order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from pipeline.core import rows, vocab
from pipeline.core.placed import Placed
from pipeline.logic.clauses import light_verb
from pipeline.logic.fillers import Filler, Fillers
from pipeline.logic.matching import Match
from pipeline.logic.syntax import children, lemma, prepositions
from pipeline.stages.events.aims import aim, by_order, drop_own, judge
from pipeline.stages.events.antecedents import Antecedents
from pipeline.stages.events.around import Doers, take_part
from pipeline.stages.events.doings import tell
from pipeline.stages.events.fallbacks import Fallbacks
from pipeline.stages.events.figures import compare, count, sizes, turn
from pipeline.stages.events.members import add_members
from pipeline.stages.events.offices import add_office
from pipeline.stages.events.periods import Periods
from pipeline.stages.events.places import Places
from pipeline.stages.events.themes import is_about, only_voices, says_more
from pipeline.stages.events.towns import settle_marks, settle_towns, spare_towns

if TYPE_CHECKING:
    from spacy.tokens import Token

TYPES = {r["type"]: r for r in vocab.read("events", "types")}
ORDER = {r["role"]: n for n, r in enumerate(vocab.read("events", "roles"))}
# Who sends a soldier isn't hurt, jailed or elected with him, doesn't travel with an envoy, and nobody acts through an
# office, a court or what an act is about.
BY_THEMSELVES = frozenset(
    {"office", "theme", "instrument", "indicator", "direction", "comparison", "penalty", "patient", "visitor", "host"}
    | {"winner", "loser", "org", "court", "place"}
)
# A delegation is more than those who travel: whose it is visits through it.
DELEGATIONS = frozenset({"delegation", "mission"})
SENT = {"visitor": DELEGATIONS, "host": DELEGATIONS}
NEAR = 2
DOERS = ("actor", "imposer", "supplier", "lender", "visitor", "participant")
HIT = ("target", "patient", "recipient", "borrower", "host", "participant", "place")
# In these the target is who does or did the thing; in others, whom it hits.
ABOUT_DOER = frozenset({"request", "accuse", "criticise", "praise", "reject", "investigate"})


# Whoever condemns an attack on a town doesn't condemn the town.
OF_DOER = frozenset({"accuse", "criticise", "investigate", "request"})


class Roles:
    """The fillers of each event of a document, by role."""

    def __init__(
        self, matches: Sequence[Match], placed: Sequence[Placed[rows.Event]], cast: Fillers, times: Periods
    ) -> None:
        self.matches, self.placed, self.cast = matches, placed, cast
        self.filled: list[dict[str, list[Filler]]] = []
        scenes, rest = Places(matches, cast), Fallbacks(cast)
        for match in matches:
            filled = {role: list(found) for role, found in match.roles.items()}
            settle_towns(match.pattern.type, match.token, filled, cast)
            settle_marks(match.pattern.type, match.token, filled, cast)
            add_members(match.token, filled, cast)
            self._add_principals(match, filled)
            if "place" not in filled and (places := scenes.of(match, filled)):
                filled["place"] = places
            if (when := times.of(match)) is not None:
                filled.setdefault("date", []).append(Filler("dates", when, "", "syntax"))
            acting = {f.id for role, found in filled.items() if role != "theme" for f in found}
            if themes := [f for f in filled.pop("theme", []) if f.id not in acting]:
                filled["theme"] = themes
            rest.unwrap(match, filled)
            rest.fill(match, filled)
            take_part(match, filled, cast)
            drop_own(match.pattern.type, filled, cast)
            add_office(match.pattern.type, filled, cast)
            self.filled.append(filled)
        self._share()
        aim(matches, self.filled, cast)
        scenes.share(self.filled)
        by_order(matches, self.filled, cast)
        for match, filled in zip(matches, self.filled, strict=True):
            spare_towns(match.pattern.type, filled)
            count(match, filled, self.cast)
        Doers(matches, self.filled, cast).name()
        self.changes = sorted(m.span.start for m in matches if m.pattern.type == "economic_change")
        self._direct()
        self._name(Antecedents(cast))

    def adopt(self, parent: int, child: int) -> None:
        """Makes an event the theme of the event above it, where that type has a theme; of a forecast, its direction."""
        if self.matches[parent].pattern.type == "forecast" and self.matches[child].pattern.type == "economic_change":
            self._foretell(parent, child)
            return
        if not is_about(self.matches[parent], self.matches[child], self.cast):
            return
        self._inherit(parent, child)
        kind = self.matches[parent].pattern.type
        filled = self.filled[parent]
        told = only_voices(self.matches[parent], self.matches[child]) or self._is_told(parent, child)
        if "theme" in TYPES[kind]["optional"].split() and not told:
            filled["theme"] = [*self._besides(child, filled.get("theme", [])), self._event(child)]

    def settle(self) -> None:
        """What only is settled when all events have what they are about."""
        judge(self.matches, self.filled)
        tell(self.matches, self.filled, self.cast)

    def _is_told(self, parent: int, child: int) -> bool:
        """Whether an event only says more of a theme, or of somebody: "backed a law to end the strike"."""
        above, token, filled = self.matches[parent].token, self.matches[child].token, self.filled[parent]
        for role in ("theme", "target", "actor"):
            spans = (self.cast.doc.char_span(*f.placed.span, alignment_mode="expand") for f in filled.get(role, ()))
            words = (s.root for s in spans if s is not None)
            if any(not w.is_ancestor(above) and says_more(token, w, role == "theme") for w in words):
                return True
        return False

    def _besides(self, child: int, fillers: list[Filler]) -> list[Filler]:
        """Fillers that stand outside an event: the nominal of its own trigger, or what it is about, says no more."""
        own = self.matches[child].token
        left, right, at = own.left_edge.idx, own.right_edge.idx, own.idx
        spans = [(f, f.placed.span) for f in fillers]
        return [f for f, s in spans if not s.start <= at < s.end and not left <= s.start <= right]

    def _share(self) -> None:
        """ "Began a hunger strike to protest against the law": two words for one act lend each other their roles."""
        at = {m.token.i: n for n, m in enumerate(self.matches)}
        for n, match in enumerate(self.matches):
            for other in (at.get(t.i) for t in islice(match.token.ancestors, NEAR)):
                if other is not None:
                    self._lend(n, other)
            verb = light_verb(match.token) or match.token.head
            for purpose in (*children(verb, "advcl", "xcomp"), *_in_protest(verb)):
                if (other := at.get(purpose.i)) is not None and other != n:
                    self._lend(n, other)

    def _lend(self, one: int, other: int) -> None:
        if self.matches[one].pattern.type != self.matches[other].pattern.type:
            return
        for borrower, lender in ((one, other), (other, one)):
            mine, theirs = self.filled[borrower], self.filled[lender]
            taken = {f.id for fillers in mine.values() for f in fillers}
            for role in ("actor", "target", "patient"):
                wanted = role not in mine and role in self.matches[borrower].pattern.args
                if wanted and (found := [f for f in theirs.get(role, ()) if f.id not in taken]):
                    mine[role] = found

    def _inherit(self, parent: int, child: int) -> None:
        """At whom a threat, a demand or a charge is aimed: whom the threatened act hits, who is to do or did it."""
        kind, above, below = self.matches[parent].pattern.type, self.filled[parent], self.filled[child]
        row = TYPES[kind]
        if kind == "statement" or "target" in above or "target" not in f"{row['required']} {row['optional']}".split():
            return
        taken = {f.id for fillers in above.values() for f in fillers}
        entities = {f.entity_id for fillers in above.values() for f in fillers if f.entity_id}
        for role in DOERS if kind in OF_DOER else (*DOERS, *HIT) if kind in ABOUT_DOER else (*HIT, *DOERS):
            found = [f for f in below.get(role, ()) if f.id not in taken and f.entity_id not in entities]
            if role == "place":
                found = [f for f in found if f.table == "mentions" and f.placed.row.label == "GPE"]
            if found:
                above["target"] = found
                return

    def _foretell(self, parent: int, child: int) -> None:
        """A forecast has the figures of the change that it foretells."""
        above, below = self.filled[parent], self.filled[child]
        if self.matches[child].pattern.role != "level":
            above["direction"] = [self._event(child)]
        for role in ("indicator", "place", "size", "date"):
            if role in below and role not in above:
                above[role] = below[role]

    def _event(self, n: int) -> Filler:
        return Filler("events", self.placed[n], "", "syntax")

    def _name(self, known: Antecedents) -> None:
        """Who a pronoun stands for fills its role, unless that has another part in the event."""
        for filled in self.filled:
            taken = {f.id: role for role, found in filled.items() for f in found}
            for role, found in filled.items():
                named = [known.of(f) for f in found]
                filled[role] = [
                    one
                    for f, new in zip(found, named, strict=True)
                    for one in (new if all(taken.get(x.id, role) == role for x in new) else [f])
                ]

    def _direct(self) -> None:
        """The word that says which way an economic figure goes is the change itself."""
        for n, match in enumerate(self.matches):
            if match.pattern.type == "economic_change" and match.pattern.role != "level":
                self.filled[n].setdefault("direction", [self._event(n)])
            if match.pattern.type == "economic_change":
                compare(match, self.filled[n], self.cast, self.changes)
                turn(match, self.filled[n], self.cast, self.changes)
            if match.pattern.type == "economic_change" and (more := sizes(match, self.filled[n], self.cast)):
                self.filled[n].setdefault("size", []).extend(more)

    def _add_principals(self, match: Match, filled: dict[str, list[Filler]]) -> None:
        """Whoever sent the delegation takes part through it."""
        for role, fillers in filled.items():
            for filler in fillers[:]:
                if filler.table == "mentions" and filler.placed.row.form == "nominal" and not filler.entity_id:
                    words = self.cast.doc.char_span(*filler.placed.span, alignment_mode="expand")
                    if words is None or (role in BY_THEMSELVES and lemma(words.root) not in SENT.get(role, ())):
                        continue
                    for sender in self.cast.principals(words.root):
                        if all(f.id != sender.row.mention_id for f in fillers):
                            filled[role].append(Filler("mentions", sender, sender.row.entity_id, "implicit"))


def _in_protest(verb: Token) -> list[Token]:
    """The nouns of "in protest", "in defiance" behind a verb."""
    return [noun for name, objects in prepositions(verb) if name == "in" for noun in objects]


def argument_rows(roles: Roles) -> tuple[rows.EventArgument, ...]:
    """The rows of all arguments, event by event, roles in a fixed order, fillers in reading order."""
    out: list[rows.EventArgument] = []
    for event, filled in zip(roles.placed, roles.filled, strict=True):
        for role in sorted(filled, key=lambda r: (ORDER[r], r)):
            fillers = sorted({f.id: f for f in reversed(filled[role])}.values(), key=lambda f: (f.placed.span, f.table))
            out += [_row(event, role, n, filler) for n, filler in enumerate(fillers)]
    return tuple(out)


def _row(event: Placed[rows.Event], role: str, ordinal: int, filler: Filler) -> rows.EventArgument:
    row: Any = filler.placed.row
    return rows.EventArgument(
        event_id=event.row.event_id,
        doc_id=event.row.doc_id,
        role=role,
        ordinal=ordinal,
        filler_table=filler.table,
        filler_id=filler.id,
        entity_id=filler.entity_id,
        start=row.start,
        end=row.end,
        text=row.text,
        resolved_by=filler.resolved_by,
    )
