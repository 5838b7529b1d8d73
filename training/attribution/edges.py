"""Weigh the features of edges: `python -m training.attribution.edges MODEL OUT.json`.

Every piece of content that the encoder marks in the train part and that shares half its words with an annotated one
teaches which of its candidate edges are the annotated ones (softmax over the candidates of a piece). The encoder has
learnt from the same part, so it looks surer there than it is: exact content is 6 points better than on dev.
"""

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import torch
from torch import Tensor
from torch.nn.functional import embedding_bag

from quality.base import jsonl
from reportedly.reading.annotators.edge_features import setting
from reportedly.reading.annotators.edges import Edges, Rooms, candidates
from reportedly.reading.annotators.encoder import Attributor, load
from reportedly.reading.encoding.wordpieces import Span
from training.attribution.articles import Article, Tokens, read_article

SEED, BATCH, EPOCHS, RATE, DECAY = 1, 64, 3, 3e-3, 0.05
RARE, SMALL = 20, 0.04


@dataclass(frozen=True, slots=True)
class Question:
    """The candidates of one piece: the features and the loss of each, and which is right."""

    features: list[list[str]]
    losses: list[float]
    right: int


def main() -> None:
    """Learn from the train part and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path, help="folder of the encoder")
    parser.add_argument("out", type=Path)
    parser.add_argument("--data", type=Path, default=Path("../shared/gold"), help="folder of the data sets")
    parser.add_argument("--limit", type=int, help="read only the first so many articles")
    asked = parser.parse_args()
    attributor = load(asked.model)
    questions = [q for row in jsonl(asked.data, "polnear", "train", asked.limit) for q in asks(attributor, row)]
    learned = fit(questions)
    asked.out.write_text(json.dumps({"trust": learned.trust, "weights": learned.weights}, indent=0) + "\n")
    json.dump({"questions": len(questions), "features": len(learned.weights), "trust": learned.trust}, sys.stdout)


def asks(attributor: Attributor, row: dict[str, object]) -> Iterator[Question]:
    """Yield a question for each piece of content of an article whose right edges are among the candidates."""
    article = read_article(attributor, row)
    if article is None:
        return
    rooms = Rooms(article.marked, len(article.seen.tags))
    for number, content in article.annotated().items():
        one, runs = article.marked[number], _runs(article, content)
        about = setting(article.page, (one.cue.start, one.cue.end))
        if about is None or not runs:
            continue
        for piece in one.contents:
            right = max(runs, key=lambda run: min(run[1], piece.end) - max(run[0], piece.start))
            table = candidates(about, piece, article.losses.choice(piece, rooms.around(piece)))
            if right in table:
                yield Question([f for f, _ in table.values()], [x for _, x in table.values()], list(table).index(right))


def _runs(article: Article, content: Tokens) -> list[Span]:
    """Return the runs of the network's words that make up an annotated content."""
    place = {start: k for k, start in enumerate(article.page.words.starts)}
    starts = (article.tokens.starts[token] for token in content)
    numbers = sorted(place[start] for start in starts if start in place)
    breaks = [k for k in range(len(numbers) + 1) if k in {0, len(numbers)} or numbers[k] > numbers[k - 1] + 1]
    return [(numbers[a], numbers[b - 1] + 1) for a, b in pairwise(breaks)]


def fit(questions: Sequence[Question]) -> Edges:
    """Learn the weights; those of rare features are left out, and so are the small ones at the end."""
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    counts = Counter(name for q in questions for features in q.features for name in features)
    names = sorted(name for name, count in counts.items() if count >= RARE)
    number = {name: k + 1 for k, name in enumerate(names)}
    asked = [(q, [[number[name] for name in f if name in number] for f in q.features]) for q in questions]
    weights = torch.zeros(len(names) + 1, 1, requires_grad=True)
    trust = torch.tensor(0.7, requires_grad=True)
    optimiser = torch.optim.AdamW([weights, trust], lr=RATE, weight_decay=DECAY)
    order = random.Random(SEED)  # noqa: S311 - no secret
    steps = EPOCHS * (len(asked) // BATCH)
    for step in range(steps):
        if step % (len(asked) // BATCH) == 0:
            order.shuffle(asked)
        at = step % (len(asked) // BATCH) * BATCH
        for group in optimiser.param_groups:
            group["lr"] = RATE * (1 - step / steps)
        optimiser.zero_grad()
        _surprise(asked[at : at + BATCH], weights, trust).backward()
        optimiser.step()
    learned = weights.detach()[1:, 0].tolist()
    kept = {name: round(value, 2) for name, value in zip(names, learned, strict=True) if abs(value) >= SMALL}
    return Edges(kept, round(trust.item(), 3))


def _surprise(asked: Sequence[tuple[Question, list[list[int]]]], weights: Tensor, trust: Tensor) -> Tensor:
    """Return the mean negative log likelihood of the right edges."""
    rows = [row for _, table in asked for row in table]
    width = max(map(len, rows))
    padded = torch.tensor([row + [0] * (width - len(row)) for row in rows])
    losses = torch.tensor([loss for q, _ in asked for loss in q.losses])
    scores = embedding_bag(padded, weights, mode="sum", padding_idx=0)[:, 0] + trust * losses
    parts = scores.split([len(table) for _, table in asked])
    right = [part.logsumexp(0) - part[q.right] for (q, _), part in zip(asked, parts, strict=True)]
    return torch.stack(right).mean()


if __name__ == "__main__":
    main()
