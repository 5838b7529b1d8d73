"""`tempeval3`: time expressions, TempEval-3 (UzZaman et al. 2013) task A: extent and value of TIMEX3.

DATA/tempeval3/PART/*.jsonl. Given to the system: the text and the document's date.

After the official toolkit: `strict_f` counts a span with exactly the gold's characters, `relaxed_f` one that shares a
character with a gold span (one to one, in order), `value_f` a relaxed match whose TIMEX3 value is the gold's: relaxed
F times value accuracy. The document's own date is not among the gold.

The record marks more than TimeML does, so it is brought into its form first: a time without a TIMEX3 value (an
interval like "since February", which holds "February" as a time of its own) is left out, and values that TimeML writes
in two ways ("198" and "198X", "T24" and "T24:00", with or without a trailing "-XX") are made one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quality import system
from quality.base import Counts, Score, jsonl, total

DAY = 10
OPEN_END = re.compile(r"(?:-XX)+$")
DECADE = re.compile(r"^\d{3}$")
SHORT_WEEK = re.compile(r"-W(\d)$")


@dataclass(frozen=True, slots=True)
class Timex:
    """One time expression: characters [start, end) and its TIMEX3 value."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Found:
    """Counts of one document."""

    strict: Counts
    relaxed: Counts
    value: Counts


def score(data: Path, part: str, *, limit: int | None = None) -> Score:
    """Read each document as of its date and compare the times."""
    rows = list(jsonl(data, "tempeval3", part, limit))
    found = [
        compare(of_record(system.read(row["text"], published=row["dct"][:DAY], name=row["id"])), of_gold(row))
        for row in rows
    ]
    return Score(documents=len(rows), items=sum(len(row["timex"]) for row in rows), metrics=metrics(found))


def metrics(found: Sequence[Found]) -> dict[str, float]:
    """Return the micro averages over documents."""
    return {
        **total([one.strict for one in found]).metrics("strict"),
        **total([one.relaxed for one in found]).metrics("relaxed"),
        **total([one.value for one in found]).metrics("value"),
    }


def of_gold(row: Mapping[str, Any]) -> list[Timex]:
    """Return the gold's time expressions in order."""
    return sorted(
        (Timex(t["begin"], t["end"], normal(t["value"])) for t in row["timex"]), key=lambda t: (t.start, t.end)
    )


def of_record(objects: Sequence[Mapping[str, Any]]) -> list[Timex]:
    """Return the record's time expressions that TimeML would mark, in order."""
    times = (value for value in objects if value["type"] == "time" and value.get("timex"))
    found = (Timex(t["span"]["start"], t["span"]["end"], normal(t["timex"])) for t in times)
    return sorted(found, key=lambda t: (t.start, t.end))


def normal(value: str) -> str:
    """Return a TIMEX3 value in one way of writing."""
    value = OPEN_END.sub("", value)
    if DECADE.match(value):
        return value + "X"
    return SHORT_WEEK.sub(r"-W0\1", value)


def compare(given: Sequence[Timex], gold: Sequence[Timex]) -> Found:
    """Count hits among two lists in order."""
    exact = {(t.start, t.end) for t in gold}
    pairs = list(overlapping(given, gold))
    return Found(
        strict=Counts(sum((t.start, t.end) in exact for t in given), len(given), len(gold)),
        relaxed=Counts(len(pairs), len(given), len(gold)),
        value=Counts(sum(a.value == b.value for a, b in pairs), len(given), len(gold)),
    )


def overlapping(given: Sequence[Timex], gold: Sequence[Timex]) -> Iterator[tuple[Timex, Timex]]:
    """Yield (given, gold) pairs that share a character; each is used once, exact spans first."""
    by_span = {(t.start, t.end): t for t in gold}
    used: set[tuple[int, int]] = set()
    for one in given:
        options = [by_span.get((one.start, one.end)), *(t for t in gold if t.start < one.end and one.start < t.end)]
        chosen = next((t for t in options if t is not None and (t.start, t.end) not in used), None)
        if chosen is not None:
            used.add((chosen.start, chosen.end))
            yield one, chosen
