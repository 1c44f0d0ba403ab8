"""A real headless Chromium, and the page of the seed opened in it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.report.html import build
from tests.report.in_browser.chromium import Browser, browser, program
from tests.report.in_browser.looking import ROOT


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    if not program():
        pytest.skip("no Chromium: install Debian's package chromium")
    with browser(tmp_path_factory.mktemp("browser") / "profile") as found:
        yield found


@pytest.fixture(scope="session")
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
