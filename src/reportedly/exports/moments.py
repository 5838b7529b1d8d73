"""ISO 8601 moments of any precision as what formats ask for: whole days, instants in UTC."""

import datetime as dt

DATE = 10  # characters of an ISO day
MIDNIGHT = "T00:00:00Z"


def day_of(iso: str | None, *, last: bool = False) -> dt.date | None:
    """Return the first or last day of an ISO 8601 moment of any precision; None for none."""
    if not iso:
        return None
    year, month, day = (int(part) if part.isdigit() else 0 for part in (*iso[:DATE].split("-"), "", "")[:3])
    try:
        if day:
            return dt.date(year, month, day)
        if not last:
            return dt.date(year, month or 1, 1)
        month = month or 12
        return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
    except ValueError:
        return None


def instant_of(iso: str | None) -> str | None:
    """Return the first second of a moment as RFC 3339 writes it, in UTC, what has no zone being UTC; None for none."""
    if iso and len(iso) > DATE:
        try:
            when = dt.datetime.fromisoformat(iso)
        except ValueError:
            return None
        zoned = when if when.tzinfo else when.replace(tzinfo=dt.UTC)
        return zoned.astimezone(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    day = day_of(iso)
    return f"{day}{MIDNIGHT}" if day else None
