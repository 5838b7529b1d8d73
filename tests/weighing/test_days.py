"""Intervals as days."""

import datetime as dt

import pytest

from reportedly.record import Interval
from reportedly.weighing.days import Days, days


@pytest.mark.parametrize(
    ("start", "end", "first", "last"),
    [
        ("2031-05-14", "2031-05-14", dt.date(2031, 5, 14), dt.date(2031, 5, 14)),
        ("2031-05-14T06:00", None, dt.date(2031, 5, 14), None),
        ("2032-02", "2032-02", dt.date(2032, 2, 1), dt.date(2032, 2, 29)),
        ("2031", "2031", dt.date(2031, 1, 1), dt.date(2031, 12, 31)),
        ("BC0044", "203", None, None),
    ],
)
def test_bounds_of_any_precision(start: str, end: str | None, first: dt.date | None, last: dt.date | None) -> None:
    assert days(Interval(start=start, end=end)) == Days(first, last)


def test_apart_and_gap() -> None:
    monday, friday = Days(dt.date(2031, 5, 12), dt.date(2031, 5, 12)), Days(dt.date(2031, 5, 16), dt.date(2031, 5, 16))
    open_end = Days(dt.date(2031, 5, 14), None)
    assert monday.is_before(friday)
    assert monday.gap(friday) == friday.gap(monday) == 4
    assert monday.is_apart(open_end)
    assert not friday.is_apart(open_end)
    assert open_end.gap(friday) is None
    assert not Days().is_apart(monday)
    assert open_end.within(friday) == friday
