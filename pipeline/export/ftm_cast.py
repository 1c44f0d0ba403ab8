"""Who and where, as FollowTheMoney has it: parties, places, and the ids of all."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.core import rows

FACTUAL = ("asserted", "reported")
PARTIES = {"PERSON": "Person", "ORG": "Organization", "NORP": "LegalEntity", "GPE": "PublicBody"}
PLACES = ("GPE", "LOC", "FAC")
ALPHA2 = re.compile("[A-Z]{2}")

Entity = Mapping[str, Any]


def made(schema: str, own: str, **properties: object) -> Entity:
    """An entity as FollowTheMoney has it; empty properties are left out."""
    values = {name: value if isinstance(value, list) else [value] for name, value in properties.items()}
    kept = {name: [str(v) for v in value if v not in ("", None)] for name, value in values.items()}
    return {"id": own, "schema": schema, "properties": {name: value for name, value in kept.items() if value}}


def identify(kind: str, own: str) -> str:
    """The id of ours as FollowTheMoney allows it: letters, digits, hyphens and full stops alone."""
    return f"rowcite-{kind}-{hashlib.sha1(own.encode(), usedforsecurity=False).hexdigest()}"


def article(doc_id: str) -> str:
    return identify("article", doc_id)


def country(code: str) -> str:
    """An ISO code in lower case; former states, of which FollowTheMoney has others, are left out."""
    return code.lower() if ALPHA2.fullmatch(code) else ""


@dataclass
class Cast:
    """Who and where: the entities that are parties or places, and which of them links need as parties."""

    who: Mapping[str, rows.Entity]
    mentions: Mapping[str, rows.Mention]

    def __post_init__(self) -> None:
        self._needed: set[str] = set()

    def party(self, entity_id: str) -> str:
        """The id of an entity as somebody that acts; "" if it can't."""
        row = self.who.get(entity_id)
        if row is None or row.label not in PARTIES:
            return ""
        self._needed.add(entity_id)
        return identify("party", entity_id)

    def place(self, entity_id: str) -> str:
        """The id of an entity as a place; "" if it is none."""
        row = self.who.get(entity_id)
        return identify("place", entity_id) if row is not None and row.label in PLACES else ""

    def schema(self, entity_id: str) -> str:
        """What somebody that acts is; "" for an entity that can't."""
        row = self.who.get(entity_id)
        if row is None:
            return ""
        return "PublicBody" if entity_id.startswith("gov:") else PARTIES.get(row.label, "")

    def entities(self) -> Iterator[Entity]:
        """Everybody and every place; a country or a people is somebody only if it acts."""
        for own, row in self.who.items():
            told: dict[str, object] = {
                "name": row.name,
                "alias": [name for name in row.aliases.split(" | ") if name],
                "wikidataId": row.wikidata,
                "country": country(row.country),
                "notes": own,
            }
            where = self.place(own)
            if where:
                city = row.name if row.label == "GPE" and not own.startswith(f"gpe:{row.country}") else ""
                yield made("Address", where, full=row.name, city=city, **told)
            schema = self.schema(own)
            if schema and (row.label in ("PERSON", "ORG") or own in self._needed):
                yield made(schema, identify("party", own), addressEntity=where, **told)
