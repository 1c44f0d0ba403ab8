"""Where a corrected row stands: its characters in the raw text, what tells it from others there, and its words."""

from __future__ import annotations

import re
from typing import NamedTuple

PLACE = re.compile(r"(?P<start>\d+)-(?P<end>\d+)(?P<suffix>#\S+)?\s+(?P<words>\S.*)", re.DOTALL)
GAP = " … "


class Place(NamedTuple):
    """`suffix` is what stands behind the place in the row's id, from `#` on; of an argument its `#role:ordinal`."""

    start: int
    end: int
    suffix: str
    words: str


def parse(text: str) -> Place | None:
    """`413-425 $3.5 million`, `89-98#holds_role:65-102 president`; None where it isn't such."""
    match = PLACE.fullmatch(text.strip())
    if match is None or int(match["start"]) >= int(match["end"]):
        return None
    return Place(int(match["start"]), int(match["end"]), match["suffix"] or "", match["words"])


def compose(start: int, end: int, words: str, suffix: str = "") -> str:
    """A place as it is written, long words shortened in their middle."""
    flat = _flat(words)
    return f"{start}-{end}{suffix} {flat if len(flat) <= 60 else f'{flat[:30].strip()}{GAP}{flat[-25:].strip()}'}"


def stale(place: Place, raw: str) -> str:
    """Why a correction can't be for this text: its words don't stand there; "" if they do."""
    there, words = _flat(raw[place.start : place.end]), _flat(place.words)
    head, gap, tail = words.partition(GAP)
    shortened = bool(gap) and len(there) > len(head) + len(tail)
    if there == words or (shortened and there.startswith(head) and there.endswith(tail)):
        return ""
    told = f"the text has {there[:60]!r} at {place.start}-{place.end}, not {words!r}"
    # Where the very words stand now is a hint for a person, never a place to apply to.
    at = raw.find(place.words)
    hint = f" (they stand at {at}-{at + len(place.words)} now)" if at >= 0 else ""
    return f"{told}{hint}. Look at the text, then mend the place or remove the line."


def _flat(words: str) -> str:
    return " ".join(words.split())
