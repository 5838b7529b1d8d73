"""`python -m training.casing.learn DATA`: learn the shapes of words from texts in mixed case.

Reads articles of DATA (train parts), takes their case away, and learns to put it back: one softmax over the three
shapes of a word, given what stands around it and the two shapes before it; AdaGrad in small batches. The same texts in
the same order give the same weights. A tenth of the articles is kept apart; at the end it prints how many of their
words are put right, reading from left to right, and how well words with capitals are found.
"""

import argparse
import csv
import gzip
import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from quality.base import Counts, jsonl
from reportedly.reading.annotate import casing
from reportedly.reading.annotate.casing import CAPITAL, LOWER, Word, choose, features, history, shape_of, tokens

ROUNDS, BATCH, RATE, RIDGE = 8, 2048, 0.25, 1e-6
APART = 10
WORDS = 500_000  # of all sets together, a set giving no more than its share
RARE = 3  # features seen less often are left out
LEVELS = 2000  # of the heaviest weight: nearly all are far lighter
SEED = 1
TITLE_SHARE = 0.6
OUT = Path("src/reportedly/models/casing/weights.npz")
Table = NDArray[np.float32]
Sample = tuple[list[Word], list[int]]


def main() -> None:
    """Learn, write the weights and print how good they are."""
    line = argparse.ArgumentParser(description=__doc__)
    line.add_argument("data", type=Path)
    data = line.parse_args().data
    samples = [sample(text) for text in articles(data)]
    random.Random(SEED).shuffle(samples)  # noqa: S311 - an order, no secret
    apart, kept = samples[::APART], [s for n, s in enumerate(samples) if n % APART]
    table = rounded(learn(*matrix(kept)))
    np.savez_compressed(OUT, weights=table)
    print(json.dumps(report(apart, table.astype(np.float32))))  # noqa: T201 - what it is for


def articles(data: Path) -> Iterator[str]:
    """Yield texts in mixed case, each set in its order until it has given its share."""
    sets = (_insight(data), _silver(data), _polnear(data), _syria(data), _old(data))
    for texts in sets:
        words = 0
        for text in texts:
            if words > WORDS / len(sets):
                break
            words += len(text.split())
            yield text


def _insight(data: Path) -> Iterator[str]:
    with (data / "raw_conflict" / "insightCrime.train.tsv").open(encoding="utf-8") as stream:
        for row in csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row:
                yield row[0].partition(". ")[2]  # the title is in title case


def _silver(data: Path) -> Iterator[str]:
    with gzip.open(data / "raw_conflict" / "te3_silver.jsonl.gz", "rt", encoding="utf-8") as stream:
        yield from (json.loads(line)["text"] for line in stream)


def _polnear(data: Path) -> Iterator[str]:
    yield from (row["text"] for row in jsonl(data, "polnear", "train", None))


def _syria(data: Path) -> Iterator[str]:
    for line in (data / "fakes_syria" / "train" / "fakes.train.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        yield str(row.get("text") or row.get("article_content") or "")


def _old(data: Path) -> Iterator[str]:
    for topic in ("iraq", "haiti"):
        for line in (data / "t17" / "train" / f"{topic}.articles.jsonl").read_text("utf-8").splitlines():
            yield str(json.loads(line)["text"])


def sample(text: str) -> Sample:
    """Return the words of a text and the shape of each, without the sentences that are in title case."""
    words: list[Word] = []
    shapes: list[int] = []
    line: list[Word] = []
    for word in tokens(text):
        if word.opens and line:
            _keep(text, line, words, shapes)
            line = []
        line.append(word)
    _keep(text, line, words, shapes)
    return words, shapes


def _keep(text: str, line: list[Word], words: list[Word], shapes: list[int]) -> None:
    found = [shape_of(text[word.start : word.end]) for word in line]
    written = [shape for word, shape in zip(line, found, strict=True) if word.low[0].isalpha()]
    if written.count(LOWER) >= (1 - TITLE_SHARE) * len(written):
        words += line
        shapes += found


def matrix(samples: list[Sample]) -> tuple[NDArray[np.int32], NDArray[np.int8], NDArray[np.bool_]]:
    """Return the features of all words, one row a word, their shapes, and which of them open a sentence.

    Shape of the first (words, features); places of rarely seen features point past the table.
    """
    rows, right, opens = [], [], []
    for words, shapes in samples:
        before = (CAPITAL, CAPITAL)
        for word, fixed, shape in zip(words, features(words), shapes, strict=True):
            wanted = max(shape, CAPITAL) if word.opens else shape
            if word.low[0].isalpha():
                rows.append([*fixed, *history(word, before)])
                right.append(wanted)
                opens.append(word.opens)
            before = (before[1], wanted)
    widest = max(map(len, rows))
    past = 1 << casing.BITS
    ids = np.array([row + [past] * (widest - len(row)) for row in rows], np.int32)
    seen = np.bincount(ids.ravel(), minlength=past + 1)
    ids[seen[ids] < RARE] = past
    return ids, np.array(right, np.int8), np.array(opens, np.bool_)


def learn(ids: NDArray[np.int32], right: NDArray[np.int8], opens: NDArray[np.bool_]) -> Table:
    """Return the weights, (3, features), after all rounds."""
    table, steps = np.zeros((ids.max() + 1, 3), np.float32), np.full((ids.max() + 1, 3), 1e-6, np.float32)
    wanted = np.eye(3, dtype=np.float32)[right]
    order = np.random.default_rng(SEED)
    for _ in range(ROUNDS):
        mixed = order.permutation(len(ids))
        for start in range(0, len(ids), BATCH):
            batch = mixed[start : start + BATCH]
            scores = table[ids[batch]].sum(axis=1)
            scores[opens[batch], LOWER] = -np.inf
            chances = np.exp(scores - scores.max(axis=1, keepdims=True))
            chances /= chances.sum(axis=1, keepdims=True)
            slope = np.zeros_like(table)
            for column in ids[batch].T:
                np.add.at(slope, column, chances - wanted[batch])
            slope += RIDGE * len(batch) * table
            steps += slope**2
            table -= RATE * slope / np.sqrt(steps)
            table[-1] = 0  # what stands past the table has no weight
    return np.ascontiguousarray(table[: 1 << casing.BITS].T)


def rounded(table: Table) -> NDArray[np.int16]:
    """Return the weights as whole numbers."""
    small: NDArray[np.int16] = np.rint(table * (LEVELS / np.abs(table).max())).astype(np.int16)
    return small


def report(samples: list[Sample], table: Table) -> dict[str, float]:
    """Return the share of words put right, first words of sentences left out, and F of the words with capitals."""
    right, capitals, faults = Counts(), Counts(), Counter[str]()
    for words, shapes in samples:
        before = (CAPITAL, CAPITAL)
        for word, fixed, wanted in zip(words, features(words), shapes, strict=True):
            guess = choose(table, [*fixed, *history(word, before)], word)
            before = (before[1], guess)
            if word.low[0].isalpha() and not word.opens:
                right += Counts(guess == wanted, 1, 1)
                capitals += Counts(min(guess, wanted) > LOWER, guess > LOWER, wanted > LOWER)
                faults.update([word.low] if guess != wanted else [])
    print(faults.most_common(60))  # noqa: T201 - what it is for
    return {"right": round(right.p, 4), "capitals_f": round(capitals.f, 4)}


if __name__ == "__main__":
    main()
