"""Where tests look in a page: its rows shown, its words on the chosen row, its console."""

from __future__ import annotations

from pathlib import Path

from tests.report.in_browser.chromium import Browser

ROOT = Path(__file__).parents[3]
SHOWN = "document.querySelectorAll('#table-body tbody tr:not(.none)').length"
DETAIL = "document.querySelector('#detail').innerText"


def quiet(page: Browser, *files: Path) -> None:
    """No word in the console, and nothing asked for but the pages that were opened."""
    assert page.log == []
    assert {address.split("#")[0] for address in page.asked} <= {file.resolve().as_uri() for file in files}
