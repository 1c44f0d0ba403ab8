"""Trains the network on prepared words."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

from models.names.training.inputs import ANY, COPIES, CORPORA, TAGS, UNTOLD, Example, examples, vocabulary
from models.names.training.network import NEW, Network, base_files, from_base
from models.names.training.sources import SOURCES

PIECES = 2_600  # in a batch, with those that fill it up
BLOCK = 800  # rows that are sorted by length together
NO_WORD = -1
MISC = [TAGS.index(tag) for tag in ("O", "B-MISC", "I-MISC")]


@dataclass(frozen=True, slots=True)
class Settings:
    """How the network is trained; the defaults are those of the released weights."""

    seed: int = 1
    epochs: int = 3
    copied: float = 0.6  # of the copies with swapped names, in each epoch
    untold: float = 0.15  # of the rows have no hints
    placed: float = 0.6  # of the rows tell their corpus
    rate: float = 1e-4  # of the base model's weights
    new_rate: float = 1e-3  # of the others
    warm_up: float = 0.06  # of all steps
    least: float = 0.02  # of the rates, at the end
    decay: float = 0.01
    threads: int = 2


class Batch(NamedTuple):
    """Rows filled up to one length: (rows, pieces), but for the last three, (rows,).

    `tags` is NO_WORD but at the first piece of a word; `loose` is true where the corpus doesn't label MISC.
    """

    pieces: Tensor
    shapes: Tensor
    hints: Tensor
    tags: Tensor
    sources: Tensor
    loose: Tensor
    weights: Tensor


class Progress(NamedTuple):
    """Where training is: the mean loss since the epoch began."""

    epoch: int
    step: int
    steps: int
    loss: float


def train(work: Path, settings: Settings) -> Iterator[Progress]:
    """Learns from words0 to words3.jsonl of `work`, and writes weights.pt there after each epoch."""
    torch.manual_seed(settings.seed)
    torch.set_num_threads(settings.threads)
    rng = random.Random(settings.seed)
    numbers = vocabulary(base_files() / "vocab.txt")
    given, *copies = (list(examples(work / f"words{copy}.jsonl", numbers)) for copy in range(COPIES + 1))
    network = from_base()
    plan = [_epoch(given, copies[n % COPIES], settings, rng) for n in range(settings.epochs)]
    steps = sum(map(len, plan))
    optimizer = torch.optim.AdamW(_groups(network, settings), weight_decay=settings.decay)

    def rate(step: int) -> float:
        return min(1.0, (step + 1) / (settings.warm_up * steps)) * max(settings.least, 1 - step / steps)

    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, rate)
    step = 0
    for epoch, batches in enumerate(plan):
        network.train()
        total = 0.0
        for n, chosen in enumerate(batches, 1):
            batch = _batch(chosen, settings, rng)
            lost = loss(network(batch.pieces, batch.shapes, batch.hints, batch.sources), batch)
            optimizer.zero_grad()
            lost.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            total += lost.item()
            yield Progress(epoch, step, steps, total / n)
        torch.save(network.state_dict(), work / "weights.pt")


def loss(scores: Tensor, batch: Batch) -> Tensor:
    """Mean negative log-probability of the words' tags, each word weighted as its corpus.

    Where a corpus doesn't label MISC, its "no name" is met by "no name" and by MISC alike: it can't tell them apart.
    """
    scores = F.log_softmax(scores, -1)
    right = scores.gather(-1, batch.tags.clamp(min=0)[..., None])[..., 0]
    none = torch.logsumexp(scores[..., MISC], -1)
    right = torch.where(batch.loose[:, None] & (batch.tags == TAGS.index("O")), none, right)
    words = batch.tags != NO_WORD
    weights = batch.weights[:, None].expand_as(right)[words]
    return -(right[words] * weights).sum() / weights.sum()


def _groups(network: Network, settings: Settings) -> list[dict[str, object]]:
    old, new = [], []
    for name, weight in network.named_parameters():
        if name.split(".")[0] in NEW:
            new.append(weight)
        elif weight.requires_grad:
            old.append(weight)
    return [{"params": old, "lr": settings.rate}, {"params": new, "lr": settings.new_rate}]


def _epoch(
    given: Sequence[Example], copies: Sequence[Example], settings: Settings, rng: random.Random
) -> list[list[Example]]:
    """All rows and some copies, in batches of rows of about the same length, in random order."""
    chosen = [*given, *rng.sample(copies, int(len(copies) * settings.copied))]
    rng.shuffle(chosen)
    batches = []
    for start in range(0, len(chosen), BLOCK):
        batch: list[Example] = []
        for example in sorted(chosen[start : start + BLOCK], key=_length):
            if batch and _length(example) * (len(batch) + 1) > PIECES:
                batches.append(batch)
                batch = []
            batch.append(example)
        batches.append(batch)
    rng.shuffle(batches)
    return batches


def _length(example: Example) -> int:
    return len(example.row.pieces)


def _batch(rows: Sequence[Example], settings: Settings, rng: random.Random) -> Batch:
    size = (len(rows), max(map(_length, rows)))
    pieces, shapes, hints = (torch.zeros(size, dtype=torch.long) for _ in range(3))
    tags = torch.full(size, NO_WORD)
    sources = []
    for n, (row, right, source) in enumerate(rows):
        length = len(row.pieces)
        pieces[n, :length] = torch.tensor(row.pieces)
        shapes[n, :length] = torch.tensor(row.shapes)
        # Now and then without the rules: the tagger mustn't only repeat them.
        hints[n, :length] = UNTOLD if rng.random() < settings.untold else torch.tensor(row.hints)
        tags[n, torch.tensor(row.at)] = torch.tensor(right)
        sources.append(CORPORA.index(SOURCES[source].name) if rng.random() < settings.placed else ANY)
    corpora = [SOURCES[example.source] for example in rows]
    loose = torch.tensor([not corpus.has_misc for corpus in corpora])
    weights = torch.tensor([corpus.weight for corpus in corpora])
    return Batch(pieces, shapes, hints, tags, torch.tensor(sources), loose, weights)
