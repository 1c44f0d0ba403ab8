"""The names tagger's files: found, compared, refused when damaged."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest

from pipeline.core import tagger
from pipeline.core.errors import ModelError

ROOT = Path(__file__).parents[2]


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The tagger's files in a folder of their own, which is where they are looked for."""
    for name in (tagger.NETWORK, tagger.PIECES, tagger.SETTINGS):
        shutil.copyfile(ROOT / "models" / "names" / name, tmp_path / name)
    monkeypatch.setattr(tagger, "FOLDERS", (tmp_path,))
    tagger.verify.cache_clear()
    yield tmp_path
    tagger.verify.cache_clear()


def test_the_released_files_are_those_of_the_settings(copied: Path) -> None:
    assert len(tagger.verify()) == 64


@pytest.mark.parametrize("name", [tagger.NETWORK, tagger.PIECES])
def test_a_damaged_file_is_refused_with_a_remedy(copied: Path, name: str) -> None:
    with (copied / name).open("ab") as file:
        file.write(b"\n")
    with pytest.raises(ModelError, match=rf"{name}: .* --names fast"):
        tagger.load()


def test_a_missing_network_is_refused(copied: Path) -> None:
    (copied / tagger.NETWORK).unlink()
    with pytest.raises(ModelError, match="missing"):
        tagger.load()


def test_no_tagger_at_all(copied: Path) -> None:
    (copied / tagger.SETTINGS).unlink()
    with pytest.raises(ModelError, match="isn't there"):
        tagger.load()


def test_the_wheel_takes_its_files_along() -> None:
    patterns = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["package-data"]
    for name in (tagger.NETWORK, tagger.PIECES, tagger.SETTINGS):
        assert any(PurePosixPath(f"names/{name}").match(pattern) for pattern in patterns["pipeline.models"])
