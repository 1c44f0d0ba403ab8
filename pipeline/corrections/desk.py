"""One document's rows while they are corrected: found by id, changed, taken out with all that hangs on them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from pipeline.core import rows
from pipeline.core.rows import BY_NAME

Tables = Mapping[str, Sequence[Any]]
# The entity that a row repeats beside the mention it points to.
BESIDE = {
    "head_mention_id": "head_entity_id",
    "tail_mention_id": "tail_entity_id",
    "source_mention_id": "source_entity_id",
}
# Who points where: table pointed to -> table, column, and whether a row can't do without.
STATE = re.compile(rf"(?:gpe|gov):({rows.COUNTRY})")
POINTERS: dict[str, list[tuple[str, str, bool]]] = defaultdict(list)
for _table in rows.TABLES:
    for _field in _table.fields:
        for _target in _field.col.ref.split():
            if _target not in ("documents", "rules", "entities", "sentences"):
                POINTERS[_target].append((_table.name, _field.name, _field.col.required or _field.col.key))


class Desk:
    """Rows by table and key. Arguments, which have no id of their own, are keyed by event, role and ordinal."""

    def __init__(self, doc_id: str, raw: str, tables: Tables) -> None:
        self.doc_id, self.raw = doc_id, raw
        self.rows = {name: {self.key(name, row): row for row in group} for name, group in tables.items()}

    @staticmethod
    def key(table: str, row: Any) -> str:
        return " ".join(str(getattr(row, name)) for name in BY_NAME[table].key)

    def get(self, table: str, key: str) -> Any:
        return self.rows[table].get(key)

    def put(self, table: str, row: Any) -> None:
        self.rows[table][self.key(table, row)] = row

    def full(self, cell: str) -> str:
        """The id that a short one of this document, as 65-85, stands for."""
        return f"{self.doc_id}:{cell}" if cell[:1].isdigit() and "-" in cell else cell

    def drop(self, table: str, key: str) -> None:
        """Takes a row out; what can't do without it goes too, what can, forgets it."""
        self.rows[table].pop(key, None)
        for name, column, needed in POINTERS[table]:
            for other in [row for row in self.rows[name].values() if getattr(row, column) == key]:
                if needed:
                    self.drop(name, self.key(name, other))
                else:
                    self.put(name, replace(other, **{column: ""}))
        for argument in list(self.rows["event_arguments"].values()):
            if (argument.filler_table, argument.filler_id) == (table, key):
                self.drop("event_arguments", self.key("event_arguments", argument))

    def sentence(self, start: int, end: int) -> str:
        """The sentence that holds these characters; "" if none does."""
        found = (s.sent_id for s in self.rows["sentences"].values() if s.start <= start and end <= s.end)
        return next(found, "")

    def tables(self) -> dict[str, tuple[Any, ...]]:
        """The rows, with what follows from others made to follow again: entities, arguments' places, ordinals."""
        self._entities()
        met = {m.mention_id: m.entity_id for m in self.rows["mentions"].values()}
        for name in ("relations", "attributions"):
            for key, row in self.rows[name].items():
                pairs = {own: met.get(getattr(row, at), "") for at, own in BESIDE.items() if hasattr(row, at)}
                self.rows[name][key] = replace(row, **pairs)
        found: dict[str, tuple[Any, ...]] = {name: tuple(group.values()) for name, group in self.rows.items()}
        found["event_arguments"] = tuple(self._arguments())
        return found

    def _arguments(self) -> list[Any]:
        taken: dict[tuple[str, str], int] = defaultdict(int)
        made = []
        for row in sorted(self.rows["event_arguments"].values(), key=lambda a: (a.event_id, a.role, a.ordinal)):
            filler = self.rows[row.filler_table][row.filler_id]
            place = {"start": filler.start, "end": filler.end, "text": filler.text}
            ordinal = taken[row.event_id, row.role]
            taken[row.event_id, row.role] += 1
            made.append(replace(row, ordinal=ordinal, entity_id=getattr(filler, "entity_id", ""), **place))
        return made

    def _entities(self) -> None:
        """A row for each entity that mentions stand for, and for no other."""
        named: dict[str, list[Any]] = defaultdict(list)
        for mention in self.rows["mentions"].values():
            if mention.entity_id:
                named[mention.entity_id].append(mention)
        kept = self.rows["entities"]
        self.rows["entities"] = {
            entity_id: replace(kept.get(entity_id) or _made(entity_id, group), mentions=len(group))
            for entity_id, group in sorted(named.items())
        }


def _made(entity_id: str, mentions: Sequence[Any]) -> rows.Entity:
    """A new entity, named by its fullest name among the mentions."""
    names = [m for m in mentions if m.form == "name"] or list(mentions)
    best = max(names, key=lambda m: (len(m.text), m.text))
    label = next((m.label for m in names if m.label), "") or ("PERSON" if entity_id.startswith("person:") else "ORG")
    state = STATE.fullmatch(entity_id)
    return rows.Entity(
        entity_id, " ".join(best.text.split()), label, state[1] if state else "", "", 1, len(mentions), ""
    )
