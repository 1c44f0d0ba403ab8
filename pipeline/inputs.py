"""Finds the inputs of a run and reads them as text, or says why that can't be."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from pipeline import articles
from pipeline.core.errors import DocumentError, UsageError

STDIN = "-"
# In a folder that a run made and fills with texts of its own: these are no inputs.
MARK = ".rowcite"
# What an id of a record may have, beside letters, digits, "_.-~", as it stands; the rest is escaped as in a URL.
READABLE = " ,;:@+=!'()&$"
# What the head of a page that `rowcite report` made says, and how far down the head that may stand.
PAGE, HEAD = b'<meta name="generator" content="rowcite report">', 1024
PAGES = (".html", ".htm")
UTF8 = "Save the file as UTF-8."


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to read, under the names that the tables have for it.

    `path` is the posix path below `folder`, the one that was given (a file given by itself: its name),
    `doc_id` the same without its suffix. `data` are bytes that were read already: standard input.
    `fault`, if any, is the reason why it can't be read, as code and message.
    """

    doc_id: str
    path: str
    file: Path
    folder: Path | None = None
    data: bytes | None = None
    fault: tuple[str, str] = ("", "")


def show(path: PurePosixPath | Path) -> str:
    """A path as tables have it: with slashes; bytes that are no UTF-8 as `\\xNN`."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


def find(
    arguments: Sequence[str],
    out: Path,
    note: Callable[[str], None],
    suffixes: Sequence[str] = (".txt",),
    columns: articles.Columns = articles.COLUMNS,
) -> Iterator[Input]:
    """Files, all with `suffixes` below folders, and standard input for `-`: in no order, perhaps twice.

    Of a table of articles, named by itself, each record is one, whose `data` are its text and facts, and whose
    path has its line behind `#`. Hidden files and folders are left out, and so are `out`, where it lies inside an
    input folder, and pages of reports that rowcite made. UsageError if an argument isn't there or a folder holds no
    text.
    """
    if arguments.count(STDIN) > 1:
        raise UsageError("-: standard input is named twice. Name it once.")
    for argument in arguments:
        path = Path(argument)
        if argument == STDIN:
            yield Input("stdin", STDIN, path, data=sys.stdin.buffer.read())
        elif path.is_dir():
            one = None
            for one in _below(path, out.resolve(), note, tuple(suffixes)):
                yield one
            if one is None:
                raise UsageError(f"{argument}: no file {', '.join(suffixes)} in this folder. Name one that has texts.")
        elif path.suffix.lower() in articles.SUFFIXES and path.is_file():
            yield from _records(path, columns)
        elif path.is_symlink() or path.exists():
            name = PurePosixPath(path.name)
            yield Input(show(name.with_suffix("")), show(name), path)
        else:
            raise UsageError(f"{argument}: there is no such file or folder. Check the path.")


def _input(folder: Path, file: Path, fault: tuple[str, str] = ("", "")) -> Input:
    name = PurePosixPath(file.relative_to(folder).as_posix())
    return Input(show(name.with_suffix("")), show(name), file, folder, fault=fault)


def _records(file: Path, columns: articles.Columns) -> Iterator[Input]:
    name = PurePosixPath(file.name)
    for record in articles.read(file, columns):
        doc_id = f"{show(name.with_suffix(''))}/{quote(record.id, safe=READABLE)}"
        yield Input(doc_id, f"{show(name)}#{record.line}", file, data=record.data, fault=record.fault)


def _below(folder: Path, out: Path, note: Callable[[str], None], suffixes: tuple[str, ...]) -> Iterator[Input]:
    faults: list[OSError] = []
    for where, names, files in os.walk(folder, onerror=faults.append):
        here = Path(where)
        pages: list[Path] = []
        for name in [*names, *files]:
            path = here / name
            text = path.suffix.lower() in suffixes
            inner = name in names and not text
            if inner and path.is_symlink() and not name.startswith("."):
                note(f"{show(path)}: a link to a folder is not followed. Name that folder itself to read it.")
            if text and name in files and _is_page(path):
                pages.append(path)
            elif text and not name.startswith("."):
                yield _input(folder, path)
        if pages:
            more = f" and {len(pages) - 1} more beside it" if len(pages) > 1 else ""
            note(f"{show(min(pages))}{more}: a report that rowcite made is not read as a text.")
        # A folder called x.txt is rejected as such, and what is in it with it.
        names[:] = sorted(
            n
            for n in names
            if not n.startswith(".")
            and not n.lower().endswith(suffixes)
            and (here / n).resolve() != out
            and not (here / n / MARK).is_file()
        )
    for error in faults:
        path = Path(error.filename)
        if path == folder:
            raise UsageError(f"{folder}: can't be read ({_name(error)}). Check its permissions.")
        yield _input(folder, path, _unreadable(error))


def _is_page(file: Path) -> bool:
    """Whether a file is a page of a report that rowcite made, of this run or of another one."""
    if file.suffix.lower() not in PAGES:
        return False
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            return False
        with file.open("rb") as opened:
            return PAGE in opened.read(HEAD)
    except OSError:
        return False  # whoever reads it tells why it can't be


def single(inputs: Iterable[Input]) -> Iterator[Input]:
    """Inputs sorted by doc_id and path, of which the second with one doc_id, and all after it, get a fault."""
    for doc_id, same in groupby(inputs, key=lambda one: one.doc_id):
        rival = None
        paths: set[str] = set()
        for one in same:
            path, n = one.path, 2
            while path in paths:  # the same name below two folders: the key of rejected must tell them apart
                path, n = f"{one.path}#{n}", n + 1
            paths.add(path)
            if rival is None:
                rival = one
                yield one
            else:
                message = f"its doc_id {doc_id!r} is that of {rival.path!r} too, which was read. Rename one of them."
                yield replace(one, path=path, fault=("duplicate_id", message))


def read(one: Input) -> tuple[str, str]:
    """A plain text, every code point of it, and the SHA-256 of its bytes; DocumentError if it has none."""
    found = data(one)
    return decode(found), hashlib.sha256(found).hexdigest()


def data(one: Input) -> bytes:
    """The bytes of an input; DocumentError if it can't be read."""
    if one.fault[0]:
        raise DocumentError(*one.fault)
    return _bytes(one.file) if one.data is None else one.data


