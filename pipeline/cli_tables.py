"""The commands on tables that are there: to check, explain, compare, export, show and correct them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from pipeline.core import errors

Tables = Annotated[Path, typer.Argument(metavar="OUT", help="A folder of tables.")]
Texts = Annotated[
    Path | None, typer.Option("--input", metavar="PATH", help="The folder or file of the texts. [seeds beside OUT]")
]


def check(out: Tables, texts: Texts = None) -> None:
    """Check tables against their contract, and against the texts."""
    from pipeline.report import check

    sys.stdout.write(check.run(out, texts, note) + "\n")


def explain(
    out: Tables,
    row_id: Annotated[str, typer.Argument(metavar="ROW_ID", help="An id from the first column of a table.")],
    texts: Texts = None,
    model: Annotated[str, typer.Option(metavar="NAME", help="The model to replay with. [the one of OUT]")] = "",
) -> None:
    """Show where a row comes from: the text, the rule, and what lost against it."""
    from pipeline.report import explain

    sys.stdout.write(explain.run(out, row_id, texts, model))


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="A folder of tables.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="Another.")],
    form: Annotated[str, typer.Option("--format", metavar="FORM", help="text, json or markdown.")] = "text",
    limit: Annotated[
        int | None, typer.Option(metavar="N", min=0, help="Facts of each table that are told, not in JSON. [all]")
    ] = None,
) -> None:
    """Tell which facts came, went or changed, by table and rule, with their sentences."""
    from pipeline.report import diff

    report, different = diff.run(old, new, form, limit)
    sys.stdout.write(report)
    raise typer.Exit(errors.DIFFERENT if different else errors.CLEAN)


def export(
    out: Tables,
    to: Annotated[
        list[str],
        typer.Option("--to", metavar="FORMAT", help="excel, sqlite, parquet, duckdb, jsonl, graphml, ftm or brat."),
    ],
    texts: Texts = None,
) -> None:
    """Write the tables in other formats, into OUT/export."""
    from pipeline.export import formats

    for path in formats.run(out, to, texts):
        note(f"wrote {path}")


def report(
    out: Tables,
    texts: Texts = None,
    gold: Annotated[
        Path, typer.Option("--gold", metavar="FOLDER", help="Hand labels: documents that have some get their scores.")
    ] = Path("tests/gold"),
) -> None:
    """Write report.html: the text beside its tables, with timeline and graph, linked both ways."""
    from pipeline.gold import known
    from pipeline.report.html import build

    sys.stdout.write(build.run(out, texts, known.scores(out, gold)) + "\n")


def corrections(
    out: Tables,
    gold: Annotated[
        Path | None,
        typer.Option("--gold", metavar="FOLDER", help="Write the corrected documents there as hand labels."),
    ] = None,
    texts: Texts = None,
) -> None:
    """List what came of the corrections by hand, or make labels of them."""
    from pipeline.gold import accepted
    from pipeline.report import mended
    from pipeline.report import texts as places

    found = places.tables(out)
    if gold is None:
        sys.stdout.write(mended.run(found))
    else:
        where = places.places(found, texts)
        sys.stdout.write(accepted.write(found, gold, lambda document: places.read(document, where), note) + "\n")


def note(text: str) -> None:
    """A remark, on standard error."""
    sys.stderr.write(f"rowcite: {text}\n")
