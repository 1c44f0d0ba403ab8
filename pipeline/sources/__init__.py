"""Inputs of every kind as text: what is no plain text is brought to one, which is kept beside the tables."""

from pipeline.inputs import MARK
from pipeline.sources.places import TEXTS, kept, locate
from pipeline.sources.reading import SUFFIXES, Read, fingerprint, libraries, plain, read

__all__ = ["MARK", "SUFFIXES", "TEXTS", "Read", "fingerprint", "kept", "libraries", "locate", "plain", "read"]
