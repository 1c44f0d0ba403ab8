"""Corrections by hand: a file of them is read, applied to every run's rows, and told of.

They come after the stages and before the rows are checked and written. A correction says at which characters its row
stands and what the words there are; where the words are others now, it isn't applied, and is told as stale.
"""

from pipeline.corrections.applying import apply
from pipeline.corrections.reading import DEFAULT, Correction, Filed, digest, read
from pipeline.corrections.telling import RULES, TABLE, Told, record, recorded, settle

__all__ = [
    "DEFAULT",
    "RULES",
    "TABLE",
    "Correction",
    "Filed",
    "Told",
    "apply",
    "digest",
    "read",
    "record",
    "recorded",
    "settle",
]
