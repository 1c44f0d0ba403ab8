"""Entities without a name: somebody or something that a document mentions twice or more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from pipeline.core.text import Text
from pipeline.stages.entities.chains import Link
from pipeline.stages.entities.facts import Fact
from pipeline.stages.entities.ids import slug

# Labels that are a kind of id as well; what has none of them is a thing.
KINDS = {label: label.lower() for label in ("PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT")}


def unnamed_of(doc_id: str, text: Text, links: Sequence[Link]) -> Mapping[int, Fact]:
    """The entities of the nameless referents that have two mentions or more, by the referent's identity."""
    counts = Counter(id(x.referent) for x in links if not x.referent.entity_id)
    out: dict[int, Fact] = {}
    for x in sorted(links, key=lambda x: (x.form == "pronoun", x.span)):
        key = id(x.referent)
        if key in out or counts[key] < 2:
            continue
        label = x.referent.label if x.referent.label in KINDS else ""
        start, end = text.to_raw(x.called)
        entity_id = f"{KINDS.get(label, 'thing')}:~{slug(x.noun)}@{doc_id}:{start}-{end}"
        out[key] = Fact(entity_id, " ".join(text[x.called].split()), label)
    return out
