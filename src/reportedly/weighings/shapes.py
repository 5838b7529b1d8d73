"""What every line of the shelf is shaped by: the value as JSON, what it concerns, and how much of a name is kept."""

from collections.abc import Iterable

import msgspec

from reportedly.record import Interval, Value

DAY = 10  # letters of an ISO date
NAME, WORDS = 80, 400  # characters of a name, and of a wording, that lines are sorted and looked up by
Concerns = tuple[tuple[str, str], ...]


def body_of(value: Value) -> str:
    """Return a value as JSON."""
    return msgspec.json.encode(value).decode("utf-8")


def roles(**held: Iterable[str]) -> Concerns:
    """Return what a line concerns, each once."""
    return tuple(dict.fromkeys((role, i.replace("\0", " ")) for role, ids in held.items() for i in ids))


def days_of(when: Interval) -> tuple[str | None, str | None]:
    """Return the first and the last day of an interval, None where it is open."""
    return (when.start or "")[:DAY] or None, (when.end or "")[:DAY] or None
