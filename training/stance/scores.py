"""Scores of labels by the scorer's definition, and the odds that serve the mean F best."""

from collections.abc import Sequence
from itertools import product
from typing import TypedDict

import numpy as np
import numpy.typing as npt

from quality.base import Counts
from training.stance.data import LABELS

NEITHER = (0.4, 0.5, 0.6, 0.7, 0.8, 1.0)
REVERSE = (1.0, 1.5, 2.0, 2.5)


class Macro(TypedDict):
    """Mean F of the labels, share of right ones, and F by label."""

    macro_f: float
    acc: float
    labels: list[float]


def macro(given: npt.NDArray[np.int64] | Sequence[int], gold: Sequence[int]) -> Macro:
    """Return the scores of labels given."""
    mine, right = np.asarray(given), np.asarray(gold)
    found = [
        Counts(int(((mine == k) & (right == k)).sum()), int((mine == k).sum()), int((right == k).sum())).f
        for k in range(len(LABELS))
    ]
    return {
        "macro_f": round(float(np.mean(found)), 4),
        "acc": round(float((mine == right).mean()), 4),
        "labels": [round(one, 3) for one in found],
    }


def odds(neither: float, reverse: float) -> npt.NDArray[np.float64]:
    """Return what the probabilities are multiplied with before the greatest is taken."""
    return np.array([neither, 1, reverse, 1, reverse])


def sweep(found: npt.NDArray[np.float64], gold: Sequence[int]) -> dict[str, object]:
    """Return the multiples that give the best mean F, and its scores."""
    tried = [(macro((found * odds(a, b)).argmax(1), gold), a, b) for a, b in product(NEITHER, REVERSE)]
    best, neither, reverse = max(tried, key=lambda one: one[0]["macro_f"])
    return {**best, "neither": neither, "reverse": reverse}
