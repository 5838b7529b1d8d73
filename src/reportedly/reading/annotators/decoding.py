"""From scores to attributions: the best sequence of tags, and which piece belongs to which.

Tags come from a linear chain over the whole document (Viterbi); each piece of content points to its cue and each cue
to its source, by dot products.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from reportedly.reading.encoding.wordpieces import Floats, Ints, ints

SOURCE, CUE, CONTENT = range(3)
FARTHEST = 20
TO_CUE, TO_SOURCE = range(2)
OUTSIDE = -1e6


@dataclass(frozen=True, slots=True)
class Piece:
    """Words `start:end` with one role (SOURCE, CUE or CONTENT)."""

    role: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class View:
    """What one window makes of its words `first:`: a vector for each side of both kinds of pointer, and [CLS]'s key."""

    first: int
    pointers: Floats
    nowhere: Floats


@dataclass(frozen=True, slots=True)
class Seen:
    """What the model makes of a document: of each word its tag scores, the number of the view to believe, factuality.

    Vectors of different windows are never compared: they tell places apart by the place in the window.
    """

    tags: Floats
    home: Ints
    views: tuple[View, ...]
    facts: Floats


class Chain:
    """A linear chain over tags; `tags` are "O" and (role, position) by name, such as "B-cue"."""

    def __init__(self, tags: Sequence[str], start: Floats, steps: Floats, end: Floats) -> None:
        """Hold the scores of starting with a tag, of each step from one to the next, and of ending."""
        self.start, self.steps, self.end = start, np.ascontiguousarray(steps.T), end
        names = ("source", "cue", "content")
        self.roles = [-1 if tag == "O" else names.index(tag[2:]) for tag in tags]
        self.opens = [tag[0] in "BS" for tag in tags]
        self._tags = list(tags)

    def tagged(self, letters: str, role: int) -> list[int]:
        """Return the numbers of a role's tags that begin with one of `letters`."""
        return [k for k, tag in enumerate(self._tags) if self.roles[k] == role and tag[0] in letters]

    def best(self, scores: Floats) -> list[int]:
        """Return the best sequence of tags for scores of (words, tags)."""
        held = np.array(scores)  # of each word and tag, the best score of a sequence up to there
        held[0] += self.start
        through = np.empty_like(self.steps)
        best = np.empty_like(self.start)
        for before, here in pairwise(held):
            np.add(self.steps, before, out=through)
            through.max(1, out=best)
            np.add(here, best, out=here)
        tag = int((held[-1] + self.end).argmax())
        path = [tag]
        for before in held[-2::-1]:
            tag = int((self.steps[tag] + before).argmax())
            path.append(tag)
        return path[::-1]

    def pieces(self, path: Sequence[int]) -> list[Piece]:
        """Return the runs of equal roles, cut where a tag opens a new one."""
        found: list[Piece] = []
        start, role = 0, -1
        for k, tag in enumerate([*path, self.roles.index(-1)]):
            if self.roles[tag] != role or self.opens[tag]:
                if role >= 0:
                    found.append(Piece(role, start, k))
                start, role = k, self.roles[tag]
        return found


@dataclass(frozen=True, slots=True)
class Joined:
    """One attribution in pieces; the source may be None, the contents none."""

    source: Piece | None
    cue: Piece
    contents: tuple[Piece, ...]


def buckets(distance: Ints) -> Ints:
    """Number signed distances in words on a logarithmic scale, two steps to a doubling: 0..2 x FARTHEST."""
    steps = np.floor(2 * np.log2(np.abs(distance) + 1.0)).astype(np.int64)
    numbers: Ints = FARTHEST + np.sign(distance) * np.minimum(steps, FARTHEST)
    return numbers


def join(pieces: Sequence[Piece], seen: Seen, near: Floats) -> list[Joined]:
    """Give each content the cue and each cue the source that its pointer prefers; contents without a cue are lost."""
    cues, sources, contents = ([p for p in pieces if p.role == role] for role in (CUE, SOURCE, CONTENT))
    if not cues:
        return []
    owners = pointed(contents, cues, seen, near, TO_CUE)[:, 1:].argmax(1)
    chosen = pointed(cues, sources, seen, near, TO_SOURCE).argmax(1)
    return [
        Joined(
            sources[chosen[k] - 1] if chosen[k] else None,
            cue,
            tuple(piece for piece, owner in zip(contents, owners, strict=True) if owner == k),
        )
        for k, cue in enumerate(cues)
    ]


def pointed(left: Sequence[Piece], right: Sequence[Piece], seen: Seen, near: Floats, kind: int) -> Floats:
    """Return the scores (left, 1 + right) of pointing nowhere, or from one to the other: likeness and nearness.

    What lies outside the window is only ever chosen for want of anything inside, the nearest first.
    """
    here, there = ints([piece.start for piece in left]), ints([piece.start for piece in right])
    distance = there[None, :] - here[:, None]
    scores = np.empty((len(left), 1 + len(right)), dtype=np.float32)
    scores[:, 1:] = OUTSIDE - np.abs(distance)
    for number in sorted(set(seen.home[here].tolist())):
        view = seen.views[number]
        rows = np.flatnonzero(seen.home[here] == number)
        inside = np.flatnonzero((there >= view.first) & (there < view.first + view.pointers.shape[1]))
        ours = view.pointers[2 * kind][here[rows] - view.first]
        theirs = view.pointers[2 * kind + 1][there[inside] - view.first]
        scores[rows, 0] = ours @ view.nowhere[kind]
        closeness = near[kind][buckets(distance[np.ix_(rows, inside)])]
        scores[np.ix_(rows, 1 + inside)] = ours @ theirs.T + closeness
    return scores
