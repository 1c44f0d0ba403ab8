"""The raw text as HTML in which each row's words carry the row's handle, however rows overlap."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise
from typing import Any, NamedTuple

# One letter a table: `m3` is the fourth row of mentions. `c2` is what attribution `a2` says was said.
LETTERS = {
    "sentences": "s",
    "mentions": "m",
    "entities": "n",
    "dates": "d",
    "money": "y",
    "quantities": "q",
    "relations": "r",
    "events": "e",
    "event_arguments": "g",
    "attributions": "a",
}
MARKED = ("mentions", "dates", "money", "quantities", "relations", "events", "attributions")
BLOCKS = {"heading": "h3", "byline": "p", "boilerplate": "p", "list": "p", "body": "p"}
KINDS = {
    "PERSON": "person",
    "ORG": "org",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
}


class Mark(NamedTuple):
    """Words of a row: raw span, the row's handle, and the CSS classes that show them."""

    start: int
    end: int
    handle: str
    classes: tuple[str, ...]


def text(raw: str, tables: Mapping[str, Sequence[Any]]) -> str:
    """The whole raw text as HTML, every character of it escaped; sentences are elements, blocks are paragraphs."""
    sentences = sorted(tables.get("sentences", ()), key=lambda s: (s.start, s.end))
    numbers = {row.sent_id: n for n, row in enumerate(tables.get("sentences", ()))}
    pieces = list(_pieces(raw, list(_marks(tables)), [at for s in sentences for at in (s.start, s.end)]))
    wrapped = any("\n" in raw[s.start : s.end] for s in sentences if s.kind == "body")
    parts: list[str] = []
    at, n, before = 0, 0, None
    for sentence in sentences:
        gap = raw[at : sentence.start]
        if before is None or _parted(gap, before.kind, sentence.kind, wrapped):
            parts += [
                f"</{BLOCKS[before.kind]}>" if before else "",
                f'<{BLOCKS[sentence.kind]} class="{sentence.kind}">',
            ]
        n, shown = _take(pieces, n, sentence.start)
        parts.append(f'<span class="gap">{shown}</span>' if gap.strip() else "" if parts[-1].endswith('">') else shown)
        n, shown = _take(pieces, n, sentence.end)
        handle = f"s{numbers[sentence.sent_id]}"
        parts.append(f'<span class="sent" id="{handle}" data-s="{handle}">{shown}</span>')
        at, before = sentence.end, sentence
    parts.append(f"</{BLOCKS[before.kind]}>" if before else "")
    n, rest = _take(pieces, n, len(raw))
    if rest.strip():
        parts.append(f'<p class="gap">{rest}</p>')
    return "".join(parts)


def _parted(gap: str, before: str, after: str, wrapped: bool) -> bool:
    """Whether a new block begins: at an empty line, another kind of sentence, or any line of a text not wrapped."""
    lines = len(re.findall(r"\r\n?|[\n\u2028\u2029]", gap))
    return bool(lines) and (lines > 1 or not wrapped or before != after or after in ("list", "heading"))


def _marks(tables: Mapping[str, Sequence[Any]]) -> Iterator[Mark]:
    for name in MARKED:
        letter = LETTERS[name]
        for n, row in enumerate(tables.get(name, ())):
            if name == "mentions":
                kind = KINDS.get(row.label, "other") if row.form == "name" else "stands"
                yield Mark(row.start, row.end, f"m{n}", ("m", kind))
            elif name == "relations":
                yield Mark(row.trigger_start, row.trigger_end, f"r{n}", ("r",))
            elif name == "attributions":
                yield Mark(row.cue_start, row.cue_end, f"a{n}", ("a",))
                if row.content_start is not None and row.content_end is not None:
                    yield Mark(row.content_start, row.content_end, f"c{n}", ())
            else:
                yield Mark(row.start, row.end, f"{letter}{n}", (letter,))


def _pieces(raw: str, marks: Sequence[Mark], cuts: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """The text cut wherever anything begins or ends: start, end, HTML of each piece."""
    events = sorted([(m.start, 1, n) for n, m in enumerate(marks)] + [(m.end, 0, n) for n, m in enumerate(marks)])
    stops = sorted({0, len(raw), *cuts, *(at for at, _, _ in events)})
    covering: dict[int, Mark] = {}
    at_event = 0
    for start, end in pairwise(stops):
        while at_event < len(events) and events[at_event][0] == start:
            _, begins, n = events[at_event]
            if begins:
                covering[n] = marks[n]
            else:
                covering.pop(n, None)
            at_event += 1
        yield start, end, _piece(raw[start:end], covering)


def _piece(words: str, covering: Mapping[int, Mark]) -> str:
    shown = escape(words)
    if not covering:
        return shown
    # The narrowest first: it is what a click there means.
    inner = sorted(covering.values(), key=lambda m: (m.end - m.start, m.handle))
    classes = dict.fromkeys(c for m in inner for c in m.classes)
    handles = " ".join(m.handle for m in inner)
    head = f' class="k {" ".join(classes)}"' if classes else ""
    return f'<span{head} data-s="{handles}">{shown}</span>'


def _take(pieces: Sequence[tuple[int, int, str]], n: int, stop: int) -> tuple[int, str]:
    """The pieces from the `n`-th on that end by `stop`, joined; and the number of the next."""
    parts = []
    while n < len(pieces) and pieces[n][1] <= stop:
        parts.append(pieces[n][2])
        n += 1
    return n, "".join(parts)
