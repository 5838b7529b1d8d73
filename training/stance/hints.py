"""Learn which words hint at a stance: `python -m training.stance.hints --out src/reportedly/models/stance/hints.json`.

Logistic regression over the words of the sentence and those between the two actors, full batches, no chance in it. The
least sum is the one that lets through the share asked for of the dev part's sentences with a stance.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - as torch names it

from quality.base import jsonl
from quality.directed_sentiment import unmarked
from reportedly.reading.coders.hints import features

Held = list[tuple[set[str], bool]]
STEPS, RATE, DECAY, SMALL, DIGITS = 200, 0.03, 3e-4, 0.05, 2


def read(data: Path, part: str) -> Held:
    """Return the features of each sentence with two actors, and whether it tells a stance."""
    rows = [(unmarked(str(row["text"])), int(row["label"])) for row in jsonl(data, "directed_sentiment", part, None)]
    return [
        (set(features(text, (0, len(text)), *places)), label > 0)
        for (text, places), label in rows
        if len(places) == len(("first", "second"))
    ]


def matrix(held: Held, numbers: dict[str, int]) -> Tensor:
    """Return the features as a sparse matrix, a row a sentence."""
    cells = [(row, numbers[word]) for row, (words, _) in enumerate(held) for word in sorted(words) if word in numbers]
    places = torch.tensor(cells).T
    return torch.sparse_coo_tensor(
        places, torch.ones(places.shape[1]), (len(held), len(numbers)), check_invariants=False
    )


def fit(held: Held, least: int) -> dict[str, float]:
    """Return the weights of the words that stand in so many sentences or more."""
    counts = Counter(word for words, _ in held for word in words)
    numbers = {word: k for k, word in enumerate(sorted(word for word, count in counts.items() if count >= least))}
    rows, gold = matrix(held, numbers), torch.tensor([float(told) for _, told in held])
    weights, bias = torch.zeros(len(numbers), 1, requires_grad=True), torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.Adam([weights, bias], lr=RATE)
    for _ in range(STEPS):
        optimizer.zero_grad()
        sums = (torch.sparse.mm(rows, weights) + bias)[:, 0]
        loss = F.binary_cross_entropy_with_logits(sums, gold) + DECAY * weights.square().sum() / 2
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
    learnt = weights.detach()
    found = {word: round(float(learnt[k]), DIGITS) for word, k in numbers.items()}
    return {word: value for word, value in found.items() if abs(value) >= SMALL}


def threshold(held: Held, weights: dict[str, float], share: float) -> tuple[float, float]:
    """Return the least sum that lets `share` of the stances through, and what it lets through of the rest."""
    sums = np.array([sum(weights.get(word, 0.0) for word in words) for words, _ in held])
    told = np.array([one for _, one in held])
    least = float(np.quantile(sums[told], 1 - share))
    return round(least, DIGITS), float((sums[~told] >= least).mean())


def main(arguments: list[str]) -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/gold"), help="folder of the data sets")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--least", type=int, default=5, help="sentences that a word must stand in")
    parser.add_argument("--share", type=float, default=0.72, help="of the dev part's stances, let through")
    asked = parser.parse_args(arguments)
    weights = fit(read(asked.data, "train"), asked.least)
    least, rest = threshold(read(asked.data, "dev"), weights, asked.share)
    asked.out.write_text(
        json.dumps({"least": least, "weights": weights}, ensure_ascii=False, indent=0), encoding="utf-8"
    )
    json.dump({"words": len(weights), "least": least, "rest_let_through": round(rest, 3)}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1:])
