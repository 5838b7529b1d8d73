"""The tower: a few layers on the attributor's lower ones, told which pieces are the two actors."""

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - as torch names it

from training.attribution.model import Layer, Network
from training.stance.data import LABELS

HIDDEN = 256
MARKS = 3
FAINT = 0.05


class Trunk(nn.Module):
    """The attributor's embeddings and its lower layers; what they hold is never changed here."""

    def __init__(self, network: Network, layers: int) -> None:
        """Take them from a network."""
        super().__init__()
        self.words, self.places, self.types, self.norm = network.words, network.places, network.types, network.norm
        self.layers = nn.ModuleList(list(network.layers)[:layers])

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return the pieces' vectors (batch, pieces, width)."""
        x: Tensor = self.norm(self.words(ids) + self.types(types) + self.places.weight[: ids.shape[1]])
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Tower(nn.Module):
    """Vectors of pieces and their marks in; scores of the labels out."""

    def __init__(self, layers: list[nn.Module], width: int) -> None:
        """Begin with layers that come from the attributor."""
        super().__init__()
        self.marks = nn.Embedding(MARKS, width)
        nn.init.normal_(self.marks.weight, std=FAINT)
        self.layers = nn.ModuleList(layers)
        self.inner = nn.Linear(3 * width, HIDDEN)
        self.labels = nn.Linear(HIDDEN, len(LABELS))
        self.drop = nn.Dropout(0.1)

    def forward(self, seen: Tensor, marks: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return scores (batch, labels) from the sentence's vector and the means of the two actors'."""
        x = seen + self.marks(marks)
        for layer in self.layers:
            assert isinstance(layer, Layer)
            x = layer(x, mask)
        ends = [x[:, 0], *(self._mean(x, marks, side) for side in range(1, MARKS))]
        inner = F.gelu(self.inner(self.drop(torch.cat(ends, 1))))
        scores: Tensor = self.labels(self.drop(inner))
        return scores

    @staticmethod
    def _mean(x: Tensor, marks: Tensor, side: int) -> Tensor:
        held = (marks == side).to(x.dtype)[..., None]
        return (x * held).sum(1) / held.sum(1).clamp(min=1)


def split(network: Network, trunk: int, tower: int) -> tuple[Trunk, Tower]:
    """Return the lower `trunk` layers of a network, and a tower that begins with the `tower` layers above them."""
    layers = list(network.layers)
    return Trunk(network, trunk), Tower(layers[trunk : trunk + tower], network.shape.width)
