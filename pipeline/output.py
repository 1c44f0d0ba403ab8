"""The output folder: one run at a time, and its tables replaced all together or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from pipeline import cache
from pipeline.core import rows
from pipeline.core.errors import RowciteError, UsageError
from pipeline.inputs import MARK
from pipeline.sources import TEXTS

# What rowcite calls its own in an output folder; nothing else there is ever touched.
OWN = (*(f"{table.name}.csv" for table in rows.TABLES), "run.json", "datapackage.json")
LOCK = ".rowcite-lock"
WORK = ".rowcite-new"  # half made: a run that was killed leaves it, the next removes it
READY = ".rowcite-ready"  # whole, on the way in: the next run brings it in, if this one is killed
OLD = ".rowcite-old"
FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


@contextlib.contextmanager
def opened(out: Path) -> Iterator[Path]:
    """Makes and locks `out`, and gives an empty folder in it to work in, which is removed at the end.

    UsageError if `out` can't be a folder of tables, can't be written to, or another run works in it.
    An OSError while the folder is open becomes a RowciteError that says so; the old tables stay as they are.
    """
    try:
        made = not out.exists()
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{out}: can't be made a folder ({error.strerror}). Name another with -o.") from error
    work, begun = out / WORK, False
    try:
        for name in OWN:
            if (out / name).is_dir():
                raise UsageError(f"{out / name}: is a folder where a table belongs. Move it away.")
        with _locked(out):
            try:
                if (out / READY).exists():
                    _bring_in(out)
                shutil.rmtree(work, ignore_errors=True)
                work.mkdir()
                begun = True
                yield work
            finally:
                shutil.rmtree(work, ignore_errors=True)
                if made:
                    cache.drop_empty(out / cache.FOLDER)
                if made and not any(path.name != LOCK for path in out.iterdir()):
                    (out / LOCK).unlink()
                    out.rmdir()
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.errno in FORBIDDEN and not begun:
            raise UsageError(f"{out}: can't be written to ({error.strerror}). Name another with -o.") from error
        told = f"{out}: {error.strerror or error}. The tables there are as before."
        raise RowciteError(f"{told} Make room or mend the folder, and run again.") from error


@contextlib.contextmanager
def _locked(out: Path) -> Iterator[None]:
    import fcntl

    path = out / LOCK
    while True:
        with path.open("a") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise UsageError(
                    f"{out}: another run is writing there. Wait for it, or name another with -o."
                ) from None
            # The run before may have removed the file between our opening and locking it.
            if path.exists() and os.path.samestat(os.fstat(file.fileno()), path.stat()):
                try:
                    yield
                finally:
                    path.unlink(missing_ok=True)
                return


def replace(out: Path, tables: Path) -> None:
    """Puts the files of `tables`, a folder in `out`, in the place of the old ones.

    They are on the disk before the first is moved. If a move fails, the old ones come back; if the
    process is killed between two moves, the next run in `out` does the rest.
    """
    texts = out / TEXTS
    if (tables / TEXTS).is_dir() and texts.exists() and not (texts / MARK).is_file():
        raise UsageError(f"{texts}: it isn't rowcite's, and the texts of this run belong there. Name another with -o.")
    for file in sorted(tables.rglob("*")):
        _sync(file)
    _sync(tables)
    tables.rename(out / READY)
    _sync(out)
    stale = (texts / MARK).is_file() and not (out / READY / TEXTS).is_dir()
    _bring_in(out)
    if stale:
        shutil.rmtree(texts, ignore_errors=True)


def interrupted(out: Path) -> bool:
    """Whether a run was killed while it replaced the tables: they may be of two runs."""
    return (out / READY).exists()


def _bring_in(out: Path) -> None:
    ready, old = out / READY, out / OLD
    old.mkdir(exist_ok=True)
    moved: list[str] = []
    try:
        for name in sorted(file.name for file in ready.iterdir()):
            if (out / name).exists():
                (out / name).replace(old / name)
            moved.append(name)
            (ready / name).replace(out / name)
    except OSError:
        for name in moved:
            if (out / name).is_dir():
                shutil.rmtree(out / name)
            (out / name).unlink(missing_ok=True)
        for file in old.iterdir():
            file.replace(out / file.name)
        shutil.rmtree(ready)
        raise
    finally:
        shutil.rmtree(old, ignore_errors=True)
    ready.rmdir()
    _sync(out)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
