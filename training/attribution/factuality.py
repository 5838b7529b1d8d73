"""The factuality sets as word pieces and targets, and the loss of the head that answers for them.

Each set has an output of its own on the shared encoder, since their annotators drew the scale differently; the
product reads the first, which news texts made.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - as torch names it

from quality.factuality import Row, read
from training.attribution.model import Network
from training.attribution.runtime import Ints, WordPieces, encode

OUTPUTS = {"uw": 0, "meantime": 0, "uds_ih2": 1, "cb": 2}
LONGEST = 250
POOL = 16
KNEE = 0.5  # errors below it count by their square


@dataclass(frozen=True, slots=True)
class Fact:
    """One text: its pieces with [CLS] and [SEP], the place of each event's first piece, the gold scores (-3..3)."""

    ids: Ints
    types: Ints
    places: tuple[int, ...]
    gold: tuple[float, ...]
    output: int


@dataclass(frozen=True, slots=True)
class FactBatch:
    """Texts side by side; of each event its row, piece, output, gold score and weight."""

    ids: Tensor
    types: Tensor
    mask: Tensor
    rows: Tensor
    places: Tensor
    outputs: Tensor
    gold: Tensor


def facts(data: Path, part: str, outputs: Mapping[str, int], cut: WordPieces) -> list[Fact]:
    """Return the rows of some sets that fit a window; `outputs` says which one answers for each set."""
    made = [fact(row, output, cut) for name, output in outputs.items() for row in read(data, part, name)]
    return [one for one in made if len(one.ids) <= LONGEST]


def fact(row: Row, output: int, cut: WordPieces) -> Fact:
    """Cut one row into pieces as the product would."""
    words = encode(row.text, [(0, len(row.text))], cut, 2 * LONGEST)
    at = [next(k for k, end in enumerate(words.ends) if end > start) for start, _ in row.spans]
    ids = np.concatenate([[cut.cls], words.ids, [cut.sep]])
    types = np.concatenate([[0], words.types, [0]])
    return Fact(ids, types, tuple(int(words.first[k]) + 1 for k in at), row.gold, output)


def lay(group: Sequence[Fact]) -> FactBatch:
    """Lay texts side by side."""
    longest = max(len(one.ids) for one in group)
    ids, types = (np.zeros((len(group), longest), np.int64) for _ in range(2))
    for k, one in enumerate(group):
        ids[k, : len(one.ids)], types[k, : len(one.ids)] = one.ids, one.types
    flat = [(k, p, one.output, g) for k, one in enumerate(group) for p, g in zip(one.places, one.gold, strict=True)]
    rows, places, outputs, gold = (torch.tensor(column) for column in zip(*flat, strict=True))
    mask = torch.arange(longest)[None] < torch.tensor([len(one.ids) for one in group])[:, None]
    return FactBatch(
        torch.from_numpy(ids), torch.from_numpy(types), mask[:, None, None], rows, places, outputs, gold.float()
    )


def deal(held: Sequence[Fact], count: int, rng: random.Random) -> Iterator[FactBatch]:
    """Yield batches of `count` texts of like length without end, each pass in an order by chance."""
    while True:
        order = rng.sample(held, len(held))
        pools = (sorted(order[k : k + count * POOL], key=_length) for k in range(0, len(order), count * POOL))
        groups = [pool[k : k + count] for pool in pools for k in range(0, len(pool), count)]
        rng.shuffle(groups)
        yield from map(lay, groups)


def _length(one: Fact) -> int:
    return len(one.ids)


def scores(network: Network, batch: FactBatch) -> Tensor:
    """Return the score of each event by the output of its set."""
    with torch.autocast("cpu", torch.bfloat16):
        found = network(batch.ids, batch.types, batch.mask)[2]
    chosen: Tensor = found.float()[batch.rows, batch.places, batch.outputs]
    return chosen


def loss(network: Network, batch: FactBatch, other: float) -> Tensor:
    """Return the smooth absolute error; events of another output than the first weigh `other`."""
    each = F.smooth_l1_loss(scores(network, batch), batch.gold, reduction="none", beta=KNEE)
    weight = torch.where(batch.outputs == 0, 1.0, other)
    return (each * weight).sum() / weight.sum()


def dev_scores(network: Network, data: Path, cut: WordPieces) -> dict[str, float]:
    """Return r and mean absolute error of the first output on each set's dev part."""
    made = {}
    network.eval()
    for name in OUTPUTS:
        held = facts(data, "dev", {name: 0}, cut)
        with torch.inference_mode():
            batches = [lay(held[k : k + 32]) for k in range(0, len(held), 32)]
            found = torch.cat([_first(network, batch) for batch in batches]).clamp(-3, 3)
        gold = torch.cat([batch.gold for batch in batches])
        made[f"{name}_r"] = round(float(torch.corrcoef(torch.stack([found, gold]))[0, 1]), 4)
        made[f"{name}_mae"] = round(float((found - gold).abs().mean()), 4)
    return made


def _first(network: Network, batch: FactBatch) -> Tensor:
    found: Tensor = network(batch.ids, batch.types, batch.mask)[2]
    return found[batch.rows, batch.places, 0]
