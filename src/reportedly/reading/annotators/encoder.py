"""A small encoder that marks attributions: who (source), by which words (cue), is said to hold what (content).

The same pass says of each word how sure the text is that what it names happened (event factuality).

A window of whole sentences is read at a time, each sentence in the window where it stands farthest from an edge. The
model reads one window a run: integer arithmetic scales by the largest value of what it is given, so a batch would let
one text change the scores of another. How its weights were made: `docs/attributor.md`.
"""

import json
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np

from reportedly.reading.annotators.decoding import CUE, Chain, Joined, Piece, Seen, View, join
from reportedly.reading.annotators.edge_features import Page
from reportedly.reading.annotators.mending import Mender, load_mender
from reportedly.reading.encoding.trunk import Trunk, session, trunk
from reportedly.reading.encoding.wordpieces import (
    Floats,
    Ints,
    Span,
    Window,
    WordPieces,
    Words,
    encode,
    ints,
    windows,
)
from reportedly.reading.tree import Sentence

Attributed = tuple[list[Span], list[Span], list[Span], float]
Graded = tuple[int, int, float]
Run = Callable[[Ints, Ints], tuple[Floats, Floats, Floats]]
GREATEST = 3.0


class Attributor:
    """Reads attributions; holds no state between texts."""

    def __init__(
        self, config: Mapping[str, Any], vocabulary: Sequence[str], run: Run, mender: Mender | None = None
    ) -> None:
        """Hold the settings of the model, and `run`: (1, pieces) of ids and types to tags, pointers and factuality.

        `mender` mends contents where there is a parse.
        """
        self.window, self.context = int(config["window"]), int(config["context"])
        self.cut = WordPieces(vocabulary)
        self.chain = Chain(config["tags"], *(np.asarray(config[k], np.float32) for k in ("start", "steps", "end")))
        self.near = np.asarray(config["near"], np.float32)
        self.run, self.mender = run, mender

    def read(
        self, text: str, sentences: Sequence[Span], trees: Sequence[Sentence] = ()
    ) -> tuple[list[Attributed], list[Graded]]:
        """Return the attributions, and the factuality of each word.

        `trees` are the parsed sentences, where there are any: with them contents are mended.

        An attribution is (source, cue, content, score), by the place of its cue. Spans are character offsets, sorted;
        a source may be missing, a content may have several spans. `score` is the mean probability of the cue's words
        being one, 0..1. A word is (start, end, factuality): -3 surely not so .. 3 surely so, where it names an event.
        """
        words = encode(text, sentences, self.cut, self.window // 2)
        if not words.starts:
            return [], []
        seen = self.see(words)
        found = self.decode(seen)
        if self.mender is not None and trees:
            found = self.mender.mend(found, seen, self.chain, self.near, Page(text, words, trees))
        grades = seen.facts.clip(-GREATEST, GREATEST).astype(np.float64).round(2).tolist()
        return (
            [self._spans(one, words, seen) for one in found],
            list(zip(words.starts, words.ends, grades, strict=True)),
        )

    def attributions(self, text: str, sentences: Sequence[Span]) -> list[Attributed]:
        """Return the attributions of `read` alone, as the tags have them."""
        return self.read(text, sentences)[0]

    def decode(self, seen: Seen) -> list[Joined]:
        """Return the attributions of a document, as words."""
        return join(self.chain.pieces(self.chain.best(seen.tags)), seen, self.near)

    def see(self, words: Words) -> Seen:
        """Run the model over all windows and lay the believed parts of their tags side by side."""
        plan = windows(words.units, self.window, self.context)
        tags, facts, views, home = [], [], [], []
        for number, window in enumerate(plan):
            scores, sure, view = self._read(words, window)
            low, high = (bisect_left(words.first, place) for place in (window.core_start, window.core_end))
            tags.append(scores[low - view.first : high - view.first])
            facts.append(sure[low - view.first : high - view.first])
            views.append(view)
            home += [number] * (high - low)
        return Seen(np.concatenate(tags), ints(home), tuple(views), np.concatenate(facts))

    def _read(self, words: Words, window: Window) -> tuple[Floats, Floats, View]:
        ids = np.concatenate([[self.cut.cls], words.ids[window.start : window.end], [self.cut.sep]])
        types = np.concatenate([[0], words.types[window.start : window.end], [0]])
        tags, pointers, facts = self.run(ids[None], types[None])
        low, high = (bisect_left(words.first, place) for place in (window.start, window.end))
        at = words.first[low:high] - window.start + 1
        sides = pointers[0].reshape(len(ids), 4, -1).transpose(1, 0, 2)
        return tags[0][at], facts[0][at], View(low, sides[:, at], sides[1::2, 0])

    def _spans(self, found: Joined, words: Words, seen: Seen) -> Attributed:
        return (
            _characters([found.source] if found.source else [], words),
            _characters([found.cue], words),
            _characters(found.contents, words),
            self._sureness(found.cue, seen),
        )

    def _sureness(self, cue: Piece, seen: Seen) -> float:
        scores = seen.tags[cue.start : cue.end].astype(np.float64)
        weights = np.exp(scores - scores.max(1, keepdims=True))
        ours = weights[:, [role == CUE for role in self.chain.roles]].sum(1) / weights.sum(1)
        return round(float(ours.mean()), 4)


def load(folder: Path, *, threads: int = 1, below: Trunk | None = None) -> Attributor:
    """Load a model folder: `model.int8.onnx`, `config.json`, and what mends contents where it is there.

    `below` are the lower layers that it stands on; without them, those of the folder are loaded.
    """
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    lower, upper = below or Trunk(folder, threads), session(folder / config["model"], threads)

    def run(ids: Ints, types: Ints) -> tuple[Floats, Floats, Floats]:
        tags, pointers, facts = upper.run(None, {"seen": lower(ids, types)})
        return tags, pointers, facts

    return Attributor(config, lower.vocabulary, run, load_mender(folder))


def _characters(pieces: Sequence[Piece], words: Words) -> list[Span]:
    return [(words.starts[piece.start], words.ends[piece.end - 1]) for piece in pieces]


class EncoderAttributor:
    """The attributor door's built-in: the model that comes with the package, one processor core a process."""

    def __init__(self) -> None:
        """Put off loading until something is read."""
        self._loaded: Attributor | None = None

    def read(
        self, text: str, sentences: Sequence[Span], trees: Sequence[Sentence] = ()
    ) -> tuple[Sequence[Attributed], Sequence[Graded]]:
        """Return the attributions by the place of their cues, and the factuality of each word."""
        if self._loaded is None:
            with as_file(files("reportedly") / "models" / "attribution") as folder:
                self._loaded = load(folder, below=trunk())
        return self._loaded.read(text, sentences, trees)
