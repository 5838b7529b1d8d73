"""Fingerprints of a document, and the index that says which documents share some.

Hashes of every five words in a row are thinned out by winnowing (Schleimer, Wilkerson, Aiken 2003): of every eight in
a row the smallest is kept, so that two texts with twelve words in a row in common are sure to share a fingerprint,
while only about two in nine are kept. Quotations are kept whole, six words at a time, so that a short one is found.

The index is two arrays sorted by fingerprint, with what was added of late in a dictionary beside them until it is
worth sorting anew; a document is found in time that grows with its own length and with what it shares.
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from reportedly.weighing.copies.words import Flags, Hashes, Words

Numbers = NDArray[np.int64]

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
FRESH = 50_000  # so many postings wait before the arrays are sorted anew, or a quarter of all


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
        at, places: the winnowed ones again, with the word at which each begins, in the order of the text.
    """

    __slots__ = ("at", "places", "values")

    def __init__(self, words: Words) -> None:
        """Take the fingerprints of `words`."""
        every = shingles(words.hashes, SHINGLE)
        places = winnow(every)
        self.at = every[places]
        self.places = places.astype(np.uint32)
        self.values = np.unique(np.concatenate([self.at, _of_quotations(words.hashes, words.quoted)]))


def _of_quotations(hashes: Hashes, quoted: Flags) -> Hashes:
    """Return a fingerprint for every six words in a row that all stand in quotation marks."""
    if len(hashes) < QUOTED or not quoted.any():
        return np.empty(0, np.uint64)
    return shingles(hashes, QUOTED)[sliding_window_view(quoted, QUOTED).all(axis=1)] ^ QUOTATION


class FingerprintIndex:
    """Which documents, by number, hold a fingerprint."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._values: Hashes = np.empty(0, np.uint64)
        self._owners: Numbers = np.empty(0, np.int64)
        self._fresh: dict[int, list[int]] = {}
        self._waiting = 0

    def add(self, number: int, values: Hashes) -> None:
        """Note that document `number` holds the fingerprints `values`, each once."""
        for value in values.tolist():
            self._fresh.setdefault(value, []).append(number)
        self._waiting += len(values)
        if self._waiting > max(FRESH, len(self._values) // 4):
            self._settle()

    def _settle(self) -> None:
        """Sort what is waiting into the arrays."""
        values = np.fromiter((v for v, held in self._fresh.items() for _ in held), np.uint64, self._waiting)
        owners = np.fromiter((n for held in self._fresh.values() for n in held), np.int64, self._waiting)
        values, owners = np.concatenate([self._values, values]), np.concatenate([self._owners, owners])
        order = np.argsort(values, kind="stable")
        self._values, self._owners = values[order], owners[order]
        self._fresh, self._waiting = {}, 0

    def holders(self, values: Hashes) -> tuple[Numbers, Numbers]:
        """Return the documents that hold some of `values`, one entry for each of them.

        Returns:
            The numbers of the documents, and for each the index in `values` of the fingerprint that it holds.
        """
        low = np.searchsorted(self._values, values, "left")
        counts = np.searchsorted(self._values, values, "right") - low
        which = np.repeat(np.arange(len(values)), counts)
        inside = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
        settled = self._owners[low[which] + inside]
        fresh = [(n, at) for at, value in enumerate(values.tolist()) for n in self._fresh.get(value, ())]
        if not fresh:
            return settled, which
        added = np.array(fresh, np.int64)
        return np.concatenate([settled, added[:, 0]]), np.concatenate([which, added[:, 1]])
