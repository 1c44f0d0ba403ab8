"""The workbook: what spreadsheets might run is a text, and every value is the one of the CSV."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest

from pipeline import batch
from pipeline.core import rows
from pipeline.export import excel, formats
from pipeline.export.formats import Job
from tests import fake

pytest.importorskip("xlsxwriter", reason="xlsxwriter isn't installed: pip install rowcite[excel]")

Cli = Callable[..., int]
Run = Callable[..., batch.Summary]
NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
EVIL = (
    "=1+1", "=cmd|'/c calc'!A0", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\r=1", "\n=1", "'=1", '"=1"', "＝1", "%1",
    "|x", "=HYPERLINK(\"http://a.b\",\"x\")", "{=1}", "http://a.b/c", "mailto:a@b.c", "1e5", "00012", "2015-09", "TRUE",
    "_x0041_", "\x0b\x1b\x7f", "\ufffe\uffff", "<f>1</f>", "&amp;", "\U0001f30a", "עברית", "a\u0301",
)  # fmt: skip


class Cell(NamedTuple):
    kind: str
    value: str
    quoted: bool
    style: int


def read(path: Path) -> dict[str, list[list[Cell]]]:
    """The cells of all sheets, as the file has them."""
    with zipfile.ZipFile(path) as file:
        names = file.namelist()
        assert not [n for n in names if "vba" in n.lower() or "externalLink" in n or "sharedStrings" in n]
        book = ElementTree.fromstring(file.read("xl/workbook.xml"))
        styles = ElementTree.fromstring(file.read("xl/styles.xml")).findall("m:cellXfs/m:xf", NS)
        quoted = [style.get("quotePrefix") == "1" for style in styles]
        found = {}
        for n, sheet in enumerate(book.findall("m:sheets/m:sheet", NS), 1):
            data = file.read(f"xl/worksheets/sheet{n}.xml")
            assert b"<f>" not in data
            assert b"<f " not in data
            assert b"hyperlink" not in data
            tree = ElementTree.fromstring(data)
            found[sheet.get("name", "")] = [
                [
                    Cell(
                        cell.get("t", "n"),
                        "".join(t.text or "" for t in cell.iter() if t.tag.endswith(("}t", "}v"))),
                        quoted[int(cell.get("s", "0"))],
                        int(cell.get("s", "0")),
                    )
                    for cell in row.findall("m:c", NS)
                ]
                for row in tree.findall("m:sheetData/m:row", NS)
            ]
    return found


def test_the_command(cli: Cli, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fake.write(tmp_path / "in", {"a.txt": "=Acme sold 5 mills\n-Riga"})
    cli("run", "in", "-o", "out")
    before = fake.content(tmp_path / "out")
    assert cli("export", "out", "--to", "excel") == 0
    assert "wrote out/export/tables.xlsx" in capsys.readouterr().err
    sheets = read(tmp_path / "out/export/tables.xlsx")
    assert list(sheets) == [table.name for table in rows.TABLES]
    assert [cell.value for cell in sheets["mentions"][0]] == list(rows.MENTIONS.header)
    texts = [row[6] for row in sheets["sentences"][1:]]
    assert [(t.kind, t.value, t.quoted) for t in texts] == [
        ("inlineStr", "=Acme sold 5 mills", True),
        ("inlineStr", "-Riga", True),
    ]
    assert {name: data for name, data in fake.content(tmp_path / "out").items() if name in before} == before
    assert cli("export", "out", "--to", "nonsense") == 2


def job(tmp_path: Path, table: rows.Table[object], found: list[object]) -> Job:
    for each in rows.TABLES:
        with (tmp_path / f"{each.name}.csv").open("w", encoding="utf-8", newline="") as file:
            each.write(found if each is table else [], file)
    return Job(tmp_path)


@pytest.mark.parametrize("text", EVIL)
def test_no_text_can_run(tmp_path: Path, text: str) -> None:
    made = job(tmp_path, rows.REJECTED, [rows.Rejected("a", "code", text)])
    excel.write(made, tmp_path)
    (_, (_, _, cell)) = read(tmp_path / excel.NAME)["rejected"]
    assert cell.kind == "inlineStr"
    if text.strip("\t\r\n '\"")[:1] in "=+-@＝%|" or text[0] in "\t\r\n":
        assert cell.quoted
    assert cell.value == shown(text)


def shown(text: str) -> str:
    """How a workbook has characters that XML can't, and its own way to write them."""
    for char in "\r\x0b\x1b\ufffe\uffff":
        text = text.replace(char, f"_x{ord(char):04X}_")
    return text.replace("_x0041_", "_x005F_x0041_")


@pytest.mark.parametrize(
    ("value", "kind", "told"),
    [
        (Decimal("3500000000"), "n", "3500000000"),
        (Decimal("3.5"), "n", "3.5"),
        (Decimal("0.1"), "n", "0.1"),
        (Decimal("123456789012345678"), "inlineStr", "123456789012345678"),
        (Decimal("1234567890.123456789"), "inlineStr", "1234567890.123456789"),
        (Decimal("1E+40"), "inlineStr", "1" + "0" * 40),
    ],
)
def test_numbers_stay_exact(tmp_path: Path, value: Decimal, kind: str, told: str) -> None:
    place = ("d:0-2", "d", "d:0-2", 0, 2, "$5", value, value, "USD", "explicit", "exact", "", "m.sum")
    excel.write(job(tmp_path, rows.MONEY, [rows.Money(*place)]), tmp_path)
    cell = read(tmp_path / excel.NAME)["money"][1][6]
    assert (cell.kind, cell.value) == (kind, told)


@pytest.mark.parametrize("letter", ["x", "\U0001f30a"])
def test_what_is_too_long_for_a_cell_is_cut_and_says_so(tmp_path: Path, letter: str) -> None:
    excel.write(job(tmp_path, rows.REJECTED, [rows.Rejected("a", "code", letter * 40_000)]), tmp_path)
    (_, (_, _, cell)) = read(tmp_path / excel.NAME)["rejected"]
    assert cell.value.endswith(excel.CUT)
    assert len(cell.value.encode("utf-16-le")) // 2 in (excel.LETTERS, excel.LETTERS - 1)


def test_more_rows_than_a_sheet_may_have(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel, "ROWS", 2)
    excel.write(job(tmp_path, rows.REJECTED, [rows.Rejected(name, "code", "x") for name in "abc"]), tmp_path)
    sheets = read(tmp_path / excel.NAME)
    assert [len(sheets[name]) for name in ("rejected", "rejected (2)")] == [3, 2]


def test_the_same_tables_give_the_same_bytes(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme sold 5 mills"})
    run("in")
    (first,) = formats.run(tmp_path / "out", ["excel"])
    before = first.read_bytes()
    (second,) = formats.run(tmp_path / "out", ["excel"])
    assert second.read_bytes() == before
