"""The report's pages in a real headless Chromium: clicks, filters, links, keys; no error, no request."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline import corrections
from pipeline.core import rows
from pipeline.report.html import build, reading
from tests import fake
from tests.report.browser import Browser, browser, program
from tests.report.test_html import HOSTILE

pytestmark = pytest.mark.skipif(not program(), reason="no Chromium: install Debian's package chromium")
ROOT = Path(__file__).parents[2]
SHOWN = "document.querySelectorAll('#table-body tbody tr:not(.none)').length"
DETAIL = "document.querySelector('#detail').innerText"


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("browser") / "profile") as found:
        yield found


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the committed tables of the seed."""
    out = tmp_path_factory.mktemp("seed") / "outputs"
    shutil.copytree(ROOT / "outputs", out)
    build.run(out, ROOT / "seeds", {"000_f8f6fde0ab2d2db7": [("events", "90.0", "80.0", "84.7", 40, 45)]})
    return out / "report.html"


@pytest.fixture
def open_page(chromium: Browser, seed: Path) -> Browser:
    chromium.media(prefers_color_scheme="light")
    chromium.open(seed)
    return chromium


def quiet(page: Browser, *files: Path) -> None:
    """No word in the console, and nothing asked for but the pages that were opened."""
    assert page.log == []
    assert {address.split("#")[0] for address in page.asked} <= {file.resolve().as_uri() for file in files}


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


def test_keys_do_all_that_the_mouse_does(open_page: Browser, seed: Path) -> None:
    page = open_page
    page.key("t")
    assert page.run("document.activeElement.id") == "article"
    page.key("ArrowRight")
    page.key("ArrowRight")
    page.key("Enter")
    assert page.run("Rowcite.chosen.row.handle") in page.run("document.querySelector('.cursor').dataset.s")
    assert page.run("document.querySelector('#live').textContent") != ""
    page.key("Escape")
    assert page.run("Rowcite.chosen.row") is None
    page.key("/")
    assert page.run("document.activeElement.className") == "find"
    page.key("ArrowDown")
    page.key("ArrowDown")
    page.key("Enter")
    assert page.run("Rowcite.chosen.row.table") is not None
    before = page.run("Rowcite.chosen.row.handle")
    page.key("j")
    assert page.run("Rowcite.chosen.row.handle") != before
    page.key("2")
    assert page.run("document.querySelector('#view-timeline').hidden") is False
    page.key("3")
    page.run("document.querySelector('.graph').focus()")
    page.key("ArrowRight")
    page.key("Enter")
    assert page.run("Rowcite.chosen.row.table") == "entities"
    page.key("?")
    assert page.run("document.querySelector('#keys').open") is True
    page.key("Escape")
    quiet(page, seed)


def test_everything_has_a_name_for_screen_readers(open_page: Browser) -> None:
    page = open_page
    page.run("Rowcite.choose(Rowcite.model.rows('events')[0]); document.querySelector('.correct').open = true")
    for view in ("#tab-timeline", "#tab-graph", "#tab-tables"):
        page.click(view)
        tree = page.call("Accessibility.getFullAXTree")["nodes"]
        wanted = {"button", "tab", "textbox", "searchbox", "combobox", "checkbox", "table", "tabpanel", "link"}
        nameless = [
            node["role"]["value"]
            for node in tree
            if not node.get("ignored") and node.get("role", {}).get("value") in wanted and not node["name"].get("value")
        ]
        assert nameless == []


def contrast(page: Browser, front: str, back: str) -> float:
    """Of two custom properties of the page, as WCAG 2 reckons it."""
    return float(
        page.run(
            "((front, back) => { const c = document.createElement('canvas').getContext('2d');"
            " const style = getComputedStyle(document.documentElement);"
            " const light = (name) => { c.fillStyle = style.getPropertyValue(name);"
            " c.fillRect(0, 0, 1, 1); return [...c.getImageData(0, 0, 1, 1).data].slice(0, 3).map(v => v / 255)"
            ".map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)"
            ".reduce((sum, v, n) => sum + v * [.2126, .7152, .0722][n], 0); };"
            " const [a, b] = [light(front), light(back)].sort((x, y) => y - x); return (a + .05) / (b + .05); })"
            f"('{front}', '{back}')"
        )
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_can_be_read(open_page: Browser, scheme: str) -> None:
    open_page.media(prefers_color_scheme=scheme)
    for back in ("paper", "panel", "raised", "lit", "person", "org", "place", "other", "d", "y", "on"):
        assert contrast(open_page, "--ink", f"--{back}") >= 7, back
    for front in ("dim", "accent", "warn", "ok", "e-ink", "r-ink", "a-ink", "d-ink"):
        assert contrast(open_page, f"--{front}", "--paper") >= 4.5, front


def test_the_theme_can_be_chosen(open_page: Browser) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    first = open_page.run(paper)
    open_page.click("#theme")
    open_page.click("#theme")
    assert open_page.run("document.documentElement.dataset.theme") == "dark"
    assert open_page.run(paper) != first


def test_paper_has_text_and_tables(open_page: Browser) -> None:
    assert open_page.pdf().startswith(b"%PDF")
    open_page.run("dispatchEvent(new Event('beforeprint'))")
    assert open_page.run("document.querySelectorAll('#print table').length") >= 8
    open_page.run("dispatchEvent(new Event('afterprint'))")
    assert open_page.run("document.querySelectorAll('#print table').length") == 0


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


def test_a_folder_without_a_document_tells_what_was_rejected(
    chromium: Browser, run: Callable[..., Any], tmp_path: Path
) -> None:
    run(str(fake.write(tmp_path / "in", {"a.txt": "", "b.txt": "BOOM"})))
    build.run(tmp_path / "out", tmp_path / "in")
    chromium.open(tmp_path / "out/report.html")
    assert "the file is empty" in chromium.run("document.querySelector('#index-view').innerText")
    assert chromium.run("document.querySelector('[role=tab][aria-selected=true]').id") == "tab-rejected"
    quiet(chromium, tmp_path / "out/report.html")


@pytest.mark.parametrize("width", [380, 900, 1440, 2200])
def test_no_width_makes_the_page_itself_scroll_sideways(open_page: Browser, width: int) -> None:
    open_page.size(width, 800)
    assert open_page.run("document.documentElement.scrollWidth <= innerWidth")
    open_page.size(1440, 900)


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
