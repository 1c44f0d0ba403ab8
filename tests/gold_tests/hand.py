"""Labels and rows made by hand, for the tests of pipeline.gold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pipeline.core.rows import BY_NAME
from pipeline.gold.labels import ALL, COLUMNS, Labels, read
from pipeline.gold.score import Score, score

# What a document may be labelled for, if only names are known of it.
SCOPE = frozenset(("documents", "sentences", "names", "entities"))

RAW = "Ann Bell, mayor of Orla, said on Monday that Orla had lent $5 million to Norland. She visited Tarn."

CELLS = {
    "documents": ["Loan,,2020-03-10,metadata"],
    "sentences": ["body,0,81", "body,82,99"],
    "mentions": [
        "0,8,Ann Bell,PERSON,name,person:ann-bell",
        "19,23,Orla,GPE,name,gpe:orla",
        "45,49,Orla,GPE,name,gpe:orla",
        "73,80,Norland,GPE,name,gpe:NL",
        "82,85,She,PERSON,pronoun,person:ann-bell",
        "94,98,Tarn,GPE,name,gpe:tarn",
    ],
    "entities": [
        "gpe:NL,Norland,GPE,NL",
        "gpe:orla,Orla,GPE,",
        "gpe:tarn,Tarn,GPE,NL",
        "person:ann-bell,Ann Bell,PERSON,",
    ],
    "dates": ["33,39,Monday,DATE,2020-03-09,"],
    "money": ["59,69,$5 million,5000000,5000000,USD,,"],
    "quantities": ["60,61,5,count,5,5,,,"],
    "relations": ["holds_role,d:0-8,d:19-23,mayor,current,10,15,mayor,,asserted,pos"],
    "events": ["loan,54,58,lent,reported,pos,past,,d:25-29,", "visit,86,93,visited,asserted,pos,past,,,"],
    "event_arguments": [
        "d:54-58,lender,mentions,d:45-49,45,49,Orla",
        "d:54-58,amount,money,d:59-69,59,69,$5 million",
        "d:54-58,borrower,mentions,d:73-80,73,80,Norland",
        "d:86-93,visitor,mentions,d:82-85,82,85,She",
        "d:86-93,place,mentions,d:94-98,94,98,Tarn",
    ],
    "attributions": ["d:0-8,25,29,said,45,80,Orla had lent $5 million to Norland,say,pos"],
}


@dataclass
class Source:
    """In the place of pipeline.run's, where a test has a pipeline of its own."""

    doc_id: str
    path: str
    sha256: str
    raw: str
    metadata: dict[str, str]


def named(folder: Path, mentions: list[str] | None = None, **changed: list[str]) -> Labels:
    """The labels above as those of a document that is labelled for SCOPE: its names are kept, or `mentions`."""
    names = [line for line in CELLS["mentions"] if ",name," in line] if mentions is None else mentions
    place = write(folder, "d", mentions=names, **changed)
    for table in COLUMNS.keys() - SCOPE - {"mentions"}:
        (place / f"{table}.csv").unlink()
    return read("d", place, RAW, SCOPE)


def write(folder: Path, doc_id: str = "d", **changed: list[str]) -> Path:
    """Writes a folder of labels: those above, with the records of some tables changed."""
    (folder / doc_id).mkdir(parents=True)
    for table, columns in COLUMNS.items():
        lines = [",".join(columns), *changed.get(table, CELLS[table])]
        (folder / doc_id / f"{table}.csv").write_bytes("".join(f"{line}\n" for line in lines).encode())
    return folder / doc_id


def labels(folder: Path, scope: frozenset[str] = ALL, **changed: list[str]) -> Labels:
    """The labels above, with the records of some tables changed, as they are read."""
    return read("d", write(folder, "d", **changed), RAW, scope)


def predicted(gold: Labels, **changed: tuple[Any, ...]) -> Mapping[str, tuple[Any, ...]]:
    """The rows of labels as a pipeline's, some tables changed."""
    return {**gold.tables, **changed}


def row(table: str, **values: Any) -> Any:
    """A row of a table of document d; columns that aren't given are empty."""
    spec = BY_NAME[table]
    given = {"doc_id": "d", "rule_id": f"{table}.some", **values}
    return spec.row(**{f.name: given.get(f.name, "" if f.type is str else None) for f in spec.fields})


def change(gold: Labels, table: str, n: int, **values: Any) -> dict[str, Score]:
    """The scores where one row of the labels is changed."""
    rows = list(gold.tables[table])
    rows[n] = replace(rows[n], **values)
    return score(gold, predicted(gold, **{table: tuple(rows)}))
