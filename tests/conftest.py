"""Fixtures that tests of several folders share. They import what they need themselves: most tests need none of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# How long an example takes is the machine's affair.
settings.register_profile("rowcite", deadline=None)
settings.load_profile("rowcite")


@pytest.fixture(scope="session")
def nlp() -> Any:
    """The real spaCy pipeline, loaded once."""
    from pipeline.core import model

    return model.load()


@pytest.fixture(scope="session")
def models(nlp: Any) -> Any:
    """All that reads the texts, loaded once."""
    from pipeline.core import tagger
    from pipeline.run import Models

    return Models(nlp, tagger.load())


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Any]:
    """batch.run with the stand-in for the stages: `run("folder", out="out", ...)`, both below tmp_path."""
    from pipeline import batch, record
    from tests import fake

    monkeypatch.setattr(record, "identify", fake.identify)
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str, out: str = "out", **options: Any) -> batch.Summary:
        return batch.run(arguments, tmp_path / out, **{"extract": fake.extract} | options)

    return call


@pytest.fixture
def cli(run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """The command line with the stand-in for the stages; gives the exit code."""
    from pipeline import batch, cli
    from pipeline.report import explain
    from tests import fake

    monkeypatch.setattr(batch, "Extractor", lambda *given: fake.extract)
    monkeypatch.setattr(explain, "_extractor", lambda out, model: fake.extract)
    return lambda *words: cli.main([str(word) for word in words])
