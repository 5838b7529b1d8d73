"""Count how much each kind of code tells of who is for or against whom: `python -m training.stance.witness --out FILE`.

The train part's sentences are read by the codebook's words alone. For each kind of code that joins the two marked
actors, its ratio for a label is how much oftener that label stands with it than without, against "neither", who does it
taken as the first.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from quality.base import jsonl
from quality.directed_sentiment import unmarked
from reportedly.pipeline import read_text
from reportedly.reading.codify.standing import SWAPPED, Account
from reportedly.settings import Settings

SETTINGS = Settings(stance_coder="rules")
STEADY = 6.0  # counts of labels as they stand in all, added to each kind's
LEAST = 5  # times that a kind must have been seen
MOST = 50.0  # no ratio is greater, nor smaller than 1 in so many
PAIR = 2
Counts = Sequence[float]


def main(arguments: list[str]) -> None:
    """Count, and write the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--out", type=Path, default=Path("src/reportedly/models/stance/witness.json"))
    asked = parser.parse_args(arguments)
    rows = list(jsonl(asked.data, "directed_sentiment", "train", None))
    shares = prior(rows)
    told = {kind: ratios(held, shares) for kind, held in sorted(counted(rows).items()) if sum(held) >= LEAST}
    lines = [f" {json.dumps(kind)}: {json.dumps(held)}" for kind, held in told.items()]
    asked.out.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def counted(rows: Sequence[Mapping[str, object]]) -> dict[str, list[float]]:
    """Return how often each label stands with each kind of code, who does it taken as the first."""
    found: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(SWAPPED))
    for row in rows:
        text, places = unmarked(str(row["text"]))
        if len(places) != PAIR:
            continue
        for forwards, kind in Account(read_text(text, settings=SETTINGS)).heard(places[0], places[1]):
            label = int(str(row["label"]))
            found[kind][label if forwards else SWAPPED[label]] += 1
    return found


def prior(rows: Sequence[Mapping[str, object]]) -> Counts:
    """Return the shares of the labels, either of the two taken as the first."""
    held = [0.0] * len(SWAPPED)
    for row in rows:
        for label in (int(str(row["label"])), SWAPPED[int(str(row["label"]))]):
            held[label] += 1 / (2 * len(rows))
    return held


def ratios(held: Counts, shares: Counts) -> list[float]:
    """Return by how much a kind of code raises each label against neither."""
    raised = [(count + STEADY * share) / share for count, share in zip(held, shares, strict=True)]
    return [round(min(MOST, max(1 / MOST, one / raised[0])), 3) for one in raised]


if __name__ == "__main__":
    main(sys.argv[1:])
