"""Which sentences are worth asking the tower about: a sum of weights of words, as cheap as looking them up.

Most sentences that name two actors say nothing of how they stand. Words of the sentence, and those between the two
names once more, each have a weight; only where they sum up to enough is the tower run. `training/stance/hints.py`
makes the weights.
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from reportedly.reading.encoding.wordpieces import Span

WORD = re.compile(r"[^\W\d_]+")
BETWEEN = "|"


class Hints:
    """Weights of words and the sum that is enough."""

    def __init__(self, held: Mapping[str, Any]) -> None:
        """Hold weights by word (`|word` for one between the names) and the least sum."""
        self.weights: Mapping[str, float] = held["weights"]
        self.least = float(held["least"])

    def promising(self, text: str, sentence: Span, first: Span, second: Span) -> bool:
        """Say whether a sentence may tell how two actors stand."""
        found = set(features(text, sentence, first, second))
        return sum(self.weights.get(one, 0.0) for one in sorted(found)) >= self.least


def features(text: str, sentence: Span, first: Span, second: Span) -> Iterator[str]:
    """Yield the words of a sentence outside the two names, those between them marked as well.

    Capitalised words are left out but for the first: names hint at nothing that holds elsewhere.
    """
    left, right = sorted((first, second))
    for match in WORD.finditer(text, *sentence):
        if any(match.start() < end and start < match.end() for start, end in (left, right)):
            continue
        word = match.group()
        if word[0].isupper() and match.start() > sentence[0]:
            continue
        word = word.lower()
        yield word
        if left[1] <= match.start() < right[0]:
            yield BETWEEN + word


def load_hints(path: Path) -> Hints:
    """Read the weights."""
    return Hints(json.loads(path.read_text(encoding="utf-8")))
