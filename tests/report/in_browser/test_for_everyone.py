"""Keys, screen readers, colours, paper and narrow windows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.report.in_browser.chromium import Browser
from tests.report.in_browser.looking import quiet


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


@pytest.mark.parametrize("width", [380, 900, 1440, 2200])
def test_no_width_makes_the_page_itself_scroll_sideways(open_page: Browser, width: int) -> None:
    open_page.size(width, 800)
    assert open_page.run("document.documentElement.scrollWidth <= innerWidth")
    open_page.size(1440, 900)
