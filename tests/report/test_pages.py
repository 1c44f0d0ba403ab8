"""The report's pages as files: which there are, that they are the same each time, and when none is made."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.core.errors import ContractError, UsageError
from pipeline.report.html import build, marking
from tests import fake
from tests.report.pages import HOSTILE, data

Run = Callable[..., Any]


def test_one_document_is_one_page(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme sold 5 mills\nto Riga"})
    run("in")
    told = build.run(tmp_path / "out", tmp_path / "in")
    assert told.endswith("1 document, 5 rows, each compared with its text. Open it in a browser.")
    text = (tmp_path / "out/report.html").read_text("utf-8")
    assert '<span class="k m org" data-s="m0">Acme</span>' in text
    assert [table["name"] for table in data(text)["tables"]] == list(marking.LETTERS)
    assert not (tmp_path / "out/report").exists()


def test_the_same_tables_give_the_same_bytes(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme sold 5 mills", "b.txt": HOSTILE})
    run("in")
    build.run(tmp_path / "out", tmp_path / "in")
    first = fake.content(tmp_path / "out")
    build.run(tmp_path / "out", tmp_path / "in")
    assert fake.content(tmp_path / "out") == first
    assert sorted(name for name in first if name.startswith("report")) == [
        "report.html", "report/.rowcite-report", "report/a.html", "report/b.html",
    ]  # fmt: skip


def test_the_index_knows_where_every_entity_is(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme Riga Acme", "sub/b.txt": "Riga", "c.txt": ""})
    run("in")
    build.run(tmp_path / "out", tmp_path / "in")
    told = data((tmp_path / "out/report.html").read_text("utf-8"))
    assert [one[0] for one in told["documents"]] == ["a", "sub/b"]
    assert all((tmp_path / "out/report" / one[1]).is_file() for one in told["documents"])
    assert {e[0]: e[6] for e in told["entities"]} == {"org:acme": [0, 2], "org:riga": [0, 1, 1, 1]}
    assert told["rejected"][0][:2] == ["c.txt", "empty"]


def test_names_of_pages() -> None:
    assert build.name("budget_2015") == "budget_2015"
    odd = ["a/b", "a-b/", "A", "../../x", "con?", "é", "x" * 300, ""]
    names = [build.name(doc_id) for doc_id in odd]
    assert len({*names}) == len(odd)
    assert all(re.fullmatch(r"[a-z0-9_-]{1,95}", name) for name in names)


def test_pages_of_documents_that_are_gone_go_too(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme", "b.txt": "Riga"})
    run("in")
    build.run(tmp_path / "out", tmp_path / "in")
    (tmp_path / "in/b.txt").unlink()
    run("in")
    build.run(tmp_path / "out", tmp_path / "in")
    assert not (tmp_path / "out/report").exists()


def test_a_text_that_is_gone_or_changed_is_told(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme"})
    run("in")
    with pytest.raises(UsageError, match="Name its folder or file with --input"):
        build.run(tmp_path / "out", None)
    fake.write(tmp_path / "in", {"a.txt": "Bcme"})
    with pytest.raises(UsageError, match="it has changed since the tables were made"):
        build.run(tmp_path / "out", tmp_path / "in")
    assert not (tmp_path / "out/report.html").exists()


def test_rows_that_are_not_of_the_text_make_no_page(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme"})
    run("in")
    table = tmp_path / "out/mentions.csv"
    table.write_text(table.read_text().replace(",Acme,", ",Bcme,"))
    with pytest.raises(ContractError, match=r"mentions\.text at 0-4 is 'Bcme', the text has 'Acme'"):
        build.run(tmp_path / "out", tmp_path / "in")


def test_a_folder_that_is_not_ours_stays(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme", "b.txt": "Riga"})
    run("in")
    fake.write(tmp_path / "out", {"report/mine.html": "mine"})
    with pytest.raises(UsageError, match="Move it away"):
        build.run(tmp_path / "out", tmp_path / "in")
    assert (tmp_path / "out/report/mine.html").read_text() == "mine"


def test_time_and_size_grow_with_the_documents(run: Run, tmp_path: Path) -> None:
    sizes, times = [], []
    for n in (50, 400):
        fake.write(tmp_path / f"in{n}", {f"{i}.txt": f"Acme{i % 40} sold {i} mills to Riga\n" * 10 for i in range(n)})
        run(f"in{n}", out=f"out{n}")
        begun = time.process_time()
        build.run(tmp_path / f"out{n}", tmp_path / f"in{n}")
        times.append((time.process_time() - begun) / n)
        sizes.append(sum(len(text) for text in fake.content(tmp_path / f"out{n}").values()) / n)
    assert sizes[1] < 1.1 * sizes[0]
    assert times[1] < 3 * times[0]


def test_the_command(cli: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fake.write(tmp_path / "seeds", {"a.txt": "Acme"})
    assert cli("run", "seeds", "-o", "out") == 0
    assert cli("report", "out") == 0
    assert (
        capsys.readouterr().out
        == "out/report.html: 1 document, 2 rows, each compared with its text. Open it in a browser.\n"
    )
    shutil.rmtree(tmp_path / "out")
    assert cli("report", "out") == 2
