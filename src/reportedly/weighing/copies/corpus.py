"""Many documents, each compared with those that share something with it.

Documents are added one by one; each is compared only with those that the index of fingerprints names, and what other
documents have in common is looked at anew only where they share words with the one that came. The order in which they
come changes nothing. Two documents are compared when they share a fingerprint that few others hold, or a fifth of the
fingerprints of the shorter: by containment, not by likeness, since an abridgement is little like its whole.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from reportedly.record import Comparison, Document
from reportedly.weighing.copies.background import comes_back, day_of
from reportedly.weighing.copies.direction import Told, side, tell
from reportedly.weighing.copies.fingerprints import SHINGLE, FingerprintIndex, Prints
from reportedly.weighing.copies.passages import Passage, passages
from reportedly.weighing.copies.verdicts import Compared, compared
from reportedly.weighing.copies.words import Places, Words, spans_of, words_of
from reportedly.weighing.houses import House

FEW = 48  # a fingerprint that more documents hold is a phrase of the trade, and brings none together by itself
TOO_MANY = 2000  # one that more documents hold than this says nothing at all
CONTAINED = 0.2
MOST = 0.8
ROOM = 1024

Pair = tuple[str, str]


@dataclass(slots=True)
class _Held:
    """What is kept of one document: itself, what it cites, its words and fingerprints, and who has some of them."""

    document: Document
    cites: tuple[House, ...]
    words: Words
    prints: Prints
    day: int | None
    others: set[int] = field(default_factory=set)
    places: Places | None = None

    def side(self) -> Compared:
        """Return the document as one of two that are compared."""
        if self.places is None:
            self.places = spans_of(self.document)
        return Compared(self.document, self.cites, self.words, self.places)


class Copies:
    """The documents of a case, and what each has in common with which."""

    def __init__(self, *, few: int = FEW, too_many: int = TOO_MANY) -> None:
        """Begin with no document.

        Args:
            few: a fingerprint held by more documents brings none together by itself.
            too_many: one held by more than so many does not count at all.
        """
        self._few = few
        self._too_many = too_many
        self._held: list[_Held] = []
        self._numbers: dict[str, int] = {}
        self._index = FingerprintIndex()
        self._sizes = np.zeros(ROOM, np.int64)
        self._touched = np.zeros(ROOM, np.int64)
        self._passages: dict[tuple[int, int], tuple[Passage, ...]] = {}
        self._made: dict[tuple[int, int], tuple[int, Comparison]] = {}

    def add(self, document: Document, cites: Iterable[House] = ()) -> tuple[str, ...]:
        """Take in a document, unless it is held already.

        Args:
            document: what was received; its blocks say what of the text counts.
            cites: the houses that its text names as its sources.

        Returns:
            The ids of the documents that it has something in common with.
        """
        if document.id in self._numbers:
            return self.others(document.id)
        number = len(self._held)
        words = words_of(document)
        prints = Prints(words)
        owners, which = self._index.holders(prints.values)
        self._numbers[document.id] = number
        self._held.append(_Held(document, tuple(cites), words, prints, day_of(document.published)))
        if number == len(self._sizes):
            self._sizes, self._touched = np.resize(self._sizes, 2 * number), np.resize(self._touched, 2 * number)
        self._sizes[number] = len(prints.values)
        self._touched[owners] = self._touched[number] = number
        self._index.add(number, prints.values)
        self._part(owners, which, len(prints.values))
        for other in self._near(prints, owners, which):
            self._join(other, number)
        return self.others(document.id)

    def _near(self, prints: Prints, owners: NDArray[np.int64], which: NDArray[np.int64]) -> list[int]:
        """Return the documents that share enough with a new one; it counts itself among the holders."""
        held = np.bincount(which, minlength=len(prints.values)) + 1
        few, heard = (held <= self._few)[which], (held <= self._too_many)[which]
        count = len(self._held)
        rare = np.bincount(owners[few], minlength=count)
        shared = np.bincount(owners[heard], minlength=count)
        enough = CONTAINED * np.minimum(self._sizes[:count], len(prints.values))
        found: list[int] = np.flatnonzero((rare > 0) | ((shared > 0) & (shared >= enough))).tolist()
        return found

    def _part(self, owners: NDArray[np.int64], which: NDArray[np.int64], count: int) -> None:
        """Part the documents that only a fingerprint brought together which has just become one of too many."""
        held = np.bincount(which, minlength=count) + 1
        crossed = np.flatnonzero((held == self._few + 1) | (held == self._too_many + 1))
        for at in crossed.tolist():
            found = set(owners[which == at].tolist())
            for one in sorted(found):
                for other in sorted(self._held[one].others & found):
                    if one < other and not self._still_near(one, other):
                        self._held[one].others.discard(other)
                        self._held[other].others.discard(one)
                        self._passages.pop((one, other), None)
                        self._made.pop((one, other), None)

    def _still_near(self, one: int, other: int) -> bool:
        values = self._held[one].prints.values
        common = values[np.isin(values, self._held[other].prints.values, assume_unique=True)]
        _, which = self._index.holders(common)
        held = np.bincount(which, minlength=len(common))
        shared = int((held <= self._too_many).sum())
        return bool((held <= self._few).any()) or shared >= max(
            1, CONTAINED * min(self._sizes[one], self._sizes[other])
        )

    def _join(self, one: int, other: int) -> None:
        """Compare two documents word by word and keep what they have in common."""
        here, there = sorted((self._held[one], self._held[other]), key=lambda held: held.document.id)
        found = passages(here.words, there.words)  # by id: in texts that repeat themselves it matters which is the one
        if found:
            self._passages[one, other] = found
            self._held[one].others.add(other)
            self._held[other].others.add(one)

    # what is asked for

    def __len__(self) -> int:
        """Return how many documents are held."""
        return len(self._held)

    def others(self, document: str) -> tuple[str, ...]:
        """Return the ids of the documents that have something in common with this one, sorted."""
        found = self._held[self._numbers[document]].others
        return tuple(sorted(self._held[number].document.id for number in found))

    def has(self, one: str, other: str) -> bool:
        """Say whether two documents have something in common."""
        first, second = self._numbers[one], self._numbers[other]
        return second in self._held[first].others

    def told(self, one: str, other: str) -> Told:
        """Say which of two documents is the source of the other, should one be; the lesser id comes first.

        This looks at the two alone, so that no other document changes it.
        """
        here, there = (self._held[self._numbers[i]] for i in sorted((one, other)))
        shares = self._shares(here, there)
        return tell(
            side(here.document, here.cites, shares[0]),
            side(there.document, there.cites, shares[1]),
        )

    def _shares(self, here: _Held, there: _Held) -> tuple[float, float]:
        """Return the part of two documents' words that stands in common passages."""
        numbers = self._numbers[here.document.id], self._numbers[there.document.id]
        common = sum(passage.words for passage in self._passages.get((min(numbers), max(numbers)), ()))
        return common / max(1, len(here.words)), common / max(1, len(there.words))

    def comparisons(self) -> Iterator[Comparison]:
        """Yield every two documents that have something in common, by their ids."""
        pairs = sorted(tuple(sorted((self._id(a), self._id(b)))) for a, b in self._passages)
        for one, other in pairs:
            yield self.compare(one, other)

    def compare(self, one: str, other: str) -> Comparison:
        """Compare two of the documents; raises KeyError when one is not held. The lesser id comes first."""
        first, second = sorted((one, other))
        a, b = self._numbers[first], self._numbers[second]
        key = (min(a, b), max(a, b))
        known = self._made.get(key)
        if known and known[0] > min(self._touched[a], self._touched[b]):
            return known[1]
        found = self._passages.get(key, ())
        made = self._compared(self._held[a], self._held[b], found)
        if key in self._passages:
            self._made[key] = (len(self._held), made)
        return made

    def _id(self, number: int) -> str:
        return self._held[number].document.id

    def _compared(self, one: _Held, other: _Held, found: tuple[Passage, ...]) -> Comparison:
        holders = [self._holders(one, passage) for passage in found]
        return compared(
            one.side(),
            other.side(),
            [
                (passage, len(held), comes_back(self._held[n].day for n in held))
                for passage, held in zip(found, holders, strict=True)
            ],
        )

    def _holders(self, one: _Held, passage: Passage) -> list[int]:
        """Return the documents that hold most of a passage's fingerprints, the two that it was found in included."""
        start, count = passage.one
        inside = (one.prints.places >= start) & (one.prints.places + SHINGLE <= start + count)
        values = np.unique(one.prints.at[inside])
        if not len(values):
            return []
        owners, _ = self._index.holders(values)
        found, counts = np.unique(owners, return_counts=True)
        holders: list[int] = found[counts >= MOST * len(values)].tolist()
        return holders
