"""The formats that tables can be exported to, one module each, and the one way to do it."""

from __future__ import annotations

import contextlib
import errno
import importlib
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline import output, sources
from pipeline.core import rows
from pipeline.core.errors import ContractError, RowciteError, UsageError
from pipeline.core.tables import Table

FOLDER = "export"
WORK = ".rowcite-new"


@dataclass(frozen=True, slots=True)
class Job:
    """What is exported: the tables in `out`, and where their texts may lie."""

    out: Path
    places: tuple[Path, ...] = ()

    def read(self, table: Table[Any]) -> Iterator[Any]:
        """The rows of a table, in their order; ContractError where it is damaged."""
        return table.read(self.path(table))

    def path(self, table: Table[Any]) -> Path:
        return self.out / f"{table.name}.csv"

    def text(self, document: rows.Document) -> str:
        """The text of a document, every code point of it; UsageError if it isn't there."""
        return sources.locate(document.doc_id, document.path, document.sha256, self.places)


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the module whose `write(job, folder)` makes it, and what must be installed for it.

    `extra` is what pip knows the installation by: `pip install rowcite[extra]`; "" for none.
    """

    name: str
    about: str
    module: str
    needs: tuple[str, ...] = ()
    extra: str = ""


FORMATS = {
    found.name: found
    for found in (
        Format("excel", "tables.xlsx, in which no cell can run", "excel", ("xlsxwriter",), "excel"),
        Format("sqlite", "tables.sqlite, with keys, indexes and views; datasette.json beside it", "sqlite"),
        Format("parquet", "parquet/TABLE.parquet", "parquet", ("pyarrow",), "parquet"),
        Format("duckdb", "tables.duckdb, with keys and views", "duck", ("duckdb",), "duckdb"),
        Format("jsonl", "jsonl/TABLE.jsonl", "jsonl"),
        Format("graphml", "graph.graphml: entities, relations and events, for Gephi", "graphml"),
        Format("ftm", "ftm.jsonl: FollowTheMoney entities", "ftm"),
        Format("brat", "brat/DOC.txt and .ann: stand-off annotations; needs the texts", "brat"),
    )
}


def run(out: Path, names: Sequence[str], given: Path | None = None) -> list[Path]:
    """Writes the tables in `out` in each of the formats into `out`/export; returns what was written.

    `given` is where the texts are, for formats that need them. What an export replaces stays until the
    new one is whole. UsageError where there is no such format, folder or text, or a library is missing;
    ContractError where the tables are damaged.
    """
    formats = [_known(name) for name in dict.fromkeys(names)]
    if not (out / "documents.csv").is_file():
        raise UsageError(f"{out}: there is no documents.csv. Name a folder that rowcite run made.")
    if output.interrupted(out):
        raise ContractError(f"{out}: a run was killed while it replaced the tables. Run rowcite again.")
    if given is not None and not given.exists():
        raise UsageError(f"--input {given}: there is no such file or folder. Check the path.")
    elsewhere = (given,) if given else (out.resolve().parent / "seeds", Path.cwd())
    job = Job(out, (out / sources.TEXTS, *elsewhere))
    made: list[Path] = []
    try:
        for one in formats:
            with _work(out / FOLDER) as work:
                _writer(one)(job, work)
                made += [_replace(path, out / FOLDER / path.name) for path in sorted(work.iterdir())]
    except OSError as error:
        code = UsageError if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS) else RowciteError
        raise code(f"{out / FOLDER}: {error.strerror or error}. Make room or mend the folder.") from error
    return made


def _known(name: str) -> Format:
    if name not in FORMATS:
        raise UsageError(f"--to {name}: there is no such format. It is {', '.join(FORMATS)}.")
    found = FORMATS[name]
    for module in found.needs:
        try:
            importlib.import_module(module)
        except ImportError as error:
            told = f"--to {name}: it needs {module}, which isn't installed"
            raise UsageError(f"{told}. Install it: pip install 'rowcite[{found.extra}]'") from error
    return found


def _writer(found: Format) -> Callable[[Job, Path], None]:
    write: Callable[[Job, Path], None] = importlib.import_module(f"pipeline.export.{found.module}").write
    return write


@contextlib.contextmanager
def _work(folder: Path) -> Iterator[Path]:
    work = folder / WORK
    made = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)
        if made and not any(folder.iterdir()):
            folder.rmdir()


def _replace(new: Path, old: Path) -> Path:
    if old.is_dir() and not old.is_symlink():
        shutil.rmtree(old)
    os.replace(new, old)  # noqa: PTH105 - over a file or a link that is there
    return old
