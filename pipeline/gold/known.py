"""Scores tables that were made before against hand labels, where there are some: nothing is run."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.core import contract, rows
from pipeline.gold import score
from pipeline.gold.compare import Tally
from pipeline.gold.floors import percent


class Figures(NamedTuple):
    """How one table of a document does: percentages, and the counts behind them."""

    table: str
    precision: str
    recall: str
    f1: str
    found: int
    labelled: int


def scores(out: Path, folder: Path) -> dict[str, list[Figures]]:
    """The figures of each document of `out` whose very text is labelled in the gold `folder`; {} without labels."""
    if not (folder / "labels").is_dir():
        return {}
    gold = {sha256: labels for _, sha256, labels in score.documents(folder)}
    mine = {d.doc_id: gold[d.sha256] for d in rows.DOCUMENTS.read(out / "documents.csv") if d.sha256 in gold}
    if not mine:
        return {}
    tables: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for table in contract.BY_DOCUMENT:
        for row in table.read(out / f"{table.name}.csv"):
            if row.doc_id in mine:
                tables[row.doc_id][table.name].append(row)
    entities = tuple(rows.ENTITIES.read(out / "entities.csv"))
    found = {}
    for doc_id, labels in mine.items():
        met = {mention.entity_id for mention in tables[doc_id]["mentions"]}
        whole = {name: tuple(group) for name, group in tables[doc_id].items()}
        whole["entities"] = tuple(entity for entity in entities if entity.entity_id in met)
        found[doc_id] = [_figures(name, told.headline) for name, told in score.score(labels, whole).items()]
    return found


def _figures(name: str, tally: Tally) -> Figures:
    precision, recall, f1 = (f"{percent(share):.1f}" for share in (tally.precision, tally.recall, tally.f1))
    return Figures(name, precision, recall, f1, tally.predicted, tally.gold)
