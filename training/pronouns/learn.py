"""`python -m training.pronouns.learn DATA > src/reportedly/codebook/pronouns.toml`: learn what pronouns stand for.

Reads DATA/np4e and DATA/ecbplus, train and dev parts. Every pronoun of a gold chain is a sample: its candidates as
`reading/annotate/pronouns.py` finds them, of which those in its chain are right, or "none" where no candidate is; an
"it" that NP4E leaves out is a sample for "none" too. One softmax over the candidates and "none", a ridge, full batches,
Adam from zero: the same bytes on every run. `--cross` prints for each sort what is learnt on one part and found on
another instead.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from quality.base import jsonl
from quality.np4e import head_of, laid_out
from reportedly import acquire, pipeline
from reportedly.reading.annotate.actors import gather
from reportedly.reading.annotate.chains import Cluster, Clusters
from reportedly.reading.annotate.found import find
from reportedly.reading.annotate.pronouns import SORT_OF, SORTS, candidates, features, link, pronoun
from reportedly.reading.tree import Parse, Sentence

STEPS, RATE, RIDGE = 400, 0.05, 2.0
LEAST = 0.05  # lighter weights are left out
LENIENT = 1.1  # "none" is too heavy by what NP4E leaves out: "it" with a single other mention is no chain there
AHEAD = {"he": 0.0, "she": 0.0, "it": 0.1, "they": 0.1}
Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sample:
    """One pronoun: its sort, the features of each candidate, and which candidates are right (none: no candidate is)."""

    sort: str
    rows: list[list[str]]
    right: list[int]


def main() -> None:
    """Learn from all parts and print the weights, or learn crosswise and print how much is found."""
    line = argparse.ArgumentParser(description=__doc__)
    line.add_argument("data", type=Path)
    line.add_argument("--cross", action="store_true")
    asked = line.parse_args()
    held = {
        (name, part): list(samples(asked.data, name, part)) for name in ("np4e", "ecbplus") for part in ("train", "dev")
    }
    if asked.cross:
        for one, other in ((("np4e", "train"), ("np4e", "dev")), (("np4e", "dev"), ("np4e", "train"))):
            for sort in SORTS:
                print(sort, one, other, report(held[other], sort, *fit(held[one], sort)))  # noqa: T201
        return
    found = [sample for group in held.values() for sample in group]
    found += [Sample("she", sample.rows, sample.right) for sample in found if sample.sort == "he"]  # too few of its own
    print("\n".join(written({sort: fit(found, sort) for sort in SORTS})))  # noqa: T201 - what it is for


def samples(data: Path, name: str, part: str) -> Iterator[Sample]:
    """Yield the pronouns of one part of one set."""
    for row in jsonl(data, name, part, None):
        yield from _of(*(_np4e(row) if name == "np4e" else _ecbplus(row)), open_ended=name == "np4e")


def _np4e(row: Mapping[str, Any]) -> tuple[Sequence[Mapping[str, Any]], list[tuple[int, list[int], str]]]:
    """Return the sentences and the (sentence, tokens, chain) of each mention."""
    return row["sentences"], [(m["sent_id"], m["tokens"], m["chain"]) for m in row["mentions"]]


def _ecbplus(row: Mapping[str, Any]) -> tuple[Sequence[Mapping[str, Any]], list[tuple[int, list[int], str]]]:
    """Return the same of a report of ECB+, which numbers the sentences of the whole report but gives some only."""
    at = {sentence["sent_id"]: n for n, sentence in enumerate(row["sentences"])}
    found = [(at[e["sent_id"]], e["tokens_number"], e["coref_chain"]) for e in row["entities"] if e["sent_id"] in at]
    return row["sentences"], [m for m in found if max(m[1]) < len(row["sentences"][m[0]]["tokens"])]


def _of(
    sentences: Sequence[Mapping[str, Any]], mentions: Sequence[tuple[int, list[int], str]], *, open_ended: bool
) -> list[Sample]:
    """Return the samples of one report; it is read with the gold's links, not with the weights' own."""
    text, spots = laid_out(sentences)
    parse = pipeline.parsed(acquire.read(text.encode(), "-"))[1]
    gold: dict[int, list[tuple[int, str]]] = {}
    for at, tokens, chain in mentions:
        start = head_of(parse, spots[at][tokens[0]][0], spots[at][tokens[-1]][1]).start
        gold.setdefault(start, []).append((len(tokens), chain))
    chains = {start: [chain for _, chain in sorted(held)] for start, held in gold.items()}
    found: list[Sample] = []

    def choose(clusters: Clusters, s: Sentence, i: int) -> None:
        sort, asked = SORT_OF[s.lower[i]], candidates(clusters, s, i)
        rows = [list(features(clusters, one, s, i)) for one in asked]
        own = chains.get(s.starts[i])
        if own is None:
            if sort == "it" and open_ended:
                found.append(Sample(sort, rows, []))
            pronoun(clusters, s, i)
            return
        right = [n for n, one in enumerate(asked) if own[0] in _chains(parse, one[0], chains)]
        if asked:
            found.append(Sample(sort, rows, right))
        if right:
            link(clusters, asked[right[0]][0], s, i)

    gather(find(parse), choose)
    return found


def _chains(parse: Parse, cluster: Cluster, chains: Mapping[int, Sequence[str]]) -> set[str]:
    """Return the gold chain that most mentions of a cluster are in, and those of its last mention."""
    heads = [parse.sentences[index].starts[token] for index, token, _ in cluster.seen]
    most = Counter(chains[start][0] for start in heads if start in chains).most_common(1)
    return {*chains.get(heads[-1], ()), *(chain for chain, _ in most)}


def fit(found: Sequence[Sample], sort: str) -> tuple[list[str], Vector]:
    """Return the names of the features and their weights, the weight of "none" last."""
    held = [sample for sample in found if sample.sort == sort]
    names = sorted({name for sample in held for row in sample.rows for name in row})
    matrices = [_matrix(sample, names) for sample in held]
    weights, mean, spread = np.zeros(len(names) + 1), np.zeros(len(names) + 1), np.zeros(len(names) + 1)
    for _ in range(STEPS):
        slope = RIDGE * weights
        for rows, right in matrices:
            given = softmax(rows @ weights)
            wanted = given * right
            slope += rows.T @ (given - wanted / wanted.sum())
        mean, spread = 0.9 * mean + 0.1 * slope, 0.99 * spread + 0.01 * slope * slope
        weights = weights - RATE * mean / (np.sqrt(spread) + 1e-8)
    return names, weights


def softmax(scores: Vector) -> Vector:
    """Return probabilities."""
    powers: Vector = np.exp(scores - scores.max())
    total: Vector = powers / powers.sum()
    return total


def _matrix(sample: Sample, names: Sequence[str]) -> tuple[Vector, Vector]:
    """Return the rows of a sample by feature, "none" as the last row, and which rows are right."""
    at = {name: n for n, name in enumerate(names)}
    rows, right = np.zeros((len(sample.rows) + 1, len(names) + 1)), np.zeros(len(sample.rows) + 1)
    for n, row in enumerate(sample.rows):
        for name in row:
            if name in at:
                rows[n, at[name]] += 1
    rows[-1, -1] = 1
    right[sample.right or [-1]] = 1
    return rows, right


def report(found: Sequence[Sample], sort: str, names: Sequence[str], weights: Vector) -> str:
    """Say how many links are right, and how many of those that could be found are."""
    held = [sample for sample in found if sample.sort == sort]
    best = [int(np.argmax(_matrix(sample, names)[0] @ weights)) for sample in held]
    made = sum(at < len(sample.rows) for at, sample in zip(best, held, strict=True))
    right = sum(at in sample.right for at, sample in zip(best, held, strict=True))
    there = sum(bool(sample.right) for sample in held)
    return f"P {right / max(1, made):.3f} R {right / max(1, there):.3f} of {there}"


def written(learnt: Mapping[str, tuple[list[str], Vector]]) -> Iterator[str]:
    """Yield the lines of the weights' file."""
    yield "# What the features of a candidate are worth, in nats; made by training/pronouns, see docs/actors.md."
    yield "[none]  # what the best candidate must reach"
    yield from (f"{sort} = {weights[-1] - LENIENT:.2f}" for sort, (_, weights) in learnt.items())
    yield "\n[ahead]  # how far it must be ahead of the next"
    yield from (f"{sort} = {AHEAD[sort]}" for sort in learnt)
    for sort, (names, weights) in learnt.items():
        yield f"\n[features.{sort}]"
        yield from (f'"{name}" = {w:.2f}' for name, w in zip(names, weights[:-1], strict=True) if abs(w) >= LEAST)


if __name__ == "__main__":
    main()
