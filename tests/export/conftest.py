"""Folders of tables to export."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.export import hand

OUTPUTS = Path(__file__).parents[2] / "outputs"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return hand.write(tmp_path / "out")


@pytest.fixture(params=["made by hand", "outputs"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Tables to export: those made to trouble, and those of the seeds."""
    if request.param == "made by hand":
        return hand.write(tmp_path / "out")
    to = tmp_path / "outputs"
    to.mkdir()
    for path in OUTPUTS.iterdir():
        if path.is_file():
            (to / path.name).write_bytes(path.read_bytes())
    return to
