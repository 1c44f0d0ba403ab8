"""The command line: arguments, one call, exit code. What a command needs is imported when it runs."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from pipeline import __version__, cli_gold, cli_tables
from pipeline.cli_gold import Model, Names
from pipeline.cli_tables import note
from pipeline.core import errors
from pipeline.core.model import DEFAULT
from pipeline.core.tagger import FULL

if TYPE_CHECKING:
    from pipeline.parts import Outcome

INTERRUPTED = 128 + signal.SIGINT
TERMINATED = 128 + signal.SIGTERM
PIPE_CLOSED = 141  # what a shell says of a program that died of SIGPIPE

HELP = """English prose in, CSV tables out; every row cites its place in the text and the rule that made it.

Exit codes: 0 clean, 1 internal error, 2 usage, 3 some documents rejected, 4 tables broke their
contract, 5 gold below its floor, 6 differences found."""

app = typer.Typer(name="rowcite", help=HELP, add_completion=False, rich_markup_mode=None,
                  pretty_exceptions_enable=False, no_args_is_help=True,
                  context_settings={"help_option_names": ["-h", "--help"]})  # fmt: skip


@app.command("run")
def run_command(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...",
            help="Files or folders of .txt, .md, .html, .pdf, .docx; a CSV or JSONL of articles; - for standard input.",
        ),
    ],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="OUT", help="Folder for the tables.")],
    metadata: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="CSV: path, published, title, author, source, url. [metadata.csv in INPUT]"),
    ] = None,
    corrections: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="CSV of corrections by hand. [corrections.csv in INPUT]"),
    ] = None,
    jobs: Annotated[int, typer.Option(metavar="N", help="Processes.")] = 1,
    model: Model = DEFAULT,
    names: Names = FULL,
    timeout: Annotated[
        float | None, typer.Option(metavar="SECONDS", help="What takes longer is rejected. [no limit]")
    ] = None,
    memory: Annotated[
        str, typer.Option(metavar="SIZE", help="What needs more in its process is rejected, as 2G. [no limit]")
    ] = "",
    strict: Annotated[bool, typer.Option("--strict", help="Stop at the first document that is rejected.")] = False,
    cache: Annotated[
        bool, typer.Option("--cache/--no-cache", help="Keep what is done in OUT, and don't redo it.")
    ] = True,
    engine: Annotated[
        str, typer.Option(metavar="NAME", help="inline, processes or dask. [processes, if --jobs or limits need them]")
    ] = "",
    scheduler: Annotated[str, typer.Option(metavar="ADDRESS", help="The scheduler of a Dask cluster.")] = "",
    text_column: Annotated[str, typer.Option(metavar="NAME", help="Of a CSV or JSONL of articles. [text]")] = "",
    id_column: Annotated[str, typer.Option(metavar="NAME", help="Of the same. [id, else the line]")] = "",
    column: Annotated[
        list[str] | None,
        typer.Option(metavar="OURS=THEIRS", help="Of the same: published, title, author, source, url. [as ours]"),
    ] = None,
    rules: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="TOML of rules of your own; may be repeated.")
    ] = None,
    any_language: Annotated[
        bool, typer.Option("--any-language", help="Don't reject texts in other languages than English.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where a stage failed.")] = False,
) -> None:
    """Turn texts into tables."""
    from pipeline import articles, batch, engines
    from pipeline.engines import limits

    doer = engines.choose(engine, jobs, limits.read(timeout, memory), scheduler)
    with _progress(debug) as begin:
        told = batch.run(
            inputs, out, metadata, model_name=model, names=names, note=note, begin=begin, engine=doer, strict=strict,
            cached=cache, columns=articles.columns(text_column, id_column, column or ()), any_language=any_language,
            corrected=corrections, rules=rules or (),
        )  # fmt: skip
    note(f"{told.documents} documents, {told.rejected} rejected, {sum(told.tables.values())} rows in {out}")
    raise typer.Exit(errors.REJECTED if told.rejected else errors.CLEAN)


app.command("check")(cli_tables.check)
app.command("gold")(cli_gold.gold)
app.command("gold-export")(cli_gold.give)
app.command("gold-import")(cli_gold.take)
app.command("explain")(cli_tables.explain)
app.command("diff")(cli_tables.diff)
app.command("export")(cli_tables.export)
app.command("rules")(cli_gold.rules)
app.command("report")(cli_tables.report)
app.command("corrections")(cli_tables.corrections)


@app.command()
def doctor(
    out: Annotated[Path, typer.Option("-o", "--out", metavar="OUT", help="Where tables are to be written.")] = Path(
        "outputs"
    ),
    model: Model = DEFAULT,
) -> None:
    """See whether everything that rowcite needs is there."""
    from pipeline.report import doctor

    report, well = doctor.run(model, out)
    _say(report)
    raise typer.Exit(errors.CLEAN if well else errors.USAGE)


def _version(asked: bool) -> None:
    if asked:
        _say(f"rowcite {__version__}\n")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    pass


def _say(text: str) -> None:
    sys.stdout.write(text)


@contextmanager
def _progress(debug: bool) -> Iterator[Callable[[int], Callable[[Outcome], None]]]:
    """Tells of rejected documents, and shows a bar on a terminal."""
    from tqdm import tqdm

    with tqdm(unit=" documents", leave=False, disable=not sys.stderr.isatty(), delay=1) as bar:

        def begin(inputs: int) -> Callable[[Outcome], None]:
            bar.total = inputs
            return tell

        def tell(outcome: Outcome) -> None:
            bar.update()
            if outcome.code:
                bar.clear()
                note(f"{outcome.path}: {outcome.code}: {outcome.message}")
                if debug and outcome.trace:
                    sys.stderr.write(outcome.trace)

        yield begin


def _stop(number: int, frame: object) -> NoReturn:
    # As an exception, so that what is half written is removed.
    raise SystemExit(TERMINATED)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit code. Deliberate errors become one line on standard error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    before = signal.signal(signal.SIGTERM, _stop)
    try:
        try:
            app(arguments, prog_name="rowcite")
            code = errors.CLEAN
        except SystemExit as stop:
            if isinstance(stop.__context__, BrokenPipeError):
                raise stop.__context__ from None
            code = stop.code if isinstance(stop.code, int) else errors.INTERNAL
        except errors.RowciteError as error:
            note(str(error))
            code = error.exit_code
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has gone. Nothing is to be written at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = PIPE_CLOSED
    finally:
        signal.signal(signal.SIGTERM, before)
    return code
