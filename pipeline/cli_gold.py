"""The commands that score and prove: hand labels, their way to annotation tools and back, own rules."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from pipeline.core import errors
from pipeline.core.model import DEFAULT
from pipeline.core.tagger import FULL

Model = Annotated[
    str, typer.Option("--model", metavar="NAME", help="An installed English spaCy pipeline, or its folder.")
]

Names = Annotated[str, typer.Option("--names", metavar="HOW", help="full, or fast: without the names tagger.")]
Offsets = Annotated[
    str,
    typer.Option("--offsets", metavar="UNIT", help="code-points, utf16 or graphemes. [as the tool counts]"),
]


def gold(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Texts with hand labels.")] = Path("tests/gold"),
    model: Model = DEFAULT,
    names: Names = FULL,
    against: Annotated[
        Path | None, typer.Option(metavar="CORPUS", help="Score against TimeML or CoNLL files instead.")
    ] = None,
    limit: Annotated[int | None, typer.Option(metavar="N", min=0, help="Rows of each list. [all]")] = None,
    markdown: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write a summary for a pull request, too.")
    ] = None,
    rules: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="TOML of rules of your own; may be repeated.")
    ] = None,
) -> None:
    """Score the tables against hand labels."""
    if against is not None:
        from pipeline.gold import against as corpus

        sys.stdout.write(corpus.run(against, model, names, limit, markdown))
        return
    from pipeline.gold import score

    report, met = score.run(folder, model, names, limit, markdown, rules or ())
    sys.stdout.write(report)
    raise typer.Exit(errors.CLEAN if met else errors.BELOW_FLOOR)


def rules(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="TOML of rules of your own.")],
    model: Model = DEFAULT,
    names: Names = FULL,
) -> None:
    """Check rule files, and run the examples of their rules."""
    from pipeline.report import proof

    report, well = proof.run(files, model, names)
    sys.stdout.write(report)
    raise typer.Exit(errors.CLEAN if well else errors.DIFFERENT)


def give(
    to: Annotated[Path, typer.Argument(metavar="DEST", help="A new folder.")],
    tool: Annotated[str, typer.Option("--to", metavar="TOOL", help="brat, label-studio or doccano.")],
    folder: Annotated[Path, typer.Option("--gold", metavar="FOLDER", help="Texts with hand labels.")] = Path(
        "tests/gold"
    ),
    offsets: Offsets = "",
) -> None:
    """Write hand labels for an annotation tool."""
    from pipeline.gold import transfer

    sys.stdout.write(transfer.give(folder, to, tool, offsets))


def take(
    source: Annotated[Path, typer.Argument(metavar="SOURCE", help="What the tool exported: a file or a folder.")],
    tool: Annotated[str, typer.Option("--from", metavar="TOOL", help="brat, label-studio or doccano.")],
    folder: Annotated[Path, typer.Option("--gold", metavar="FOLDER", help="The gold folder, perhaps a new one.")],
    rename: Annotated[
        list[str] | None, typer.Option(metavar="THEIRS=OURS", help="A label of the tool, and ours; may be repeated.")
    ] = None,
    tables: Annotated[str, typer.Option(metavar="NAMES", help="The tables that were labelled. [all with labels]")] = "",
    offsets: Offsets = "",
) -> None:
    """Bring labels from an annotation tool into a gold folder."""
    from pipeline.gold import transfer

    renamed = dict(pair.partition("=")[::2] for pair in rename or ())
    sys.stdout.write(transfer.take(source, folder, tool, renamed, tables.replace(",", " ").split(), offsets))
