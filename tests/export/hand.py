"""Tables of two documents with all that may trouble an export: astral characters, quotes, line ends, long numbers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.core import rows

LONG = Decimal("12345678901234567890.123456789")
RAW = '😀 Orla "lent" £2.50\r\nmillion to Norland <b>&amp;, Ann\tBell said, the mayor.'
OTHER = "Norland owes nothing."


def at(raw: str, text: str, doc_id: str = "a") -> tuple[str, int, int]:
    start = raw.index(text)
    return rows.place(doc_id, start, start + len(text)), start, start + len(text)


def tables() -> dict[str, list[Any]]:
    """Rows of every table, all references met."""
    sent = rows.place("a", 0, len(RAW))
    other = rows.place("sub/b", 0, len(OTHER))

    def mention(text: str, label: str, form: str, entity: str) -> rows.Mention:
        own, start, end = at(RAW, text)
        return rows.Mention(own, "a", sent, start, end, text, label, form, entity, "r.one")

    orla, norland = mention("Orla", "GPE", "name", "gpe:orla"), mention("Norland", "GPE", "name", "gpe:NL")
    bell, mayor = mention("Ann\tBell", "PERSON", "name", "person:bell"), mention("the mayor", "PERSON", "nominal", "")
    own, start, end = at(OTHER, "Norland", "sub/b")
    again = rows.Mention(own, "sub/b", other, start, end, "Norland", "GPE", "name", "gpe:NL", "r.one")
    money, m_start, m_end = at(RAW, "£2.50\r\nmillion")
    sum_ = ("a", sent, m_start, m_end, RAW[m_start:m_end])
    lent, l_start, l_end = at(RAW, "lent")
    said, s_start, s_end = at(RAW, "said")
    cue = rows.Attribution(
        said, "a", sent, bell.mention_id, "person:bell", s_start, s_end, "said", 2, m_end, RAW[2:m_end], "say", "pos",
        "r.one",
    )  # fmt: skip
    told = ("reported", "pos", "past", "", said, "", "", "r.one")
    event = rows.Event(lent, "a", sent, "loan", "AID", "071", l_start, l_end, "lent", *told)
    nought, n_start, n_end = at(OTHER, "nothing", "sub/b")
    none = ("sub/b", other, n_start, n_end, "nothing")

    def argument(role: str, *filler: Any) -> rows.EventArgument:
        return rows.EventArgument(lent, "a", role, 0, *filler, "syntax")

    link = rows.Relation(
        f"{mayor.mention_id}#holds_role", "a", sent, "holds_role", bell.mention_id, "person:bell", orla.mention_id,
        "gpe:orla", "mayor", "current", mayor.start, mayor.end, "the mayor", "", "asserted", "pos", "", "r.two",
    )  # fmt: skip
    nameless = rows.Relation(
        f"{mayor.mention_id}#ally_of", "a", sent, "ally_of", mayor.mention_id, "", norland.mention_id,
        "gpe:NL", "", "unknown", mayor.start, mayor.end, "the mayor", "", "negated", "neg", "", "r.two",
    )  # fmt: skip
    return {
        "documents": [
            rows.Document("a", "a.txt", _sum(RAW), len(RAW), 1, "en", "A 'title'", "", "2020-03", "metadata", ""),
            rows.Document("sub/b", "sub/b.txt", _sum(OTHER), len(OTHER), 1, "en", "", "", "", "unknown", ""),
        ],
        "rejected": [rows.Rejected("c.txt", "empty", "the file is empty. Remove it or fill it.")],
        "sentences": [
            rows.Sentence(sent, "a", 0, "body", 0, len(RAW), "NULL, \\N"),
            rows.Sentence(other, "sub/b", 0, "body", 0, len(OTHER), OTHER),
        ],
        "mentions": [orla, norland, bell, mayor, again],
        "entities": [
            rows.Entity("gpe:NL", "Norland", "GPE", "NL", "Q55", 2, 2, ""),
            rows.Entity("gpe:orla", "Orla", "GPE", "", "", 1, 1, "Orla City | ORLA"),
            rows.Entity("person:bell", "Ann Bell", "PERSON", "", "", 1, 1, ""),
        ],
        "dates": [],
        "money": [
            rows.Money(money, *sum_, Decimal("2500000"), LONG, "GBP", "default", "range", "", "r.one"),
            rows.Money(f"{money}#2", *sum_, None, Decimal("0.1"), "GBP", "default", "less_than", "", "r.one"),
        ],
        "quantities": [rows.Quantity(nought, *none, "count", Decimal(0), Decimal(0), "", "exact", "", "r.two")],
        "relations": [link, nameless],
        "events": [event],
        "event_arguments": [
            argument("lender", "mentions", orla.mention_id, "gpe:orla", orla.start, orla.end, "Orla"),
            argument("borrower", "mentions", norland.mention_id, "gpe:NL", norland.start, norland.end, "Norland"),
            argument("amount", "money", money, "", m_start, m_end, RAW[m_start:m_end]),
        ],
        "attributions": [cue],
        "rules": [rows.RuleCount("r.one", "x", 'Does "this".', 9), rows.RuleCount("r.two", "x", "Does that.", 3)],
    }


def _sum(raw: str) -> str:
    return hashlib.sha256(raw.encode()).hexdigest()


def write(out: Path, found: dict[str, Iterable[Any]] | None = None) -> Path:
    """A folder of the tables, and the texts in a folder seeds beside it."""
    out.mkdir()
    given = {**tables(), **(found or {})}
    for table in rows.TABLES:
        with (out / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as file:
            table.write(given[table.name], file)
    for path, raw in (("a.txt", RAW), ("sub/b.txt", OTHER)):
        to = out.parent / "seeds" / path
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_bytes(raw.encode())
    return out


def cells(out: Path, table: str) -> list[tuple[object, ...]]:
    """The rows of a table as values; None for an empty cell."""
    declared = rows.BY_NAME[table]
    found = declared.read(out / f"{table}.csv")
    return [tuple(None if (v := getattr(row, name)) == "" else v for name in declared.header) for row in found]
