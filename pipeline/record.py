"""What a run was made with: run.json."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import metadata
from pathlib import Path

import pipeline
from pipeline.core import model, tagger
from pipeline.core.errors import ModelError, UsageError

PACKAGE = Path(pipeline.__file__).resolve().parent
DATA = (".csv", ".toml")


def identify(name: str) -> dict[str, str]:
    """Name, version and checksum of the spaCy pipeline `name`, an installed package or a folder.

    ModelError if there is none, or if the default isn't as locked.
    """
    root = Path(name) if Path(name).is_dir() else model.folder(name)
    # A package keeps the files in a folder of its own; a folder has them itself.
    meta = next((path for path in sorted(root.glob("**/meta.json"), key=lambda p: len(p.parts))), None)
    if meta is None:
        raise ModelError(f"model {name}: it has no meta.json. Name a spaCy pipeline with --model.")
    told = json.loads(meta.read_text("utf-8"))
    checksum = model.verify(name) if name == model.DEFAULT else _sum(root, root.rglob("*"))
    return {"name": f"{told['lang']}_{told['name']}", "version": told["version"], "checksum": checksum}


def names(mode: str) -> dict[str, str]:
    """How names are read, and with which tagger. UsageError if there is no such way."""
    if mode not in tagger.MODES:
        raise UsageError(f"--names {mode}: there is no such way. It is {' or '.join(tagger.MODES)}.")
    return {"mode": mode, "tagger": tagger.verify() if mode == tagger.FULL else ""}


def rules(ids: Iterable[str]) -> str:
    """SHA-256 of all rule ids, and of the word lists and rule files of all stages and their logic."""
    listed = hashlib.sha256("\n".join(sorted(ids)).encode()).hexdigest()
    files = (path for part in ("stages", "logic") for path in (PACKAGE / part).rglob("*") if path.suffix in DATA)
    return hashlib.sha256(f"{listed}\n{_sum(PACKAGE, files)}".encode()).hexdigest()


def _sum(root: Path, files: Iterable[Path]) -> str:
    whole = hashlib.sha256()
    for name, path in sorted((path.relative_to(root).as_posix(), path) for path in files):
        if path.is_file() and "__pycache__" not in path.parts:
            whole.update(f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()


def versions() -> dict[str, str]:
    """Of what decides the tables. Python without its patch level."""
    return {
        "rowcite": pipeline.__version__,
        "python": f"{sys.version_info.major}.{sys.version_info.minor}",
    } | {name: version(name) for name in ("dateparser", "ftfy", "onnxruntime", "py3langid", "spacy")}


@cache
def version(name: str) -> str:
    """The version of an installed package."""
    return metadata.version(name)


def compose(
    model_is: Mapping[str, str],
    names_are: Mapping[str, str],
    rule_ids: Iterable[str],
    counts: Mapping[str, object],
    corrections: Sequence[Mapping[str, str]] = (),
    own: Sequence[Mapping[str, str]] = (),
) -> str:
    """run.json: the same for the same inputs and the same program; no time, no path.

    `own` are the user's rule files, name and text: with them the tables can be made again.
    """
    told = {
        "versions": versions(),
        "model": dict(model_is),
        "names": dict(names_are),
        "rules": {"sha256": rules(rule_ids)},
        "counts": dict(counts),
    }
    told |= {"corrections": list(corrections)} if corrections else {}
    told |= {"own_rules": list(own)} if own else {}
    return json.dumps(told, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
