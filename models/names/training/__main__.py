"""Three steps, each from files to files: prepare, train, export."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="Makes the names tagger.", add_completion=False, rich_markup_mode=None)
Work = Annotated[Path, typer.Argument(metavar="WORK", help="Folder for what lies between the steps.")]
EVERY = 100  # steps between two lines of progress


@app.command()
def prepare(
    data: Annotated[Path, typer.Argument(metavar="DATA", help="Folder of labelled documents, .jsonl.")], work: Work
) -> None:
    """Labelled documents -> words with hints and tags, as they are and with swapped names."""
    from models.names.training import corpus

    for file in corpus.prepare(data, work):
        typer.echo(file)


@app.command()
def train(work: Work, epochs: int = 3, seed: int = 1, threads: int = 2) -> None:
    """Words -> weights."""
    from models.names.training.train import Settings
    from models.names.training.train import train as steps

    for done in steps(work, Settings(seed=seed, epochs=epochs, threads=threads)):
        if done.step % EVERY == 0 or done.step == done.steps:
            typer.echo(f"epoch {done.epoch + 1}, step {done.step} of {done.steps}: loss {done.loss:.4f}")


@app.command()
def export(work: Work, out: Annotated[Path, typer.Argument(metavar="OUT", help="Folder for the tagger.")]) -> None:
    """Weights -> tagger.onnx, vocab.txt, settings.json."""
    from models.names.training.export import export as write

    kept = write(work, out)
    typer.echo(f"{out}: {kept.size} bytes; 8 bits keep {kept.same:.2%} of the best tags, {kept.apart:.4f} apart")


if __name__ == "__main__":
    app()
