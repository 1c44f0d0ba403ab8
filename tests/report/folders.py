"""Small folders of tables, in which document d has one sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pipeline.core import rows


def put(folder: Path, **found: list[Any]) -> Path:
    """A folder of tables with these rows, in which document d has one sentence."""
    folder.mkdir()
    lent = "Orla lent $5 million to Norland, Ann Bell said."
    doc = rows.Document("d", "d.txt", "0" * 64, len(lent), 1, "en", "", "", "", "unknown", "")
    sentence = rows.Sentence(f"d:0-{len(lent)}", "d", 0, "body", 0, len(lent), lent)
    given: dict[str, list[Any]] = {"documents": [doc], "sentences": [sentence], **found}
    for table in rows.TABLES:
        with (folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as file:
            table.write(given.get(table.name, []), file)
    return folder


def mention(start: int, end: int, text: str, entity: str, rule: str = "mentions.a", form: str = "name") -> rows.Mention:
    return rows.Mention(rows.place("d", start, end), "d", "d:0-47", start, end, text, "ORG", form, entity, rule)


def loan(date: str = "", modality: str = "asserted", rule: str = "loan.lend") -> rows.Event:
    return rows.Event(
        "d:5-9", "d", "d:0-47", "loan", "", "", 5, 9, "lent", modality, "pos", "past", date, "", "", "", rule
    )


def lender(mention_id: str, text: str, entity: str) -> rows.EventArgument:
    start, end = map(int, mention_id.split(":")[1].split("-"))
    return rows.EventArgument("d:5-9", "d", "lender", 0, "mentions", mention_id, entity, start, end, text, "syntax")
