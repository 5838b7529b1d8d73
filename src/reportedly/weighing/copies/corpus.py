"""Many documents, each compared with those that share something with it.

Documents are added one by one, or many at once; each is compared only with those that are near to it (`candidates`),
and what two documents have in common is looked at once. The order in which they come changes nothing.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple, Protocol

from reportedly.record import CommonPassage, Comparison, Document
from reportedly.weighing.copies.background import day_of
from reportedly.weighing.copies.candidates import FEW, TOO_MANY, Candidates
from reportedly.weighing.copies.direction import Credits, Side, Told, credits_of, tell
from reportedly.weighing.copies.fingerprints import Prints
from reportedly.weighing.copies.passages import Passage, passages
from reportedly.weighing.copies.verdicts import Compared, compared, shown
from reportedly.weighing.copies.words import Words, spans_of, words_of
from reportedly.weighing.houses import House

CHUNK = 500  # documents, or pairs of them, that are handed to a process at a time
PLACED = 16_384  # documents of which it is kept where their words stand in the text

Pair = tuple[int, int]


class Known(Protocol):
    """What two texts have in common, by the keys of their words: the same whatever documents bear them."""

    def get(self, keys: tuple[bytes, bytes], /) -> tuple[Passage, ...] | None:
        """Return what is known of two texts."""

    def __setitem__(self, keys: tuple[bytes, bytes], common: tuple[Passage, ...], /) -> None:
        """Note what was found."""


Each = Callable[[Callable[[Any], Any], Iterable[Any]], Iterable[Any]]
"""Applies a function to each of some values and gives the results in order: `map`, or a pool's `imap`."""


@dataclass(slots=True)
class _Held:
    """What is kept of one document: itself, its houses, its words and fingerprints, and who has some of them."""

    document: Document
    credits: Credits
    words: Words
    prints: Prints
    others: set[int] = field(default_factory=set)


class _Task(NamedTuple):
    """Pairs of texts to compare, by number, and their words."""

    pairs: list[Pair]
    words: dict[int, Words]


