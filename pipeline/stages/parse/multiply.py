"""Products of matrices by numpy, where spaCy would take the library that it ships.

That library knows few processors, and on the others takes three times as long; numpy's knows them. Both add the same
numbers in another order.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from spacy.language import Language

PREFIX, SUFFIXES = "scipy_openblas_", ("64_", "")


class Threads(NamedTuple):
    """How many threads numpy multiplies with: asks and tells."""

    get: Callable[[], int]
    set: Callable[[int], object]


@contextmanager
def by_numpy(nlp: Language) -> Iterator[None]:
    """While it lasts, numpy multiplies for the networks of `nlp`, with one thread.

    Documents are done side by side, so more threads would be in one another's way, and sums have one order. Where the
    threads can't be told, or `nlp` doesn't run on spaCy's own arithmetic, nothing changes.
    """
    from thinc.api import NumpyOps

    reader: Any = nlp.get_pipe("tok2vec") if nlp.has_pipe("tok2vec") else None
    ops: Any = reader.model.ops if reader else None
    threads = _threads()
    if threads is None or type(ops) is not NumpyOps or not ops.use_blis:
        yield
        return
    before = threads.get()
    threads.set(1)
    ops.use_blis = False
    try:
        yield
    finally:
        ops.use_blis = True
        threads.set(before)


@cache
def _threads() -> Threads | None:
    """None if numpy doesn't multiply with the library that its wheels have."""
    import numpy as np

    try:
        # What it was linked with is found through it.
        library = ctypes.CDLL(np._core._multiarray_umath.__file__)  # type: ignore[attr-defined]
    except (AttributeError, OSError):
        return None
    for suffix in SUFFIXES:
        try:
            return Threads(library[f"{PREFIX}get_num_threads{suffix}"], library[f"{PREFIX}set_num_threads{suffix}"])
        except AttributeError:
            continue
    return None
