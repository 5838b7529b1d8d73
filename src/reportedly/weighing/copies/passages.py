"""The passages that two texts have in common, word by word.

Runs of equal words are found by hashes of four words in a row, the longest are taken first, and runs that follow one
another in both texts with only a few other words between them are one passage: an editor's small changes do not
break it. What stands between does not count as common.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.weighing.copies.fingerprints import QUOTED, shingles
from reportedly.weighing.copies.words import Words

SEED = 4
GAP = 6  # as many other words may stand between two runs of one passage
SHORTEST, BESIDE = 12, 7
OFTEN = 8  # words that a text says more often than this begin no run
MOSTLY = 0.8
TELLING = 3
EXACT_RUN = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one text and the stretch of another that has the same words.

    Attributes:
        runs: (first word here, first word there, how many equal words), in order.
        quoted: whether it is a quotation in both texts.
    """

    runs: tuple[EXACT_RUN, ...]
    quoted: bool

    @property
    def words(self) -> int:
        """How many words are the same."""
        return sum(count for _, _, count in self.runs)

    @property
    def one(self) -> tuple[int, int]:
        """First word and number of words in the one text, those that differ included."""
        return self.runs[0][0], self.runs[-1][0] + self.runs[-1][2] - self.runs[0][0]

    @property
    def other(self) -> tuple[int, int]:
        """First word and number of words in the other text."""
        return self.runs[0][1], self.runs[-1][1] + self.runs[-1][2] - self.runs[0][1]


def passages(one: Words, other: Words) -> tuple[Passage, ...]:
    """Return what two texts have in common, in the order of the one.

    That is twelve equal words and more, or six of a quotation; beside a passage of twelve, seven words are enough.
    """
    if one.key == other.key and len(one):
        return (Passage(((0, 0, len(one)),), bool(one.quoted.all())),)
    found = [
        Passage(tuple(runs), _is_quoted(runs, one, other))
        for runs in _joined(_apart(_runs(one, other), len(one), len(other)))
    ]
    least = BESIDE if any(passage.words >= SHORTEST for passage in found) else SHORTEST
    return tuple(
        kept
        for passage in found
        for kept in ((passage,) if passage.words >= least else _quotations(passage.runs, one, other))
    )


def _runs(one: Words, other: Words) -> list[EXACT_RUN]:
    """Return all runs of equal words, four and more."""
    here, there = shingles(one.hashes, SEED), shingles(other.hashes, SEED)
    order = np.argsort(here, kind="stable")
    low = np.searchsorted(here[order], there, "left")
    counts = np.searchsorted(here[order], there, "right") - low
    counts[counts > OFTEN] = 0
    at_there = np.repeat(np.arange(len(there)), counts)
    inside = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
    at_here = order[low[at_there] + inside]
    return _lines(at_here, at_there)


def _lines(here: NDArray[np.intp], there: NDArray[np.intp]) -> list[EXACT_RUN]:
    """Put equal places that follow one another in both texts together."""
    if not len(here):
        return []
    aside = here - there
    order = np.lexsort((there, aside))
    here, there, aside = here[order], there[order], aside[order]
    breaks = np.flatnonzero((np.diff(aside) != 0) | (np.diff(there) != 1)) + 1
    starts = np.concatenate([[0], breaks])
    ends = np.concatenate([breaks, [len(here)]])
    counts = ends - starts + SEED - 1
    return list(zip(here[starts].tolist(), there[starts].tolist(), counts.tolist(), strict=True))


def _apart(runs: list[EXACT_RUN], here: int, there: int) -> list[EXACT_RUN]:
    """Keep runs that share no word in either text, the longest first, cut to what is still free; in order."""
    used_here, used_there = bytearray(here), bytearray(there)
    kept = []
    for run in sorted(runs, key=lambda run: (-run[2], run[0], run[1])):
        i, j, count = _free(run, used_here, used_there)
        if count >= SEED:
            used_here[i : i + count] = b"\1" * count
            used_there[j : j + count] = b"\1" * count
            kept.append((i, j, count))
    return sorted(kept)


def _free(run: EXACT_RUN, here: bytearray, there: bytearray) -> EXACT_RUN:
    """Return the longest part of a run of which neither text's words are taken."""
    i, j, count = run
    if not (any(here[i : i + count]) or any(there[j : j + count])):
        return run
    best, start = (i, j, 0), 0
    for at in range(count + 1):
        if at == count or here[i + at] or there[j + at]:
            if at - start > best[2]:
                best = (i + start, j + start, at - start)
            start = at + 1
    return best


def _joined(runs: Sequence[EXACT_RUN]) -> Iterator[list[EXACT_RUN]]:
    """Yield runs that follow one another in both texts with few other words between them, together."""
    group: list[EXACT_RUN] = []
    for run in runs:
        if group:
            i, j, count = group[-1]
            if 0 <= run[0] - i - count <= GAP and 0 <= run[1] - j - count <= GAP:
                group.append(run)
                continue
            yield group
        group = [run]
    if group:
        yield group


def _is_quoted(runs: Sequence[EXACT_RUN], one: Words, other: Words) -> bool:
    """Say whether most words of some runs stand in quotation marks in both texts."""
    both = sum(int((one.quoted[i : i + n] & other.quoted[j : j + n]).sum()) for i, j, n in runs)
    return both >= MOSTLY * sum(n for _, _, n in runs)


def _quotations(runs: Sequence[EXACT_RUN], one: Words, other: Words) -> Iterator[Passage]:
    """Yield the parts of short runs that both texts put in quotation marks, six words and more."""
    for i, j, count in runs:
        both = (one.quoted[i : i + count] & other.quoted[j : j + count]).tolist()
        start = 0
        for at in range(count + 1):
            if at == count or not both[at]:
                if at - start >= QUOTED and _is_telling(one, i + start, at - start):
                    yield Passage(((i + start, j + start, at - start),), quoted=True)
                start = at + 1


def _is_telling(words: Words, first: int, count: int) -> bool:
    """Say whether a quotation is rare enough to be one utterance: long, or with some longer words in it."""
    return count >= SHORTEST or words.long_words(first, count) >= TELLING
