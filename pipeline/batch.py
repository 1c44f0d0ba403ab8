"""Many documents: each by itself, in one process or several, and their rows brought together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cache as once
from pathlib import Path

from pipeline import (
    articles,
    cache,
    corrections,
    engines,
    inputs,
    merge,
    metadata,
    output,
    own,
    program,
    record,
    sources,
)
from pipeline import run as document
from pipeline.core import contract, model, package, tagger
from pipeline.core.errors import ContractError, ModelError, RejectedError, RowciteError
from pipeline.engines import Engine
from pipeline.ledger import Ledger
from pipeline.parts import RULE_IDS, Extract, Job, Outcome, glance

MEMO = "program.json"
_load = once(document.load)


@dataclass(frozen=True, slots=True)
class Extractor:
    """Runs the stages over a document with the models, which each process loads once.

    `model` is the name of a spaCy pipeline, `names` one of tagger.MODES, `rules` are the user's own.
    """

    model: str
    names: str
    rules: tuple[own.RuleFile, ...] = ()

    def __call__(self, source: document.Source) -> document.Article:
        models = self.prepare()
        # What spaCy learns of the words of one text is forgotten with it: memory doesn't grow with every text.
        with models.nlp.memory_zone():
            return document.extract(source, models, own.load(self.rules))

    def prepare(self) -> document.Models:
        """Loads the models, if they aren't yet."""
        try:
            return _load(self.model, self.names)
        except RowciteError:
            raise
        except Exception as error:  # no fault of the document
            what = f"{type(error).__name__}: {error}"
            raise ModelError(f"model {self.model}: can't be loaded ({what}). Name another with --model.") from error


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of a whole run."""

    documents: int
    rejected: int
    tables: Mapping[str, int]


def run(
    arguments: Sequence[str],
    out: Path,
    known: Path | None = None,
    jobs: int = 1,
    model_name: str = model.DEFAULT,
    names: str = tagger.FULL,
    extract: Extract | None = None,
    note: Callable[[str], None] = lambda text: None,
    begin: Callable[[int], Callable[[Outcome], None]] = lambda inputs: lambda outcome: None,
    engine: Engine | None = None,
    strict: bool = False,
    cached: bool = True,
    columns: articles.Columns = articles.COLUMNS,
    any_language: bool = False,
    corrected: Path | None = None,
    rules: Iterable[Path] = (),
) -> Summary:
    """Reads `arguments` (see inputs.find) and replaces the tables in `out`, all or none.

    `known` is the metadata file, `corrected` that of corrections by hand, each by default the input folders' own.
    `note` hears remarks, `begin` how many inputs there are, and what it returns hears of each one done, in any
    order. `engine` does the documents, else `jobs` processes. With `cached`, what is unchanged since the last run
    into `out`, or was done before that was killed, isn't done again. `columns` are those of tables of articles;
    `any_language` has texts in other languages than English done as well; `rules` are files of rules beside the
    house's. Raises RowciteError; what is wrong with one document rejects that document alone, unless `strict`.
    """
    engine = engine or engines.choose(jobs=jobs)
    mended = corrections.read([corrected] if corrected else _beside(arguments, corrections.DEFAULT))
    mine = own.read(rules, RULE_IDS)
    extra = own.load(mine).rules
    ids = tuple(rule.id for rule in extra)
    model_is, names_are = record.identify(model_name), record.names(names)
    with output.opened(out) as work, closing(Ledger()) as ledger:
        total = ledger.add(inputs.find(arguments, out, note, sources.SUFFIXES, columns))
        for file, folder in _files(arguments, known):
            ledger.know(file, folder, note)
        folder = out.resolve() / cache.FOLDER if cached else work.resolve() / "parts"
        cache.make(folder)
        made_by = {"model": model_is, "names": names_are, "by": _name(extract), "texts": sources.libraries(),
                   "any_language": any_language,
                   "own": [program.toml(file.text.encode()) for file in mine]}  # fmt: skip
        identity = program.identify(made_by, folder / MEMO)
        filed = corrections.Filed(mended)
        way = extract or Extractor(model_name, names, mine)
        todo = (
            Job(n, one, facts, folder, identity, way, any_language, filed.of(one.doc_id), ids)
            for n, one, facts in ledger.inputs()
        )
        tell = begin(total)

        def settle(outcome: Outcome) -> None:
            tell(outcome)
            if strict and outcome.code:
                raise RejectedError(f"{outcome.path}: {outcome.code}: {outcome.message} --strict stops here.")
            ledger.settle(outcome)

        for outcome in engine(_unsettled(todo, settle)):
            settle(outcome)
        tables = work / "tables"
        tables.mkdir()
        counts = merge.run(ledger, folder, tables, extra)
        told = corrections.settle(mended, merge.told(ledger, folder) if mended else ())
        tally: Counter[str] = Counter()
        # Every document's rows were compared with its text when they were made.
        contract.hold(contract.folder(tables, lambda row: None, tally), "this run")
        if tally["documents"] + tally["rejected"] != total or tally != counts:
            raise ContractError(f"{total} inputs gave {dict(tally)}, written were {dict(counts)}. Report it.")
        numbers = {"inputs": total, "rows": dict(tally)}
        kept = [file._asdict() for file in mine]
        recorded = record.compose(model_is, names_are, RULE_IDS.union(ids), numbers, corrections.record(told), kept)
        (tables / "run.json").write_bytes(recorded.encode())
        (tables / "datapackage.json").write_bytes(package.compose().encode())
        output.replace(out, tables)
        if cached:
            cache.prune(folder, ledger.has)
    for one in told:
        if one.reason:
            note(f"correction not applied: {one.doc_id} {one.table} {one.place!r} {one.action}: {one.reason}")
    return Summary(tally["documents"], tally["rejected"], tally)


def _name(extract: Extract | None) -> str:
    """What stands for the stages, where it isn't they."""
    return f"{extract.__module__}.{getattr(extract, '__qualname__', extract)}" if extract else ""


def _unsettled(todo: Iterable[Job], settle: Callable[[Outcome], None]) -> Iterator[Job]:
    """The jobs that a glance doesn't settle."""
    for job in todo:
        outcome = glance(job)
        if outcome is None:
            yield job
        else:
            settle(outcome)


def _files(arguments: Sequence[str], known: Path | None) -> Iterator[tuple[Path, Path | None]]:
    """The metadata files, and the input folder that each is about. Without `known` each folder has its own."""
    if known:
        yield known, None
        return
    for file in _beside(arguments, metadata.DEFAULT):
        yield file, file.parent


def _beside(arguments: Sequence[str], name: str) -> list[Path]:
    """The files of that name in the input folders."""
    folders = dict.fromkeys(Path(argument) for argument in arguments)
    return [folder / name for folder in folders if folder.is_dir() and (folder / name).is_file()]
