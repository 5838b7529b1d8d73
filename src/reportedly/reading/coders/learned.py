"""The learned coder of stances: how two actors of one sentence stand, where no word of the codebook says it.

A few layers stand on the encoder's lower ones (`encoding.trunk`) and are told which pieces are the two actors. How
their weights were made, on what, and how good they are: `models/stance/README.md`.
"""

import json
from collections.abc import Mapping, Sequence
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from reportedly.reading.coders.hints import load_hints
from reportedly.reading.coders.pieces import FIRST, SECOND, laid
from reportedly.reading.encoding.trunk import Trunk, session, trunk
from reportedly.reading.encoding.wordpieces import Floats, Ints, Span, WordPieces

Asked = tuple[Span, Span, Span]
Told = tuple[bool, bool, float]
LABELS: tuple[tuple[bool, bool] | None, ...] = (None, (True, True), (False, True), (True, False), (False, False))
TURNED = [0, 2, 1, 4, 3]  # where each label stands when the two change places


class Tower:
    """The layers that know stances; holds no state between texts."""

    def __init__(self, folder: Path, below: Trunk) -> None:
        """Load `tower.int8.onnx`, `config.json` and `hints.json` of a folder, to stand on `below`."""
        config: Mapping[str, Any] = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        self.odds = np.asarray(config["odds"], dtype=np.float64)
        self.least = float(config["least"])
        self.hints = load_hints(folder / "hints.json")
        self.below, self.cut = below, WordPieces(below.vocabulary)
        self._session = session(folder / config["model"])

    def tell(self, text: str, asked: Sequence[Asked]) -> list[Told | None]:
        """Return for each question whether the first actor takes the stance, whether for the other, how sure; or None.

        A question is a sentence and two stretches in it, (start, end) in characters. The lower layers see a sentence
        once, however many pairs it has.
        """
        known: dict[Span, Floats] = {}
        return [self._answer(text, one, known) if self.hints.promising(text, *one) else None for one in asked]

    def weigh(self, text: str, asked: Sequence[Asked]) -> list[Sequence[float] | None]:
        """Return for each question how likely each label is, in the order of `LABELS`; None where one is cut off.

        Every question is answered, whatever words hint at, and from both sides, the second as the first too.
        """
        known: dict[Span, Floats] = {}
        return [self._both_ways(text, one, known) for one in asked]

    def _both_ways(self, text: str, asked: Asked, known: dict[Span, Floats]) -> list[float] | None:
        seen = self._seen(text, asked, known)
        if seen is None:
            return None
        vectors, marks = seen
        turned = np.where(marks > 0, FIRST + SECOND - marks, marks)
        means = np.sqrt(self._chances(vectors, marks) * self._chances(vectors, turned)[TURNED])
        chances = self.odds * means
        return [float(one) for one in chances / chances.sum()]

    def _answer(self, text: str, asked: Asked, known: dict[Span, Floats]) -> Told | None:
        seen = self._seen(text, asked, known)
        if seen is None:
            return None
        chances = self.odds * self._chances(*seen)
        best = int(chances.argmax())
        sure, label = float(chances[best] / chances.sum()), LABELS[best]
        return (*label, round(sure, 4)) if label is not None and sure >= self.least else None

    def _seen(self, text: str, asked: Asked, known: dict[Span, Floats]) -> tuple[Floats, Ints] | None:
        """Return the lower layers' vectors of a sentence and the marks of its pieces; None where a name is cut off."""
        sentence, *pair = asked
        pieces = laid(text, sentence, pair, self.cut)
        if pieces is None:
            return None
        ids, types, marks = pieces
        if sentence not in known:
            known[sentence] = self.below(ids[None], types[None])
        return known[sentence], marks

    def _chances(self, seen: Floats, marks: Ints) -> npt.NDArray[np.float64]:
        scores = self._session.run(None, {"seen": seen, "marks": marks[None]})[0][0].astype(np.float64)
        chances: npt.NDArray[np.float64] = np.exp(scores - scores.max())
        chances /= chances.sum()
        return chances


class LearnedCoder:
    """The coder door's built-in: the tower that comes with the package."""

    name = "learned/1"

    def __init__(self) -> None:
        """Put off loading until something is asked."""
        self._loaded: Tower | None = None

    def stances(self, text: str, asked: Sequence[Asked]) -> list[Told | None]:
        """Return how each pair stands, in order; None where the sentence says nothing of it, or not surely enough."""
        return self._tower().tell(text, asked) if asked else []

    def weigh(self, text: str, asked: Sequence[Asked]) -> list[Sequence[float] | None]:
        """Return how likely each way of standing is, pair by pair; None where a name lies behind the window."""
        return self._tower().weigh(text, asked) if asked else []

    def _tower(self) -> Tower:
        """Return the tower, loaded when first asked."""
        if self._loaded is None:
            with as_file(files("reportedly") / "models" / "stance") as folder:
                self._loaded = Tower(folder, trunk())
        return self._loaded
