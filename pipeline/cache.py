"""Parts of documents on the disk, each under a name made of all that decides it: what is there isn't made again.

A part is one line of JSON, which says how many rows and bytes each table has, and the tables' CSV behind it.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.core.errors import RowciteError

FOLDER = ".rowcite-cache"
# To be raised when parts look otherwise than before.
FORMAT = "1"
# For version control and back-ups, as other tools' caches have it.
MARKS = {
    ".gitignore": "*\n",
    "CACHEDIR.TAG": "Signature: 8a477f597d28d172789f06886806bc55\n# Parts of documents that rowcite has done.\n",
}
HALF = ".half"


@dataclass(frozen=True, slots=True)
class Part:
    """What one document gave: counts of rows by table, of rows by rule, of mentions by entity, and CSV by table."""

    counts: Mapping[str, int]
    rules: Mapping[str, int]
    named: Mapping[str, int]
    tables: Mapping[str, bytes]


def key(program: str, doc_id: str, path: str, sha256: str, known: Mapping[str, str]) -> str:
    """The name of a document's part: it changes if its bytes, its names, what is known of it or the program do."""
    told = json.dumps([FORMAT, program, doc_id, path, sha256, sorted(known.items())])
    return hashlib.sha256(told.encode()).hexdigest()


def place(folder: Path, key: str) -> Path:
    """Where a part lies: in one of 256 folders, which a file system bears better than one of a million files."""
    return folder / key[:2] / key


def make(folder: Path) -> None:
    """Makes the folder, with its marks."""
    folder.mkdir(exist_ok=True)
    for name, text in MARKS.items():
        if not (folder / name).is_file():
            (folder / name).write_text(text, "utf-8")


def has(folder: Path, key: str) -> bool:
    """Whether a part is there and whole; one that a crash of the machine cut short isn't."""
    try:
        with place(folder, key).open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            head = file.readline()
        lengths: list[int] = [length for _, length in json.loads(head)["tables"].values()]
        return size == len(head) + sum(lengths)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def put(folder: Path, key: str, part: Part) -> None:
    """Writes a part; whoever looks meanwhile sees it whole or not at all."""
    body = b"".join(part.tables.values())
    head = {
        "sha256": hashlib.sha256(body).hexdigest(),
        "tables": {name: [part.counts[name], len(data)] for name, data in part.tables.items()},
        "rules": dict(part.rules),
        "named": dict(part.named),
    }
    file = place(folder, key)
    half = file.with_name(f"{uuid.uuid4().hex}{HALF}")
    file.parent.mkdir(exist_ok=True)
    try:
        with half.open("wb") as out:
            out.write(json.dumps(head, ensure_ascii=False).encode() + b"\n")
            out.write(body)
        half.replace(file)
    except BaseException:
        half.unlink(missing_ok=True)
        raise


def get(folder: Path, key: str) -> Part:
    """Reads a part, its checksum compared. One that is damaged is removed, and RowciteError says so."""
    file = place(folder, key)
    try:
        head, _, body = file.read_bytes().partition(b"\n")
        told = json.loads(head)
        if hashlib.sha256(body).hexdigest() != told["sha256"]:
            raise ValueError
        return Part(
            {name: rows for name, (rows, _) in told["tables"].items()},
            told["rules"],
            told["named"],
            dict(_cut(body, told["tables"])),
        )
    except FileNotFoundError:
        raise RowciteError(f"{file}: it is gone. Don't empty the folder during a run; run again.") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        file.unlink(missing_ok=True)
        raise RowciteError(f"{file}: it was damaged, and is removed now. Run again.") from None


def _cut(body: bytes, tables: Mapping[str, Sequence[int]]) -> Iterator[tuple[str, bytes]]:
    at = 0
    for name, (_, length) in tables.items():
        yield name, body[at : at + length]
        at += length


def prune(folder: Path, needed: Callable[[str], bool]) -> None:
    """Removes what isn't needed, and what killed runs left half written."""
    if folder.is_dir():
        for below in folder.iterdir():
            if below.is_dir():
                for file in below.iterdir():
                    if not needed(file.name):
                        file.unlink(missing_ok=True)


def drop_empty(folder: Path) -> None:
    """Removes the folder if it has no part."""
    if folder.is_dir() and not any(file.is_file() for below in folder.iterdir() for file in below.glob("*")):
        shutil.rmtree(folder, ignore_errors=True)
