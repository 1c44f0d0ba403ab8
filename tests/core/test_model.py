"""Only a model that is there, whole, English and complete is used; each refusal says what to do."""

from __future__ import annotations

import hashlib
import importlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.core import model
from pipeline.core.errors import ModelError


@pytest.fixture
def locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package `tiny_model` of one file, and a lock for it."""
    package = tmp_path / "tiny_model"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "weights").write_bytes(b"1 2 3")
    lock = tmp_path / "lock.toml"
    digest = hashlib.sha256(b"1 2 3").hexdigest()
    lock.write_text(f'package = "tiny-model"\nversion = "1.0"\n[files]\nweights = "{digest}"\n', "utf-8")
    monkeypatch.setattr(model, "LOCKS", (lock,))
    monkeypatch.syspath_prepend(tmp_path)
    importlib.invalidate_caches()
    model.verify.cache_clear()
    yield package
    model.verify.cache_clear()
    sys.modules.pop("tiny_model", None)


def save(folder: Path, lang: str, *parts: str) -> str:
    import spacy

    nlp = spacy.blank(lang)
    for part in parts:
        nlp.add_pipe(part)
    nlp.to_disk(folder)
    return str(folder)


def test_a_missing_model_is_named() -> None:
    with pytest.raises(ModelError, match=r"no_such_model: not installed.*--model"):
        model.load("no_such_model")
    for name in ("no_such_model", "no.such", "../model", ""):
        with pytest.raises(ModelError, match=r"not installed\. Install it with pip, or leave out --model\."):
            model.folder(name)


def test_the_default_is_what_setup_installs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(ModelError, match=r"Run make setup\."):
        model.folder(model.DEFAULT)


def test_a_model_of_another_language_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="its language is 'de'"):
        model.load(save(tmp_path / "de", "de"))


def test_a_model_without_a_component_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="it has no tok2vec, tagger, parser, attribute_ruler, lemmatizer, ner"):
        model.load(save(tmp_path / "en", "en", "sentencizer"))


def test_the_whole_checksum_is_stable(locked: Path) -> None:
    first = model.verify("tiny_model")
    model.verify.cache_clear()
    assert model.verify("tiny_model") == first
    assert len(first) == 64


def test_an_altered_file_is_refused(locked: Path) -> None:
    (locked / "weights").write_bytes(b"1 2 4")
    with pytest.raises(ModelError, match=r"weights is \w{12}, not \w{12} as locked. Reinstall tiny-model==1.0"):
        model.verify("tiny_model")


def test_a_lost_file_is_refused(locked: Path) -> None:
    (locked / "weights").unlink()
    with pytest.raises(ModelError, match="weights is missing"):
        model.verify("tiny_model")


def test_the_lock_names_what_is_installed() -> None:
    model.verify.cache_clear()
    assert model.verify(model.DEFAULT)


def test_importing_the_pipeline_loads_no_model() -> None:
    code = "import sys, pipeline.core.model, pipeline.stages.parse; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
