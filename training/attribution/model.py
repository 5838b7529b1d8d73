"""A BERT encoder with tag and pointer heads, and a linear-chain CRF; plain torch, no other library."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - as torch names it

from training.attribution.runtime import FARTHEST, TYPES

BARRED = -1e4


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the network; the defaults are MiniLM-L6's."""

    vocabulary: int
    tags: tuple[str, ...]
    width: int = 384
    inner: int = 1536
    layers: int = 6
    heads: int = 12
    positions: int = 512
    pointer: int = 64
    facts: int = 3
    dropout: float = 0.1


class Layer(nn.Module):
    """One transformer layer, normalised after each half as BERT's are."""

    def __init__(self, shape: Shape) -> None:
        """Make the weights."""
        super().__init__()
        self.heads = shape.heads
        self.qkv = nn.Linear(shape.width, 3 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.up = nn.Linear(shape.width, shape.inner)
        self.down = nn.Linear(shape.inner, shape.width)
        self.norm1 = nn.LayerNorm(shape.width, eps=1e-12)
        self.norm2 = nn.LayerNorm(shape.width, eps=1e-12)
        self.drop = nn.Dropout(shape.dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Return the layer's output for x (batch, pieces, width); `mask` is False where there is padding."""
        x = self.norm1(x + self.drop(self.out(self._attend(x, mask))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))

    def _attend(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Return the values of all pieces mixed by likeness, head by head."""
        batch, pieces, width = x.shape
        q, k, v = self.qkv(x).view(batch, pieces, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        if mask is None:
            weights = (q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1])).softmax(-1)
            mixed = weights @ v
        else:
            mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        return mixed.transpose(1, 2).reshape(batch, pieces, width)


class Network(nn.Module):
    """Word pieces in; tag scores, pointer vectors and factuality out."""

    def __init__(self, shape: Shape) -> None:
        """Make the weights; `load` fills the encoder's."""
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.places = nn.Embedding(shape.positions, shape.width)
        self.types = nn.Embedding(TYPES, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.drop = nn.Dropout(shape.dropout)
        self.tags = nn.Linear(shape.width, len(shape.tags))
        self.pointers = nn.Linear(shape.width, 4 * shape.pointer)
        self.facts = nn.Linear(shape.width, shape.facts)
        self.near = nn.Parameter(torch.zeros(2, 2 * FARTHEST + 1))
        self.chain = Crf(shape.tags)

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor, Tensor]:
        """Return scores of tags (batch, pieces, tags), pointer vectors (.., 4 x pointer) and factuality (.., sets)."""
        x = self.words(ids) + self.types(types) + self.places.weight[: ids.shape[1]]
        x = self.drop(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        x = self.drop(x)
        return self.tags(x), self.pointers(x), self.facts(x)


class Crf(nn.Module):
    """A linear chain: scores of starting, of steps (from, to), and of ending."""

    barred: Tensor

    def __init__(self, tags: Sequence[str]) -> None:
        """Start from no preference among the steps that the tags allow."""
        super().__init__()
        count, closed = len(tags), any(tag[0] == "E" for tag in tags)
        self.register_buffer(
            "barred", torch.tensor([[BARRED * (not may_follow(a, b, closed=closed)) for b in tags] for a in tags])
        )
        self.start = nn.Parameter(torch.zeros(count))
        self.steps = nn.Parameter(torch.zeros(count, count))
        self.end = nn.Parameter(torch.zeros(count))

    def scores(self) -> Tensor:
        """Return the scores of all steps."""
        return self.steps + self.barred

    def loss(self, scores: Tensor, tags: Tensor, held: Tensor) -> Tensor:
        """Return -log P(tags | scores) summed over the batch; `held` (batch, words) is False behind the last word."""
        return (self._all(scores, held) - self._one(scores, tags, held)).sum()

    def _all(self, scores: Tensor, held: Tensor) -> Tensor:
        steps = self.scores()
        reached = self.start + scores[:, 0]
        for k in range(1, scores.shape[1]):
            onward = torch.logsumexp(reached[:, :, None] + steps, 1) + scores[:, k]
            reached = torch.where(held[:, k, None], onward, reached)
        return torch.logsumexp(reached + self.end, 1)

    def _one(self, scores: Tensor, tags: Tensor, held: Tensor) -> Tensor:
        emitted = scores.gather(2, tags[:, :, None])[:, :, 0] * held
        stepped = self.scores()[tags[:, :-1], tags[:, 1:]] * held[:, 1:]
        last = tags.gather(1, held.sum(1, keepdim=True) - 1)[:, 0]
        return emitted.sum(1) + stepped.sum(1) + self.start[tags[:, 0]] + self.end[last]


def may_follow(before: str, after: str, *, closed: bool) -> bool:
    """Say whether tag `after` may come after `before`; `closed`: the scheme ends each run with E or S."""
    goes_on = after[0] in "IE"
    if goes_on:
        return before[0] in "BI" and before[2:] == after[2:]
    return not (closed and before[0] in "BI")


def load_encoder(network: Network, held: Mapping[str, Tensor], kept: Tensor) -> None:
    """Copy a BERT checkpoint into the network; `kept` are the rows of its vocabulary that stay."""
    with torch.no_grad():
        network.words.weight.copy_(held["embeddings.word_embeddings.weight"][kept])
        network.places.weight.copy_(held["embeddings.position_embeddings.weight"])
        network.types.weight.copy_(held["embeddings.token_type_embeddings.weight"][:1].expand(TYPES, -1))
        _linear(network.norm, held, "embeddings.LayerNorm")
        for k, layer in enumerate(network.layers):
            _load_layer(layer, held, f"encoder.layer.{k}")


def _load_layer(layer: nn.Module, held: Mapping[str, Tensor], name: str) -> None:
    assert isinstance(layer, Layer)
    sides = [f"{name}.attention.self.{side}" for side in ("query", "key", "value")]
    layer.qkv.weight.copy_(torch.cat([held[f"{side}.weight"] for side in sides]))
    layer.qkv.bias.copy_(torch.cat([held[f"{side}.bias"] for side in sides]))
    _linear(layer.out, held, f"{name}.attention.output.dense")
    _linear(layer.norm1, held, f"{name}.attention.output.LayerNorm")
    _linear(layer.up, held, f"{name}.intermediate.dense")
    _linear(layer.down, held, f"{name}.output.dense")
    _linear(layer.norm2, held, f"{name}.output.LayerNorm")


def _linear(module: nn.Linear | nn.LayerNorm, held: Mapping[str, Tensor], name: str) -> None:
    module.weight.copy_(held[f"{name}.weight"])
    module.bias.copy_(held[f"{name}.bias"])
