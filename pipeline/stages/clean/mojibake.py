"""Letters that were decoded with the wrong encoding: "â€™" for "’". ftfy knows them; here they get exact spans."""

from __future__ import annotations

import re
from functools import lru_cache

from ftfy import TextFixerConfig, fix_encoding

from pipeline.core.text import Edit, Span

# Words with a character above ASCII. Only ASCII white space and breaks of lines and paragraphs part words here: a
# no-break space can be half of a letter. An edit over a break would give what is on both sides one and the same place.
# Nobody writes words of more than 200 characters; the bound keeps ftfy's work on each one small.
WORD = re.compile(
    r"""
    [^\x80-\U0010ffff\s]{0,99}
    (?![\u2028\u2029]) [\x80-\U0010ffff]
    [^\ \t-\r\x1c-\x1f\u2028\u2029]{0,99}
    """,
    re.VERBOSE,
)
# What UTF-8 looks like when read as Windows-1252, Latin-1, Mac Roman, cp437, cp1250 or cp1251, and stray C1 codes.
# A word without any of these is sound, and most words of good text stop here.
SUSPECT = re.compile(r"[\x80-\x9fÂÃâÄÅÐÑÎÏØÙðïîéêëèã√¬‚Гв├тŔĂРС]")
# Only encodings: ftfy would also uncurl quotes, split ligatures and so on, which changes good text.
CONFIG = TextFixerConfig(restore_byte_a0=True, replace_lossy_sequences=True, decode_inconsistent_utf8=True)


def find(value: str) -> list[Edit]:
    """Repairs of the characters that ftfy finds broken, word by word; good text gives none."""
    if value.isascii():
        return []
    edits = []
    for match in WORD.finditer(value):
        word = match.group()
        if SUSPECT.search(word) and (new := repair(word)) != word:
            edits.append(_edit(match.start(), word, new))
    return edits


@lru_cache(maxsize=4096)
def repair(word: str) -> str:
    """The word as it was meant, or the same word."""
    return fix_encoding(word, CONFIG)


def _edit(at: int, word: str, new: str) -> Edit:
    """The smallest edit that turns `word`, at `at`, into `new`; its span is never empty."""
    left = 0
    while left < min(len(word), len(new)) - 1 and word[left] == new[left]:
        left += 1
    right = 0
    while right < min(len(word), len(new)) - left and word[-1 - right] == new[-1 - right]:
        right += 1
    # Where a repair only takes characters away, nothing may be left to replace.
    right = min(right, len(word) - left - 1)
    return Edit(Span(at + left, at + len(word) - right), new[left : len(new) - right], "clean.mojibake")
