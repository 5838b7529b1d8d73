"""Intervals of the record as days of the calendar, so that they can be compared.

Bounds of any precision ("2031", "2031-05", "2031-05-14T06:00") become the first or the last day that they can mean.
"""

import calendar
import datetime as dt
from dataclasses import dataclass

from reportedly.record import Interval

CLOSE = 3  # an interval of more days says no day
YEAR, MONTH, DAY = 4, 7, 10


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days, both ends included; None is open."""

    first: dt.date | None = None
    last: dt.date | None = None

    @property
    def is_close(self) -> bool:
        """Say whether it tells the day, give or take one."""
        return self.first is not None and self.last is not None and (self.last - self.first).days < CLOSE

    def is_apart(self, other: "Days") -> bool:
        """Say whether no day can lie in both."""
        return self.is_before(other) or other.is_before(self)

    def is_before(self, other: "Days") -> bool:
        """Say whether it surely ends before the other begins."""
        return self.last is not None and other.first is not None and self.last < other.first

    def within(self, other: "Days") -> "Days":
        """Return the days in both; those of the first where there are none."""
        if self.is_apart(other):
            return self
        firsts = [day for day in (self.first, other.first) if day]
        lasts = [day for day in (self.last, other.last) if day]
        return Days(max(firsts, default=None), min(lasts, default=None))

    def gap(self, other: "Days") -> int | None:
        """Return how many days lie between the two at least; None where an end is open."""
        ends = (self.first, self.last, other.first, other.last)
        if None in ends:
            return None
        if not self.is_apart(other):
            return 0
        early, late = (self, other) if self.is_before(other) else (other, self)
        assert early.last
        assert late.first
        return (late.first - early.last).days


def days(value: Interval) -> Days:
    """Return the days that an interval may mean; a bound that names none is open."""
    return Days(_day(value.start, end=False), _day(value.end, end=True))


def _day(bound: str | None, *, end: bool) -> dt.date | None:
    """Return the first or last day of a bound."""
    if not bound or len(bound) < YEAR:  # a decade or a century
        return None
    try:
        if len(bound) >= DAY:
            return dt.date.fromisoformat(bound[:DAY])
        year = int(bound[:YEAR])
        month = int(bound[YEAR + 1 : MONTH]) if len(bound) >= MONTH else (12 if end else 1)
        return dt.date(year, month, calendar.monthrange(year, month)[1] if end else 1)
    except ValueError:  # a year before Christ
        return None
