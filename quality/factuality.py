"""`factuality`: how sure the text is that an event happened, -3 (surely not) to 3 (surely so).

DATA/factuality/PART/SUBSET.PART.jsonl; subsets UW (Lee et al. 2015), UDS-IH2 (Rudinger et al. 2018), MEANTIME and
CommitmentBank on one scale (Stanovsky et al. 2017). Given: one sentence a row (CommitmentBank: a few), and where in it
the word of each event stands. Rows hold words with blanks between them, as a treebank has them; they are put together
as a newspaper prints them (`prose`) before the system sees them.

For each subset: `SUBSET_r`, Pearson's correlation; `SUBSET_mae`, the mean absolute error; `SUBSET_three_way`, the share
on the right side of -1 and 1 (not so, open, so). `mae` is 0..6. The system's scores are the same for all subsets:
nothing is fitted to the one that a row is from.
"""

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quality import system
from quality.base import Score, files, read_jsonl, share

SUBSETS = ("uw", "uds_ih2", "meantime", "cb")
OPEN = 1.0
TREEBANK = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}
LEFT = re.compile(r"^(?:[.,;:?!%)\]}”]|\.\.\.|'|n't|'(?:s|re|ve|d|ll|m|S))$", re.IGNORECASE)
OPENING = frozenset("([{“$#£€")


@dataclass(frozen=True, slots=True)
class Row:
    """One text, the character spans of its events, and the gold score of each."""

    text: str
    spans: tuple[tuple[int, int], ...]
    gold: tuple[float, ...]


def score(data: Path, part: str, *, limit: int | None = None) -> Score:
    """Ask the system for each event of each subset that is there, and compare."""
    metrics: dict[str, float] = {}
    texts = items = 0
    for subset in SUBSETS:
        rows = read(data, part, subset)[:limit]
        found = system.factuality([(row.text, row.spans) for row in rows])
        metrics |= _metrics(subset, found, [value for row in rows for value in row.gold])
        texts, items = texts + len(rows), items + sum(len(row.gold) for row in rows)
    return Score(documents=texts, items=items, metrics=metrics, settings={"limit": limit})


def read(data: Path, part: str, subset: str) -> list[Row]:
    """Return the rows of one subset, put together as prose."""
    paths = files(data, "factuality", part, f"{subset}.*.jsonl")
    return [_row(item) for path in paths for item in read_jsonl(path)]


def _row(item: dict[str, Any]) -> Row:
    text, spans = prose(item["text"].split(" "))
    targets = item["targets"]
    asked = tuple((spans[one["span1"][0]][0], spans[one["span1"][1] - 1][1]) for one in targets)
    return Row(text, asked, tuple(float(one["label"]) for one in targets))


def prose(words: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Put a treebank's words together as print has them; return the text and where each word stands in it."""
    text, spans, glued = "", [], True
    for raw in words:
        word = TREEBANK.get(raw, raw)
        if not (glued or LEFT.match(word)):
            text += " "
        spans.append((len(text), len(text) + len(word)))
        text += word
        glued = word in OPENING or not word
    return text, spans


def _metrics(subset: str, found: Sequence[float], gold: Sequence[float]) -> dict[str, float]:
    right = sum(_side(ours) == _side(theirs) for ours, theirs in zip(found, gold, strict=True))
    return {
        f"{subset}_r": statistics.correlation(found, gold),
        f"{subset}_mae": statistics.fmean(abs(a - b) for a, b in zip(found, gold, strict=True)),
        f"{subset}_three_way": share(right, len(gold)),
    }


def _side(value: float) -> int:
    return (value >= OPEN) - (value <= -OPEN)