class Copies:
    """The documents of a case, and what each has in common with which."""

    def __init__(self, *, few: int = FEW, too_many: int = TOO_MANY, known: Known | None = None) -> None:
        """Begin with no document.

        Args:
            few: a fingerprint held by more documents brings none together by itself.
            too_many: one held by more than so many does not count at all.
            known: what texts were found to have in common before; filled in with what is found now.
        """
        self._known = known
        self._held: list[_Held] = []
        self._numbers: dict[str, int] = {}
        self._near = Candidates(few, too_many)
        self._passages: dict[Pair, tuple[Passage, ...]] = {}
        self._compared_last: tuple[Comparison, ...] | None = None
        self._places = lru_cache(PLACED)(lambda number: spans_of(self._held[number].document))

    def add(self, document: Document, cites: Iterable[House] = (), words: Words | None = None) -> tuple[str, ...]:
        """Take in a document, unless it is held already.

        Args:
            document: what was received; its blocks say what of the text counts.
            cites: the houses that its text names as its sources.
            words: those of the document, where they were made out before.

        Returns:
            The ids of the documents that it has something in common with.
        """
        if document.id not in self._numbers:
            number = self._take(document, cites, *_parsed(document, words))
            self._part(self._moved(number))
            for pair in [self._by_id(other, number) for other in self._near.near(number)]:
                self._join(*pair, self._common(*pair))
        return self.others(document.id)

    def add_all(self, found: Iterable[tuple[Document, Iterable[House]]], each: Each = map) -> None:
        """Take in many documents at once, with what each cites: the same as one by one, but sooner.

        Args:
            found: the documents; those that are held already are left out.
            each: where the work on each document and on each pair is done, such as the `imap` of a pool of processes.
        """
        new = {document.id: (document, cites) for document, cites in found if document.id not in self._numbers}
        before = len(self._held)
        for (document, cites), parsed in zip(new.values(), each(_parsed, (d for d, _ in new.values())), strict=True):
            self._take(document, cites, *parsed)
        self._part(list(self._passages))
        numbers = range(before, len(self._held))
        wanted = (self._by_id(other, n) for n in numbers for other in self._near.near(n) if other < n)
        for pairs, commons in each(_passages_of, self._tasks(wanted)):
            for (one, other), common in zip(pairs, commons, strict=True):
                self._note(one, other, common)
                self._join(one, other, common)

    def _tasks(self, wanted: Iterable[Pair]) -> Iterator[_Task]:
        """Yield, in parts that a process can be handed, the pairs of which it is not known what they have in common."""
        waiting = iter(wanted)
        while pairs := list(islice(waiting, CHUNK)):
            new = []
            for pair in pairs:
                if (common := self._remembered(*pair)) is None:
                    new.append(pair)
                else:
                    self._join(*pair, common)
            yield _Task(new, {number: self._held[number].words for pair in new for number in pair})

    def _take(self, document: Document, cites: Iterable[House], words: Words, prints: Prints) -> int:
        self._compared_last = None
        number = self._near.add(prints.values, day_of(document.published))
        self._numbers[document.id] = number
        self._held.append(_Held(document, credits_of(document, cites), words, prints))
        return number

    def _by_id(self, one: int, other: int) -> Pair:
        """Put two documents in the order of their ids: in texts that repeat themselves it matters which is the one."""
        return (one, other) if self._id(one) < self._id(other) else (other, one)

    def _moved(self, number: int) -> list[Pair]:
        """Return the pairs that are to be looked at again because a document was added."""
        found: set[Pair] = set()
        for group in self._near.moved(number):
            for one in group:
                found.update(self._by_id(one, other) for other in self._held[one].others & group)
        return sorted(found)

    def _part(self, pairs: Iterable[Pair]) -> None:
        """Part those of some pairs of documents that are near no longer."""
        for one, other in pairs:
            if not self._near.are_near(one, other):
                self._held[one].others.discard(other)
                self._held[other].others.discard(one)
                del self._passages[one, other]

    def _common(self, one: int, other: int) -> tuple[Passage, ...]:
        """Return what the words of two documents have in common."""
        found = self._remembered(one, other)
        if found is None:
            found = passages(self._held[one].words, self._held[other].words)
            self._note(one, other, found)
        return found

    def _remembered(self, one: int, other: int) -> tuple[Passage, ...] | None:
        """Return what two texts were found to have in common before, None where they were not looked at."""
        return None if self._known is None else self._known.get(self._keys(one, other))

    def _note(self, one: int, other: int, common: tuple[Passage, ...]) -> None:
        if self._known is not None:
            self._known[self._keys(one, other)] = common

    def _keys(self, one: int, other: int) -> tuple[bytes, bytes]:
        return self._held[one].words.key, self._held[other].words.key

    def _join(self, one: int, other: int, common: tuple[Passage, ...]) -> None:
        """Keep what two documents have in common."""
        if common:
            self._passages[one, other] = common
            self._held[one].others.add(other)
            self._held[other].others.add(one)

    # what is asked for

    def __len__(self) -> int:
        """Return how many documents are held."""
        return len(self._held)

    def others(self, document: str) -> tuple[str, ...]:
        """Return the ids of the documents that have something in common with this one, sorted."""
        found = self._held[self._numbers[document]].others
        return tuple(sorted(map(self._id, found)))

    def has(self, one: str, other: str) -> bool:
        """Say whether two documents have something in common."""
        return self._numbers[other] in self._held[self._numbers[one]].others

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield the ids of every two documents that have something in common, sorted, the lesser id first."""
        yield from sorted((self._id(one), self._id(other)) for one, other in self._passages)

    def told(self, one: str, other: str) -> Told:
        """Say which of two documents is the source of the other, should one be; the lesser id comes first.

        This looks at the two alone, so that no other document changes it.
        """
        here, there, found = self._two(one, other)
        common = sum(passage.words for passage in found)
        sides = [
            Side(held.document, held.credits, common / max(1, len(held.words)))
            for held in (self._held[here], self._held[there])
        ]
        return tell(*sides)

    def common(self, one: str, other: str) -> tuple[CommonPassage, ...]:
        """Return the passages that two documents share, whoever else holds them; the lesser id comes first.

        This looks at the two alone, so that no other document changes it; what is not quoted counts as news.
        """
        here, there, found = self._two(one, other)
        return shown(self._compared(here), self._compared(there), [(passage, 2, False) for passage in found])

    def comparisons(self) -> tuple[Comparison, ...]:
        """Return every two documents that have something in common, by their ids, compared once for all who ask."""
        if self._compared_last is None:
            self._compared_last = tuple(self.compare(one, other) for one, other in self.pairs())
        return self._compared_last

    def compare(self, one: str, other: str) -> Comparison:
        """Compare two of the documents; raises KeyError when one is not held. The lesser id comes first."""
        here, there, found = self._two(one, other)
        held = self._held[here]
        holders = [self._near.held_by(held.prints.inside(held.words, *passage.one)) for passage in found]
        weighed = [(passage, *by) for passage, by in zip(found, holders, strict=True)]
        return compared(self._compared(here), self._compared(there), weighed)

    def _two(self, one: str, other: str) -> tuple[int, int, tuple[Passage, ...]]:
        """Return the numbers of two documents, the lesser id first, and what they have in common."""
        here, there = (self._numbers[i] for i in sorted((one, other)))
        return here, there, self._passages.get((here, there), ())

    def _id(self, number: int) -> str:
        return self._held[number].document.id

    def _compared(self, number: int) -> Compared:
        """Return a document as one of two that are compared."""
        held = self._held[number]
        return Compared(held.document, held.credits, held.words, self._places(number))


def _parsed(document: Document, known: Words | None = None) -> tuple[Words, Prints]:
    """Return the words of a document, where they are not known, and their fingerprints."""
    words = words_of(document) if known is None else known
    return words, Prints(words)


def _passages_of(task: _Task) -> tuple[list[Pair], list[tuple[Passage, ...]]]:
    """Compare pairs of texts."""
    return task.pairs, [passages(task.words[one], task.words[other]) for one, other in task.pairs]
