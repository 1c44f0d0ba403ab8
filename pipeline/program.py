"""What decides the rows beside the texts: the code, its word lists and rules, the models, the libraries."""

from __future__ import annotations

import ast
import csv
import hashlib
import io
import json
import sys
import tomllib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from pipeline import record

# What the rows of one document come from, below the package.
PARTS = (
    "core",
    "corrections",
    "logic",
    "sources",
    "stages",
    "articles.py",
    "inputs.py",
    "metadata.py",
    "own.py",
    "parts.py",
    "run.py",
)
# What is told of a rule, and decides no row.
TOLD = ("summary", "hits", "misses")
# Beside those that run.json names: libraries whose arithmetic decides what the models see and say.
LIBRARIES = ("numpy", "thinc")


def identify(made_by: Mapping[str, object], memo: Path | None = None) -> str:
    """A name for a program with the models `made_by`; it changes if rows may, and with nothing else.

    `memo` is a file that keeps what the code's text came to, for the next time.
    """
    versions = record.versions() | {name: record.version(name) for name in LIBRARIES}
    return _sum(json.dumps([versions, made_by, code(memo)], sort_keys=True, default=str))


def code(memo: Path | None = None) -> str:
    """SHA-256 of what the code means: without comments, docstrings and layout."""
    files = {path.relative_to(record.PACKAGE).as_posix(): path.read_bytes() for path in _files()}
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    text = _sum("".join(f"{name}\0{hashlib.sha256(data).hexdigest()}\n" for name, data in files.items()) + python)
    if text not in _met:
        known = _read(memo) if memo else {}
        if known.get("text") == text:
            _met[text] = known["meaning"]
        else:
            told = (f"{name}\0{_sum(READERS[Path(name).suffix](data))}\n" for name, data in files.items())
            _met[text] = _sum("".join(told))
    if memo is not None:
        memo.write_text(json.dumps({"text": text, "meaning": _met[text]}), "utf-8")
    return _met[text]


def python(source: bytes) -> str:
    """A module as its syntax tree, without docstrings."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and node.body:
            first = node.body[0]
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                node.body = node.body[1:]
    return ast.dump(tree, annotate_fields=False)


def toml(source: bytes) -> str:
    """A file of rules as its values, without what only tells of them, and without rules that are switched off."""
    read: Any = tomllib.loads(source.decode("utf-8"))
    for kind in ("rule", "line"):
        if isinstance(read.get(kind), list):
            read[kind] = [rule for rule in read[kind] if not rule.get("off")]
            for rule in read[kind]:
                for name in TOLD:
                    rule.pop(name, None)
    return json.dumps(read, default=str)


def table(source: bytes) -> str:
    """A word list as its records."""
    return json.dumps(list(csv.reader(io.StringIO(source.decode("utf-8"), newline=""))))


READERS: Mapping[str, Callable[[bytes], str]] = {".py": python, ".toml": toml, ".csv": table}


# What each text of the code came to, in this process.
_met: dict[str, str] = {}


def _files() -> tuple[Path, ...]:
    found = (path for part in PARTS for path in _below(record.PACKAGE / part))
    return tuple(sorted(path for path in found if path.suffix in READERS))


def _below(path: Path) -> Iterable[Path]:
    return path.rglob("*") if path.is_dir() else (path,)


def _read(memo: Path) -> dict[str, str]:
    try:
        known = json.loads(memo.read_bytes())
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) and "meaning" in known else {}


def _sum(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
