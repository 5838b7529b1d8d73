"""Mends the edges of contents: a few other starts and ends are weighed against those that the best tags gave.

The encoder finds the content but often lets it end a clause too late or start a phrase too early. Starts and ends that
the tag chain holds nearly as good are scored together by a linear model over features of the parse and of spelling;
the best pair wins. Sources and cues stay as they are.
"""

import json
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from reportedly.reading.annotators.decoding import CONTENT, Chain, Joined, Piece
from reportedly.reading.annotators.edge_features import (
    Page,
    Setting,
    beheads,
    end_features,
    pair_features,
    setting,
    start_features,
)
from reportedly.reading.encoding.wordpieces import Floats, Ints, Span

REACH = 60
MOST = 4
NEARLY = 6.0
FINE = 3


@dataclass(frozen=True, slots=True)
class Choice:
    """Candidate edges of a piece of content: the first words and the words past the last, with what is lost by each.

    `start_loss` and `end_loss` are log scores of the tag chain less those of the marked edge (0 for that one).
    """

    starts: list[int]
    ends: list[int]
    start_loss: list[float]
    end_loss: list[float]

    @property
    def open(self) -> bool:
        """Say whether there is anything to choose."""
        return len(self.starts) > 1 or len(self.ends) > 1


class Edges:
    """A linear model over named features (`edge_features`); features without a weight count nothing."""

    def __init__(self, weights: Mapping[str, float], trust: float) -> None:
        """Hold the weight of each feature and that of the tag chain's own score (`trust`)."""
        self.weights, self.trust = weights, trust

    def mend(self, found: Sequence[Joined], losses: "Losses", page: Page) -> list[Joined]:
        """Return the attributions with the edges of their contents chosen anew; pieces never come to overlap."""
        rooms = Rooms(found, len(losses.tags))
        return [self._one(one, rooms, losses, page) for one in found]

    def _one(self, one: Joined, rooms: "Rooms", scores: "Losses", page: Page) -> Joined:
        about = setting(page, (one.cue.start, one.cue.end)) if one.contents else None
        if about is None:
            return one
        contents = []
        for piece in one.contents:
            start, end = self.best(about, piece, scores.choice(piece, rooms.around(piece)))
            rooms.move(piece, start, end)
            contents.append(Piece(CONTENT, start, end))
        return replace(one, contents=tuple(contents))

    def best(self, about: Setting, piece: Piece, choice: Choice) -> Span:
        """Return the start and end with the best score; the marked ones where nothing is better."""
        if not choice.open:
            return piece.start, piece.end
        starts, ends = edge_features(about, piece, choice)
        first = {
            i: self.score(features, loss)
            for i, features, loss in zip(choice.starts, starts, choice.start_loss, strict=True)
            if not beheads(about.page, piece.start, i)
        }
        last = {
            j: self.score(features, loss) for j, features, loss in zip(choice.ends, ends, choice.end_loss, strict=True)
        }
        scores = {
            (i, j): a + b + self.score(pair_features(about, i, j))
            for i, a in first.items()
            for j, b in last.items()
            if i < j
        }
        return max(scores, key=lambda pair: (scores[pair], pair == (piece.start, piece.end)))

    def score(self, features: Sequence[str], loss: float = 0.0) -> float:
        """Return what features and loss of an edge, or of a pair, add to the score of a pair."""
        weights = self.weights
        return self.trust * loss + sum([weights[name] for name in features if name in weights])


def edge_features(about: Setting, piece: Piece, choice: Choice) -> tuple[list[list[str]], list[list[str]]]:
    """Return the features of each start and of each end; those of a pair add to them (`pair_features`)."""
    starts = [
        [*start_features(about, i, max(piece.end, i + 1), i - piece.start), f"s.loss={_step(loss)}"]
        for i, loss in zip(choice.starts, choice.start_loss, strict=True)
    ]
    ends = [
        [*end_features(about, j, min(piece.start, j - 1), j - piece.end), f"e.loss={_step(loss)}"]
        for j, loss in zip(choice.ends, choice.end_loss, strict=True)
    ]
    return starts, ends


