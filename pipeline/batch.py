"""Many documents: each by itself, in one process or several, and their rows brought together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from pipeline import inputs, metadata, output, parts, record, workers
from pipeline import run as document
from pipeline.core import contract, model, package, tagger
from pipeline.core.errors import ContractError, ModelError, RowciteError, UsageError
from pipeline.parts import RULE_IDS, Extract, Job, Outcome

_load = cache(document.load)


@dataclass(frozen=True, slots=True)
class Extractor:
    """Runs the stages over a document with the models, which each process loads once.

    `model` is the name of a spaCy pipeline, `names` one of tagger.MODES.
    """

    model: str
    names: str

    def __call__(self, source: document.Source) -> document.Article:
        try:
            models = _load(self.model, self.names)
        except RowciteError:
            raise
        except Exception as error:  # no fault of the document
            what = f"{type(error).__name__}: {error}"
            raise ModelError(f"model {self.model}: can't be loaded ({what}). Name another with --model.") from error
        return document.extract(source, models)


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
) -> Summary:
    """Reads `arguments` (see inputs.find) and replaces the tables in `out`, all or none.

    `known` is the metadata file. `note` hears remarks, `begin` how many inputs there are, and what it
    returns hears of each one done, in any order. Raises RowciteError; what is wrong with one document
    rejects that document alone.
    """
    if jobs < 1:
        raise UsageError(f"--jobs {jobs}: there must be one at least. Leave it out for one.")
    model_is, names_are = record.identify(model_name), record.names(names)
    given = inputs.find(arguments, out, note)
    facts = _facts(given, known, note)
    with output.opened(out) as work:
        made = work / "parts"
        made.mkdir()
        way = extract or Extractor(model_name, names)
        todo = [Job(i, facts.get((i.folder, i.path), {}), made, way) for i in given.inputs]
        jobs = min(jobs, len(todo))
        tell = begin(len(todo))
        done: list[Outcome] = []
        for outcome in map(parts.do, todo) if jobs == 1 else workers.spread(todo, jobs):
            done.append(replace(outcome, trace=""))
            tell(outcome)
        tables = work / "tables"
        tables.mkdir()
        counts = parts.merge(done, made, tables)
        tally: Counter[str] = Counter()
        # Every document's rows were compared with its text when they were made.
        contract.hold(contract.folder(tables, lambda row: None, tally), "this run")
        if tally["documents"] + tally["rejected"] != len(todo) or tally != counts:
            raise ContractError(f"{len(todo)} inputs gave {dict(tally)}, written were {dict(counts)}. Report it.")
        numbers = {"inputs": len(todo), "rows": dict(tally)}
        (tables / "run.json").write_bytes(record.compose(model_is, names_are, RULE_IDS, numbers).encode())
        (tables / "datapackage.json").write_bytes(package.compose().encode())
        output.replace(out, tables)
    return Summary(tally["documents"], tally["rejected"], tally)


def _facts(
    given: inputs.Given, known: Path | None, note: Callable[[str], None]
) -> dict[tuple[Path | None, str], Mapping[str, str]]:
    """What metadata says, by input folder and path. Without `known` each folder's own file is read."""
    facts: dict[tuple[Path | None, str], Mapping[str, str]] = {}
    files = [(known, None)] if known else [(folder / metadata.DEFAULT, folder) for folder in given.folders]
    for file, folder in files:
        if known is None and not file.is_file():
            continue
        table, unused = metadata.read(file)
        if unused:
            note(f"{file}: not used: {', '.join(unused)}. The columns are path, {', '.join(metadata.COLUMNS)}.")
        mine = [i for i in given.inputs if folder is None or i.folder == folder]
        facts |= {(i.folder, i.path): table[i.path] for i in mine if i.path in table}
        for path in sorted(table.keys() - {i.path for i in mine}):
            note(f"{file}: there is no input {path!r}. Mend the path or remove the line.")
    return facts
