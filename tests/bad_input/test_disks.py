"""Disks that are full or fail: the old tables stay whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline import batch, cache
from pipeline.core.errors import RowciteError
from tests import fake
from tests.bad_input.beside import GOOD

Run = Callable[..., batch.Summary]


class FullDisk:
    """Lets some writes pass, then none: the disk is full."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, name: str, after: int) -> None:
        self.left = after
        open_ = Path.open

        def opened(path: Path, mode: str = "r", *args: Any, **options: Any) -> Any:
            file = open_(path, mode, *args, **options)
            if "w" in mode and path.name.endswith(name):
                write = file.write
                return _Proxy(file, lambda text: self.spend(write, text))
            return file

        monkeypatch.setattr(Path, "open", opened)

    def spend(self, write: Callable[[str], int], text: str) -> int:
        self.left -= 1
        if self.left < 0:
            raise OSError(28, "No space left on device")
        return write(text)


class _Proxy:
    """A file whose writes are another function."""

    def __init__(self, file: Any, write: Callable[[str], int]) -> None:
        self._file, self.write = file, write

    def __enter__(self) -> _Proxy:
        return self

    def __exit__(self, *args: object) -> None:
        self._file.close()


@pytest.mark.parametrize("name", ["mentions.csv", "entities.csv", "rules.csv"])
def test_a_full_disk_leaves_the_old_tables_whole(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    fake.write(tmp_path / "in", GOOD)
    run("in")
    before = fake.content(tmp_path / "out")
    fake.write(tmp_path / "in", {"new.txt": "Riga and Oslo"})
    FullDisk(monkeypatch, name, after=1)
    with pytest.raises(RowciteError, match=r"No space left on device\. The tables there are as before"):
        run("in")
    assert fake.content(tmp_path / "out") == before
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == sorted([cache.FOLDER, *before])


def test_a_disk_full_for_a_documents_part_blames_no_document(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake.write(tmp_path / "in", GOOD)
    FullDisk(monkeypatch, cache.HALF, after=1)
    with pytest.raises(RowciteError, match="No space left"):
        run("in")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("fails_at", range(1, 31, 6))  # 15 files, each moved out and in
def test_a_swap_that_fails_half_way_is_undone(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    fake.write(tmp_path / "in", GOOD)
    run("in")
    (tmp_path / "out/notes.md").write_text("mine")
    before = fake.content(tmp_path / "out")
    fake.write(tmp_path / "in", {"new.txt": "Riga and Oslo"})
    replace, calls = Path.replace, iter(range(1, 1000))

    def refuse(path: Path, target: Path) -> Path:
        if next(calls) == fails_at:
            raise OSError(5, "Input/output error")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(RowciteError, match="Input/output error"):
        run("in")
    assert fake.content(tmp_path / "out") == before
