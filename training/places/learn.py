"""`python -m training.places.learn DATA`: learn the weights of `reading/annotate/locate.py`, printed as TOML.

Takes the train part of the geoparsing sets below DATA/geoparse/train. For each name with several candidates, of which
some lie within reach of the gold, the summed probability of those is raised (a softmax over candidates, as in a
conditional logit); gradient ascent with a ridge, the context of each round made with the weights of the round before.
The sets weigh the same. Deterministic.
"""

import argparse
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from quality import geoparse
from reportedly import acquire, pipeline
from reportedly.reading.annotate.actors import actors
from reportedly.reading.annotate.found import find
from reportedly.reading.annotate.locate import FEATURES, ROUNDS, Group, features, grouped, softmax
from reportedly.reading.annotate.places import spoken_of
from reportedly.reading.annotate.toponyms import Toponym, toponyms
from reportedly.reading.tree import Parse

EPOCHS, STEPS, RATE, RIDGE = 5, 600, 0.3, 0.001
START = {"people": 1.0, "main": 1.0, "country_share": 1.0}


@dataclass(slots=True)
class Sample:
    """One document: its groups, the countries its actors belong to, and per group which candidates are right."""

    groups: list[Group]
    spoken_of: Mapping[str, int]
    right: list[NDArray[np.bool_] | None]
    counts: list[int]
    weight: float = 1.0


def main() -> None:
    """Read the sets and print the weights."""
    line = argparse.ArgumentParser(description=__doc__)
    line.add_argument("data", type=Path)
    line.add_argument("--limit", type=int)
    asked = line.parse_args()
    held = [list(samples(asked.data, name, asked.limit)) for name in geoparse.SETS]
    for group in held:
        for sample in group:
            sample.weight = 1 / max(1, sum(sum(one.counts) for one in group))
    learned = learn([sample for group in held for sample in group])
    print("[weights]")  # noqa: T201 - what it is for
    for name, value in zip(FEATURES, learned, strict=True):
        print(f"{name} = {value:.3f}")  # noqa: T201


def samples(data: Path, name: str, limit: int | None) -> Iterator[Sample]:
    """Yield the documents of one set."""
    for row in geoparse.rows(data, name, "train", limit):
        yield sample(row, pipeline.parsed(acquire.read(row["text"].encode(), row["id"]))[1])


def sample(row: Mapping[str, Any], parse: Parse) -> Sample:
    """Make the sample of one document."""
    groups = grouped(toponyms(find(parse)))
    gold = [t for t in row["toponyms"] if t["lat"] is not None and t.get("offset_ok") is not False]
    votes = [[g for t in group.members if (g := _gold(t, gold)) is not None] for group in groups]
    right = [_right(group, held[0]) if held else None for group, held in zip(groups, votes, strict=True)]
    return Sample(groups, spoken_of(actors(parse)), right, [len(held) for held in votes])


def _gold(t: Toponym, gold: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Return the gold toponym at the place of one found."""
    return next((g for g in gold if g["begin"] < t.end and t.start < g["end"]), None)


def _right(group: Group, gold: Mapping[str, Any]) -> NDArray[np.bool_]:
    """Say which candidate is the gold's own row of GeoNames, or else which lie within reach of it."""
    same = [c.entry.source == f"geonames:{gold['gaz']}" for c in group.candidates]
    if any(same):
        return np.array(same, dtype=bool)
    at = (gold["lat"], gold["lon"])
    near = [
        geoparse.kilometres(at, (c.entry.latitude or 0.0, c.entry.longitude or 0.0)) <= geoparse.WITHIN_KM
        for c in group.candidates
    ]
    return np.array(near, dtype=bool)


def learn(held: list[Sample]) -> NDArray[np.float64]:
    """Return the weights by `FEATURES`."""
    weights = np.array([START.get(name, 0.0) for name in FEATURES])
    for _ in range(EPOCHS):
        cases = [case for one in held for case in _cases(one, weights)]
        weights = _fit(cases)
    return weights


Case = tuple[NDArray[np.float64], NDArray[np.bool_], float]


def _cases(one: Sample, weights: NDArray[np.float64]) -> Iterator[Case]:
    """Yield (features, which are right, weight) of the groups that can be learned from, round by round."""
    for turn in range(ROUNDS):
        rows = features(one.groups, one.spoken_of, first=turn == 0)
        for group, matrix, right, count in zip(one.groups, rows, one.right, one.counts, strict=True):
            group.scores = softmax(matrix @ weights)
            if turn and right is not None and right.any() and not right.all():
                yield matrix, right, one.weight * count


def _fit(cases: list[Case]) -> NDArray[np.float64]:
    """Raise the log probability of the right candidates, all cases at once."""
    matrix = np.concatenate([rows for rows, _, _ in cases])
    right = np.concatenate([held for _, held, _ in cases])
    sizes = np.array([len(held) for _, held, _ in cases])
    starts = np.cumsum(sizes) - sizes
    share = np.repeat(np.array([weight for _, _, weight in cases]), sizes)
    share /= sum(weight for _, _, weight in cases)
    weights = np.array([START.get(name, 0.0) for name in FEATURES])
    for _ in range(STEPS):
        logits = matrix @ weights
        powers = np.exp(logits - np.repeat(np.maximum.reduceat(logits, starts), sizes))
        p = powers / np.repeat(np.add.reduceat(powers, starts), sizes)
        good = np.where(right, powers, 0.0)
        q = good / np.repeat(np.add.reduceat(good, starts), sizes)
        weights = weights + RATE * ((q - p) * share @ matrix - RIDGE * weights)
    return weights


if __name__ == "__main__":
    main()
