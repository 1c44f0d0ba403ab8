"""Reads what is known of documents beside their text: metadata.csv."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import TextIO

from pipeline.articles import FACTS
from pipeline.core.errors import UsageError

DEFAULT = "metadata.csv"
# The date, and what a time stamp may have behind it.
PUBLISHED = re.compile(
    r"""
    (?P<date> (?P<year> \d{4} ) (?: - (?P<month> \d\d ) (?: - (?P<day> \d\d ) (?P<time>
        [Tt\ ] \s* (?: [01]?\d | 2[0-4] )
        (?: :? [0-5]\d (?: :? (?: [0-5]\d | 60 ) (?: [.,] \d+ )? )? )?
        (?: \s* [AaPp] \.? [Mm] \.? )?
        (?: \s* (?: [Zz] | [A-Z]{2,5} )? \s* (?: [+-] \d\d (?: :? \d\d )? )? )
    )? )? )? )
    """,
    re.VERBOSE | re.ASCII,
)
# A day or a month in English, with the month as a word: figures alone may be of either order.
WRITTEN = re.compile(
    r"""
    (?: (?P<weekday> [A-Za-z]{3,9} ) ,? \s+ (?= .{0,40} \d .{0,40} \d{4} ) )?     # of a day only
    (?: (?P<before> \d{1,2} ) (?: st | nd | rd | th )? [\s-]+ (?: of \s+ )? )?
    [A-Za-z]{3,9} \.?
    (?(before) | (?: \s+ (?P<after> \d{1,2} ) (?: st | nd | rd | th )? )? )
    ,? [\s-]+ \d{4}
    """,
    re.VERBOSE | re.ASCII,
)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def read(file: Path) -> tuple[dict[str, Mapping[str, str]], list[str]]:
    """The known facts by path below the input folder, and the columns that rowcite doesn't use.

    UsageError, with the line, where the file isn't UTF-8 CSV, has no column path, names a path
    twice, or gives a date that is none.
    """
    known: dict[str, Mapping[str, str]] = {}
    at: dict[str, int] = {}
    unused: list[str] = []
    for line, path, values in lines(file, unused.extend):
        if path in known:
            raise twice(file, line, path, at[path])
        at[path] = line
        known[path] = values
    return known, unused


def twice(file: Path, line: int, path: str, before: int) -> UsageError:
    """What is to be said of a path that has two lines."""
    return UsageError(f"{file}: line {line}: {path!r} stands in line {before} already. Remove one of the two.")


def lines(file: Path, unused: Callable[[list[str]], object]) -> Iterator[tuple[int, str, Mapping[str, str]]]:
    """Line, path and facts of each record, one at a time; UsageError as `read` says, but for paths named twice.

    `unused` hears of the columns that rowcite doesn't use.
    """
    with _opened(file) as text:
        first = text.readline()
        _parted(first, file)
        records = csv.reader(chain([first], text), strict=True)
        try:
            header = next(records, [])
            _named(header, f"{file}: line 1")
            if again := next((name for name in header if header.count(name) > 1), ""):
                raise UsageError(f"{file}: line 1: column {again!r} is there twice. Remove one.")
            unused([name for name in header if name not in ("path", *FACTS)])
            for cells in records:
                if not cells:
                    continue
                place = f"{file}: line {records.line_num}"
                if len(cells) != len(header):
                    raise UsageError(f"{place}: {len(cells)} cells, not {len(header)}. Quote cells that hold commas.")
                row = dict(zip(header, (cell.strip() for cell in cells), strict=True))
                if not row["path"]:
                    raise UsageError(f"{place}: the path is empty. Write the file's path below the input folder.")
                values = {name: row.get(name, "") for name in FACTS}
                path = PurePosixPath(row["path"]).as_posix()
                yield records.line_num, path, values | {"published": _date(values["published"], place)}
        except csv.Error as error:
            raise UsageError(f"{file}: line {records.line_num}: {error}. Write it as CSV.") from error


@contextmanager
def _opened(file: Path) -> Iterator[TextIO]:
    try:
        with file.open(encoding="utf-8-sig", newline="") as text:
            yield text
    except OSError as error:
        raise UsageError(f"{file}: can't be read ({error.strerror}). Check the path.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file}: byte {_at(file, error)} is not UTF-8. Save the file as UTF-8.") from error


def _at(file: Path, error: UnicodeDecodeError) -> int:
    """Where in the file: the error itself counts from the start of some block of it."""
    if file.is_file():  # a pipe can be read but once
        try:
            file.read_bytes().decode("utf-8")
        except UnicodeDecodeError as whole:
            return whole.start
    return error.start


def _parted(line: str, file: Path) -> None:
    for mark, called in ((";", "semicolons"), ("\t", "tabs")):
        # Before it is read as CSV, which refuses '"path";"title"' for its quotes.
        if mark in line and "," not in line and "path" in (part.strip('" \r\n').lower() for part in line.split(mark)):
            raise UsageError(f"{file}: line 1: the columns are parted by {called}. Part them by commas.")


def _named(header: list[str], place: str) -> None:
    """UsageError where the first line doesn't name the columns as it should, with what was probably meant."""
    names = ("path", *FACTS)
    for name in header:
        meant = name.strip().lower()
        if name != meant and meant in names and meant not in header:
            raise UsageError(f"{place}: the column {name!r} isn't known. Write it as {meant!r}.")
    if "path" not in header:
        found = ", ".join(header) or "nothing"
        raise UsageError(f"{place}: there is no column 'path', but {found}. Name the columns in line 1.")


def published(value: str) -> str:
    """A date of publication at the precision it is given with; ValueError where it is none."""
    match = PUBLISHED.fullmatch(value)
    if match is None:
        return _written(value)
    date(int(match["year"]), int(match["month"] or 1), int(match["day"] or 1))
    return match["date"][:10]


def _date(value: str, place: str) -> str:
    """The date at the precision it is given with; UsageError where it is none."""
    try:
        return published(value) if value else ""
    except ValueError:
        forms = "YYYY, YYYY-MM, YYYY-MM-DD or the month as an English word"
        raise UsageError(f"{place}: published {value!r} is no date. Write {forms}, or leave it empty.") from None


def _written(value: str) -> str:
    """ "Oct. 12, 2015" as 2015-10-12, "October 2015" as 2015-10; ValueError where it isn't a date in such words."""
    from dateparser.date import DateDataParser

    match = WRITTEN.fullmatch(value)
    if match is None:
        raise ValueError
    precision = "day" if match["before"] or match["after"] else "month"
    settings = {
        "PARSERS": ["absolute-time"],
        "REQUIRE_PARTS": ["year", "month", "day"][: 3 if precision == "day" else 2],
        "RELATIVE_BASE": datetime(2000, 1, 1),  # noqa: DTZ001  (never used: no part may be missing)
        "TIMEZONE": "UTC",
    }
    found = DateDataParser(languages=["en"], settings=settings).get_date_data(value)
    if found.date_obj is None or found.period != precision:
        raise ValueError
    day: date = found.date_obj.date()
    if match["weekday"] and WEEKDAYS.index(match["weekday"][:3].lower()) != day.weekday():
        raise ValueError
    return day.isoformat()[: 10 if precision == "day" else 7]
