"""Checks a folder of tables against their contract, and against the texts, where they are there."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from pipeline.core import contract, package, rows
from pipeline.core.errors import ContractError, UsageError
from pipeline.report import texts


def run(out: Path, given: Path | None, note: Callable[[str], None]) -> str:
    """A line that says what was checked. ContractError lists what is wrong.

    With `given`, the folder or file of the texts, every text must be there.
    """
    where = texts.places(texts.tables(out), given)
    missing: list[str] = []

    def raw(document: rows.Document) -> str | None:
        try:
            return texts.read(document, where)
        except UsageError as error:
            if given is not None:
                raise
            missing.append(str(error))
            return None

    tally: Counter[str] = Counter()
    contract.hold(contract.folder(out, raw, tally), str(out))
    _about(out, tally)
    if missing:
        note(f"{len(missing)} of {tally['documents']} texts not compared with their rows; the first: {missing[0]}")
    compared = tally["documents"] - len(missing)
    told = f"{out}: {sum(tally.values())} rows of {tally['documents']} documents hold"
    if missing and not compared:
        return f"{told} by themselves; no text was found to compare them with. Name its folder: --input FOLDER"
    return f"{told}; {compared} compared with the text."


def _about(out: Path, tally: Counter[str]) -> None:
    try:
        counts = json.loads((out / "run.json").read_bytes())["counts"]
        inputs, listed = counts["inputs"], dict(counts["rows"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ContractError(
            f"{out / 'run.json'}: can't be read ({type(error).__name__}). Run rowcite again."
        ) from error
    if listed != tally:
        wrong = sorted(name for name in {*listed, *tally} if listed.get(name) != tally[name])
        raise ContractError(f"{out / 'run.json'}: its counts aren't those of {', '.join(wrong)}. Run rowcite again.")
    if inputs != tally["documents"] + tally["rejected"]:
        raise ContractError(
            f"{out / 'run.json'}: documents and rejected don't make {inputs} inputs. Run rowcite again."
        )
    if (
        not (out / "datapackage.json").is_file()
        or (out / "datapackage.json").read_bytes() != package.compose().encode()
    ):
        raise ContractError(f"{out / 'datapackage.json'}: isn't that of this version. Run rowcite again.")
