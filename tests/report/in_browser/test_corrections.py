"""Lines for a file of corrections, written by the page, and what it tells of those that were applied."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from pipeline import corrections
from pipeline.core import rows
from pipeline.report.html import build, reading
from tests import fake
from tests.report.in_browser.chromium import Browser
from tests.report.in_browser.looking import DETAIL, ROOT, quiet


def test_a_line_for_corrections(open_page: Browser, seed: Path) -> None:
    page = open_page
    page.run("Rowcite.choose(Rowcite.model.rows('money')[0]); document.querySelector('.correct').open = true")
    line = page.run("document.querySelector('.form textarea').value").splitlines()
    assert line[0] == "doc_id,table,place,action,value,who,why"
    assert line[1].startswith("000_f8f6fde0ab2d2db7,money,")
    assert page.run("Rowcite.model.rows('money')[0].cells.text") in line[1]
    quiet(page, seed)


def test_every_line_that_the_page_writes_can_be_applied(open_page: Browser, tmp_path: Path) -> None:
    tables = "['mentions', 'dates', 'money', 'quantities', 'relations', 'events', 'event_arguments', 'attributions']"
    lines = open_page.run(
        f"{tables}.flatMap(name => Rowcite.model.rows(name)).map(row => {{ const box = Rowcite.correct(row);"
        " const who = box.querySelectorAll('input')[1]; who.value = 'kb'; who.dispatchEvent(new Event('input'));"
        " return box.querySelector('textarea').value.split('\\n')[1]; })"
    )
    file = tmp_path / "corrections.csv"
    file.write_text("\n".join(["doc_id,table,place,action,value,who,why", *lines]) + "\n", "utf-8")
    read = corrections.read([file])
    (document, made), *_ = reading.documents(ROOT / "outputs")
    raw = (ROOT / "seeds" / document.path).read_bytes().decode()
    entities = tuple(rows.ENTITIES.read(ROOT / "outputs/entities.csv"))
    whole = {table.name: () for table in rows.TABLES} | dict(made) | {"entities": entities}
    told = [corrections.apply(whole, raw, [one])["corrections"][0] for one in read]
    assert len(told) == len(lines) > 300
    assert [one.reason for one in told if one.reason] == []


def test_a_corrected_row_says_so(chromium: Browser, run: Callable[..., Any], tmp_path: Path) -> None:
    lines = ["doc_id,table,place,action,value,who,why", "a,mentions,0-4 Acme,set,label=GPE,kb,a <b>town</b>"]
    lines += [
        "a,quantities,10-11 5,reject,,kb,",
        "a,mentions,0-4 Oslo,reject,,kb,",
        "a,entities,org:riga,merge,gpe:riga,jl,",
    ]
    texts = {"a.txt": "Acme sold 5 mills to Riga", "corrections.csv": "\n".join(lines) + "\n"}
    run(str(fake.write(tmp_path / "in", texts)))
    build.run(tmp_path / "out", tmp_path / "in")
    chromium.open(tmp_path / "out/report.html", "#mentions=a%3A0-4")
    assert "by kb: a <b>town</b>" in chromium.run(DETAIL) and "Before: label=ORG" in chromium.run(DETAIL)
    chromium.run("Rowcite.choose(Rowcite.model.get('mentions', 'a:21-25'))")
    assert "merge gpe:riga" in chromium.run(DETAIL)
    assert "1 correction not applied" in chromium.run("document.querySelector('#status').innerText")
    chromium.click("#tab-t-corrections")
    told = chromium.run("document.querySelector('.corrections').innerText")
    assert "quantities 10-11 5" in told and "Look at the text" in told
    quiet(chromium, tmp_path / "out/report.html")
