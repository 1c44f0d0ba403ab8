"""The prose of a Markdown file: headings, paragraphs, lists and quotations, without their marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from pipeline import metadata
from pipeline.inputs import decode

if TYPE_CHECKING:
    from markdown_it.token import Token

FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?P<lines>.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
LINE = re.compile(r"(?P<name>[A-Za-z_]+):\s*(?P<value>.*?)\s*")
CALLED = {"title": "title", "author": "author", "date": "published", "published": "published", "source": "source",
          "url": "url"}  # fmt: skip


def extract(data: bytes) -> tuple[str, Mapping[str, str]]:
    """The text, its blocks parted by empty lines, and what a front matter says of it."""
    from markdown_it import MarkdownIt

    text = decode(data)
    front = FRONT.match(text)
    body = text[front.end() :] if front else text.removeprefix("\ufeff")
    blocks = _blocks(MarkdownIt("commonmark").enable("table").parse(body))
    return "\n\n".join(blocks) + "\n", _facts(front["lines"]) if front else {}


def _facts(lines: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines.splitlines():
        match = LINE.fullmatch(line)
        if match and (name := CALLED.get(match["name"].lower())):
            value = match["value"].strip("\"'")
            if name == "published":
                try:
                    value = metadata.published(value)
                except ValueError:
                    continue  # a date of some other tool's form is as none
            if value:
                found.setdefault(name, value)
    return found


def _blocks(tokens: Sequence[Token]) -> Iterator[str]:
    """A line for each heading, paragraph and item; code, HTML and tables are no prose."""
    items = table = 0
    first = False
    for token in tokens:
        table += (token.type == "table_open") - (token.type == "table_close")
        items += (token.type == "list_item_open") - (token.type == "list_item_close")
        first = first or token.type == "list_item_open"
        if token.type == "inline" and not table:
            text = " ".join("".join(_words(token.children or ())).split())
            if text:
                yield f"- {text}" if items and first else text
            first = False


def _words(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            yield " "
        elif token.type in ("text", "code_inline", "text_special"):
            yield token.content
