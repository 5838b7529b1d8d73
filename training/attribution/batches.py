"""Windows of like length laid side by side as tensors."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from training.attribution.data import NOWHERE, Example, Ints, Part, Span, parts
from training.attribution.runtime import WordPieces

POOL = 16


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows padded to the longest; pairs are rows of (window, word, word), the last 0-based or NOWHERE."""

    ids: Tensor
    types: Tensor
    mask: Tensor
    first: Tensor
    tags: Tensor
    held: Tensor
    sources: Tensor
    cues: Tensor


def epoch(
    examples: Sequence[Example], cut: WordPieces, size: int, count: int, rng: random.Random
) -> Iterator[list[Part]]:
    """Cut all documents anew and deal their windows in groups of `count` of like length, in an order by chance."""
    windows = [part for held in examples for part in parts(held, cut, size, rng) if len(part.first)]
    rng.shuffle(windows)
    groups: list[list[Part]] = []
    for k in range(0, len(windows), count * POOL):
        pool = sorted(windows[k : k + count * POOL], key=lambda part: len(part.ids))
        groups += [pool[j : j + count] for j in range(0, len(pool), count)]
    rng.shuffle(groups)
    yield from groups


def lay(group: Sequence[Part]) -> Batch:
    """Lay windows side by side."""
    ids = _padded([part.ids for part in group])
    tags = _padded([part.tags for part in group])
    return Batch(
        ids=ids,
        types=_padded([part.types for part in group]),
        mask=_lengths([part.ids for part in group], ids.shape[1])[:, None, None, :],
        first=_padded([part.first for part in group]),
        tags=tags,
        held=_lengths([part.tags for part in group], tags.shape[1]),
        sources=_pairs([part.sources for part in group]),
        cues=_pairs([part.cues for part in group]),
    )


def _padded(rows: Sequence[Ints]) -> Tensor:
    whole = np.zeros((len(rows), max(map(len, rows))), dtype=np.int64)
    for k, row in enumerate(rows):
        whole[k, : len(row)] = row
    return torch.from_numpy(whole)


def _lengths(rows: Sequence[Ints], longest: int) -> Tensor:
    return torch.arange(longest)[None] < torch.tensor([len(row) for row in rows])[:, None]


def _pairs(rows: Sequence[Sequence[Span]]) -> Tensor:
    whole = [(k, a, b) for k, row in enumerate(rows) for a, b in row]
    return torch.tensor(whole, dtype=torch.long).reshape(-1, 3)


__all__ = ["NOWHERE", "Batch", "epoch", "lay"]
