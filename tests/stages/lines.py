"""Sentences for the stages behind the parser, as the stage before would hand them over."""

from __future__ import annotations

from typing import Any

from pipeline.core.placed import Placed
from pipeline.core.rows import Sentence
from pipeline.core.text import Text
from pipeline.stages import sentences


def lines(doc: Any) -> list[Placed[Sentence]]:
    """The sentences of the text of a parsed document."""
    return list(sentences.run("d", Text.raw(doc.text)).rows)
