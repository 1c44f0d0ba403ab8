"""Tables as pandas frames: nothing of a cell is lost on the way."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas
import pytest

from pipeline import output
from pipeline.core import rows
from pipeline.core.errors import ContractError, UsageError
from pipeline.export import frames

EXACT = Decimal("12345678901234567890.123456789")
SENTENCES = (
    rows.Sentence("a:0-20", "a", 0, "body", 0, 20, 'It paid "£2",\nNA.'),
    rows.Sentence("a:21-30", "a", 1, "body", 21, 30, "It owed null."),
)
MONEY = (
    rows.Money("a:22-24", "a", "a:21-30", 22, 24, "NA", None, EXACT, "", "", "less_than", "", "r.one"),
    rows.Money("a:8-10", "a", "a:0-20", 8, 10, "£2", Decimal("0.1"), Decimal("2"), "GBP", "explicit", "range", "", "r"),
)
ARGUMENTS = (
    rows.EventArgument("a:3-7", "a", "amount", 0, "money", "a:8-10", "", 8, 10, "£2", "syntax"),
    rows.EventArgument("a:3-7", "a", "amount", 1, "money", "a:22-24", "", 22, 24, "NA", "syntax"),
)
VOICE = rows.Attribution(
    "a:3-7", "a", "a:0-20", "", "", 3, 7, "paid", None, None, "", "say", "pos", "r"
)  # fmt: skip


@pytest.fixture
def out(tmp_path: Path) -> Path:
    found: dict[str, Iterable[Any]] = {
        "sentences": SENTENCES,
        "money": MONEY,
        "event_arguments": ARGUMENTS,
        "attributions": (VOICE,),
    }
    for table in rows.TABLES:
        with (tmp_path / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as file:
            table.write(found.get(table.name, ()), file)
    return tmp_path


def test_every_table_has_its_columns_and_types(out: Path) -> None:
    found = frames.read(out)
    assert list(found) == [table.name for table in rows.TABLES]
    kinds = {str: pandas.StringDtype(), int: pandas.Int64Dtype()}
    for table in rows.TABLES:
        frame = found[table.name]
        assert tuple(frame.index.names) == table.key
        whole = frame.reset_index()[list(table.header)]
        assert {f.name: whole.dtypes[f.name] for f in table.fields} == {
            f.name: kinds.get(f.type, "object") for f in table.fields
        }


def test_rows_come_back(out: Path) -> None:
    money = frames.read(out)["money"].reset_index()
    again = [rows.Money(*("" if cell is pandas.NA else cell for cell in row)) for row in money.itertuples(index=False)]
    assert again == sorted(MONEY, key=rows.MONEY.order)
    assert frames.read(out)["sentences"]["text"].tolist() == [s.text for s in SENTENCES]


def test_decimals_are_exact(out: Path) -> None:
    money = frames.read(out)["money"]
    assert money.at["a:22-24", "amount_max"] == EXACT
    assert money["amount_max"].sum() == EXACT + 2
    assert money["amount_min"].sum() == Decimal("0.1")
    assert {type(cell) for cell in money["amount_max"]} == {Decimal}


def test_empty_cells_are_missing_and_no_others(out: Path) -> None:
    found = frames.read(out)
    money, voice = found["money"], found["attributions"].loc["a:3-7"]
    assert money["text"].tolist() == ["£2", "NA"]
    assert money["currency"].isna().tolist() == [False, True]
    assert money["amount_min"].isna().tolist() == [False, True]
    assert [voice[name] for name in ("content_start", "content_end", "content", "source_entity_id")] == [pandas.NA] * 4
    assert found["money"]["start"].tolist() == [8, 22]


def test_a_key_of_several_columns(out: Path) -> None:
    arguments = frames.read(out)["event_arguments"]
    assert arguments.index.tolist() == [("a:3-7", "amount", 0), ("a:3-7", "amount", 1)]
    assert arguments.loc["a:3-7", "text"].tolist() == ["£2", "NA"]


def test_rows_with_their_sentences(out: Path) -> None:
    found = frames.read(out)
    money = frames.sentences_of(found, "money")
    assert money["sentence"].to_dict() == {"a:8-10": SENTENCES[0].text, "a:22-24": SENTENCES[1].text}
    assert money.drop(columns="sentence").equals(found["money"])
    assert "sentence" not in found["money"]


@pytest.mark.parametrize("table", ["sentences", "event_arguments", "entities", "moneys"])
def test_rows_without_a_sentence(out: Path, table: str) -> None:
    with pytest.raises(UsageError, match=f"^{table}: is no table .* Take one of mentions, dates, money"):
        frames.sentences_of(frames.read(out), table)


def test_what_is_no_table_is_told(out: Path) -> None:
    file = out / "money.csv"
    whole = file.read_text("utf-8")
    faults = {
        whole.replace("currency", "coin", 1): r"money\.csv: the header is .*Run rowcite again",
        "": r"money\.csv: it is empty.*Run rowcite again",
        whole.replace("0.1", "much", 1): r"money\.csv: line 2",
        whole.replace("less_than", "less_than,", 1): r"money\.csv: line 3: 14 cells, not 13",
    }
    for text, words in faults.items():
        file.write_text(text, "utf-8")
        with pytest.raises(ContractError, match=words):
            frames.read(out)
    file.write_bytes(whole.encode("utf-16"))
    with pytest.raises(ContractError, match=r"money\.csv: line 1: byte 0 is not UTF-8\. Run"):
        frames.read(out)
    file.unlink()
    with pytest.raises(ContractError, match=r"money\.csv: there is no such table\. Run"):
        frames.read(out)


def test_tables_of_two_runs(out: Path) -> None:
    (out / output.READY).mkdir()
    with pytest.raises(ContractError, match="was killed"):
        frames.read(out)


def test_import_is_light() -> None:
    code = "import sys, pipeline.export.frames; sys.exit('pandas' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
