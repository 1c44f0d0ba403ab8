"""Scores tables against labels: one document, many, and a whole gold folder."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pipeline import inputs, metadata
from pipeline.core.errors import ContractError, UsageError
from pipeline.gold import checks, labels, people, report
from pipeline.gold.compare import Given, Score, Tally, judge, share, tally
from pipeline.gold.items import items
from pipeline.gold.labels import Labels
from pipeline.gold.measures import SPECS

Tables = Mapping[str, tuple[Any, ...]]


class RuleScore(NamedTuple):
    """How many rows a rule made, and how many of them are right by the headline measure of their table."""

    rows: int
    right: int


def score(gold: Labels, tables: Tables) -> dict[str, Score]:
    """Table -> score, for one document. `tables` are rows of pipeline.core.rows by table; a table may be missing."""
    scores: dict[str, Score] = {}
    events: dict[str, str] = {}
    for name in labels.COLUMNS:
        if name == "entities":
            headline, more, verdicts = people.score(gold.tables, tables)
            scores[name] = Score(headline, more, tuple(verdicts))
            continue
        spec = SPECS[name]
        # Arguments are those of the same event only if the events were matched.
        ours = items(name, gold.tables, {own: own for own in events.values()})
        theirs = items(name, tables, events)
        verdicts = judge(spec, ours, theirs)
        if name == "events":
            events = {v.got.id: v.gold.id for v in verdicts if v.right and v.gold and v.got}
        further = {
            more.name: share(more, ours, theirs) if isinstance(more, Given) else tally(more, ours, theirs)
            for more in spec.further
        }
        right = sum(verdict.right for verdict in verdicts)
        scores[name] = Score(Tally.of(right, len(theirs), len(ours)), further, tuple(verdicts))
    return scores


def total(scores: Iterable[Mapping[str, Score]]) -> dict[str, Score]:
    """The scores of several documents, counts added up. There must be one at least."""
    summed: dict[str, Score] = {}
    for one in scores:
        summed = {name: summed[name] + found for name, found in one.items()} if summed else dict(one)
    return summed


def by_rule(scores: Mapping[str, Score]) -> dict[str, RuleScore]:
    """Rule id -> its rows in the scored documents, and how many of them are right."""
    found: dict[str, RuleScore] = {}
    for name, table in scores.items():
        # A verdict on an entity is about a mention that has its own in mentions.
        for verdict in table.verdicts if name != "entities" else ():
            if verdict.got is not None and (rule := verdict.got.rule_id):
                rows, right = found.get(rule, RuleScore(0, 0))
                found[rule] = RuleScore(rows + 1, right + verdict.right)
    return dict(sorted(found.items()))


def floors(file: Path) -> dict[str, float]:
    """Table -> the F1 in percent that it must reach. A table that isn't named has floor 0."""
    if not file.is_file():
        return {}
    try:
        found = tomllib.loads(file.read_bytes().decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ContractError(f"{file}: {error}.") from error
    for name, floor in found.items():
        if name not in labels.COLUMNS:
            raise ContractError(f"{file}: there is no table {name!r} among {', '.join(labels.COLUMNS)}.")
        if isinstance(floor, bool) or not isinstance(floor, int | float) or not 0 <= floor <= 100:
            raise ContractError(f"{file}: {name} is {floor!r}. Write a number from 0 to 100.")
    return {name: float(floor) for name, floor in found.items()}


def below(scores: Mapping[str, Score], least: Mapping[str, float]) -> list[str]:
    """Tables under their floor. F1 is compared as it is printed, with one decimal."""
    return [name for name, found in scores.items() if report.percent(found.headline.f1) < least.get(name, 0)]


def documents(folder: Path) -> list[tuple[inputs.Input, str, Labels]]:
    """The labelled documents of a gold folder, sorted: input, SHA-256 and checked labels.

    Texts are in `folder`/texts, else in the seeds of the project that `folder` belongs to. UsageError if
    there are no labels, ContractError where they are broken or their text isn't there.
    """
    if not (folder / "labels").is_dir():
        raise UsageError(f"{folder}: there is no folder labels in it. Name a gold folder, as tests/gold.")
    found = []
    for place in sorted(path for path in (folder / "labels").iterdir() if path.is_dir()):
        name = f"{place.name}.txt"
        where = (folder / "texts" / name, folder.resolve().parent.parent / "seeds" / name)
        file = next((path for path in where if path.is_file()), None)
        if file is None:
            raise ContractError(f"{place}: there is no text for it, neither {where[0]} nor {where[1]}.")
        one = inputs.Input(place.name, name, file)
        raw, sha256 = inputs.read(one)
        gold = labels.read(place.name, place, raw)
        checks.check(gold)
        found.append((one, sha256, gold))
    if not found:
        raise UsageError(f"{folder / 'labels'}: nothing is labelled.")
    return found


def evaluate(folder: Path, model: str) -> dict[str, dict[str, Score]]:
    """Runs the pipeline over the labelled documents: document -> table -> score."""
    found = documents(folder)
    file = folder / metadata.DEFAULT
    known = metadata.read(file)[0] if file.is_file() else {}
    # Only here: everything else in this package scores rows, wherever they come from.
    from pipeline.core.model import load
    from pipeline.run import Source, extract

    def facts(path: str) -> Mapping[str, str]:
        return known.get(path, {})

    nlp = load(model)
    return {
        one.doc_id: score(gold, extract(Source(one.doc_id, one.path, sha256, gold.raw, facts(one.path)), nlp).tables)
        for one, sha256, gold in found
    }


def run(folder: Path, model: str, limit: int | None = None) -> tuple[str, bool]:
    """The report on a gold folder, and whether every table meets its floor in `folder`/floors.toml.

    `limit` is how many rows each list of the report has at most; None is all.
    """
    least = floors(folder / "floors.toml")
    found = evaluate(folder, model)
    unlabelled = sorted(path.stem for path in (folder / "texts").glob("*.txt") if path.stem not in found)
    failed = below(total(found.values()), least)
    return report.compose(found, total(found.values()), least, failed, unlabelled, limit), not failed
