"""Full dates as lines above and below reports write them."""

import datetime as dt
import re

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905 - reads as a list
MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
DATES = (
    re.compile(r"(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})"),
    re.compile(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {MONTH},? (?P<year>\d{{4}}|\d{{2}})\b"),
    re.compile(rf"{MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b"),
)
CENTURY = 50


def full_date(text: str) -> str | None:
    """Return the first full date in `text` as ISO 8601, or None; two-digit years from 50 on are of the 1900s."""
    for pattern in DATES:
        for held in pattern.finditer(text):
            day = _iso(held.groupdict())
            if day is not None:
                return day
    return None


def _iso(parts: dict[str, str]) -> str | None:
    """Return the day of named groups, None when there is no such day."""
    name = parts.get("month", "").lower()[:3]
    month = int(parts["number"]) if "number" in parts else MONTHS.index(name) + 1 if name in MONTHS else 0
    year = int(parts["year"])
    if len(parts["year"]) == 2:  # noqa: PLR2004 - a short year
        year += 1900 if year >= CENTURY else 2000
    try:
        return dt.date(year, month, int(parts["day"])).isoformat()
    except ValueError:
        return None
