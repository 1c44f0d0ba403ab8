"""Differences told: as text, as JSON, and as Markdown for a pull request."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

SIGNS = {"+": "gained", "-": "lost", "~": "changed"}


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that came (`+`), went (`-`) or changed (`~`).

    `id` is that of the new row, of a lost one its own; `before` the id of the old row of a changed one.
    `differs` says what changed: column, old, new.
    """

    table: str
    sign: str
    id: str
    words: str
    rule_id: str = ""
    sentence: str = ""
    cells: tuple[tuple[str, str], ...] = ()
    differs: tuple[tuple[str, str, str], ...] = ()
    before: str = ""

    def without(self, renamed: Mapping[str, str]) -> Change | None:
        """The change without what only follows from new names of entities; None if nothing is left of it."""
        if self.table == "entities":
            if self.sign == "+" and self.id in renamed.values():
                old = next(old for old, new in renamed.items() if new == self.id)
                return replace(self, sign="~", before=old, differs=(("entity_id", old, self.id),), cells=())
            return None if self.sign == "-" and self.id in renamed else self
        if self.sign != "~":
            return self
        left = tuple(d for d in self.differs if not (d[0].endswith("entity_id") and renamed.get(d[1]) == d[2]))
        return replace(self, differs=left) if left else None


def _counts(found: Sequence[Change]) -> Iterator[tuple[str, str, Counter[str]]]:
    """Table, rule ("" for the whole table) and how many facts of each sign."""
    for table, group in groupby(found, key=lambda change: change.table):
        mine = list(group)
        yield table, "", Counter(change.sign for change in mine)
        for rule in sorted({change.rule_id for change in mine if change.rule_id}):
            yield table, rule, Counter(change.sign for change in mine if change.rule_id == rule)


def _about(change: Change) -> str:
    if change.sign == "~":
        if change.id.startswith("column "):
            return change.words
        told = "  ".join(f"{name}: {_short(old)} → {_short(new)}" for name, old, new in change.differs)
        own = any(name in ("text", "trigger", "cue", "name") for name, _, _ in change.differs)
        return told if own or not change.words or change.table == "sentences" else f"{_short(change.words)}  {told}"
    parts = [_short(change.words)] if change.words else []
    return "  ".join((*parts, *(f"{name}={_plain(value)}" for name, value in change.cells)))


def _short(value: str) -> str:
    return repr(_plain(value))


def _plain(value: str) -> str:
    flat = " ".join(value.split())
    return flat if len(flat) <= 160 else f"{flat[:100]} … {flat[-50:]}"


def text(old: str, new: str, found: Sequence[Change], limit: int | None) -> str:
    """Counts by table and rule, then every fact, its rule, and the sentence that it stands in."""
    if not found:
        return f"{old} and {new} say the same.\n"
    width = max(len(rule) for _, rule, _ in _counts(found))
    lines = [f"{'table':<{max(16, width + 2)}} gained  lost  changed"]
    for table, rule, n in _counts(found):
        lines.append(f"{f'  {rule}' if rule else table:<{max(16, width + 2)}} {n['+']:6} {n['-']:5} {n['~']:8}")
    for _, group in groupby(found, key=lambda change: change.table):
        mine = list(group)
        lines.append("")
        last = ""
        for change in mine[:limit]:
            rule = f"  [{change.rule_id}]" if change.rule_id else ""
            lines.append(f"{change.sign} {change.table:<15} {change.id}  {_about(change)}{rule}".rstrip())
            if change.sentence and change.table != "sentences" and change.sentence != last:
                lines.append(f"    “{_plain(change.sentence)}”")
            last = change.sentence
        if limit is not None and len(mine) > limit:
            lines.append(f"  … and {len(mine) - limit} more")
    return "\n".join(lines) + "\n"


def as_json(old: str, new: str, found: Sequence[Change], limit: int | None) -> str:
    """One object: counts by table and rule, and every fact; nothing is shortened."""
    tables: dict[str, dict[str, object]] = {}
    for table, rule, n in _counts(found):
        counts = {name: n[sign] for sign, name in SIGNS.items()}
        if rule:
            of = tables[table].setdefault("rules", {})
            assert isinstance(of, dict)
            of[rule] = counts
        else:
            tables[table] = {**counts}
    listed = [_fact(change) for change in found]
    whole = {"old": old, "new": new, "tables": tables, "facts": listed}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _fact(change: Change) -> dict[str, object]:
    fact: dict[str, object] = {
        "table": change.table,
        "what": SIGNS[change.sign],
        "id": change.id,
        "words": change.words,
        "rule_id": change.rule_id,
        "sentence": change.sentence,
    }
    if change.sign == "~":
        differs = {name: {"old": before, "new": after} for name, before, after in change.differs}
        return fact | {"old_id": change.before, "differs": differs}
    return fact | {"cells": dict(change.cells)}


def markdown(old: str, new: str, found: Sequence[Change], limit: int | None) -> str:
    """For a pull request: counts by table, then the facts of each table, folded."""
    if not found:
        return "**No fact changed.**\n"
    lines = ["| table | gained | lost | changed |", "|---|--:|--:|--:|"]
    lines += [f"| {t} | {n['+']} | {n['-']} | {n['~']} |" for t, rule, n in _counts(found) if not rule]
    if any(rule for _, rule, _ in _counts(found)):
        lines += ["", "<details><summary>By rule</summary>", ""]
        lines += ["| table | rule | gained | lost | changed |", "|---|---|--:|--:|--:|"]
        lines += [f"| {t} | {rule} | {n['+']} | {n['-']} | {n['~']} |" for t, rule, n in _counts(found) if rule]
        lines += ["", "</details>"]
    for table, group in groupby(found, key=lambda change: change.table):
        mine = list(group)
        lines += ["", f"<details><summary>{table}: {_sum(mine)}</summary>", ""]
        lines += ["| | what | where | rule | sentence |", "|---|---|---|---|---|"]
        for change in mine[:limit]:
            cells = (_about(change), change.id, change.rule_id, _plain(change.sentence))
            lines.append(f"| {SIGNS[change.sign]} | {' | '.join(map(_escaped, cells))} |")
        if limit is not None and len(mine) > limit:
            lines.append(f"\n… and {len(mine) - limit} more")
        lines += ["", "</details>"]
    return "\n".join(lines) + "\n"


def _sum(found: Sequence[Change]) -> str:
    n = Counter(change.sign for change in found)
    return ", ".join(f"{n[sign]} {name}" for sign, name in SIGNS.items() if n[sign])


def _escaped(value: str) -> str:
    """Words that Markdown shows as they are, within a cell."""
    flat = " ".join(value.split())
    for mark, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        flat = flat.replace(mark, name)
    return "".join(f"\\{c}" if c in "\\`*_[]|~#" else c for c in flat)


FORMS: Mapping[str, Callable[[str, str, Sequence[Change], int | None], str]] = {
    "text": text,
    "json": as_json,
    "markdown": markdown,
}
