"""Clean text and its sentences -> one spaCy Doc, read-only for all later stages."""

from pipeline.stages.parse.stage import run

__all__ = ["run"]
