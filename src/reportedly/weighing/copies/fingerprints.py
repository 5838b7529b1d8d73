"""Fingerprints of a document, and the index that says which documents share some.

Hashes of every five words in a row are thinned out by winnowing (Schleimer, Wilkerson, Aiken 2003): of every eight in
a row the smallest is kept, so that two texts with twelve words in a row in common are sure to share a fingerprint,
while only about two in nine are kept. Quotations are kept whole, six words at a time, so that a short one is found.

The index is a few arrays sorted by fingerprint, with what was added of late in a dictionary beside them until it is
worth sorting; a document is found in time that grows with its own length and with what it shares.
"""

from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from reportedly.weighing.copies.words import Flags, Hashes, Words

Numbers = NDArray[np.int64]
Owners = NDArray[np.int32]

SHINGLE, WINDOW = 5, 8
SURE = SHINGLE + WINDOW - 1  # as many words in a row are sure to share a fingerprint
QUOTED = 6
QUOTATION = np.uint64(0x9E6D62D06F6A9A9B)  # keeps fingerprints of quotations apart from all others
_MULTIPLIERS = np.array(
    [
        0x9E3779B97F4A7C15,
        0xC2B2AE3D27D4EB4F,
        0x165667B19E3779F9,
        0xD6E8FEB86659FD93,
        0xA0761D6478BD642F,
        0xE7037ED1A0B428DB,
    ],
    np.uint64,
)  # odd, their bits well spread
_MIX = np.uint64(0xBF58476D1CE4E5B9)
FRESH = 50_000  # so many postings wait before they are sorted


def shingles(hashes: Hashes, size: int) -> Hashes:
    """Return a hash of every `size` words in a row (at most six); none when there are fewer words."""
    count = len(hashes) - size + 1
    if count <= 0:
        return np.empty(0, np.uint64)
    total = np.zeros(count, np.uint64)
    for at in range(size):
        total += hashes[at : at + count] * _MULTIPLIERS[at]
    total ^= total >> np.uint64(29)
    total *= _MIX
    return total ^ (total >> np.uint64(32))


def winnow(hashes: Hashes, window: int = WINDOW) -> Numbers:
    """Return the places of the hashes that are kept: the last smallest of each `window` in a row."""
    if len(hashes) <= window:
        return np.array([int(np.argmin(hashes))], np.int64) if len(hashes) else np.empty(0, np.int64)
    turned = sliding_window_view(hashes, window)[:, ::-1]
    return np.unique(np.arange(len(turned)) + window - 1 - turned.argmin(axis=1))


class Prints:
    """The fingerprints of one document.

    Attributes:
        values: each fingerprint once, sorted.
        places: the word at which each of the winnowed ones begins, in the order of the text.
    """

    __slots__ = ("places", "values")

    def __init__(self, words: Words) -> None:
        """Take the fingerprints of `words`."""
        every = shingles(words.hashes, SHINGLE)
        places = winnow(every)
        self.places = places.astype(np.uint32)
        self.values = np.unique(np.concatenate([every[places], _of_quotations(words.hashes, words.quoted)]))

    def inside(self, words: Words, first: int, count: int) -> Hashes:
        """Return the winnowed fingerprints, each once, of the `count` words from `first` on; `words` are their own."""
        kept = self.places[(self.places >= first) & (self.places + SHINGLE <= first + count)]
        return np.unique(shingles(words.hashes[first : first + count], SHINGLE)[kept - np.uint32(first)])


def _of_quotations(hashes: Hashes, quoted: Flags) -> Hashes:
    """Return a fingerprint for every six words in a row that all stand in quotation marks."""
    if len(hashes) < QUOTED or not quoted.any():
        return np.empty(0, np.uint64)
    return shingles(hashes, QUOTED)[sliding_window_view(quoted, QUOTED).all(axis=1)] ^ QUOTATION


class Holders(NamedTuple):
    """Which documents hold some fingerprints.

    `owners` are numbers of documents, and `which` the places of the fingerprints that they hold; those that too many
    hold are left out. `held` says of each fingerprint how many documents hold it.
    """

    owners: Numbers
    which: Numbers
    held: Numbers


class FingerprintIndex:
    """Which documents, by number, hold a fingerprint.

    Sorted arrays, each at least twice as long as the next, so that a posting is sorted anew only a few times however
    many there come to be (a log-structured merge; O'Neil et al. 1996).
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self._sorted: list[tuple[Hashes, Owners]] = []
        self._fresh: dict[int, list[int]] = {}
        self._waiting = 0

    def add(self, number: int, values: Hashes) -> None:
        """Note that document `number` holds the fingerprints `values`, each once."""
        for value in values.tolist():
            self._fresh.setdefault(value, []).append(number)
        self._waiting += len(values)
        if self._waiting > FRESH:
            self._settle()

    def _settle(self) -> None:
        """Sort what is waiting into the arrays."""
        lengths = np.fromiter(map(len, self._fresh.values()), np.int64, len(self._fresh))
        values = np.repeat(np.fromiter(self._fresh, np.uint64, len(self._fresh)), lengths)
        owners = np.fromiter(chain.from_iterable(self._fresh.values()), np.int32, self._waiting)
        values, owners = _in_order(values, owners)
        while self._sorted and len(self._sorted[-1][0]) < 2 * len(values):
            older = self._sorted.pop()
            values, owners = _in_order(np.concatenate([older[0], values]), np.concatenate([older[1], owners]))
        self._sorted.append((values, owners))
        self._fresh, self._waiting = {}, 0

    def holders(self, values: Hashes, most: int) -> Holders:
        """Return the documents that hold some of `values`, but for those of `values` that more than `most` hold."""
        lows = [np.searchsorted(held, values, "left") for held, _ in self._sorted]
        counts = [
            np.searchsorted(held, values, "right") - low for (held, _), low in zip(self._sorted, lows, strict=True)
        ]
        waiting = [self._fresh.get(value, ()) for value in values.tolist()]
        fresh = np.fromiter(map(len, waiting), np.int64, len(waiting))
        held = fresh + sum(counts, np.zeros(len(values), np.int64))
        heard = held <= most
        owners, which = [], []
        for (_, of), low, count in zip(self._sorted, lows, counts, strict=True):
            wanted = np.where(heard, count, 0)
            spots = np.repeat(np.arange(len(values)), wanted)
            inside = np.arange(len(spots)) - np.repeat(np.cumsum(wanted) - wanted, wanted)
            owners.append(of[low[spots] + inside].astype(np.int64))
            which.append(spots)
        wanted = np.where(heard, fresh, 0)
        kept = chain.from_iterable(waiting[at] for at in np.flatnonzero(wanted).tolist())
        owners.append(np.fromiter(kept, np.int64, int(wanted.sum())))
        which.append(np.repeat(np.arange(len(values)), wanted))
        return Holders(np.concatenate(owners), np.concatenate(which), held)


def _in_order(values: Hashes, owners: Owners) -> tuple[Hashes, Owners]:
    """Sort postings by fingerprint; what is sorted already is merged, not sorted."""
    order = np.argsort(values, kind="stable")
    return values[order], owners[order]
