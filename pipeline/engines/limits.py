"""What one document may cost at most, and what it is told if it costs more."""

from __future__ import annotations

import math
import re
from typing import NamedTuple

from pipeline.core.errors import UsageError

UNITS = {"": 1, "K": 2**10, "M": 2**20, "G": 2**30, "T": 2**40}
SIZE = re.compile(r"(?P<number>\d+(?:\.\d+)?)\s*(?P<unit>[KMGT]?)(?:i?B)?", re.IGNORECASE | re.ASCII)


class Limits(NamedTuple):
    """Seconds that a document may take, and bytes that its process may hold; 0 is no limit."""

    timeout: float = 0
    memory: int = 0


def read(timeout: float | None, memory: str) -> Limits:
    """Limits as the command line has them: seconds, and a size as 1500M or 2G. UsageError if they are none."""
    if timeout is not None and not (timeout > 0 and math.isfinite(timeout)):
        raise UsageError(f"--timeout {timeout:g}: it must be more than no second. Leave it out for no limit.")
    match = SIZE.fullmatch(memory.strip()) if memory else None
    if memory and (match is None or not float(match["number"])):
        raise UsageError(f"--memory {memory}: this is no size. Write it as 1500M or 2G.")
    size = int(float(match["number"]) * UNITS[match["unit"].upper()]) if match else 0
    return Limits(timeout or 0, size)


def too_long(limits: Limits) -> str:
    """The reason of a document that took too long: the same words each time."""
    return f"it took longer than {limits.timeout:g} seconds. Give it more with --timeout, or split the text."


def too_much(limits: Limits) -> str:
    """The reason of a document that needed too much memory."""
    return f"it needed more memory than {size(limits.memory)}. Give it more with --memory, or split the text."


def size(bytes_: int) -> str:
    """A size as it is given: 1500M, 2G."""
    for unit in ("G", "M", "K"):
        if bytes_ >= UNITS[unit] and bytes_ % UNITS[unit] == 0:
            return f"{bytes_ // UNITS[unit]}{unit}"
    return f"{bytes_} bytes"
