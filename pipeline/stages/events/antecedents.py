"""Who a pronoun stands for, where its sentence says so: a row that says "it" can't be read by itself."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.core.placed import Placed
from pipeline.core.rows import Mention
from pipeline.core.text import Span
from pipeline.logic.fillers import Filler, Fillers
from pipeline.logic.syntax import children

OWNERS = frozenset({"his", "her", "its", "their"})


class Antecedents:
    """The names and nominals of a document, by sentence and entity."""

    def __init__(self, cast: Fillers) -> None:
        self.cast = cast
        self.names: dict[tuple[int, str], list[Placed[Mention]]] = {}
        self.heads: dict[tuple[int, str], list[int]] = {}
        for placed in cast.tables["mentions"]:
            if placed.row.form == "name" and placed.row.entity_id:
                self.names.setdefault((placed.sent, placed.row.entity_id), []).append(placed)
        for head, placed in cast.heads.items():
            self.heads.setdefault((placed.sent, placed.row.entity_id), []).append(head)
        # Several that are joined have no head: "Ann Lee and Bob Ray".
        headed = {p.span for p in cast.heads.values()}
        self.several = {(p.sent, p.row.entity_id): p.span for p in cast.phrases if p.span not in headed}

    def of(self, filler: Filler) -> list[Filler]:
        """The fullest name before a pronoun in its sentence, else the nearest noun, or each of those that are joined;
        failing these the name behind it: "in his speech, Ann Lee". Anything else is itself.
        """
        if filler.table != "mentions" or filler.placed.row.form != "pronoun" or not filler.entity_id:
            return [filler]
        key, start = (filler.placed.sent, filler.entity_id), filler.placed.span.start
        names = self.names.get(key, ())
        if named := [p for p in names if p.span.end <= start]:
            return [self._fullest(named, filler)]
        for head in sorted((h for h in self.heads.get(key, ()) if h < start), reverse=True):
            noun = self.cast.doc.char_span(head, head + 1, alignment_mode="expand")
            found = self.cast.mention(noun[0]) if noun is not None else None
            if found is not None and found.placed.row.form == "nominal":
                return [found._replace(entity_id=filler.entity_id, resolved_by="coreference")]
        span = self.several.get(key)
        if span is not None and span.end <= start and (joined := self._joined(span)):
            return joined
        owner = filler.placed.row.text.lower() in OWNERS
        return [self._fullest(names, filler)] if names and owner else [filler]

    def _fullest(self, names: Sequence[Placed[Mention]], filler: Filler) -> Filler:
        fullest = max(names, key=lambda p: (p.span.length, p.span.start))
        return Filler("mentions", fullest, filler.entity_id, "coreference")

    def _joined(self, span: Span) -> list[Filler]:
        """Each of several that are joined by "and"."""
        words = self.cast.doc.char_span(*span, alignment_mode="expand")
        if words is None:
            return []
        heads = [words.root]
        while after := children(heads[-1], "conj"):
            heads.append(after[0])
        found = [self.cast.mention(t) for t in heads if span.start <= t.idx < span.end]
        return [f._replace(resolved_by="coreference") for f in found if f is not None]
