"""Gold labels to annotation tools and back: `rowcite gold-export` and `rowcite gold-import`."""

from __future__ import annotations

import csv
import io
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.core.errors import ContractError, UsageError
from pipeline.export import brat, marks, standoff
from pipeline.export.marks import Page
from pipeline.gold import checks, doccano, exchange, labelled, labels, labelstudio, offsets
from pipeline.gold.exchange import Cells
from pipeline.gold.labels import COLUMNS, FURTHER, NAMES
from pipeline.inputs import decode

BRAT, LABEL_STUDIO, DOCCANO = TOOLS = ("brat", "label-studio", "doccano")
# What marks don't say, and stays as it is where it was labelled already.
KEPT = ("documents", "sentences")
WHOLE = tuple(name for name in COLUMNS if name not in KEPT)


def give(folder: Path, to: Path, tool: str, unit: str = "") -> str:
    """Writes the labels of a gold folder for a tool into `to`, which may not be there yet; says what it wrote."""
    from pipeline.gold import score

    _known(tool)
    if to.exists() and any(to.iterdir()):
        raise UsageError(f"{to}: there is something in it. Name a new folder.")
    pages = [marks.page(gold.doc_id, gold.raw, gold.tables) for _, _, gold in score.documents(folder)]
    to.mkdir(parents=True, exist_ok=True)
    if tool == BRAT:
        for page in pages:
            brat.put(to, page)
        (to / "annotation.conf").write_text(standoff.configuration(), "utf-8")
    elif tool == LABEL_STUDIO:
        labelstudio.write(pages, to, unit or offsets.POINTS)
    else:
        doccano.write(pages, to, unit or offsets.UTF16)
    return f"{to}: {sum(len(page.marks) for page in pages)} marks in {len(pages)} documents for {tool}\n"


def take(
    source: Path,
    folder: Path,
    tool: str,
    renamed: Mapping[str, str] | None = None,
    tables: Sequence[str] = (),
    unit: str = "",
) -> str:
    """Brings the labels of a tool's export into a gold folder; says what it brought.

    `renamed` gives our label for one of the tool's, "" to leave it out; `tables` are those that were
    labelled, by default those that the labels are of, or that a document which is there already was labelled
    for; its tables that marks don't tell stay. Nothing is written unless all of it is as GUIDELINES.md says.
    """
    _known(tool)
    if not source.exists():
        raise UsageError(f"{source}: there is no such file or folder. Check the path.")
    pages = [_relabelled(page, renamed or {}) for page in _pages(source, tool, unit)]
    if not pages:
        raise UsageError(f"{source}: nothing of {tool} is in it. Check the path.")
    if twice := [name for name, n in Counter(page.doc_id for page in pages).items() if n > 1]:
        raise UsageError(f"{source}: {twice[0]!r} is there twice. Name each document once.")
    scope = _scope(pages, tables)
    before = labelled.read(folder / labelled.FILE)
    scopes = {page.doc_id: _scope_of(page, folder, before, scope, bool(tables)) for page in pages}
    with tempfile.TemporaryDirectory() as place:
        for page in pages:
            _write(page, folder, Path(place), scopes[page.doc_id])
        for page in pages:
            to = folder / "labels" / page.doc_id
            shutil.rmtree(to, ignore_errors=True)
            shutil.copytree(Path(place) / page.doc_id, to)
            text = folder / "texts" / f"{page.doc_id}.txt"
            if not _text(folder, page.doc_id):
                text.parent.mkdir(parents=True, exist_ok=True)
                text.write_bytes(page.raw.encode())
    _list(folder, {**before, **scopes})
    return f"{folder}: {sum(len(page.marks) for page in pages)} marks in {len(pages)} documents from {tool}\n"


def _known(tool: str) -> None:
    if tool not in TOOLS:
        raise UsageError(f"{tool}: there is no such tool. It is {', '.join(TOOLS)}.")


def _pages(source: Path, tool: str, unit: str) -> Iterator[Page]:
    if tool == LABEL_STUDIO:
        yield from labelstudio.read(source, unit)
    elif tool == DOCCANO:
        yield from doccano.read(source, unit)
    else:
        for file in sorted(source.rglob("*.ann")):
            text = file.with_suffix(".txt")
            if not text.is_file():
                raise ContractError(f"{file}: there is no {text.name} beside it.")
            name = file.relative_to(source).with_suffix("").as_posix()
            yield standoff.parse(name, decode(text.read_bytes()), file.read_bytes().decode("utf-8"), str(file))


