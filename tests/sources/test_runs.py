"""Runs over files of every kind: the texts are kept beside the tables, and everything finds them there."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline import articles
from pipeline.core.errors import UsageError
from pipeline.export import formats
from pipeline.report import check, explain
from tests import fake
from tests.sources import files

Run = Callable[..., Any]
FRENCH = "Le gouvernement a annoncé mardi une hausse des impôts de trois pour cent, selon la ministre."


def rows(tmp_path: Path, table: str, *columns: str) -> list[tuple[str, ...]]:
    return [tuple(row[name] for name in columns) for row in fake.read(tmp_path / "out", table)]


def test_a_folder_of_files_of_every_kind(run: Run, tmp_path: Path) -> None:
    texts = {
        "a.txt": "Acme",
        "sub/b.html": files.PAGE,
        "c.md": "# Title\n\nRiga *grew*",
        "d.pdf": files.pdf([["Oslo"]]),
    }
    fake.write(tmp_path / "in", {**texts, "e.odt": "x", "metadata.csv": "path\n"})
    assert run("in").documents == 4
    found = {row["doc_id"]: row for row in fake.read(tmp_path / "out", "documents")}
    assert {own: row["path"] for own, row in found.items()} == {
        "a": "a.txt",
        "c": "c.md",
        "d": "d.pdf",
        "sub/b": "sub/b.html",
    }
    page = found["sub/b"]
    assert (page["title"], page["author"], page["published"]) == ("Bridge opens", "Ann Bell", "2020-03-10")
    kept = {p.relative_to(tmp_path / "out/texts").as_posix(): p for p in (tmp_path / "out/texts").rglob("*.txt")}
    assert kept.keys() == {"c.txt", "d.txt", "sub/b.txt"}
    assert kept["sub/b.txt"].read_text("utf-8") == files.ARTICLE
    for own, row in found.items():
        data = kept[f"{own}.txt"].read_bytes() if own != "a" else b"Acme"
        assert row["sha256"] == hashlib.sha256(data).hexdigest()
        assert int(row["chars"]) == len(data.decode())
    for row in fake.read(tmp_path / "out", "mentions"):
        if row["doc_id"] != "a":
            text = kept[f"{row['doc_id']}.txt"].read_bytes().decode()
            assert text[int(row["start"]) : int(row["end"])] == row["text"]


def test_metadata_given_wins_over_what_the_page_says(run: Run, tmp_path: Path) -> None:
    meta = "path,published,title\nb.html,2021-05,\n"
    fake.write(tmp_path / "in", {"b.html": files.PAGE, "metadata.csv": meta})
    run("in")
    assert rows(tmp_path, "documents", "published", "title") == [("2021-05", "Bridge opens")]


def test_tables_are_checked_and_rows_explained_with_kept_texts(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme", "b.html": files.PAGE})
    run("in")
    notes: list[str] = []
    told = check.run(tmp_path / "out", tmp_path / "in", notes.append)
    assert told.endswith("2 compared with the text.")
    start = files.ARTICLE.index("Norland")
    report = explain.run(tmp_path / "out", f"b:{start}-{start + 7}", tmp_path / "in", extract=fake.extract)
    assert f"  raw {start}–{start + 7}  'Norland'" in report
    formats.run(tmp_path / "out", ["brat"], tmp_path / "in")
    assert (tmp_path / "out/export/brat/b.txt").read_text("utf-8") == files.ARTICLE
    # The page by itself gives the same text again.
    (tmp_path / "out/texts/b.txt").write_text("another", "utf-8")
    assert check.run(tmp_path / "out", tmp_path / "in", notes.append).endswith("2 compared with the text.")
    (tmp_path / "in/b.html").unlink()
    with pytest.raises(UsageError, match=r"b\.html: its text isn't there .*texts/b\.txt: it has changed"):
        check.run(tmp_path / "out", tmp_path / "in", notes.append)


def test_kept_texts_go_with_their_run(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme", "b.html": files.PAGE})
    run("in")
    before = fake.content(tmp_path / "out")
    run("in")  # all of it is in the cache
    assert fake.content(tmp_path / "out") == before
    run("in", cached=False)
    assert fake.content(tmp_path / "out/texts") == {".rowcite": b"", "b.txt": files.ARTICLE.encode()}
    (tmp_path / "in/b.html").unlink()
    run("in")
    assert not (tmp_path / "out/texts").exists()


def test_a_folder_of_ours_is_no_input_and_one_of_others_is_not_touched(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"b.html": files.PAGE})
    run("in", out="in/tables")
    run("in", out="in/other")
    assert [row["path"] for row in fake.read(tmp_path / "in/other", "documents")] == ["b.html"]
    fake.write(tmp_path / "out", {"texts/mine.txt": "Mine"})
    with pytest.raises(UsageError, match="out/texts: it isn't rowcite's"):
        run("in/b.html")
    assert (tmp_path / "out/texts/mine.txt").read_text() == "Mine"


def test_two_files_of_one_name(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme", "a.html": files.PAGE})
    run("in")
    assert rows(tmp_path, "rejected", "path", "code") == [("a.txt", "duplicate_id")]


def test_other_languages_are_rejected_unless_forced(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme", "f.txt": FRENCH})
    assert run("in").rejected == 1
    assert rows(tmp_path, "rejected", "path", "code") == [("f.txt", "language")]
    assert run("in", any_language=True).rejected == 0
    assert run("in").rejected == 1


CSV = """url,id,body,date,author
http://x/1,one,"Acme sold 5 mills,
to Riga",2020-03-10,Ann Bell
http://x/2,../two,Oslo 😀,"Tue, 10 Mar 2020 08:00:00 GMT",
http://x/3,three,Riga,soon,
http://x/4,one,Riga,,
http://x/5,five, ,,
six,6
"""
COLUMNS = articles.Columns("body", "id", {"published": "date"})


def test_a_table_of_articles(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path, {"news.csv": CSV})
    told = run("news.csv", columns=COLUMNS)
    assert (told.documents, told.rejected) == (2, 4)
    assert rows(tmp_path, "documents", "doc_id", "path", "published", "author") == [
        ("news/..%2Ftwo", "news.csv#4", "2020-03-10", ""),
        ("news/one", "news.csv#2", "2020-03-10", "Ann Bell"),
    ]
    assert rows(tmp_path, "rejected", "path", "code") == [
        ("news.csv#5", "metadata"),
        ("news.csv#6", "duplicate_id"),
        ("news.csv#7", "empty"),
        ("news.csv#8", "not_csv"),
    ]
    assert (tmp_path / "out/texts/news/one.txt").read_bytes() == b"Acme sold 5 mills,\nto Riga"
    assert check.run(tmp_path / "out", None, print).endswith("2 compared with the text.")
    start = "Oslo 😀".index("Oslo")
    assert "'Oslo'" in explain.run(tmp_path / "out", f"news/..%2Ftwo:{start}-4", None, extract=fake.extract)


def test_json_lines_of_articles(run: Run, tmp_path: Path) -> None:
    lines = [
        {"text": "Acme", "id": 7, "published": "2020-03", "author": ["Ann Bell", "Tom Reed"], "more": {"x": 1}},
        {"text": "Riga", "title": None},
        ["no", "object"],
        {"title": "no text"},
    ]
    text = "\n".join(json.dumps(line) for line in lines) + "\n{broken\n\n"
    fake.write(tmp_path, {"news.jsonl": text})
    told = run("news.jsonl")
    assert (told.documents, told.rejected) == (2, 3)
    assert rows(tmp_path, "documents", "doc_id", "path", "published", "author") == [
        ("news/2", "news.jsonl#2", "", ""),
        ("news/7", "news.jsonl#1", "2020-03", "Ann Bell, Tom Reed"),
    ]
    assert rows(tmp_path, "rejected", "path", "code") == [
        ("news.jsonl#3", "not_json"),
        ("news.jsonl#4", "empty"),
        ("news.jsonl#5", "not_json"),
    ]


@pytest.mark.parametrize(
    ("name", "text", "columns", "words"),
    [
        ("n.csv", "id,body\n1,x\n", articles.COLUMNS, r"n\.csv: line 1: there is no column 'text', but id, body\."),
        ("n.csv", "id,text\n1,x\n", articles.Columns(id="key"), "there is no column 'key', .* --id-column"),
        ("n.csv", "text\nx\n", articles.Columns(named={"author": "by"}), "there is no column 'by' for author"),
        ("n.jsonl", '{"body": "x"}\n', articles.COLUMNS, r"n\.jsonl: line 1: there is no column 'text', but body"),
        ("n.csv", b"text\ncaf\xe9\n", articles.COLUMNS, r"n\.csv: it isn't UTF-8"),
        ("n.csv", 'text\n"x\n', articles.COLUMNS, r"n\.csv: line 2: .*Write it as CSV"),
    ],
)
def test_tables_that_are_none(
    run: Run, tmp_path: Path, name: str, text: str | bytes, columns: articles.Columns, words: str
) -> None:
    fake.write(tmp_path, {name: text})
    with pytest.raises(UsageError, match=words):
        run(name, columns=columns)


def test_the_command(cli: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fake.write(tmp_path, {"news.csv": CSV})
    assert cli("run", "news.csv", "-o", "out", "--text-column", "body", "--column", "published=date") == 3
    assert len(rows(tmp_path, "documents", "doc_id")) == 2
    assert cli("run", "news.csv", "-o", "out", "--text-column", "body", "--column", "date=published") == 2
    assert "--column date=published: write OURS=THEIRS; ours are published, title" in capsys.readouterr().err
