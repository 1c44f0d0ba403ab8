"""Where a row comes from: its place, its rule, edits and what lost; and entities, documents, rules."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.core.errors import ContractError, UsageError
from pipeline.core.text import Edit, Span, Text
from pipeline.report import explain
from tests import fake

Run = Callable[..., Any]


@pytest.fixture
def out(run: Run, tmp_path: Path) -> Path:
    fake.write(tmp_path / "seeds", {"a.txt": "\ufeffAcme sold 5 mills", "b.txt": "Riga"})
    run("seeds")
    return tmp_path / "out"


def test_a_row_is_shown_with_its_place_its_rule_and_what_lost(out: Path) -> None:
    lines = explain.run(out, "a:1-5", None, extract=fake.extract).splitlines()
    assert lines[:4] == [
        "mentions a:1-5",
        "  raw 1–5  'Acme'",
        "  clean 0–4  'Acme'",
        "  sentence  '\\ufeffAcme sold 5 mills'",
    ]
    assert "    entity_id = org:acme" in lines
    assert any(line.startswith(f"  rule  {fake.RULE_ID}: ") for line in lines)
    assert any(line.startswith("    hit   ") for line in lines)
    assert any(line.startswith("    miss  ") for line in lines)
    assert f"  lost  fake.shorter  'Acm' a shorter one  against {fake.RULE_ID}  'Acme '" in lines


def test_edits_are_shown(out: Path) -> None:
    report = explain.run(out, "a:0-18", None, extract=fake.extract)
    assert "sentences a:0-18\n" in report
    assert "  edit  fake.mark  '\\ufeff' → ''\n" in report


def test_every_row_at_a_place_is_shown(out: Path) -> None:
    report = explain.run(out, "b:0-4", None, extract=fake.extract)
    assert report.startswith("sentences b:0-4\n")
    assert "\nmentions b:0-4\n" in report


def test_a_row_that_is_no_longer_made_is_told(out: Path) -> None:
    def other(source: Any) -> Any:
        article = fake.extract(source)
        return explain.document.Article(article.text, (), (), {**article.tables, "mentions": ()})

    assert "doesn't make this row any more" in explain.run(out, "a:1-5", None, extract=other)


def test_no_such_row(out: Path) -> None:
    with pytest.raises(UsageError, match="no row has the id 'a:9-99'"):
        explain.run(out, "a:9-99", None, extract=fake.extract)


def test_an_entity_is_told_with_its_mentions(out: Path) -> None:
    lines = explain.run(out, "org:acme", None).splitlines()
    assert lines[0] == "entities org:acme"
    assert "    name = Acme" in lines
    assert lines[-2:] == [f"  a:1-5  'Acme'  {fake.RULE_ID}", "    '\\ufeffAcme sold 5 mills'"]


def test_a_document_is_told_with_its_rows(out: Path) -> None:
    lines = explain.run(out, "a", None).splitlines()
    assert lines[:3] == ["documents a", "    doc_id = a", "    path = a.txt"]
    assert "  quantities           1 rows" in lines


def test_a_rule_is_told_with_its_first_rows(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "many", {"a.txt": "Riga " * 25})
    run("many")
    lines = explain.run(tmp_path / "out", fake.RULE_ID, None).splitlines()
    assert lines[0] == f"rules {fake.RULE_ID}"
    assert any(line.startswith("    hit   ") for line in lines)
    assert "  25 rows" in lines
    assert [line for line in lines if " a:" in line] == [f"    mentions a:{n}-{n + 4}" for n in range(0, 100, 5)]
    assert lines[-1] == "  … and 5 more"


def test_an_input_that_was_rejected_is_told(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "seeds", {"a.txt": "Riga", "bad.txt": ""})
    run("seeds")
    assert explain.run(tmp_path / "out", "bad.txt", None).startswith("rejected bad.txt\n    path = bad.txt\n")


@pytest.mark.parametrize(
    ("table", "old", "new", "words"),
    [
        ("mentions", b"Acme", b"Acm\xe9", r"mentions\.csv: line 2: byte \d+ is not UTF-8"),
        ("mentions", b"Acme", b'"Acme', r"mentions\.csv: line 2: not CSV"),
        ("mentions", b",1,5,", b",,5,", r"mentions\.start is empty"),
        ("documents", b"\na,", b"\nz,", r"documents\.csv: there is no row 'a'"),
    ],
)
def test_damaged_tables(out: Path, table: str, old: bytes, new: bytes, words: str) -> None:
    path = out / f"{table}.csv"
    assert old in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(old, new, 1))
    with pytest.raises(ContractError, match=words):
        explain.run(out, "a:1-5", None, extract=fake.extract)


def test_a_table_or_a_record_that_is_gone(out: Path) -> None:
    (out / "run.json").write_text("[]")
    with pytest.raises(ContractError, match=r"run\.json: can't be read"):
        explain.run(out, "a:1-5", None)
    (out / "dates.csv").unlink()
    with pytest.raises(ContractError, match=r"dates\.csv: can't be read \(No such file or directory\)\. Run rowcite"):
        explain.run(out, "a:1-5", None)


def test_a_text_that_is_gone(out: Path, tmp_path: Path) -> None:
    (tmp_path / "seeds/a.txt").rename(tmp_path / "kept.txt")
    with pytest.raises(UsageError, match=r"a\.txt: its text isn't there .*Name its folder or file with --input"):
        explain.run(out, "a:1-5", None, extract=fake.extract)
    assert explain.run(out, "a:1-5", tmp_path / "kept.txt", extract=fake.extract).startswith("mentions a:1-5\n")


def test_clean_spans_are_found_through_edits() -> None:
    text = Text.raw("ab\xa0\xa0cd").edit([Edit(Span(2, 4), " ", "r")])
    assert [explain.clean_span(text, Span(*raw)) for raw in ((0, 2), (1, 5), (2, 3), (4, 6))] == [
        (0, 2),
        (1, 4),
        (2, 3),
        (3, 5),
    ]
    gone = Text.raw("a\xadb").edit([Edit(Span(1, 2), "", "r")])
    assert explain.clean_span(gone, Span(1, 2)).length == 0
    assert explain.clean_span(gone, Span(0, 3)) == (0, 2)
