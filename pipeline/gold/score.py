"""Scores tables against labels: one document, many, and a whole gold folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce
from operator import add
from pathlib import Path
from typing import Any

from pipeline import inputs, metadata
from pipeline.core import tagger
from pipeline.core.errors import ContractError, UsageError
from pipeline.gold import checks, floors, labelled, labels, markdown, people, report
from pipeline.gold.compare import Score, Tally, count, judge
from pipeline.gold.items import items
from pipeline.gold.labels import Labels
from pipeline.gold.measures import SPECS

Tables = Mapping[str, tuple[Any, ...]]
# Documents that nobody looks at while writing rules: one a line, under the header doc_id.
HELD_OUT = "held_out.csv"
# Columns that point to mentions.
POINTERS = {
    "relations": ("head_mention_id", "tail_mention_id"),
    "event_arguments": ("filler_id",),
    "attributions": ("source_mention_id",),
}


def score(gold: Labels, tables: Tables) -> dict[str, Score]:
    """Table -> score, for one document and the tables that it is labelled for.

    `tables` are rows of pipeline.core.rows by table; a table may be missing.
    """
    scores: dict[str, Score] = {}
    events: dict[str, str] = {}
    if labels.NAMES in gold.scope:
        # Nothing is known here of the other mentions, for or against.
        tables = {**tables, "mentions": tuple(row for row in tables.get("mentions", ()) if row.form == "name")}
    else:
        tables = {**tables, "mentions": _asked(gold, tables)}
    for name in filter(gold.has, labels.COLUMNS):
        if name == "entities":
            headline, more, verdicts = people.score(gold, tables)
            scores[name] = Score(headline, more, tuple(verdicts))
            continue
        spec = SPECS[name]
        # Arguments are those of the same event only if the events were matched.
        ours = items(name, gold.tables, {own: own for own in events.values()})
        theirs = items(name, tables, events)
        verdicts = judge(spec, ours, theirs)
        if name == "events":
            events = {v.got.id: v.gold.id for v in verdicts if v.right and v.gold and v.got}
        further = {measure.name: count(measure, ours, theirs) for measure in spec.further}
        right = sum(verdict.right for verdict in verdicts)
        scores[name] = Score(Tally.of(right, len(theirs), len(ours)), further, tuple(verdicts))
    return scores


def _asked(gold: Labels, tables: Tables) -> tuple[Any, ...]:
    """The mentions that the guidelines ask for: no other nominals and pronouns than those that something points to.

    Further ones tie chains together. They count where labels have them, and not against the program where not.
    """
    pointed = {
        getattr(row, column) for name, columns in POINTERS.items() for row in tables.get(name, ()) for column in columns
    }
    labelled = {(row.start, row.end) for row in gold.tables.get("mentions", ())}
    return tuple(
        row
        for row in tables.get("mentions", ())
        if row.form == "name"
        or row.mention_id in pointed
        or (row.start, row.end) in labelled
        or (row.form == "pronoun" and ":~" not in row.entity_id and row.rule_id != "entities.speaker")
    )


def total(scores: Iterable[Mapping[str, Score]]) -> dict[str, Score]:
    """The scores of several documents, counts added up, for each table that any of them is labelled for."""
    found = list(scores)
    tables = {name: [one[name] for one in found if name in one] for name in labels.COLUMNS}
    return {name: reduce(add, parts) for name, parts in tables.items() if parts}


def documents(folder: Path) -> list[tuple[inputs.Input, str, Labels]]:
    """The labelled documents of a gold folder, sorted: input, SHA-256 and checked labels.

    Texts are in `folder`/texts, else in the seeds of the project that `folder` belongs to. UsageError if
    there are no labels, ContractError where they are broken or their text isn't there, or where
    labelled.csv names a document that has none.
    """
    if not (folder / "labels").is_dir():
        raise UsageError(f"{folder}: there is no folder labels in it. Name a gold folder, as tests/gold.")
    scopes = labelled.read(folder / labelled.FILE)
    places = sorted(path for path in (folder / "labels").iterdir() if path.is_dir())
    if strange := scopes.keys() - {place.name for place in places}:
        raise ContractError(f"{folder / labelled.FILE}: {min(strange)}: there is no folder of that name in labels.")
    found = []
    for place in places:
        name = f"{place.name}.txt"
        where = (folder / "texts" / name, folder.resolve().parent.parent / "seeds" / name)
        file = next((path for path in where if path.is_file()), None)
        if file is None:
            raise ContractError(f"{place}: there is no text for it, neither {where[0]} nor {where[1]}.")
        one = inputs.Input(place.name, name, file)
        raw, sha256 = inputs.read(one)
        gold = labels.read(place.name, place, raw, scopes.get(place.name, labels.ALL))
        checks.check(gold)
        found.append((one, sha256, gold))
    if not found:
        raise UsageError(f"{folder / 'labels'}: nothing is labelled.")
    return found


def evaluate(
    folder: Path, model: str, names: str = tagger.FULL, rules: Iterable[Path] = ()
) -> dict[str, dict[str, Score]]:
    """Runs the pipeline over the labelled documents, with own `rules` too: document -> table -> score."""
    found = documents(folder)
    file = folder / metadata.DEFAULT
    known = metadata.read(file)[0] if file.is_file() else {}
    # Only here: everything else in this package scores rows, wherever they come from.
    from pipeline import own
    from pipeline.run import RULES, Source, extract, load

    def facts(path: str) -> Mapping[str, str]:
        return known.get(path, {})

    mine = own.load(own.read(rules, (rule.id for rule in RULES)))
    models = load(model, names)

    def tables(one: inputs.Input, sha256: str, raw: str) -> Tables:
        return extract(Source(one.doc_id, one.path, sha256, raw, facts(one.path)), models, mine).tables

    return {one.doc_id: score(gold, tables(one, sha256, gold.raw)) for one, sha256, gold in found}


def held_out(file: Path) -> frozenset[str]:
    """The documents of held_out.csv; none where there is no such file. ContractError where it isn't plain CSV."""
    return (
        frozenset(given["doc_id"] for _, given in labels.records(file, ("doc_id",))) if file.is_file() else frozenset()
    )


def run(
    folder: Path,
    model: str,
    names: str = tagger.FULL,
    limit: int | None = None,
    summary: Path | None = None,
    rules: Iterable[Path] = (),
) -> tuple[str, bool]:
    """The report on a gold folder, and whether every figure meets its floor in `folder`/floors.toml.

    `limit` is how many rows each list of the report has at most; None is all. `summary` is the file for a
    summary in Markdown, `rules` are files of rules beside the house's.
    """
    least = floors.read(folder / floors.FILE)
    found = evaluate(folder, model, names, rules)
    held = held_out(folder / HELD_OUT)
    if strange := held - found.keys():
        raise ContractError(f"{folder / HELD_OUT}: {min(strange)}: there are no labels of that name.")
    unlabelled = sorted(path.stem for path in (folder / "texts").glob("*.txt") if path.stem not in found)
    scores = total(found.values())
    failed = floors.below(scores, least)
    groups = {
        "held out": [s for name, s in found.items() if name in held],
        "the others": [s for name, s in found.items() if name not in held],
    }
    apart = {about: total(scores) for about, scores in groups.items() if held and scores}
    if summary is not None:
        markdown.put(summary, markdown.compose(list(found), scores, least, failed))
    return report.compose(found, scores, least, failed, unlabelled, limit, apart), not failed
