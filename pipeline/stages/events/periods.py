"""When a figure is what it is: output in the first nine months, third-quarter sales, doubled in a year."""

from __future__ import annotations

from typing import Any

from pipeline.core.placed import Placed
from pipeline.logic.fillers import Fillers
from pipeline.logic.matching import Match
from pipeline.logic.syntax import lemma
from pipeline.logic.times import Times

FIGURES = frozenset({"economic_change"})
NAMED = frozenset({"contract", "future", "futures", "delivery"})  # "the March contract" rose on some other day
WITHIN = frozenset({"in", "over", "within", "during"})  # "rose for three months" may go on rising


class Periods:
    """The date of each event; of a figure whose verb has none, the date or the span of time at the figure itself."""

    def __init__(self, times: Times, cast: Fillers) -> None:
        self.times, self.cast = times, cast
        self.spans: dict[int, list[Placed[Any]]] = {}
        for placed in cast.tables["dates"]:
            if placed.row.type == "DURATION" and (word := times.host(placed, cast)) is not None:
                self.spans.setdefault(word.i, []).append(placed)

    def of(self, match: Match) -> Placed[Any] | None:
        """The row of the dates table that says when."""
        when = self.times.of(match.token)
        if when is not None or match.pattern.type not in FIGURES:
            return when
        for figure in match.roles.get("indicator", ()):
            words = self.cast.doc.char_span(*figure.placed.span, alignment_mode="expand")
            if words is not None and lemma(words.root) not in NAMED:
                root = words.root.i
                if found := self.spans.get(root) or self.times.hung.get(root):
                    return found[0]
        return next((p for p in self.spans.get(match.token.i, ()) if self._within(p)), None)

    def _within(self, placed: Placed[Any]) -> bool:
        words = self.cast.doc.char_span(*placed.span, alignment_mode="expand")
        return words is not None and words.root.head.lower_ in WITHIN
