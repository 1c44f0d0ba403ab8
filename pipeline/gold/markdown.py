"""A gold report as Markdown, for the description of a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from pipeline.core.errors import UsageError
from pipeline.gold import breakdown
from pipeline.gold.breakdown import Part
from pipeline.gold.compare import Score, Tally
from pipeline.gold.floors import Figure, Floors, percent

CONFUSIONS = 40
RULES = "Recall of a rule: of all gold rows with a label that it gives."


def compose(documents: Sequence[str], scores: Mapping[str, Score], floors: Floors, failed: Sequence[Figure]) -> str:
    """Figures by table with their floors; folded: by label, by rule, and what is taken for what."""
    lines = [f"**Gold: {len(documents)} documents.** ", ""]
    if floors:
        lines[0] += f"Below floor: {', '.join(map(str, failed))}." if failed else "Every figure meets its floor."
    lines += ["| table | P | R | F1 | right | predicted | gold | floor |", "|---|--:|--:|--:|--:|--:|--:|--:|"]
    for name, found in scores.items():
        floor = floors.get(Figure(name))
        mark = " ✗" if Figure(name) in failed else ""
        lines.append(f"| {name} | {_figures(found.headline)} | {'' if floor is None else f'{floor:.1f}{mark}'} |")
    lines += _folded("By label", "label", breakdown.by_label(scores))
    lines += _folded(f"By rule. {RULES}", "rule", breakdown.by_rule(scores))
    wrong = breakdown.confusions(scores)
    lines += ["", "<details><summary>What is taken for what</summary>", ""]
    lines += ["| table | column | expected | got | times |", "|---|---|---|---|--:|"]
    lines += [f"| {c.table} | {c.column} | {c.expected} | {c.got} | {c.times} |" for c in islice(wrong, CONFUSIONS)]
    if len(wrong) > CONFUSIONS:
        lines += ["", f"… and {len(wrong) - CONFUSIONS} more"]
    return "\n".join([*lines, "", "</details>", ""])


def put(file: Path, text: str) -> None:
    """Writes a summary; UsageError where that can't be."""
    try:
        file.write_bytes(text.encode())
    except OSError as error:
        raise UsageError(f"--markdown {file}: can't be written ({error.strerror}). Name another file.") from error


def _folded(title: str, what: str, parts: Iterable[Part]) -> Iterator[str]:
    yield from ("", f"<details><summary>{title}</summary>", "")
    yield from (f"| table | {what} | P | R | F1 | right | predicted | gold |", "|---|---|--:|--:|--:|--:|--:|--:|")
    for part in parts:
        yield f"| {part.table} | {part.name} | {_figures(part.counts)} |"
    yield from ("", "</details>")


def _figures(counts: Tally) -> str:
    known = counts.predicted or counts.gold
    shares = [f"{percent(s):.1f}" if known else "-" for s in (counts.precision, counts.recall, counts.f1)]
    right = counts.hits_gold if counts.hits_gold.denominator == 1 else f"{float(counts.hits_gold):.1f}"
    return " | ".join([*shares, str(right), str(counts.predicted), str(counts.gold)])
