"""Who a pronoun stands for, where its sentence says so: a row that says "it" can't be read by itself."""

from __future__ import annotations

from pipeline.core.placed import Placed
from pipeline.core.rows import Mention
from pipeline.logic.fillers import Filler, Fillers


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

    def of(self, filler: Filler) -> Filler:
        """The fullest name before a pronoun in its sentence, else the nearest noun; anything else itself."""
        if filler.table != "mentions" or filler.placed.row.form != "pronoun" or not filler.entity_id:
            return filler
        key, start = (filler.placed.sent, filler.entity_id), filler.placed.span.start
        if before := [p for p in self.names.get(key, ()) if p.span.end <= start]:
            fullest = max(before, key=lambda p: (p.span.length, p.span.start))
            return Filler("mentions", fullest, filler.entity_id, "coreference")
        for head in sorted((h for h in self.heads.get(key, ()) if h < start), reverse=True):
            noun = self.cast.doc.char_span(head, head + 1, alignment_mode="expand")
            found = self.cast.mention(noun[0]) if noun is not None else None
            if found is not None and found.placed.row.form == "nominal":
                return found._replace(entity_id=filler.entity_id, resolved_by="coreference")
        return filler
