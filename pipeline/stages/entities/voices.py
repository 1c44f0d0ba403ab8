"""Who I, we and you are: the speaker of a quotation or a turn, else one for all of it, or for the whole text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.core.placed import Placed
from pipeline.core.rows import Mention
from pipeline.stages.entities.discourse import Discourse, Referent, Said
from pipeline.stages.entities.turns import Turns

if TYPE_CHECKING:
    from spacy.tokens import Token

FORMS = {
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), "i"),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), "we"),
    **dict.fromkeys(("you", "your", "yours", "yourself", "yourselves"), "you"),
}


class Voices:
    """The referents of I, we and you in one document."""

    def __init__(self, d: Discourse, mentions: Sequence[Placed[Mention]]) -> None:
        self.d = d
        self.turns = Turns(d.text, mentions)
        self.known: dict[tuple[str, object], Referent] = {}

    def of(self, token: Token) -> Referent:
        """Whom I, we or you means. We are many, of whom nobody says who they are."""
        kind = FORMS[token.lower_]
        n = self.d.quotes.at(token.idx)
        return self._quoted(kind, n) if n >= 0 else self._in_turn(kind, token)

    def heard(self, said: Said) -> None:
        """Notes a mention that may be the speaker, named behind the quotation."""
        voice = self.known.get(("i", said.root.i))
        if voice is not None and said.referent.person and said.referent.many is False and voice is not said.referent:
            voice.merged = said.referent
        body = _body(said.referent)
        if body is not None:
            self.speaks_for(said.root, body)

    def speaks_for(self, root: Token, body: Referent) -> None:
        """Notes for which body the speaker named behind a quotation speaks: that is who we are in it."""
        voice = self.known.get(("we", root.i))
        if voice is not None and voice is not body:
            voice.merged = body

    def _in_turn(self, kind: str, token: Token) -> Referent:
        turn = self.turns.at(token.idx)
        if turn is None:
            return self._voice(kind, None)
        person = {"i": turn.speaker, "you": turn.addressee}.get(kind)
        return self.d.bearer(person) if person is not None else self._voice(kind, turn.key)

    def _quoted(self, kind: str, n: int) -> Referent:
        speaker = self.d.quotes.all[n].speaker
        if speaker is None:
            return self._voice(kind, ("quote", n))
        said, name = self.d.at.get(speaker.i), self.d.inside.get(speaker.i)
        if said is not None:
            who = said.referent
            if kind == "i" and who.person and who.many is False:
                return who
            body = _body(who)
            return body if kind == "we" and body is not None else self._voice(kind, who)
        if kind == "i" and name is not None and name.row.entity_id and name.row.label == "PERSON":
            return self.d.bearer(name)
        return self._voice(kind, speaker.i)

    def _voice(self, kind: str, where: object) -> Referent:
        key = (kind, where)
        if key not in self.known:
            self.known[key] = Referent("", "PERSON", many=kind != "i", speech=True)
        return self.known[key]


def _body(speaker: Referent) -> Referent | None:
    """The body that we are if somebody or something speaks."""
    return speaker if speaker.label == "ORG" and speaker.entity_id else speaker.body
