"""Weigh the features of stray pieces: `python -m training.attribution.strays MODEL OUT.json`.

Every piece of a content in several that the encoder marks in the train part, its edges mended by the model's
`edges.json`, teaches: it is a stray where less than half of it is annotated for that attribution.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, embedding_bag

from quality.base import jsonl
from reportedly.reading.annotators.edges import Edges, load_edges
from reportedly.reading.annotators.encoder import Attributor, load
from reportedly.reading.annotators.mending import EDGES
from reportedly.reading.annotators.strays import Pieces, Strays
from training.attribution.articles import read_article

SEED, BATCH, EPOCHS, RATE, SHRINK = 1, 128, 12, 0.02, 2e-4
RARE, SMALL = 5, 0.02
THRESHOLD = 0.45
HALF = 0.5

Example = tuple[list[str], bool]


def main() -> None:
    """Learn from the train part and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path, help="folder of the encoder, with its edges")
    parser.add_argument("out", type=Path)
    parser.add_argument("--data", type=Path, default=Path("../shared/gold"), help="folder of the data sets")
    parser.add_argument("--limit", type=int, help="read only the first so many articles")
    asked = parser.parse_args()
    attributor, edges = load(asked.model), load_edges(asked.model / EDGES)
    shown = [one for row in jsonl(asked.data, "polnear", "train", asked.limit) for one in shows(attributor, edges, row)]
    learned = fit(shown)
    asked.out.write_text(json.dumps({"threshold": learned.threshold, "weights": learned.weights}, indent=0) + "\n")
    told = {"pieces": len(shown), "strays": sum(stray for _, stray in shown), "features": len(learned.weights)}
    json.dump(told, sys.stdout)


def shows(attributor: Attributor, edges: Edges, row: dict[str, object]) -> Iterator[Example]:
    """Yield the features of each piece of an article that is one of several, and whether it is a stray."""
    article = read_article(attributor, row)
    if article is None:
        return
    pieces = Pieces(article.marked, article.seen, article.losses, attributor.near, article.page)
    annotated = article.annotated()
    for number, one in enumerate(edges.mend(article.marked, article.losses, article.page)):
        features = pieces.features(number, one) if number in annotated else []
        for piece, names in zip(one.contents, features, strict=False):
            words = article.cover([piece])
            yield names, len(words & annotated[number]) < HALF * len(words)


def fit(shown: Sequence[Example]) -> Strays:
    """Learn the weights; those of rare features are left out, and so are the small ones at the end."""
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    counts = Counter(name for names, _ in shown for name in names)
    known = sorted(name for name, count in counts.items() if count >= RARE)
    number = {name: k + 1 for k, name in enumerate(known)}
    rows = [[number[name] for name in names if name in number] for names, _ in shown]
    width = max(map(len, rows))
    given = torch.tensor([row + [0] * (width - len(row)) for row in rows])
    right = torch.tensor([float(stray) for _, stray in shown])
    weights = torch.zeros(len(known) + 1, 1, requires_grad=True)
    optimiser = torch.optim.AdamW([weights], lr=RATE, weight_decay=0)
    for _ in range(EPOCHS):
        for batch in torch.randperm(len(rows)).split(BATCH):
            optimiser.zero_grad()
            _surprise(weights, given[batch], right[batch]).backward()
            optimiser.step()
    learned = weights.detach()[1:, 0].tolist()
    kept = {name: round(value, 2) for name, value in zip(known, learned, strict=True) if abs(value) >= SMALL}
    return Strays(kept, THRESHOLD)


def _surprise(weights: Tensor, given: Tensor, right: Tensor) -> Tensor:
    """Return the mean negative log likelihood, with a penalty on large weights."""
    scores = embedding_bag(given, weights, mode="sum", padding_idx=0)[:, 0]
    return binary_cross_entropy_with_logits(scores, right) + SHRINK * (weights**2).sum()


if __name__ == "__main__":
    main()