def _relabelled(page: Page, renamed: Mapping[str, str]) -> Page:
    found = [replace(mark, label=renamed.get(mark.label, mark.label)) for mark in page.marks]
    kept = tuple(mark for mark in found if mark.label)
    if strange := sorted({mark.label for mark in kept} - marks.tables().keys()):
        told = f"{page.doc_id}: no label of ours is {', '.join(strange)}"
        raise UsageError(f"{told}. Say which is, as --rename {strange[0]}=PERSON, or {strange[0]}= to leave it out.")
    if "/" in page.doc_id:
        raise UsageError(f"{page.doc_id}: gold documents lie in one folder. Move the files up.")
    there = {mark.id for mark in kept}
    links = tuple(link for link in page.links if {link.source, link.target} <= there)
    return Page(page.doc_id, page.raw, kept, links)


def _scope(pages: Iterable[Page], tables: Sequence[str]) -> frozenset[str]:
    """The tables that are labelled; in the doubt all that the labels of marks are of."""
    if tables:
        if strange := sorted({*tables} - {*WHOLE, NAMES}):
            raise UsageError(f"--tables {strange[0]}: marks tell {', '.join((*WHOLE, NAMES))}.")
        return frozenset(tables)
    found = [mark for page in pages for mark in page.marks]
    there = {marks.tables()[mark.label] for mark in found}
    if there & {*marks.TRIGGERS}:
        return frozenset(WHOLE)
    forms = {mark.cells.get("form", "name") for mark in found if marks.tables()[mark.label] == "mentions"}
    names = {"mentions" if forms - {"name"} else NAMES, "entities"} if "mentions" in there else set()
    return frozenset(names | there - {"mentions"})


def _scope_of(
    page: Page, folder: Path, before: Mapping[str, frozenset[str]], scope: frozenset[str], asked: bool
) -> frozenset[str]:
    """What a document is labelled for: what it was, if it is there already, unless other tables are asked for."""
    if not (folder / "labels" / page.doc_id).is_dir():
        return scope
    old = before.get(page.doc_id, labels.ALL)
    if asked:
        return scope | (old & {*KEPT})
    there = {marks.tables()[mark.label] for mark in page.marks}
    if more := sorted(there - old - ({"mentions"} if NAMES in old else set())):
        raise UsageError(f"{page.doc_id}: it wasn't labelled for {more[0]} before, and is now. Say --tables.")
    return old


def _text(folder: Path, doc_id: str) -> Path | None:
    name = f"{doc_id}.txt"
    where = (folder / "texts" / name, folder.resolve().parent.parent / "seeds" / name)
    return next((path for path in where if path.is_file()), None)


def _write(page: Page, folder: Path, place: Path, scope: frozenset[str]) -> None:
    """The labels of a page in a folder of its own, checked as those of any gold folder."""
    text = _text(folder, page.doc_id)
    if text is not None and decode(text.read_bytes()) != page.raw:
        raise ContractError(f"{page.doc_id}: its text isn't that of {text}. Label that one, or name it otherwise.")
    old = folder / "labels" / page.doc_id
    known = {cells["entity_id"]: cells for cells in _old(old, "entities")}
    wanted = {"mentions" if name == NAMES else name for name in scope}
    found = exchange.labels(_of(page, wanted), known)
    to = place / page.doc_id
    to.mkdir()
    for name in wanted:
        if name in KEPT:
            shutil.copyfile(old / f"{name}.csv", to / f"{name}.csv")
            continue
        more = tuple(column for column in FURTHER.get(name, ()) if any(column in cells for cells in found[name]))
        columns = (*COLUMNS[name], *more)
        lines = io.StringIO(newline="")
        put = csv.writer(lines, lineterminator="\n")
        put.writerow(columns)
        put.writerows([cells.get(column, "") for column in columns] for cells in found[name])
        (to / f"{name}.csv").write_bytes(lines.getvalue().encode())
    checks.check(labels.read(page.doc_id, to, page.raw, scope))


def _of(page: Page, wanted: set[str]) -> Page:
    kept = tuple(mark for mark in page.marks if marks.tables()[mark.label] in wanted)
    there = {mark.id for mark in kept}
    return replace(page, marks=kept, links=tuple(x for x in page.links if {x.source, x.target} <= there))


def _old(folder: Path, name: str) -> Iterator[Cells]:
    if (folder / f"{name}.csv").is_file():
        for _, cells in labels.records(folder / f"{name}.csv", COLUMNS[name], FURTHER.get(name, ())):
            yield cells


def _list(folder: Path, scopes: Mapping[str, frozenset[str]]) -> None:
    """labelled.csv: the documents that aren't labelled for all tables."""
    known = (*KEPT, NAMES, *WHOLE)
    lines = [
        f"{d},{' '.join(t for t in known if t in scope)}" for d, scope in sorted(scopes.items()) if scope != labels.ALL
    ]
    file = folder / labelled.FILE
    if lines:
        file.write_bytes("".join(f"{line}\n" for line in ("doc_id,tables", *lines)).encode())
    elif file.is_file():
        file.unlink()
