"""`--names`: how names are read, and that the run says so."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import record
from pipeline.core import errors, tagger


@pytest.mark.parametrize("how", tagger.MODES)
def test_run_json_names_the_way(cli: Callable[..., int], tmp_path: Path, how: str) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("A text.", "utf-8")
    assert cli("run", "in", "-o", "out", "--names", how) == errors.CLEAN
    told = json.loads((tmp_path / "out" / "run.json").read_text("utf-8"))["names"]
    assert told["mode"] == how
    assert bool(told["tagger"]) == (how == tagger.FULL)


def test_another_way_is_refused(cli: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("A text.", "utf-8")
    assert cli("run", "in", "-o", "out", "--names", "slow") == errors.USAGE
    assert "--names slow: there is no such way. It is full or fast." in capsys.readouterr().err
    assert not (tmp_path / "out" / "run.json").exists()


def test_the_tagger_is_named_by_its_checksum() -> None:
    assert record.names(tagger.FULL) == {"mode": "full", "tagger": tagger.verify()}
