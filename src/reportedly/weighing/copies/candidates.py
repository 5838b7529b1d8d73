"""Which documents share enough fingerprints to be compared word by word, out of all that are held.

Two documents are near when they share a fingerprint that few others hold, or a fifth of the fingerprints of the
shorter: by containment, not by likeness, since an abridgement is little like its whole. A fingerprint that many hold
in three different weeks is background and does not count towards the fifth, but half of the shorter is enough
whatever it is: a text taken over with its background is still a copy.

All of this follows from who holds what in the end, so that the order in which documents come changes nothing; and a
further document can only part two that were near, never bring two others together.
"""

from collections.abc import Iterator

import numpy as np

from reportedly.weighing.copies.background import UNKNOWN, comes_back
from reportedly.weighing.copies.fingerprints import FingerprintIndex, Holders, Numbers
from reportedly.weighing.copies.words import Flags, Hashes

FEW = 48  # a fingerprint that more documents hold is a phrase of the trade, and brings none together by itself
TOO_MANY = 2000  # one that more documents hold than this says nothing at all
CONTAINED, WHOLE = 0.2, 0.5
MOST = 0.8
ROOM = 1024


class Candidates:
    """The fingerprints of documents, by number."""

    def __init__(self, few: int, too_many: int) -> None:
        """Begin with no document."""
        self._few = few
        self._too_many = too_many
        self._index = FingerprintIndex()
        self._values: list[Hashes] = []
        self._sizes = np.zeros(ROOM, np.int64)
        self._days = np.zeros(ROOM, np.int64)
        self._held_by: dict[bytes, tuple[int, bool]] = {}

    def add(self, values: Hashes, day: int | None) -> int:
        """Take in the fingerprints of a document, each once and sorted, and its day; returns its number."""
        number = len(self._values)
        if number == len(self._sizes):
            self._sizes, self._days = np.resize(self._sizes, 2 * number), np.resize(self._days, 2 * number)
        self._values.append(values)
        self._sizes[number] = len(values)
        self._days[number] = UNKNOWN if day is None else day
        self._index.add(number, values)
        self._held_by.clear()
        return number

    def near(self, number: int) -> list[int]:
        """Return the numbers of the documents that are near to one, sorted."""
        values = self._values[number]
        found = self._index.holders(values, self._too_many)
        return np.flatnonzero(self._reach(found, number)).tolist()

    def _reach(self, found: Holders, number: int) -> Flags:
        """Say of every document whether it is near to one whose fingerprints' holders are given."""
        every = len(self._values)
        rare = np.bincount(found.owners[(found.held <= self._few)[found.which]], minlength=every) > 0
        near = rare | self._contained(found, np.minimum(self._sizes[:every], len(self._values[number])), every)
        near[number] = False
        return near

    def _contained(self, found: Holders, shorter: Numbers, every: int) -> Flags:
        """Say of every document whether enough of the shorter of two stands in both."""
        news = ~self._is_background(found)[found.which]
        shared = np.bincount(found.owners, minlength=every)
        of_news = np.bincount(found.owners[news], minlength=every)
        return ((of_news > 0) & (of_news >= CONTAINED * shorter)) | ((shared > 0) & (shared >= WHOLE * shorter))

    def _is_background(self, found: Holders) -> Flags:
        """Say of each fingerprint whether many hold it, in three weeks."""
        many = found.held > self._few
        if not many.any():
            return many
        kept = many[found.which]
        return comes_back(self._days[found.owners[kept]], found.which[kept], len(found.held)) & many

    def are_near(self, one: int, other: int) -> bool:
        """Say whether two documents are near."""
        values = np.intersect1d(self._values[one], self._values[other], assume_unique=True)
        found = self._index.holders(values, self._too_many)
        if (found.held <= self._few).any():
            return True
        heard = found.held <= self._too_many
        shorter = min(len(self._values[one]), len(self._values[other]))
        shared, news = int(heard.sum()), int((heard & ~self._is_background(found)).sum())
        return bool((news and news >= CONTAINED * shorter) or (shared and shared >= WHOLE * shorter))

    def moved(self, number: int) -> Iterator[frozenset[int]]:
        """Yield, after a document was added, sets of documents of which some may be near to one another no longer.

        They hold a fingerprint together that the document, the last that was added, made one of many, or background.
        """
        found = self._index.holders(self._values[number], self._too_many + 1)
        crossed = (found.held == self._few + 1) | (found.held == self._too_many + 1) | self._turned(found, number)
        groups = (frozenset(found.owners[found.which == at].tolist()) for at in np.flatnonzero(crossed).tolist())
        yield from dict.fromkeys(group - {number} for group in groups)

    def _turned(self, found: Holders, number: int) -> Flags:
        """Say of each fingerprint whether a document's day has made it background."""
        others = found.owners != number
        before = Holders(found.owners[others], found.which[others], found.held)
        return self._is_background(found) & ~self._is_background(before)

    def held_by(self, values: Hashes) -> tuple[int, bool]:
        """Return how many documents hold most of some fingerprints, and whether they come back in three weeks.

        What more than too many hold says nothing of whoever holds the rest; if there is no rest, it is background.
        """
        if not len(values):
            return 0, False
        key = values.tobytes()
        if key not in self._held_by:  # a family of reprints shares one passage, pair by pair
            self._held_by[key] = self._holders_of_most(values)
        return self._held_by[key]

    def _holders_of_most(self, values: Hashes) -> tuple[int, bool]:
        found = self._index.holders(values, self._too_many)
        heard = int((found.held <= self._too_many).sum())
        if not heard:
            return self._too_many, True
        owners, counts = np.unique(found.owners, return_counts=True)
        holders = owners[counts >= MOST * heard]
        return len(holders), bool(comes_back(self._days[holders], np.zeros(len(holders), np.int64), 1)[0])
