"""Scores the tables against another corpus: dates of TimeML, names of CoNLL files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from operator import add
from pathlib import Path
from typing import Any

from pipeline.core import tagger
from pipeline.gold import corpora, markdown, names, report
from pipeline.gold.compare import Measure, Score, Spec, Tally, count, judge
from pipeline.gold.corpora import Labelled
from pipeline.gold.items import items
from pipeline.gold.measures import CLASSES, SPECS

Tables = Mapping[str, tuple[Any, ...]]
EXACT = Measure("names: span, label", "exact", ("label",))
WHAT = {
    False: "names as persons, organisations and places (PER, ORG, LOC); edges trimmed of articles and possessives",
    True: "names with their labels; edges trimmed of articles and possessives",
}
FURTHER = (
    Measure("names: span", "exact"),
    Measure("names: overlap, label", "overlap", ("label",)),
)


def score(gold: Labelled, tables: Tables) -> dict[str, Score]:
    """Table -> score, for one document of another corpus and the tables made from its text."""
    found: dict[str, Score] = {}
    if gold.dates is not None:
        ours, theirs = items("dates", {"dates": gold.dates}), items("dates", tables)
        verdicts = judge(SPECS["dates"], ours, theirs)
        further = {measure.name: count(measure, ours, theirs) for measure in SPECS["dates"].further}
        right = sum(verdict.right for verdict in verdicts)
        found["dates"] = Score(Tally.of(right, len(theirs), len(ours)), further, tuple(verdicts))
    if gold.names is not None:
        make = names.fine if gold.fine else names.coarse
        ours = make(items("mentions", {"mentions": gold.names}))
        theirs = make(items("mentions", tables))
        verdicts = judge(Spec(EXACT), ours, theirs)
        each = () if gold.fine else tuple(Measure(f"names: {c}", "exact", (), (("label", c),)) for c in CLASSES)
        further = {measure.name: count(measure, ours, theirs) for measure in (*FURTHER, *each)}
        right = sum(verdict.right for verdict in verdicts)
        found["mentions"] = Score(Tally.of(right, len(theirs), len(ours)), further, tuple(verdicts))
    return found


def run(
    folder: Path, model: str, names: str = tagger.FULL, limit: int | None = None, summary: Path | None = None
) -> str:
    """The report on a corpus: figures, by label, by rule, confusions, and every row that isn't right.

    `limit` is how many rows each list has at most, `summary` the file for a summary in Markdown. UsageError
    where the folder holds no labelled text.
    """
    found = corpora.read(folder)
    from pipeline.run import Source, extract, load

    models = load(model, names)
    parts: dict[str, list[Score]] = {"dates": [], "mentions": []}
    for one in found:
        known = {"published": one.published} if one.published else {}
        tables = extract(Source(one.doc_id, f"{one.doc_id}.txt", "", one.raw, known), models).tables
        for name, scored in score(one, tables).items():
            parts[name].append(scored)
    scores = {name: reduce(add, scored) for name, scored in parts.items() if scored}
    if summary is not None:
        markdown.put(summary, markdown.compose([one.doc_id for one in found], scores, {}, []))
    return "\n".join([*_compose(found, scores, limit), ""])


def _compose(found: Iterable[Labelled], scores: Mapping[str, Score], limit: int | None) -> Iterator[str]:
    documents = list(found)
    yield f"{len(documents)} documents of another corpus, under its own guidelines"
    if "mentions" in scores:
        yield f"mentions: {WHAT[any(one.fine for one in documents)]}"
    yield ""
    for name, scored in scores.items():
        yield report.figures(name, scored.headline, 16)
        yield from (f"  {report.figures(more, counts, 42)}" for more, counts in scored.further.items())
    yield from report.broken_down(scores, limit)
    for name, scored in scores.items():
        if listed := list(report.listed(scored.verdicts, limit)):
            yield from ("", name, *listed)
