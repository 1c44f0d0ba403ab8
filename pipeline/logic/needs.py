"""Which words a line can't do without: a sentence that has none of them needs no try."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.logic.lines import GROUP, MENTION, NOUNS, PARTS, WORDS, listed, spread

# Words of nearly every sentence, by which little is sorted out; "of", "in", commas, auxiliaries.
COMMON = frozenset(
    {"a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "had", "has", "have", "he", "her", "his", "in"}
    | {"is", "it", "its", "of", "on", "or", "that", "the", "their", "to", "was", "were", "who", "which", "with"}
    | {",", ".", "-", "'s", "’s"}
)


def needed(line: str, stage: str) -> frozenset[str]:
    """The words, in lower case or lemmas, of which a line must find one; none, if it may do without words."""
    sets: list[frozenset[str]] = []
    depth = 0
    for element in spread(line):
        body = element.removeprefix("!")
        if group := GROUP.fullmatch(body):
            depth += {"(": 1, ")": -1}.get(group["sign"], 0)
        elif depth == 0 and not MENTION.fullmatch(body) and not PARTS.fullmatch(body):
            match = NOUNS.fullmatch(body) or WORDS.fullmatch(body)
            if match is not None and _is_sure(match["times"]):
                sets.append(frozenset(listed(match["words"], stage)))
    return min(sets, key=_weight, default=frozenset())


def words_of(code: str) -> Iterable[str]:
    """The words of a sentence as lines see it, and their lemmas."""
    for row in code.splitlines():
        if row.startswith("-\t"):
            yield from row.split("\t")[1:3]


def _is_sure(times: str | None) -> bool:
    return not times or times == "+" or (times.startswith("{") and not times.startswith("{0"))


def _weight(words: frozenset[str]) -> tuple[bool, int]:
    return bool(words & COMMON), len(words)
