"""Relations and events as FollowTheMoney has them: offices, memberships, debts, payments, events."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.core import rows
from pipeline.core.tables import plain
from pipeline.export.ftm_cast import FACTUAL, Cast, Entity, article, country, identify, made

if TYPE_CHECKING:
    from pipeline.export.formats import Job

# Relation type -> schema, the property of its head, that of its tail, and what the tail must be.
SCHEMATA = {
    "affiliated_with": ("Membership", "member", "organization"),
    "member_of": ("Membership", "member", "organization"),
    "leads": ("Directorship", "director", "organization"),
    "works_for": ("Employment", "employee", "employer"),
    "family_of": ("Family", "person", "relative"),
}
BODIES = ("Organization", "PublicBody")
ENDS = {"employer": BODIES, "organization": BODIES, "employee": ("Person",), "person": ("Person",),
        "relative": ("Person",)}  # fmt: skip
# Event type -> schema, and the roles of who gives and who gets.
MONEY = {
    "loan": ("Debt", "creditor", "lender", "debtor", "borrower"),
    "aid": ("Payment", "payer", "supplier", "beneficiary", "recipient"),
    "investment": ("Payment", "payer", "actor", "beneficiary", "target"),
    "acquisition": ("Payment", "payer", "buyer", "beneficiary", "seller"),
    "award": ("Payment", "payer", "actor", "beneficiary", "patient"),
}
STATUS = {"current": "current", "former": "ended"}
DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class _Told:
    """What rows of links point to."""

    job: Job
    cast: Cast
    sentences: Mapping[str, str]
    dates: Mapping[str, str]
    voices: Mapping[str, str]

    def common(self, row: Any, own: str, parts: str = "") -> dict[str, object]:
        """What every link has: where it stands, when it was, and who says so, if it isn't the text itself."""
        day = self.dates.get(row.date_id, "")
        voice = self.voices.get(row.attribution_id, "")
        said = f"according to {voice}" if voice else "reported" if row.modality == "reported" else ""
        return {
            "description": "; ".join(part for part in (parts, said) if part),
            "recordId": own,
            "proof": article(row.doc_id),
            "summary": self.sentences.get(row.sent_id, ""),
            "date": day if DAY.fullmatch(day) else "",
        }


def links(job: Job, cast: Cast, sentences: Mapping[str, str]) -> Iterator[Entity]:
    """Every relation and event that the texts tell as a fact, as entities."""
    dates = {row.date_id: row.value for row in job.read(rows.DATES)}
    told = _Told(job, cast, sentences, dates, dict(_voices(job, cast)))
    offices: dict[str, Entity] = {}
    for row in job.read(rows.RELATIONS):
        if row.modality in FACTUAL and row.polarity == "pos" and row.status != "future":
            yield from _relation(told, row, offices)
    yield from offices.values()
    parts = defaultdict(list)
    for part in job.read(rows.EVENT_ARGUMENTS):
        parts[part.event_id].append(part)
    money = {row.money_id: row for row in job.read(rows.MONEY)}
    for row in job.read(rows.EVENTS):
        if row.modality in FACTUAL and row.polarity == "pos":
            yield _event(told, row, parts[row.event_id], money)


def _voices(job: Job, cast: Cast) -> Iterator[tuple[str, str]]:
    """Who speaks in each attribution, by their fullest name, else in the words of the text."""
    for row in job.read(rows.ATTRIBUTIONS):
        who, said = cast.who.get(row.source_entity_id), cast.mentions.get(row.source_mention_id)
        if who or said:
            yield row.attribution_id, who.name if who else " ".join(said.text.split()) if said else ""


def _relation(told: _Told, row: rows.Relation, offices: dict[str, Entity]) -> Iterator[Entity]:
    cast, head, tail = told.cast, row.head_entity_id, row.tail_entity_id
    own, common = identify("relation", row.relation_id), told.common(row, row.relation_id)
    common["status"] = STATUS.get(row.status, "")
    if row.type == "holds_role" and row.role and cast.schema(head) == "Person" and tail in cast.who:
        post = identify("position", f"{row.role} {tail}")
        body = cast.party(tail) if cast.schema(tail) in BODIES else ""
        where = cast.who[tail]
        offices.setdefault(post, made("Position", post, name=f"{row.role} of {where.name}", organization=body,
                                          country=country(where.country)))  # fmt: skip
        yield made("Occupancy", own, holder=cast.party(head), post=post, **common)
        return
    schema, first, last = SCHEMATA.get(row.type, ("UnknownLink", "subject", "object"))
    fits = all(cast.schema(end) in ENDS.get(name, (cast.schema(end),)) for name, end in ((first, head), (last, tail)))
    if schema != "UnknownLink" and fits and (one := cast.party(head)) and (other := cast.party(tail)):
        role = {"relationship" if schema == "Family" else "role": row.role or row.type}
        if schema == "Family":  # which has no status
            common.pop("status")
        yield made(schema, own, **{first: one, last: other}, **role, **common)
        return
    placed = ("located_in", "based_in", "born_in", "lives_in", "part_of")
    ends = [
        (cast.place(end) or cast.party(end)) if row.type in placed else (cast.party(end) or cast.place(end))
        for end in (head, tail)
    ]
    if all(ends):
        role = {"role": f"{row.type}: {row.role}" if row.role else row.type}
        yield made("UnknownLink", own, subject=ends[0], object=ends[1], **role, **common)


def _event(told: _Told, row: rows.Event, parts: list[rows.EventArgument], money: Mapping[str, rows.Money]) -> Entity:
    cast, own = told.cast, identify("event", row.event_id)
    said = "; ".join(f"{part.role}: {' '.join(part.text.split())}" for part in parts)
    common = told.common(row, row.event_id, said)
    schema, giver, gives, taker, takes = MONEY.get(row.type, ("", "", "", "", ""))
    if schema:
        sides = {
            name: [one for part in parts if part.role == role and (one := cast.party(part.entity_id))]
            for name, role in ((giver, gives), (taker, takes))
        }
        amounts = [money[part.filler_id] for part in parts if part.filler_table == "money"]
        exact = [m for m in amounts if m.amount_min is not None and m.amount_min == m.amount_max]
        if sides[taker] and amounts and (schema == "Debt" or sides[giver]):
            sums = {"amount": [plain(m.amount_min) for m in exact if m.amount_min is not None]}
            common |= sums | {"currency": [m.currency for m in exact]}
            return made(schema, own, **sides, **common)
    involved = [one for part in parts if part.role != "place" and (one := cast.party(part.entity_id))]
    places = [part for part in parts if part.role == "place"]
    return made(
        "Event",
        own,
        name=f"{row.type}: {' '.join(row.text.split())}",
        involved=list(dict.fromkeys(involved)),
        location=[" ".join(part.text.split()) for part in places],
        addressEntity=[where for part in places if (where := cast.place(part.entity_id))],
        keywords=[word for word in (row.type, row.plover, row.cameo) if word],
        **common,
    )