def candidates(about: Setting, piece: Piece, choice: Choice) -> dict[Span, tuple[list[str], float]]:
    """Return the features and the loss of each pair of edges, as the weights are learned from."""
    starts, ends = edge_features(about, piece, choice)
    return {
        (i, j): ([*starts[a], *ends[b], *pair_features(about, i, j)], choice.start_loss[a] + choice.end_loss[b])
        for a, i in enumerate(choice.starts)
        for b, j in enumerate(choice.ends)
        if i < j
    }


def _step(loss: float) -> float:
    """Return a loss in half steps up to FINE, whole ones from there."""
    return round(2 * loss) / 2 if abs(loss) < FINE else float(round(loss))


class Losses:
    """What the tag chain loses by another edge than the marked one, the rest of its tags as they are."""

    def __init__(self, chain: Chain, tags: Floats) -> None:
        """Add up, word by word, what a word inside a content scores over one outside."""
        self.first, self.last = (chain.tagged(letters, CONTENT) for letters in ("BS", "ES"))
        outside, inside = chain.roles.index(-1), chain.tagged("I", CONTENT)[0]
        step = float(chain.steps[inside, inside] - chain.steps[outside, outside])
        scores = tags.astype(np.float64)
        self.tags, self.inside = scores, scores[:, inside]
        self.gain = np.concatenate([[0.0], np.cumsum(self.inside - scores[:, outside] + step)])

    def choice(self, piece: Piece, room: Span) -> Choice:
        """Return the best edges of a piece that may take up `room`, the marked ones always among them."""
        low, high = max(room[0], piece.start - REACH), min(room[1], piece.end + REACH)
        starts, ends = np.arange(low, piece.end), np.arange(piece.start + 1, high + 1)
        opening = self.tags[starts][:, self.first].max(1) - self.inside[starts] - self.gain[starts]
        closing = self.tags[ends - 1][:, self.last].max(1) - self.inside[ends - 1] + self.gain[ends]
        chosen = _nearly(starts, opening - opening[piece.start - low], piece.start)
        other = _nearly(ends, closing - closing[piece.end - piece.start - 1], piece.end)
        return Choice(chosen[0], other[0], chosen[1], other[1])


def _nearly(places: Ints, scores: Floats, marked: int) -> tuple[list[int], list[float]]:
    order = np.argsort(-scores, kind="stable")[:MOST]
    kept = {int(places[k]): float(scores[k]) for k in order if scores[k] > -NEARLY} | {marked: 0.0}
    return sorted(kept), [kept[place] for place in sorted(kept)]


class Rooms:
    """Where every piece may grow: up to the pieces beside it."""

    def __init__(self, found: Sequence[Joined], count: int) -> None:
        """Take the pieces of all attributions of a document of `count` words."""
        pieces = {piece for one in found for piece in (one.source, one.cue, *one.contents) if piece is not None}
        self.spans = [(0, 0), *sorted((piece.start, piece.end) for piece in pieces), (count, count)]

    def around(self, piece: Piece) -> Span:
        """Return the end of the piece before and the start of the one after."""
        k = self._at(piece)
        return self.spans[k - 1][1], self.spans[k + 1][0]

    def move(self, piece: Piece, start: int, end: int) -> None:
        """Let a piece have other edges inside its room."""
        self.spans[self._at(piece)] = (start, end)

    def _at(self, piece: Piece) -> int:
        return bisect_left(self.spans, (piece.start, piece.end), 1)


def load_edges(path: Path) -> Edges:
    """Read the weights: {"trust": ..., "weights": {feature: weight}}."""
    held = json.loads(path.read_text(encoding="utf-8"))
    return Edges(held["weights"], float(held["trust"]))
