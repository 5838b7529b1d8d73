"""Days, months and years as intervals; arithmetic on ISO 8601 strings of any precision."""

import calendar
import datetime as dt
import itertools

from reportedly.record import Grain, Interval

FULL = 10  # length of "2031-05-14"
MONTH = 7
YEAR = 4


def iso_day(year: int, month: int, day: int) -> str | None:
    """Return "YYYY-MM-DD", or None where the calendar has no such day."""
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def first_day(iso: str) -> dt.date:
    """Return the first day that an ISO string of any precision names; raises ValueError on anything else."""
    plain = iso[:FULL]
    if len(plain) >= FULL:
        return dt.date.fromisoformat(plain)
    return dt.date(int(plain[:YEAR]), int(plain[5:MONTH]) if len(plain) >= MONTH else 1, 1)


def last_day(iso: str) -> dt.date:
    """Return the last day that an ISO string of any precision names; raises ValueError on anything else."""
    plain = iso[:FULL]
    if len(plain) >= FULL:
        return dt.date.fromisoformat(plain)
    year, month = int(plain[:YEAR]), int(plain[5:MONTH]) if len(plain) >= MONTH else 12
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def add_months(day: dt.date, months: int) -> dt.date:
    """Return the same day `months` later (or earlier), cut to the length of that month; years stay in 1..9999."""
    index = day.year * 12 + day.month - 1 + months
    year = min(max(index // 12, 1), 9999)
    month = index % 12 + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def add_days(day: dt.date, days: int) -> dt.date:
    """Return `days` later, held inside the calendar's range."""
    return dt.date.fromordinal(min(max(day.toordinal() + days, 1), dt.date.max.toordinal()))


def day(date: dt.date, basis: str) -> Interval:
    """Return the interval of one day."""
    return Interval(start=date.isoformat(), end=date.isoformat(), grain="day", basis=basis)


def stretch(iso: str, grain: Grain, basis: str) -> Interval:
    """Return the interval whose two bounds are one ISO string ("2024-02", "2003")."""
    return Interval(start=iso, end=iso, grain=grain, basis=basis)


def held(year: int) -> int:
    """Hold a year inside the calendar's range."""
    return min(max(year, dt.MINYEAR), dt.MAXYEAR)


def month(year: int, number: int, basis: str) -> Interval:
    """Return month 1..12 of a year."""
    return stretch(f"{held(year):04d}-{number:02d}", "month", basis)


def month_of(date: dt.date, basis: str) -> Interval:
    """Return the month that holds a day."""
    return stretch(date.isoformat()[:MONTH], "month", basis)


def year_of(date: dt.date, basis: str) -> Interval:
    """Return the year that holds a day."""
    return stretch(date.isoformat()[:YEAR], "year", basis)


def week_of(date: dt.date, basis: str) -> Interval:
    """Return the week, Monday to Sunday, that holds a day."""
    monday = add_days(date, -date.weekday())
    return Interval(start=monday.isoformat(), end=add_days(monday, 6).isoformat(), grain="week", basis=basis)


def quarter_of(year: int, quarter: int, basis: str) -> Interval:
    """Return quarter 1..4 of a year."""
    first, last = f"{held(year):04d}-{quarter * 3 - 2:02d}", f"{held(year):04d}-{quarter * 3:02d}"
    return Interval(start=first, end=last, grain="quarter", basis=basis)


def decade_of(year: int, basis: str) -> Interval:
    """Return the ten years that hold a year."""
    first = max(year // 10 * 10, dt.MINYEAR)
    return Interval(start=f"{first:04d}", end=f"{first + 9:04d}", grain="decade", basis=basis)


def weekday_before(anchor: dt.date, weekday: int) -> dt.date:
    """Return the last such day of the week on or before the anchor (Monday is 0)."""
    return add_days(anchor, -((anchor.weekday() - weekday) % 7))


def weekday_after(anchor: dt.date, weekday: int) -> dt.date:
    """Return the first such day of the week on or after the anchor (Monday is 0)."""
    return add_days(anchor, (weekday - anchor.weekday()) % 7)


def yearless_before(anchor: dt.date, month: int, number: int) -> dt.date | None:
    """Return the last such day of the year on or before the anchor; None for a day that no year has."""
    return yearless(range(anchor.year, anchor.year - 9, -1), month, number, latest=anchor)


def yearless_after(anchor: dt.date, month: int, number: int) -> dt.date | None:
    """Return the first such day of the year on or after the anchor; None for a day that no year has."""
    return yearless(range(anchor.year, anchor.year + 9), month, number, earliest=anchor)


def yearless(
    years: range, month: int, number: int, *, earliest: dt.date = dt.date.min, latest: dt.date = dt.date.max
) -> dt.date | None:
    """Return the first of `years` in which the day exists and lies between the bounds."""
    found = (iso_day(year, month, number) for year in years if dt.MINYEAR <= year <= dt.MAXYEAR)
    days = (dt.date.fromisoformat(iso) for iso in found if iso)
    return next(itertools.islice((one for one in days if earliest <= one <= latest), 1), None)


def timex_week(date: dt.date) -> str:
    """Return the ISO week of a day, "2031-W20"."""
    year, week, _ = date.isocalendar()
    return f"{year:04d}-W{week:02d}"