def _bytes(file: Path) -> bytes:
    try:
        if not stat.S_ISREG(file.stat().st_mode):  # asked first: opening a pipe would wait for ever
            raise DocumentError("not_a_file", "it is a folder or a device, not a file. Rename or move it.")
        return file.read_bytes()
    except OSError as error:
        if file.is_symlink() and error.errno in (errno.ENOENT, errno.ELOOP, errno.ENOTDIR):
            raise DocumentError(
                "broken_link", "the file that it links to isn't there. Mend or remove the link."
            ) from error
        raise DocumentError(*_unreadable(error)) from error


def _unreadable(error: OSError) -> tuple[str, str]:
    return "unreadable", f"it can't be read ({_name(error)}). Check its permissions."


def _name(error: OSError) -> str:
    # Not strerror: its words differ between systems and locales.
    return errno.errorcode.get(error.errno or 0, "unknown error")


def decode(data: bytes) -> str:
    """UTF-8, or UTF-16 with a byte order mark, as text; the mark stays, as U+FEFF.

    DocumentError: empty, not_utf8 (with the byte), nul, blank.
    """
    if not data:
        raise DocumentError("empty", "the file is empty. Remove it or fill it.")
    mark, encoding = data[:2], "utf-8"
    # What begins like UTF-16 with a NUL behind the mark is UTF-32.
    if mark in (b"\xff\xfe", b"\xfe\xff") and data[2:4] != b"\0\0":
        encoding = "utf-16-le" if mark == b"\xff\xfe" else "utf-16-be"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        at = f"byte {error.start} (0x{data[error.start]:02X})"
        raise DocumentError("not_utf8", f"{at} is not {encoding[:6].upper()}. {UTF8}") from error
    if (nul := text.find("\0")) >= 0:
        raise DocumentError("nul", f"character {nul} is NUL, so this is no text, or UTF-16 without its mark. {UTF8}")
    if not any(unicodedata.category(c)[0] not in "CZ" for c in text):
        raise DocumentError("blank", "the file has no visible character. Remove it or fill it.")
    return text
