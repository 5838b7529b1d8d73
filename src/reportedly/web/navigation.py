"""What stands in the bar at the top of every page, in one place."""

from typing import NamedTuple


class Entry(NamedTuple):
    """An entry: the address, what it is called, and the key that leads there after `g`."""

    path: str
    name: str
    key: str = ""


ENTRIES: tuple[Entry, ...] = (
    Entry("/", "Inbox", "i"),
    Entry("/happenings", "Happenings", "p"),
    Entry("/timeline", "Timeline", "t"),
    Entry("/actors", "Actors", "w"),
    Entry("/places", "Places", "l"),
    Entry("/map", "Map", "m"),
    Entry("/findings", "Findings", "f"),
    Entry("/changes", "Changes", "d"),
    Entry("/review", "Review", "r"),
    Entry("/brief", "Brief", "b"),
    Entry("/sources", "Sources", "s"),
    Entry("/judgements", "Judgements", "j"),
    Entry("/exports", "Exports", "x"),
    Entry("/case", "Case", "c"),
    Entry("/add", "Add", "a"),
)
# pages of one thing, and the list that it is from
BELOW = {
    "/actor": "/actors",
    "/document": "/",
    "/happening": "/happenings",
    "/jobs": "/add",
    "/place": "/places",
    "/statement": "/",
}


def current(path: str) -> Entry | None:
    """Return the entry that an address stands under; what has none of its own stands under none."""
    first = f"/{path.split('/')[1]}" if path.startswith("/") else path
    place = BELOW.get(first, path)
    fits = [entry for entry in ENTRIES if place == entry.path or place.startswith(f"{entry.path}/")]
    return max(fits, key=lambda entry: len(entry.path), default=None)
