"""What stands in the bar at the top of every page, in one place."""

from typing import NamedTuple


class Entry(NamedTuple):
    """An entry: the address, what it is called, and the key that leads there after `g`."""

    path: str
    name: str
    key: str = ""


ENTRIES: tuple[Entry, ...] = (Entry("/", "Home", "h"),)


def current(path: str) -> Entry | None:
    """Return the entry that an address stands under; what has none of its own stands under none."""
    fits = [entry for entry in ENTRIES if path == entry.path or path.startswith(f"{entry.path}/")]
    return max(fits, key=lambda entry: len(entry.path), default=None)
