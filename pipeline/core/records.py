"""Reads the CSV that rowcite wrote; what is damaged is told with file, line and remedy."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.core.errors import ContractError

AGAIN = "Run rowcite again."
LONGEST = 1 << 30  # bytes of a cell
csv.field_size_limit(LONGEST)


def records(path: Path) -> Iterator[tuple[int, list[str], str]]:
    """The records of a CSV file: the line where each begins, its cells, and itself as it stands there.

    ContractError where the file can't be read, isn't UTF-8 or isn't CSV.
    """
    taken: list[str] = []
    line = 1
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(_kept(file, taken), strict=True)
            for cells in reader:
                yield line, cells, "".join(taken)
                taken.clear()
                line = reader.line_num + 1
    except OSError as error:
        raise ContractError(f"{path}: can't be read ({error.strerror}). {AGAIN}") from error
    except UnicodeDecodeError:
        raise ContractError(f"{path}: {_not_utf8(path)} {AGAIN}") from None
    except csv.Error as error:
        raise ContractError(f"{path}: line {line}: not CSV ({error}). {AGAIN}") from error


def _kept(lines: Iterable[str], taken: list[str]) -> Iterator[str]:
    for line in lines:
        taken.append(line)
        yield line


def _not_utf8(path: Path) -> str:
    """Where: the error itself counts from the start of some block of the file."""
    data = path.read_bytes()
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return f"line {data.count(10, 0, error.start) + 1}: byte {error.start} is not UTF-8."
    return "it changed while it was read."
