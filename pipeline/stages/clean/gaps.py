"""White space and invisible characters: a run of them becomes one space, one break or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.core.text import Edit, Span
from pipeline.stages.clean.breaks import Break, decide

SPACE = " \t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
LINE = "\n\r\x0b\x0c\x85\u2028\u2029"
# Controls, soft hyphen, zero width, direction marks, byte order mark, annotation and object marks, tags.
HIDDEN = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffc\U000e0000-\U000e007f"
)
# A single plain space is right as it is; this pattern passes over it.
ANY = SPACE + LINE + HIDDEN
GAP = re.compile(f"\x20[{ANY}]+|[{ANY[1:]}][{ANY}]*")
LINE_BREAK = re.compile(rf"\r\n|[{LINE}]")
ANY_SPACE = re.compile(f"[{SPACE}]")
PARAGRAPH = "\n\n"


def find(value: str) -> list[Edit]:
    """The edits that leave one space, one break or nothing where `value` has a run of gap characters."""
    runs: list[Edit | Break] = [_read(value, match.start(), match.group()) for match in GAP.finditer(value)]
    breaks = [run for run in runs if isinstance(run, Break)]
    decided = iter(decide(value, breaks))
    return [edit for run in runs for edit in _edits(value, run if isinstance(run, Edit) else next(decided))]


def _read(value: str, at: int, run: str) -> Edit | Break:
    span = Span(at, at + len(run))
    if count := len(LINE_BREAK.findall(run)):
        return Break(span, paragraph=count > 1 or "\u2029" in run)
    if ANY_SPACE.search(run):
        return Edit(span, " ", "clean.space")
    return Edit(span, "", "clean.soft_hyphen" if "\xad" in run else "clean.invisible")


def _edits(value: str, edit: Edit) -> Iterator[Edit]:
    """The edit, unless it changes nothing."""
    if value[edit.span.start : edit.span.end] != edit.new:
        yield edit
