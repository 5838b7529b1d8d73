"""Drops the stray pieces of a content in several: what a pointer gave a cue, but is no part of what was said.

Half of the contents that come in several pieces and are wrong would be right without one of them. A logistic model
over named features says of each piece how likely it is a stray: how long it is beside the others, how far from them
and from the cue, what stands between, how surely its pointer and its tags hold it, what it is in the parse.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from reportedly.reading.annotators.decoding import TO_CUE, Joined, Piece, Seen, pointed
from reportedly.reading.annotators.edge_features import Page, Setting, hangs, opened, roots, setting
from reportedly.reading.annotators.edges import Losses
from reportedly.reading.encoding.wordpieces import Floats, Span

LENGTHS = (1, 2, 3, 4, 6, 8, 12, 20)
SHARES = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8)
TO_THE_CUE = (0, 1, 2, 4, 8, 16, 32, 64)
TO_THE_NEXT = (0, 1, 2, 3, 4, 6, 8, 12, 20, 40)
MARGINS = (0, 1, 2, 3, 4, 6, 8, 10, 14, 19)
POINTS = (-4, -2, 0, 2, 4, 6, 8, 10, 12)
GAINS = (0, 2, 4, 8, 16, 32, 64)
UNRIVALLED = 20.0
SHORT = 12
STOPS = ".?!"


@dataclass(frozen=True, slots=True)
class Hold:
    """How surely the network holds a piece to its cue.

    `point` is the pointer's score for the cue, `margin` what it has over the next best cue, `gain` what the tag chain
    loses without the piece (log scores).
    """

    point: float
    margin: float
    gain: float


class Strays:
    """A logistic model over named features; features without a weight count nothing."""

    def __init__(self, weights: Mapping[str, float], threshold: float) -> None:
        """Hold the weight of each feature and the probability, 0..1, from which a piece is a stray."""
        self.weights, self.threshold = weights, threshold

    def drop(self, found: Sequence[Joined], pieces: "Pieces") -> list[Joined]:
        """Return the attributions without the strays of their contents; the likeliest piece of each always stays."""
        return [self._one(k, one, pieces) for k, one in enumerate(found)]

    def _one(self, number: int, one: Joined, pieces: "Pieces") -> Joined:
        described = pieces.features(number, one)
        if not described:
            return one
        chances = [self.chance(features) for features in described]
        least = min(chances)
        kept = (piece for piece, p in zip(one.contents, chances, strict=True) if p < self.threshold or p == least)
        return replace(one, contents=tuple(kept))

    def chance(self, features: Sequence[str]) -> float:
        """Return the probability that a piece is a stray, 0..1."""
        return 1 / (1 + math.exp(-sum(self.weights.get(name, 0.0) for name in features)))


class Pieces:
    """What shows of the pieces of a document's contents."""

    def __init__(self, marked: Sequence[Joined], seen: Seen, losses: Losses, near: Floats, page: Page) -> None:
        """Take the attributions as the tags gave them, before their edges were mended."""
        self.marked, self.page, self.seen, self.near = marked, page, seen, near
        self.cues = [one.cue for one in marked]
        self.losses = losses

    def features(self, number: int, one: Joined) -> list[list[str]]:
        """Return the features of each piece of attribution `number`, mended or not; nothing where it has only one."""
        if len(one.contents) <= 1:
            return []
        about = setting(self.page, (one.cue.start, one.cue.end))
        return [
            [*self._sizes(one, piece), *_holds(hold), *self._places(one, piece), *self._parse(about, piece)]
            for piece, hold in zip(one.contents, self._held(number, one), strict=True)
        ]

    def _held(self, number: int, one: Joined) -> list[Hold]:
        scores = pointed(self.marked[number].contents, self.cues, self.seen, self.near, TO_CUE)[:, 1:]
        ours, others = scores[:, number], np.delete(scores, number, axis=1)
        margins = ours - others.max(1) if others.shape[1] else np.full(len(ours), UNRIVALLED)
        gain = self.losses.gain
        return [
            Hold(float(ours[k]), float(margins[k]), float(gain[piece.end] - gain[piece.start]))
            for k, piece in enumerate(one.contents)
        ]

    def _sizes(self, one: Joined, piece: Piece) -> list[str]:
        length = piece.end - piece.start
        share = length / sum(p.end - p.start for p in one.contents)
        return [
            "bias",
            f"pieces={min(4, len(one.contents))}",
            f"length={_binned(length, LENGTHS)}",
            f"share={_binned(share, SHARES)}",
        ]

    def _places(self, one: Joined, piece: Piece) -> list[str]:
        """Describe what lies between the piece and its cue, and between it and the nearest other piece."""
        side = "before" if piece.end <= one.cue.start else "after"
        cue = _between(piece, one.cue)
        gap = min((_between(piece, p) for p in one.contents if p is not piece), key=lambda span: span[1] - span[0])
        to_cue, to_next = self._text(cue), self._text(gap)
        first, last = self._closes(piece)
        quoted = self._quoted(piece)
        return [
            f"cue={side} {_binned(cue[1] - cue[0], TO_THE_CUE)}",
            f"cues={self._cues(cue)}",
            f"next={_binned(gap[1] - gap[0], TO_THE_NEXT)}",
            f"next_cues={self._cues(gap)} {side}",
            f"next_text={to_next if len(to_next) < SHORT else '...'}",
            f"lines={chr(10) in to_next} {chr(10) in to_cue}",
            f"stops={_stops(to_next)} {_stops(to_cue)}",
            f"whole={first} {last}",
            f"quoted={quoted} {first}",
        ]

    def _parse(self, about: Setting | None, piece: Piece) -> list[str]:
        token, last = self.page.token(piece.start), self.page.token(piece.end - 1)
        if about is None or token is None:
            return []
        s = token.sentence
        here = s is about.head.sentence
        top = opened(s, token.at, token.at - 1)
        own = roots(s, token.at, last.at if last is not None and last.sentence is s else token.at)
        side = "before" if piece.end <= about.cue[0] else "after"
        return [
            f"here={here} {side}",
            f"tag={token.tag}",
            f"opens={s.deps[top]} {hangs(about, s, top, piece.start, piece.end)}",
            f"roots={min(4, len(own))} {s.pos[own[0]] if own else '-'}",
            f"root={s.deps[own[0]] if own else '-'}",
        ]

    def _cues(self, span: Span) -> int:
        return min(3, sum(span[0] <= cue.start < span[1] for cue in self.cues))

    def _text(self, span: Span) -> str:
        words = self.page.words
        return self.page.text[words.ends[span[0] - 1] : words.starts[span[1]]] if 0 < span[0] <= span[1] else ""

    def _closes(self, piece: Piece) -> tuple[bool, bool]:
        """Say whether the piece starts a sentence, and whether it ends one."""
        token, last = self.page.token(piece.start), self.page.token(piece.end - 1)
        return token is None or token.at == 0, last is not None and last.at == len(last.sentence) - 1

    def _quoted(self, piece: Piece) -> int:
        """Return how many of the piece's edges are quotation marks, in it or just outside."""
        words, text = self.page.words, self.page.text
        start, end = words.starts[piece.start], words.ends[piece.end - 1]
        opening, closing = text[max(0, start - 1) : start + 1], text[end - 1 : end + 1]
        return any(c in opening for c in "\"“'") + any(c in closing for c in "\"”'")


def _holds(hold: Hold) -> list[str]:
    return [
        f"margin={_binned(hold.margin, MARGINS)}",
        f"point={_binned(hold.point, POINTS)}",
        f"gain={_binned(hold.gain, GAINS)}",
    ]


def _between(a: Piece, b: Piece) -> Span:
    """Return the words between two pieces."""
    low, high = min(a.end, b.end), max(a.start, b.start)
    return low, max(low, high)


def _binned(value: float, edges: Sequence[float]) -> int:
    return sum(value > edge for edge in edges)


def _stops(text: str) -> bool:
    return any(stop in text for stop in STOPS)


def load_strays(path: Path) -> Strays:
    """Read the weights: {"threshold": ..., "weights": {feature: weight}}."""
    held = json.loads(path.read_text(encoding="utf-8"))
    return Strays(held["weights"], float(held["threshold"]))
