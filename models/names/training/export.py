"""Trained weights -> the files of models/names: an ONNX network with 8-bit weights, its word pieces, its settings."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from models.names.training.inputs import ANY, HINTS, LENGTH, TAGS, examples, vocabulary
from models.names.training.network import Network, base_files
from pipeline.core import tagger
from pipeline.core.errors import ModelError
from pipeline.stages.mentions.pieces import Row

INPUTS = ("pieces", "shapes", "hints")
OPSET = 17
COMPARED = 300  # rows
CLOSE = 1e-3  # of log-probabilities, between the two ways to compute the same


class Kept(NamedTuple):
    """How near the 8-bit network is to the trained one, over the first rows of the training texts."""

    same: float  # share of the words whose best tag is the same
    apart: float  # mean sum of the changes in the probabilities of a word's tags
    size: int  # bytes


class Alone(nn.Module):
    """The network for one row at a time, of no known corpus, as the tagger runs it."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, shapes: Tensor, hints: Tensor) -> Tensor:
        """Three (1, pieces) -> (1, pieces, tags) log-probabilities."""
        n = self.network
        shape = (n.shape.weight + n.source.weight[ANY])[shapes]
        x = n.norm(n.word(pieces) + n.place.weight[: pieces.shape[1]] + shape + n.hint(hints))
        return torch.log_softmax(n.rest(x, hints, None), -1)


def export(work: Path, out: Path) -> Kept:
    """Writes tagger.onnx, vocab.txt and settings.json to `out`, from weights.pt of `work`.

    ModelError if ONNX, before the weights have 8 bits, computes something else than the trained network.
    """
    network = Network()
    network.load_state_dict(torch.load(work / "weights.pt", weights_only=True))
    network.eval()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        whole, ready, small = (Path(folder) / name for name in ("whole.onnx", "ready.onnx", tagger.NETWORK))
        row = torch.ones(1, 20, dtype=torch.long)
        torch.onnx.export(
            Alone(network).eval(),
            (row, row, row),
            str(whole),
            input_names=list(INPUTS),
            output_names=["scores"],
            dynamic_axes={name: {1: "n"} for name in (*INPUTS, "scores")},
            opset_version=OPSET,
            dynamo=False,
        )
        quant_pre_process(str(whole), str(ready), skip_symbolic_shape=True)
        _quantize(ready, small)
        numbers = vocabulary(base_files() / "vocab.txt")
        rows = [example.row for example in islice(examples(work / "words0.jsonl", numbers), COMPARED)]
        kept = _compared(network, whole, small, rows)
        shutil.copyfile(small, out / tagger.NETWORK)
    shutil.copyfile(base_files() / "vocab.txt", out / tagger.PIECES)
    sums = {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in (tagger.NETWORK, tagger.PIECES)}
    settings = {"hints": HINTS, "tags": TAGS, "length": LENGTH, "sha256": sums}
    (out / tagger.SETTINGS).write_text(json.dumps(settings, indent=1) + "\n", "utf-8", newline="\n")
    return kept


def _quantize(ready: Path, small: Path) -> None:
    """Weights in 8 bits.

    Those of products have 7, signed, with a scale for each column: fast where there are wide integer products, and
    no pair of them overflows 16 bits where there are none, so that the sums are the same everywhere.
    """
    looked_up = ready.with_name("looked_up.onnx")
    quantize_dynamic(str(ready), str(looked_up), weight_type=QuantType.QUInt8, op_types_to_quantize=["Gather"])
    quantize_dynamic(
        str(looked_up),
        str(small),
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gemm"],
        per_channel=True,
        reduce_range=True,
    )


def _compared(network: Network, whole: Path, small: Path, rows: Sequence[Row]) -> Kept:
    exact, rough = (onnxruntime.InferenceSession(file, providers=["CPUExecutionProvider"]) for file in (whole, small))
    same, apart = [], []
    for row in rows:
        given = {name: np.array([getattr(row, name)], np.int64) for name in INPUTS}
        first, second = (session.run(None, given)[0][0] for session in (exact, rough))
        words = list(row.at)
        with torch.no_grad():
            scores = network(*(torch.from_numpy(given[name]) for name in INPUTS), torch.tensor([ANY]))
        if (far := abs(first - torch.log_softmax(scores[0], -1).numpy()).max()) > CLOSE:
            raise ModelError(f"{whole.name}: its scores are {far:.4f} from those of the trained network.")
        same.extend((first.argmax(-1) == second.argmax(-1))[words])
        apart.extend(abs(np.exp(first) - np.exp(second)).sum(-1)[words])
    return Kept(float(np.mean(same)), float(np.mean(apart)), small.stat().st_size)
