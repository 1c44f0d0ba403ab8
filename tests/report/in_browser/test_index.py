"""The page of all documents; and texts and names that would act."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from pipeline.report.html import build
from tests import fake
from tests.report.in_browser.chromium import Browser
from tests.report.in_browser.looking import quiet
from tests.report.pages import HOSTILE


def test_the_index_finds_and_leads_on(chromium: Browser, run: Callable[..., Any], tmp_path: Path) -> None:
    texts = {f"{n}.txt": f"Firm{n % 300} met Dubček{n} in Riga, {n}" for n in range(1000)}
    run(str(fake.write(tmp_path / "in", texts)))
    build.run(tmp_path / "out", tmp_path / "in")
    index = tmp_path / "out/report.html"
    chromium.open(index)
    rows = "document.querySelectorAll('#index-view tbody tr:not(.none)').length"
    assert chromium.run(rows) == 200
    chromium.click(".more:not([hidden])")
    assert chromium.run(rows) == 1200
    chromium.click("#find")
    chromium.type("dubcek77")
    chromium.wait(f"{rows} === 11")
    chromium.run("document.querySelector('#find').select()")
    chromium.type("dubcek777")
    chromium.wait(f"{rows} === 1")
    quiet(chromium, index)
    chromium.click(".spots a")
    chromium.wait("document.readyState === 'complete' && document.querySelector('article') !== null")
    assert chromium.run("Rowcite.chosen.row.cells.name") == "Dubček777"
    assert chromium.run("document.querySelectorAll('article .near, article .on').length") >= 1
    chromium.click("#home")
    chromium.wait("document.readyState === 'complete' && document.querySelector('#find') !== null")
    quiet(chromium, index, tmp_path / "out/report/777.html")


def test_a_folder_without_a_document_tells_what_was_rejected(
    chromium: Browser, run: Callable[..., Any], tmp_path: Path
) -> None:
    run(str(fake.write(tmp_path / "in", {"a.txt": "", "b.txt": "BOOM"})))
    build.run(tmp_path / "out", tmp_path / "in")
    chromium.open(tmp_path / "out/report.html")
    assert "the file is empty" in chromium.run("document.querySelector('#index-view').innerText")
    assert chromium.run("document.querySelector('[role=tab][aria-selected=true]').id") == "tab-rejected"
    quiet(chromium, tmp_path / "out/report.html")


def test_hostile_words_stay_words(chromium: Browser, run: Callable[..., Any], tmp_path: Path) -> None:
    name = "<img src=x onerror=alert(8)>"
    fake.write(tmp_path / "in", {f"{name}.txt": HOSTILE, "b.txt": HOSTILE})
    fake.write(tmp_path / "in", {"metadata.csv": 'path,title,author\nb.txt,"<script>alert(9)</script>",<b>x</b>\n'})
    run("in")
    build.run(tmp_path / "out", tmp_path / "in")
    index = tmp_path / "out/report.html"
    pages = sorted((tmp_path / "out/report").glob("*.html"))
    chromium.open(index)
    for tab in ("entities", "documents", "rules"):
        chromium.click(f"#tab-{tab}")
    assert chromium.run("document.querySelectorAll('img, b script').length") == 0
    quiet(chromium, index)
    for file in pages:
        chromium.open(file)
        chromium.click("article .k")
        chromium.click("#tab-timeline")
        chromium.click("#tab-graph")
        assert "alert(1)" in chromium.run("document.querySelector('article').textContent")
        assert chromium.run("document.querySelectorAll('article script, img, article style, iframe').length") == 0
        quiet(chromium, file)
