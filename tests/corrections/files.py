"""Files of corrections beside the texts of a run."""

from __future__ import annotations

from pathlib import Path

from pipeline.corrections.reading import COLUMNS
from tests import fake

HEADER = ",".join(COLUMNS)


def corrected(tmp_path: Path, *lines: str) -> None:
    """Writes the file that a run over the folder "in" finds by itself."""
    fake.write(tmp_path / "in", {"corrections.csv": "\n".join([HEADER, *lines]) + "\n"})
