"""What came of each correction: kept with the document's rows, told in run.json, never in a table."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Annotated

from pipeline.core.errors import ContractError
from pipeline.core.records import AGAIN
from pipeline.core.rules import Rule
from pipeline.core.tables import Col, Table
from pipeline.corrections.reading import EVERY, Correction

STAGE = "corrections"
RULES = (
    Rule("corrections.add", STAGE, "A person added the row."),
    Rule("corrections.merge", STAGE, "A person said which entity the mention stands for."),
    Rule("corrections.retype", STAGE, "A person gave the row another type or label."),
    Rule("corrections.set", STAGE, "A person set cells of the row."),
)
APPLIED, STALE = "applied", "stale"


@dataclass(frozen=True, slots=True)
class Told:
    """A correction, and what came of it in one document."""

    doc_id: Annotated[str, Col("The document, or * for all.", required=True)]
    table: Annotated[str, Col("The table.", required=True)]
    place: Annotated[str, Col("As the line has it.", required=True)]
    action: Annotated[str, Col("As the line has it.", required=True)]
    value: Annotated[str, Col("As the line has it.")]
    who: Annotated[str, Col("Who says so.")]
    why: Annotated[str, Col("Why.")]
    status: Annotated[str, Col("What came of it.", values=(APPLIED, STALE), required=True)]
    reason: Annotated[str, Col("Why it is stale, and what to do.")]
    row_id: Annotated[str, Col("The row that it is about.")]
    made_by: Annotated[str, Col("The rule that had made the row.")]
    before: Annotated[str, Col("What was there before.")]


TABLE: Table[Told] = Table("corrections", Told, ("doc_id", "table", "place", "action", "value"), ())


def tell(one: Correction, reason: str = "", row_id: str = "", made_by: str = "", before: str = "") -> Told:
    """Applied, unless there is a reason why not."""
    return Told(
        one.doc_id, one.table, one.place, one.action, one.value, one.who, one.why,
        STALE if reason else APPLIED, reason, row_id, made_by, before,
    )  # fmt: skip


def settle(every: Sequence[Correction], told: Iterable[Told]) -> list[Told]:
    """What came of all corrections, in their order, from what was told of each document.

    One of which no document told is stale. One for all documents is applied once, however many have its entity.
    """
    found: dict[tuple[str, ...], Told] = {}
    for one in told:
        key = _key(one)
        before = found.get(key)
        if before is None or before.status == STALE:
            found[key] = one
        elif one.status == APPLIED and one.before not in before.before.split(" | "):
            found[key] = replace(before, before=f"{before.before} | {one.before}")
    return [found.get(_key(one)) or tell(one, _absent(one)) for one in every]


def _key(one: Correction | Told) -> tuple[str, ...]:
    return one.doc_id, one.table, one.place, one.action, one.value


def _absent(one: Correction) -> str:
    if one.doc_id == EVERY:
        return f"no document has the entity {one.place}. Mend the id or remove the line."
    return f"no document {one.doc_id} gave rows in this run. Mend the doc_id or remove the line."


def record(told: Iterable[Told]) -> list[dict[str, str]]:
    """For run.json."""
    return [asdict(one) for one in told]


def recorded(out: Path) -> list[Told]:
    """What run.json tells of the corrections of a run; ContractError where it can't be read."""
    try:
        return [Told(**one) for one in json.loads((out / "run.json").read_bytes()).get("corrections", [])]
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise ContractError(f"{out / 'run.json'}: can't be read ({type(error).__name__}). {AGAIN}") from error
