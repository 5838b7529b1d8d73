"""Time from the left to the right: a scale that a few far days do not press flat, its marks, and bars on it."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

LEFT, PLOT, RIGHT = 250.0, 800.0, 24.0  # the names, the time, the edge
TOP = 30.0  # the marks of the scale
FEWEST = 8  # bounds of which none is left out as far off
FAR = 6  # how much longer than most of it the whole is for some to be left out
MARKS = 9
STEPS = (1, 2, 7, 14)  # days
MONTHS = (1, 3, 6)
YEARS = (1, 2, 5, 10, 20, 50, 100, 250, 500, 1000)
MONTH, YEAR = 30.44, 365.25
LEAST = 7.0  # of a bar
FIRST, LAST = dt.date.min.toordinal(), dt.date.max.toordinal()


class Mark(NamedTuple):
    """A day on the scale, and how it is written."""

    x: float
    words: str


class Bar(NamedTuple):
    """A stretch of time; an end that is not known, or lies beyond the scale, is `open`."""

    x: float
    width: float
    open_start: bool
    open_end: bool

    @property
    def end(self) -> float:
        """Where it ends."""
        return self.x + self.width


class Scale(NamedTuple):
    """Days as they are drawn: the first and the day behind the last, as ordinals."""

    first: int
    last: int

    @classmethod
    def over(cls, bounds: Iterable[dt.date]) -> "Scale":
        """Return a scale that holds some days: all, or most of them where the others lie far off."""
        days = sorted(day.toordinal() for day in bounds)
        if not days:
            return cls(FIRST, FIRST + 1)
        low, high = days[0], days[-1]
        if len(days) >= FEWEST:
            inner_low, inner_high = days[len(days) // 10], days[-1 - len(days) // 10]
            if high - low > FAR * max(inner_high - inner_low, 7):
                low, high = inner_low, inner_high
        room = max(1, round((high - low) * 0.03))
        return cls(max(low - room, FIRST), min(high + 1 + room, LAST))

    @property
    def width(self) -> float:
        """Return how wide the whole is drawn."""
        return LEFT + PLOT + RIGHT

    def x(self, day: dt.date) -> float:
        """Return where a day begins, within the scale."""
        place = (day.toordinal() - self.first) / (self.last - self.first)
        return round(LEFT + PLOT * min(max(place, 0.0), 1.0), 1)

    def holds(self, day: dt.date) -> bool:
        """Say whether a day lies on it."""
        return self.first <= day.toordinal() < self.last

    def bar(self, start: dt.date | None, end: dt.date | None) -> Bar | None:
        """Return the bar from one day to another, both included; None where neither is known or none is on it."""
        if start is None and end is None:
            return None
        low = start.toordinal() if start else self.first
        high = end.toordinal() + 1 if end else self.last
        if high <= self.first or low >= self.last:
            return None
        from_x = self._at(max(low, self.first))
        width = max(self._at(min(high, self.last)) - from_x, LEAST)
        return Bar(from_x, round(width, 1), start is None or low < self.first, end is None or high > self.last)

    def _at(self, day: int) -> float:
        return round(LEFT + PLOT * (day - self.first) / (self.last - self.first), 1)

    def marks(self) -> list[Mark]:
        """Return some days, months or years on it, evenly spread."""
        return [Mark(self._at(day.toordinal()), words) for day, words in self._marked() if self.holds(day)]

    def _marked(self) -> Iterator[tuple[dt.date, str]]:
        length = self.last - self.first
        days = next((step for step in STEPS if length / step <= MARKS), None)
        if days:
            first = self.first + -self.first % days
            yield from ((day, str(day)) for day in map(dt.date.fromordinal, range(first, self.last, days)))
            return
        months = next((step for step in MONTHS if length / MONTH / step <= MARKS), None)
        begin, end = dt.date.fromordinal(self.first).year, dt.date.fromordinal(self.last).year
        if months:
            firsts = (dt.date(year, month, 1) for year in range(begin, end + 1) for month in range(1, 13, months))
            yield from ((day, f"{day:%Y-%m}") for day in firsts)
            return
        years = next((step for step in YEARS if length / YEAR / step <= MARKS), YEARS[-1])
        yield from ((dt.date(y, 1, 1), str(y)) for y in range(max(1, begin + -begin % years), end + 1, years))


def staggered(places: Sequence[float], room: float) -> list[int]:
    """Return the level of each of some places from the left to the right, so that words of some room do not meet."""
    ends: list[float] = []
    levels: list[int] = []
    for place in places:
        level = next((number for number, end in enumerate(ends) if end <= place), len(ends))
        ends[level : level + 1] = [place + room]
        levels.append(level)
    return levels
