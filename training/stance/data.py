"""Sentences with two marked actors and how they stand, as word pieces.

The reader is of the directed sentiment set (Park, Pan and Joo 2021): brackets mark the two actors; the labels are those
of `LABELS`, in its order.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from quality.base import jsonl
from quality.directed_sentiment import unmarked
from reportedly.reading.coders.pieces import FIRST, SECOND, laid
from reportedly.reading.encoding.wordpieces import Ints, WordPieces

LABELS = ("neither", "first for second", "second for first", "first against second", "second against first")
SWAPPED = (0, 2, 1, 4, 3)
POOL = 16


@dataclass(frozen=True, slots=True)
class Pair:
    """One sentence: its pieces with [CLS] and [SEP], which actor each is of (0 none, 1 first, 2 second), the label."""

    ids: Ints
    types: Ints
    marks: Ints
    label: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Pairs side by side; `mask` (batch, 1, 1, pieces) is False behind the end."""

    ids: Tensor
    types: Tensor
    marks: Tensor
    mask: Tensor
    labels: Tensor


def pairs(data: Path, part: str, cut: WordPieces) -> list[Pair | None]:
    """Return the pairs of a part in order; None where a sentence has not two actors, or they are cut off."""
    return [pair(str(row["text"]), int(row["label"]), cut) for row in jsonl(data, "directed_sentiment", part, None)]


def pair(marked: str, label: int, cut: WordPieces) -> Pair | None:
    """Return one sentence as pieces."""
    text, places = unmarked(marked)
    if len(places) != len((FIRST, SECOND)):
        return None
    found = laid(text, (0, len(text)), places, cut)
    return Pair(*found, label) if found is not None else None


@dataclass(frozen=True, slots=True)
class Chance:
    """What is changed by chance while learning: parts of pieces and of actors hidden, and of pairs turned round."""

    piece: float
    actor: float
    turned: float


def epoch(held: Sequence[Pair], count: int, rng: random.Random) -> Iterator[list[Pair]]:
    """Deal the pairs in groups of `count` of like length, in an order by chance."""
    order = list(held)
    rng.shuffle(order)
    groups: list[list[Pair]] = []
    for k in range(0, len(order), count * POOL):
        pool = sorted(order[k : k + count * POOL], key=lambda one: len(one.ids))
        groups += [pool[j : j + count] for j in range(0, len(pool), count)]
    rng.shuffle(groups)
    yield from groups


def lay(group: Sequence[Pair]) -> Batch:
    """Lay pairs side by side."""
    longest = max(len(one.ids) for one in group)
    ids, types, marks = (
        torch.from_numpy(np.stack([np.pad(row, (0, longest - len(row))) for row in rows]))
        for rows in ([one.ids for one in group], [one.types for one in group], [one.marks for one in group])
    )
    lengths = torch.tensor([len(one.ids) for one in group])
    mask = (torch.arange(longest)[None] < lengths[:, None])[:, None, None, :]
    return Batch(ids, types, marks, mask, torch.tensor([one.label for one in group]))


def changed(batch: Batch, cut: WordPieces, chance: Chance) -> Batch:
    """Hide pieces and actors by chance, so that no name is learnt by heart, and turn pairs round with their labels.

    Turning teaches that who stands first in the sentence is a matter of place, not of mark.
    """
    special = (batch.ids == cut.cls) | (batch.ids == cut.sep) | ~batch.mask[:, 0, 0]
    hidden = (torch.rand(batch.ids.shape) < chance.piece) & ~special
    for mark in (FIRST, SECOND):
        hidden |= (batch.marks == mark) & (torch.rand(len(batch.ids), 1) < chance.actor)
    turn = torch.rand(len(batch.ids)) < chance.turned
    marks = torch.where(turn[:, None] & (batch.marks > 0), FIRST + SECOND - batch.marks, batch.marks)
    labels = torch.where(turn, torch.tensor(SWAPPED)[batch.labels], batch.labels)
    return Batch(batch.ids.masked_fill(hidden, cut.unknown), batch.types, marks, batch.mask, labels)
