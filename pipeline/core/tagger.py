"""Loads the names tagger of models/names: an ONNX network, its word pieces, its settings."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.core.errors import ModelError
from pipeline.core.model import PACKAGE

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Integers = npt.NDArray[np.int64]
    Scores = npt.NDArray[np.float32]

# Beside the package in a checkout, inside it in a wheel.
FOLDERS = (PACKAGE.parent / "models" / "names", PACKAGE / "models" / "names")
# How names are read: with the tagger, or without it in half the time.
FULL, FAST = "full", "fast"
MODES = (FULL, FAST)
NETWORK, PIECES, SETTINGS = "tagger.onnx", "vocab.txt", "settings.json"


@dataclass(frozen=True, slots=True, eq=False)
class Tagger:
    """A network that gives each word piece a score for each tag.

    `pieces` maps a word piece to its number, `hints` the name of a hint to its number, `tags` are the tags in the
    order of the scores (BIO of PER, ORG, LOC, MISC), `length` is how many pieces it was trained to see at once,
    with the two that mark both ends.
    """

    session: Any
    pieces: Mapping[str, int]
    hints: Mapping[str, int]
    tags: tuple[str, ...]
    length: int

    def scores(self, pieces: Integers, shapes: Integers, hints: Integers) -> Scores:
        """(pieces, tags) log-probabilities of one row of pieces; the three inputs have the same length."""
        given = {"pieces": pieces[None], "shapes": shapes[None], "hints": hints[None]}
        found: Scores = self.session.run(None, given)[0][0]
        return found


def load() -> Tagger:
    """The tagger that is part of rowcite. ModelError if its files aren't those of its settings."""
    import onnxruntime

    verify()
    folder = _folder()
    settings = json.loads((folder / SETTINGS).read_text("utf-8"))
    options = onnxruntime.SessionOptions()
    # One thread: documents are done side by side, and sums have one order.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(folder / NETWORK, options, providers=["CPUExecutionProvider"])
    pieces = (folder / PIECES).read_text("utf-8").splitlines()
    return Tagger(
        session,
        {piece: number for number, piece in enumerate(pieces)},
        {hint: number for number, hint in enumerate(settings["hints"])},
        tuple(settings["tags"]),
        settings["length"],
    )


@cache
def verify() -> str:
    """Compares the tagger's files with the checksums in its settings; returns the checksum of them all."""
    folder = _folder()
    settings = (folder / SETTINGS).read_bytes()
    for name, expected in sorted(json.loads(settings)["sha256"].items()):
        file = folder / name
        found = hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else "missing"
        if found != expected:
            raise ModelError(
                f"{file}: it is {found[:12]}, not {expected[:12]} as in {SETTINGS}. "
                "Restore it from the release, or run with --names fast."
            )
    return hashlib.sha256(settings).hexdigest()


def _folder() -> Path:
    found = next((folder for folder in FOLDERS if (folder / SETTINGS).is_file()), None)
    if found is None:
        raise ModelError(f"{FOLDERS[0]}: the names tagger isn't there. Reinstall rowcite, or run with --names fast.")
    return found
