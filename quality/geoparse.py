"""`geoparse`: finding the names of places in news and saying where they are, on four sets.

DATA/geoparse/PART/SET.PART.jsonl (LGL, TR-News, GeoVirus, GeoWebNews; Gritta, Pilehvar and Collier 2020 give the form).
Given to the system: the text. Gold toponyms without coordinates, and those whose offsets are flagged as wrong, are
left out. A gold toponym is found when a mention of a place overlaps it (the one that shares most characters counts),
and right when that place's point lies within 161 km (100 miles) of the gold's.

`accuracy`: right of all gold toponyms; one not found or without a point is wrong. `found`: found of all;
`resolved`: right of those found; `precision`: mentions with a point that overlap any gold toponym, those without
coordinates included, of all mentions with a point. Each also by set.
"""

import math
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quality import system
from quality.base import Score, files, read_jsonl, share

SETS = ("lgl", "tr-news", "geovirus", "geowebnews")
WITHIN_KM = 161.0
EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Tally:
    """Gold toponyms, those found, those right; mentions with a point, and those of them that the gold bears out."""

    gold: int = 0
    found: int = 0
    right: int = 0
    given: int = 0
    borne_out: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        """Add two tallies."""
        pairs = zip(self.numbers, other.numbers, strict=True)
        return Tally(*(a + b for a, b in pairs))

    @property
    def numbers(self) -> tuple[int, ...]:
        """The counts in order."""
        return self.gold, self.found, self.right, self.given, self.borne_out

    def metrics(self, name: str) -> dict[str, float]:
        """Return the four figures, 0..1."""
        return {
            f"{name}accuracy": share(self.right, self.gold),
            f"{name}found": share(self.found, self.gold),
            f"{name}resolved": share(self.right, self.found),
            f"{name}precision": share(self.borne_out, self.given),
        }


def score(data: Path, part: str, *, limit: int | None = None, verbose: bool = False) -> Score:
    """Read each text and compare its places with the gold."""
    metrics: dict[str, float] = {}
    whole, documents = Tally(), 0
    for name in SETS:
        tally = Tally()
        for row in rows(data, name, part, limit):
            tally += compare(row, places(system.read(row["text"], name=row["id"])), verbose=verbose)
            documents += 1
        metrics |= tally.metrics(f"{name}_")
        whole += tally
    return Score(documents, whole.gold, whole.metrics("") | metrics)


def rows(data: Path, name: str, part: str, limit: int | None) -> list[dict[str, Any]]:
    """Return the documents of one of the sets; none where a part has none of it."""
    held = [path for path in files(data, "geoparse", part, "*.jsonl") if path.name.startswith(f"{name}.")]
    return [row for path in held for row in read_jsonl(path, limit)]


def places(record: Iterable[Mapping[str, Any]]) -> list[tuple[int, int, float | None, float | None]]:
    """Return (start, end, latitude, longitude) of each mention of a place by name."""
    return [
        (mention["span"]["start"], mention["span"]["end"], value.get("latitude"), value.get("longitude"))
        for value in record
        if value["type"] == "place"
        for mention in value["mentions"]
        if mention["form"] == "name"
    ]


def compare(
    row: Mapping[str, Any],
    mentions: list[tuple[int, int, float | None, float | None]],
    *,
    verbose: bool = False,
) -> Tally:
    """Compare the mentions with the gold of one document."""
    gold = [t for t in row["toponyms"] if t.get("offset_ok") is not False]
    placed = [t for t in gold if t["lat"] is not None]
    best = [(t, _best(t, mentions)) for t in placed]
    right = [t for t, m in best if m is not None and _near(t, m)]
    given = [m for m in mentions if m[2] is not None]
    if verbose:
        for t, m in best:
            if m is None or not _near(t, m):
                print(
                    row["id"], repr(t["phrase"]), t["lat"], t["lon"], "not found" if m is None else m, file=sys.stderr
                )
    return Tally(
        len(placed),
        sum(m is not None for _, m in best),
        len(right),
        len(given),
        sum(any(_shared(t, m) > 0 for t in gold) for m in given),
    )


def _best(
    toponym: Mapping[str, Any], mentions: list[tuple[int, int, float | None, float | None]]
) -> tuple[int, int, float | None, float | None] | None:
    """Return the mention that shares most characters with a toponym, the shorter of two; None for none."""
    held = [m for m in mentions if _shared(toponym, m) > 0]
    return max(held, key=lambda m: (_shared(toponym, m), m[2] is not None, m[0] - m[1]), default=None)


def _shared(toponym: Mapping[str, Any], mention: tuple[int, int, float | None, float | None]) -> int:
    """Return how many characters two stretches share."""
    return min(toponym["end"], mention[1]) - max(toponym["begin"], mention[0])


def _near(toponym: Mapping[str, Any], mention: tuple[int, int, float | None, float | None]) -> bool:
    """Say whether a mention's point lies within reach of the gold's."""
    _, _, latitude, longitude = mention
    if latitude is None or longitude is None:
        return False
    return kilometres((toponym["lat"], toponym["lon"]), (latitude, longitude)) <= WITHIN_KM


def kilometres(one: tuple[float, float], two: tuple[float, float]) -> float:
    """Return the great-circle distance between two points (latitude, longitude) in degrees."""
    (a, b), (c, d) = ((math.radians(x), math.radians(y)) for x, y in (one, two))
    chord = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(chord))
