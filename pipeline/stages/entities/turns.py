"""Who speaks in an interview or a record: paragraphs that begin with a speaker's name, or with Q and A."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.core.placed import Placed
from pipeline.core.rows import Mention
from pipeline.core.text import Text

LABEL = re.compile(
    r"^(?:(?P<asks>Q(?:uestion)?)|(?P<answers>A(?:nswer)?)|(?P<name>[^\n:.!?]{2,40}))\s?:\s+(?=\S)", re.MULTILINE
)
# So many turns make a conversation; one may be a heading with a colon.
TURNS = 3


class Turn(NamedTuple):
    """Where somebody begins to speak, who that is and whom he asks, as far as they are persons with a name."""

    start: int
    speaker: Placed[Mention] | None
    addressee: Placed[Mention] | None
    key: str


class Turns:
    """The turns of a document in reading order; none if it's no conversation."""

    def __init__(self, text: Text, mentions: Sequence[Placed[Mention]]) -> None:
        persons = {
            m.span.start: m for m in mentions if m.row.label == "PERSON" and m.row.form == "name" and m.row.entity_id
        }
        found = list(LABEL.finditer(text.value))
        speakers = [persons.get(f.start("name")) if f["name"] else None for f in found]
        named = Counter(m.row.entity_id for m in speakers if m is not None)
        plain = [f for f in found if f["asks"] or f["answers"]]
        self.all: list[Turn] = []
        if sum(named.values()) + len(plain) < TURNS:
            self.starts: list[int] = []
            return
        # Who answers: the person who speaks most often, if the others only ask or there is no other.
        guest = next((m for m in speakers if m is not None), None)
        one = guest if len(named) == 1 else None
        for f, who in zip(found, speakers, strict=True):
            speaker = one if f["answers"] else who
            asked = one if speaker is None else None
            key = speaker.row.entity_id if speaker is not None else (f["name"] or "Q").strip()
            self.all.append(Turn(f.start(), speaker, asked, key))
        self.starts = [t.start for t in self.all]

    def at(self, position: int) -> Turn | None:
        """The turn that holds a position."""
        n = bisect_right(self.starts, position) - 1
        return self.all[n] if n >= 0 else None
