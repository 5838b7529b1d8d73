"""Places on a map: plate carrée, stretched so that it is true in the middle of what is shown; near marks put together.

Units are twentieths of a degree, as in the outlines: x = 20 · longitude, y = −20 · latitude, before x is stretched.
"""

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

UNITS = 20.0
METRES = 111_320.0  # in a degree of latitude
WIDE, HIGH = 1100.0, 620.0  # of the drawing, in pixels
NEAR = 30.0  # pixels within which marks are put together
LEAST, WHOLE = 1.5, 360.0  # degrees of longitude that are shown
ROOM = 1.35  # how much wider than what it holds a view is
CONTEXT = 14.0  # degrees of longitude that are shown at least where nobody asks for fewer


class Spot(NamedTuple):
    """A place: its key, degrees WGS 84, how far its name reaches in metres, and how much is told of it."""

    key: str
    latitude: float
    longitude: float
    radius_m: float
    weight: int


class Mark(NamedTuple):
    """Spots that are drawn as one: in the middle of them; `radius` is how far the name of a single one reaches."""

    x: float
    y: float
    radius: float
    keys: tuple[str, ...]
    weight: int


class View(NamedTuple):
    """What of the world is shown: the middle, and how many degrees of longitude; `stretch` makes x true there."""

    latitude: float
    longitude: float
    span: float

    @property
    def stretch(self) -> float:
        """How much narrower a degree of longitude is in the middle than one of latitude."""
        return max(math.cos(math.radians(self.latitude)), 0.2)

    @property
    def width(self) -> float:
        """How wide it is, in units."""
        return self.span * UNITS * self.stretch

    @property
    def pixel(self) -> float:
        """How many units a pixel is."""
        return self.width / WIDE

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Return left, top, width and height in units, as a view box has them."""
        height = self.width * HIGH / WIDE
        x, y = self.at(self.latitude, self.longitude)
        return tuple(round(n, 2) for n in (x - self.width / 2, y - height / 2, self.width, height))  # type: ignore[return-value]

    def at(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Return where a place is drawn, in units."""
        return longitude * UNITS * self.stretch, -latitude * UNITS

    def holds(self, spot: Spot) -> bool:
        """Say whether a place is on it."""
        left, top, width, height = self.box
        x, y = self.at(spot.latitude, spot.longitude)
        return left <= x <= left + width and top <= y <= top + height

    def nearer(self, by: float, latitude: float | None = None, longitude: float | None = None) -> "View":
        """Return a view that shows `by` times as much, around another middle if one is given."""
        return _view(
            self.latitude if latitude is None else latitude,
            self.longitude if longitude is None else longitude,
            self.span * by,
        )

    def moved(self, right: float, down: float) -> "View":
        """Return a view beside it: by these parts of its width and its height."""
        _, _, _, height = self.box
        return _view(self.latitude - down * height / UNITS, self.longitude + right * self.span, self.span)

    def marks(self, spots: Iterable[Spot]) -> list[Mark]:
        """Return spots that are on it as they are drawn: those that would lie on one another put together."""
        near = NEAR * self.pixel
        groups: dict[tuple[int, int], list[Spot]] = {}
        for spot in spots:
            if self.holds(spot):
                x, y = self.at(spot.latitude, spot.longitude)
                groups.setdefault((math.floor(x / near), math.floor(y / near)), []).append(spot)
        return sorted((self._mark(several) for several in groups.values()), key=lambda mark: -mark.radius)

    def _mark(self, several: Sequence[Spot]) -> Mark:
        places = [self.at(spot.latitude, spot.longitude) for spot in several]
        x, y = (sum(place[axis] for place in places) / len(places) for axis in (0, 1))
        radius = several[0].radius_m / METRES * UNITS if len(several) == 1 else 0.0
        return Mark(
            round(x, 2), round(y, 2), round(radius, 2), tuple(s.key for s in several), sum(s.weight for s in several)
        )


def _view(latitude: float, longitude: float, span: float) -> View:
    span = min(max(span, LEAST), WHOLE)
    return View(round(min(max(latitude, -85.0), 85.0), 3), round(min(max(longitude, -180.0), 180.0), 3), round(span, 3))


def view(latitude: float, longitude: float, span: float) -> View:
    """Return a view of the world, kept within it."""
    return _view(latitude, longitude, span)


def around(spots: Sequence[Spot]) -> View:
    """Return a view that holds some places, with what their names reach; the world where there are none."""
    if not spots:
        return _view(15.0, 10.0, WHOLE)
    reach = [spot.radius_m / METRES for spot in spots]
    low = min(s.latitude - r for s, r in zip(spots, reach, strict=True))
    high = max(s.latitude + r for s, r in zip(spots, reach, strict=True))
    middle = (low + high) / 2
    stretch = max(math.cos(math.radians(middle)), 0.2)
    left = min(s.longitude - r / stretch for s, r in zip(spots, reach, strict=True))
    right = max(s.longitude + r / stretch for s, r in zip(spots, reach, strict=True))
    span = max(right - left, (high - low) * WIDE / HIGH / stretch) * ROOM
    return _view(middle, (left + right) / 2, max(span, CONTEXT))
