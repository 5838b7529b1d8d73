"""Moments of the second clock: when something was known. Written by people, kept as ISO 8601, UTC, to the second."""

import re
from datetime import UTC, datetime, timedelta

from reportedly.errors import UsageError

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def moment(words: str) -> str:
    """Return the moment that somebody names: a day stands for its last second, a time without a zone is UTC.

    Raises:
        UsageError: it is no ISO 8601 date or time.
    """
    try:
        found = datetime.fromisoformat(words.strip())
    except ValueError as error:
        message = f"{words!r} is no date or time"
        raise UsageError(message, "write it as 2031-05-14 or 2031-05-14T06:00Z") from error
    if DAY.fullmatch(words.strip()):
        found += timedelta(days=1, seconds=-1)
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
