"""What is told of an installation that works, and of one that doesn't."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import record
from pipeline.core import model
from pipeline.core.errors import ModelError
from pipeline.report import doctor
from tests import fake


@pytest.fixture(autouse=True)
def _no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record, "identify", fake.identify)
    monkeypatch.setattr(model, "load", lambda name: None)


def test_all_in_order(tmp_path: Path) -> None:
    report, _ = doctor.run("x", tmp_path / "deep" / "out")
    lines = {line.split()[1]: line.split()[0] for line in report.splitlines()}
    assert lines["python"] == lines["model"] == lines["writing"] == "ok"


def test_a_missing_model_is_told_with_its_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ModelError("model x: not installed. Run make setup.")

    monkeypatch.setattr(model, "load", missing)
    report, well = doctor.run("x", tmp_path)
    assert not well
    assert "wrong model             x. model x: not installed. Run make setup.\n" in report
