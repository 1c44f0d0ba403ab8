"""Every promise of the tables, broken once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pipeline.core import contract, rows
from pipeline.core.errors import ContractError

RAW = "Acme lent Riga $5, it said."
SHA = "0" * 64
DOCUMENT = rows.Document("d", "d.txt", SHA, len(RAW), 1, "en", "", "", "", "unknown", "")
SENTENCE = rows.Sentence("d:0-27", "d", 0, "body", 0, 27, RAW)
ACME = rows.Mention("d:0-4", "d", "d:0-27", 0, 4, "Acme", "ORG", "name", "org:acme", "m.name")
RIGA = rows.Mention("d:10-14", "d", "d:0-27", 10, 14, "Riga", "GPE", "name", "gpe:riga", "m.name")
MONEY = rows.Money(
    "d:15-17", "d", "d:0-27", 15, 17, "$5", Decimal(5), Decimal(5), "USD", "default", "exact", "", "m.sum"
)
TAIL = ("past", "", "d:22-26", "", "", "e.loan")
LOAN = rows.Event("d:5-9", "d", "d:0-27", "loan", "AID", "071", 5, 9, "lent", "reported", "pos", *TAIL)
LENDER = rows.EventArgument("d:5-9", "d", "lender", 0, "mentions", "d:0-4", "org:acme", 0, 4, "Acme", "syntax")
AMOUNT = rows.EventArgument("d:5-9", "d", "amount", 0, "money", "d:15-17", "", 15, 17, "$5", "syntax")
SAID = rows.Attribution(
    "d:22-26", "d", "d:0-27", "d:0-4", "org:acme", 22, 26, "said", 0, 17, RAW[:17], "say", "pos", "a.said"
)
LINK = rows.Relation(
    "d:5-9#t", "d", "d:0-27", "t", "d:0-4", "org:acme", "d:10-14", "gpe:riga", "", "current", 5, 9, "lent", "",
    "asserted", "pos", "", "r.lent",
)  # fmt: skip
ENTITIES = (
    rows.Entity("gpe:riga", "Riga", "GPE", "LV", "", 1, 1, ""),
    rows.Entity("org:acme", "Acme", "ORG", "", "", 1, 1, ""),
)
COUNTS = {"a.said": 1, "e.loan": 1, "m.name": 2, "m.sum": 1, "r.lent": 1, "z.idle": 0}


def tables(**changed: Any) -> dict[str, tuple[Any, ...]]:
    whole = {
        "documents": (DOCUMENT,),
        "sentences": (SENTENCE,),
        "mentions": (ACME, RIGA),
        "money": (MONEY,),
        "relations": (LINK,),
        "events": (LOAN,),
        "event_arguments": (AMOUNT, LENDER),
        "attributions": (SAID,),
    }
    return whole | changed


def problems(**changed: Any) -> list[str]:
    return list(contract.document(tables(**changed), RAW, {e.entity_id for e in ENTITIES}, COUNTS.keys()))


def test_sound_rows_have_no_problem() -> None:
    assert problems() == []


@pytest.mark.parametrize(
    ("table", "row", "changes", "words"),
    [
        ("mentions", ACME, {"text": "Acne"}, "mentions.text at 0-4 is 'Acne', the text has 'Acme'"),
        ("mentions", ACME, {"label": "FIRM"}, "none of PERSON"),
        ("mentions", ACME, {"rule_id": ""}, "mentions.rule_id is empty"),
        ("mentions", ACME, {"rule_id": "m.gone"}, "'m.gone' is no row of rules"),
        ("mentions", ACME, {"entity_id": "org:b"}, "'org:b' is no row of entities"),
        ("mentions", ACME, {"doc_id": "e"}, "'e' is no row of documents"),
        ("mentions", ACME, {"sent_id": "d:1-2"}, "'d:1-2' is no row of sentences"),
        ("mentions", ACME, {"mention_id": "d:0-40"}, "doesn't begin with its place 'd:0-4'"),
        ("mentions", ACME, {"start": 0, "end": 99}, "are no span of the text (27 chars)"),
        ("mentions", ACME, {"start": 4, "end": 4}, "are no span of the text"),
        ("mentions", ACME, {"start": "0"}, "start is str, not int"),
        ("sentences", SENTENCE, {"end": 3}, "lies outside its sentence"),
        ("sentences", SENTENCE, {"end": 28, "sent_id": "d:0-28"}, "are no span"),
        ("money", MONEY, {"amount_min": Decimal("NaN")}, "amount_min is NaN"),
        ("money", MONEY, {"amount_min": Decimal(6)}, "money.amount_min is 6, after amount_max 5"),
        ("money", MONEY, {"currency": "dollar"}, "against [A-Z]{3}"),
        ("events", LOAN, {"date_id": "d:0-4"}, "events.date_id 'd:0-4' is no row of dates"),
        ("events", LOAN, {"parent_event_id": "d:9-9"}, "is no row of events"),
        ("attributions", SAID, {"content": "lent"}, "attributions.content at 0-17"),
        ("attributions", SAID, {"content_end": None}, "content_start 0 and content_end None"),
        ("attributions", SAID, {"source_entity_id": "gpe:riga"}, "source_entity_id isn't that of"),
        ("relations", LINK, {"head_entity_id": ""}, "head_entity_id isn't that of"),
        ("relations", LINK, {"relation_id": "d:5-91"}, "doesn't begin with its place"),
        ("documents", DOCUMENT, {"chars": 3}, "3 chars, its text 27"),
        ("documents", DOCUMENT, {"sentences": 2}, "2 sentences, the table 1"),
    ],
)  # fmt: skip
def test_a_broken_row_is_told(table: str, row: Any, changes: dict[str, Any], words: str) -> None:
    broken = replace(row, **changes)
    found = problems(**{table: tuple(broken if r is row else r for r in tables()[table])})
    assert any(words in problem for problem in found), found


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"filler_id": "d:1-2"}, "filler_id 'd:1-2' is no row of mentions"),
        ({"filler_table": "dates"}, "filler_id 'd:0-4' is no row of dates"),
        ({"filler_table": "rules"}, "none of mentions"),
        ({"event_id": "d:0-4"}, "event_id 'd:0-4' is no row of events"),
        ({"start": 10, "end": 14, "text": "Riga"}, "place or text isn't that of its filler"),
        ({"entity_id": "gpe:riga"}, "entity_id isn't that of its filler"),
    ],
)
def test_a_broken_argument_is_told(changes: dict[str, Any], words: str) -> None:
    found = problems(event_arguments=(AMOUNT, replace(LENDER, **changes)))
    assert any(words in problem for problem in found), found


def test_a_key_that_is_there_twice_is_told() -> None:
    assert problems(mentions=(ACME, ACME, RIGA)) == ["mentions: the key d:0-4 is there twice"]


@pytest.mark.parametrize(
    ("first", "last", "sound"),
    [
        ("2015-01-02", "2015-01-01", False),
        ("-0001-01-01", "-0100-12-31", False),
        ("10000-01-01", "9999-01-01", False),
        ("-0100-01-01", "-0001-12-31", True),
        ("2015-01-01", "2015-01-01", True),
        ("2015-01-01", "", True),
    ],
)
def test_days_are_in_order(first: str, last: str, sound: bool) -> None:
    day = rows.Date("d:15-17", "d", "", 15, 17, "$5", "DATE", "", "", first, last, "none", "", "m.sum")
    told = [f"dates.first_day is {first}, after last_day {last}"]
    assert [problem.split(", in ")[0] for problem in problems(dates=(day,))] == ([] if sound else told)


def test_two_rows_at_one_place_differ_by_their_suffix() -> None:
    assert problems(relations=(LINK, replace(LINK, relation_id="d:5-9#u"))) == []


def test_an_empty_content_is_no_span() -> None:
    assert problems(attributions=(replace(SAID, content_start=None, content_end=None, content=""),)) == []


def write(out: Path, change: Callable[[str, str], str] = lambda name, text: text) -> Path:
    """The sound tables of two documents, as files; `change` may spoil one."""
    whole = tables(
        entities=tuple(replace(e, documents=2, mentions=2) for e in ENTITIES),
        rules=tuple(rows.RuleCount(name, "s", "Does it.", 2 * n) for name, n in COUNTS.items()),
    )
    for table in rows.TABLES:
        found = whole.get(table.name, ())
        if "doc_id" in table.header:
            found = (*found, *(elsewhere(row) for row in found))
        path = out / f"{table.name}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            table.write(found, file)
        path.write_text(change(table.name, path.read_text("utf-8")), encoding="utf-8", newline="")
    return out


def elsewhere(row: Any) -> Any:
    """The same row of a document e."""
    cells = {name: getattr(row, name) for name in row.__slots__}
    changed = {n: v.replace("d:", "e:", 1) for n, v in cells.items() if isinstance(v, str) and v.startswith("d:")}
    return replace(row, **changed | {"doc_id": "e"})


def told(out: Path, raw: str | None = RAW) -> list[str]:
    return list(contract.folder(out, lambda document: raw, Counter()))


def test_a_sound_folder_has_no_problem(tmp_path: Path) -> None:
    tally: Counter[str] = Counter()
    assert list(contract.folder(write(tmp_path), lambda document: RAW, tally)) == []
    assert tally == Counter({"documents": 2, "sentences": 2, "mentions": 4, "entities": 2, "money": 2, "relations": 2,
                             "events": 2, "event_arguments": 4, "attributions": 2, "rules": 6})  # fmt: skip


@pytest.mark.parametrize(
    ("table", "old", "new", "words"),
    [
        ("entities", ",2,2,\norg", ",2,3,\norg", "mentions.csv has 2 mentions in 2 documents"),
        ("entities", ",2,2,\norg", ",1,2,\norg", "mentions.csv has 2 mentions in 2 documents"),
        ("rules", "z.idle,s,Does it.,0", "z.idle,s,Does it.,1", "z.idle has 1 rows, the tables 0"),
        ("documents", "e,d.txt", "f,d.txt", "documents has no row 'e'"),
        ("mentions", "d:10-14,d,d:0-27,10,", "d:10-14,d,d:0-27,-1,", "out of order or there twice"),
        ("money", "$5,5,5,", "$5,5,5.0,", "money.csv: line 2: amount_max is '5.0'"),
        ("mentions", "e:0-4,e,e:0-27", "e:0-4,e,d:0-27", "'d:0-27' is no row of sentences"),
    ],
)
def test_a_spoilt_folder_is_told(tmp_path: Path, table: str, old: str, new: str, words: str) -> None:
    def spoil(name: str, text: str) -> str:
        assert name != table or old in text
        return text.replace(old, new, 1) if name == table else text

    found = told(write(tmp_path, spoil))
    assert any(words in problem for problem in found), found


def test_other_line_ends_are_told(tmp_path: Path) -> None:
    found = told(write(tmp_path, lambda name, text: text.replace("\n", "\r\n") if name == "money" else text))
    assert found == [f"{tmp_path / 'money.csv'}: line {n}: it doesn't end with LF alone" for n in (1, 2, 3)]


def test_another_text_is_told(tmp_path: Path) -> None:
    assert any("the text has 'Bcme'" in problem for problem in told(write(tmp_path), "B" + RAW[1:]))


def test_without_the_text_slices_are_not_compared(tmp_path: Path) -> None:
    assert told(write(tmp_path), None) == []


def test_a_missing_table_is_an_error(tmp_path: Path) -> None:
    (write(tmp_path) / "dates.csv").unlink()
    with pytest.raises(ContractError, match=r"dates\.csv: there is no such table"):
        told(tmp_path)


def test_only_the_first_problems_are_listed() -> None:
    with pytest.raises(ContractError) as caught:
        contract.hold((f"problem {n}" for n in range(100)), "out")
    assert str(caught.value).splitlines()[:2] == ["out: the tables break their contract.", "  problem 0"]
    assert str(caught.value).splitlines()[-1] == "  ..."
    assert len(str(caught.value).splitlines()) == contract.SHOWN + 2
