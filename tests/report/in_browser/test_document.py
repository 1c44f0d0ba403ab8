"""The page of a document: its text, its tables and what is told of a row lead to one another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from pipeline.report.html import build
from tests import fake
from tests.report.in_browser.chromium import Browser
from tests.report.in_browser.looking import DETAIL, SHOWN, quiet


def test_it_opens_without_a_word(open_page: Browser, seed: Path) -> None:
    assert open_page.run("document.querySelector('h1').innerText") == "000_f8f6fde0ab2d2db7"
    assert "each compared with the text" in open_page.run("document.querySelector('#about').innerText")
    assert "events 84.7" in open_page.run("document.querySelector('#status').innerText")
    assert open_page.run("document.querySelectorAll('article .sent').length") == open_page.run(
        "Rowcite.model.rows('sentences').length"
    )
    quiet(open_page, seed)


def test_a_row_shows_its_sentence(open_page: Browser, seed: Path) -> None:
    page = open_page
    page.run("document.querySelector('#prose').scrollTop = 0")
    row = "[...document.querySelectorAll('#table-body tbody tr')].find(t => t.innerText.startsWith('deposed'))"
    page.run(f"{row}.id = 'wanted'")
    page.click("#wanted td")
    assert page.run("document.querySelector('article .on').innerText") == "deposed"
    assert "brutally deposed by Moscow" in page.run("document.querySelector('article .sent.lit').innerText")
    assert set(page.run("[...document.querySelectorAll('article .near')].map(e => e.innerText)")) >= {"Moscow", "1968"}
    page.wait(
        "(() => { const b = document.querySelector('article .on').getBoundingClientRect();"
        " return b.top > 0 && b.bottom < innerHeight; })()"
    )
    told = page.run(DETAIL)
    assert "depose.verb" in told and "It finds" in told and "It doesn’t find" in told
    assert page.run("document.querySelector('#wanted').getAttribute('aria-selected')") == "true"
    quiet(page, seed)


def test_a_mark_shows_its_rows(open_page: Browser, seed: Path) -> None:
    page = open_page
    page.run("[...document.querySelectorAll('article .k.d')].find(e => e.innerText === 'October 11').id = 'day'")
    page.click("#day")
    assert page.run("document.querySelector('#table-body table').getAttribute('aria-label')") == "Dates"
    assert page.run("document.querySelector('#table-body tr[aria-selected=true] td').innerText") == "October 11"
    assert "election" in page.run(DETAIL)
    assert page.run("location.hash").startswith("#dates=")
    quiet(page, seed)


def test_words_of_several_rows_show_one_after_the_other(open_page: Browser) -> None:
    page = open_page
    several = "e.dataset.s.split(' ').filter(h => h[0] !== 'c').length > 1"
    page.run(f"[...document.querySelectorAll('article .k')].find(e => {several}).id = 'both'")
    handles = page.run("document.querySelector('#both').dataset.s.split(' ').filter(h => h[0] !== 'c')")
    seen = set()
    for _ in handles:
        page.click("#both")
        seen.add(page.run("Rowcite.chosen.row.handle"))
    assert seen == set(handles)
    assert "Also at these words" in page.run(DETAIL)


def test_tables_sort_and_filter(open_page: Browser, seed: Path) -> None:
    page = open_page
    every = page.run(SHOWN)
    page.click("#table-body .find")
    page.type("lukashenko 2015")
    assert 0 < page.run(SHOWN) < every
    assert f"of {every} rows" in page.run("document.querySelector('.tally').innerText")
    page.key("Escape")
    assert page.run(SHOWN) == every
    page.run(
        "(() => { const s = document.querySelector('select[aria-label=\"Only modality\"]');"
        " s.value = '=negated'; s.dispatchEvent(new Event('change')); })()"
    )
    negated = page.run(SHOWN)
    assert negated == page.run("Rowcite.model.rows('events').filter(r => r.cells.modality === 'negated').length")
    page.click("#tab-t-quantities")
    order = []
    for _ in range(3):
        page.click("#table-body thead th:nth-child(3) button")
        order.append(page.run("document.querySelector('#table-body thead th:nth-child(3)').ariaSort"))
    assert order == ["ascending", "descending", "none"]
    page.click("#table-body thead th:nth-child(3) button")
    values = page.run(
        "[...document.querySelectorAll('#table-body tr')].filter(t => t.row).map(t => Number(t.row.cells.value_min))"
    )
    assert values == sorted(values)
    page.click(".every input")
    assert page.run("document.querySelector('#table-body thead th').innerText").strip() == "quantity_id"
    quiet(page, seed)


def test_figures_are_compared_exactly(open_page: Browser) -> None:
    less = "Rowcite.compareFigures"
    assert open_page.run(f"{less}('9007199254740993', '9007199254740992')") == 1
    assert open_page.run(f"{less}('-2', '-1')") == -1
    assert open_page.run(f"{less}('0.10', '0.1')") == 0
    assert open_page.run("Rowcite.figure('-3500000000.5')") == "-3,500,000,000.5"


def test_a_row_far_down_a_long_table_is_gone_to(chromium: Browser, run: Callable[..., Any], tmp_path: Path) -> None:
    lines = "\n".join(f"Firm{n} sold {n} of its mills to the town." for n in range(1500))
    run(str(fake.write(tmp_path / "in", {"a.txt": lines})))
    build.run(tmp_path / "out", tmp_path / "in")
    chromium.open(tmp_path / "out/report.html")
    chromium.run("Rowcite.choose(Rowcite.model.rows('mentions')[1400])")
    assert chromium.run("document.querySelector('#table-body tr[aria-selected=true] td').innerText") == "Firm1400"
    assert chromium.run(SHOWN) == 150
    assert chromium.run("document.querySelector('article .on').innerText") == "Firm1400"
    chromium.click(".more:not([hidden])")
    assert chromium.run(SHOWN) == 1150
    assert chromium.run("document.querySelector('.more').innerText") == "Show 350 rows before"
    quiet(chromium, tmp_path / "out/report.html")


def test_timeline_and_graph_are_linked(open_page: Browser, seed: Path) -> None:
    page = open_page
    page.click("#tab-timeline")
    years = page.run("[...document.querySelectorAll('.year h3')].map(e => Number(e.innerText))")
    assert years == sorted(years) and 1968 in years and 2015 in years
    page.click(".year li .event")
    assert page.run("Rowcite.chosen.row.table") in ("events", "relations")
    assert page.run("document.querySelectorAll('article .on').length") >= 1
    assert page.run("document.querySelectorAll('#view-timeline li.on').length") == 1
    page.click("#tab-graph")
    assert page.run("document.querySelectorAll('.graph .node').length") > 5
    # The event chosen on the timeline has moved the view to those who take part in it.
    page.click("[aria-label='Show all']")
    page.run("[...document.querySelectorAll('.graph .node')].find(n => n.textContent.includes('IMF')).id = 'imf'")
    page.run("document.querySelector('#imf circle').id = 'imf-ball'")
    page.click("#imf-ball")
    assert page.run("Rowcite.chosen.row.id") == "org:imf"
    # Marks are cut where they overlap: "the " and "IMF".
    lit = page.run("[...document.querySelectorAll('article .near')].map(e => e.innerText).join('|')")
    assert lit.lower() == "|".join(["the |imf"] * 4)
    page.run("Rowcite.choose(Rowcite.model.rows('relations')[0])")
    assert page.run("document.querySelectorAll('.edge.on').length") == 1
    quiet(page, seed)


def test_the_graph_lies_the_same_each_time(open_page: Browser, seed: Path) -> None:
    places = []
    for _ in range(2):
        open_page.open(seed)
        open_page.click("#tab-graph")
        places.append(open_page.run("[...document.querySelectorAll('.node')].map(n => n.getAttribute('transform'))"))
    assert places[0] == places[1]
