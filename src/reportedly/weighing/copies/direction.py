"""Who had the words from whom: by stated credit, else by date, else because the one holds all of the other."""

from collections.abc import Iterable
from typing import NamedTuple

from reportedly.record import Direction, Document
from reportedly.weighing.houses import House, houses_of

ALL, PART = 0.8, 0.6  # shares of the shorter and of the longer text that make the longer the whole of the shorter


class Told(NamedTuple):
    """Which document is the source, what tells so, which house both credit, and all of it in words."""

    source: str | None
    direction: Direction
    common_credit: str | None
    why: str


class Credits(NamedTuple):
    """The house that publishes a document, those whose text it says it carries, and the keys of these and all cited."""

    own: House | None
    stated: tuple[House, ...]
    keys: frozenset[str]


class Side(NamedTuple):
    """One document of two, its houses, and the share of its words that both have."""

    document: Document
    credits: Credits
    share: float


def credits_of(document: Document, cites: Iterable[House]) -> Credits:
    """Return the houses of a document; `cites` are those that its text names as sources."""
    own, stated = houses_of(document)
    return Credits(own, stated, frozenset(found.key for found in (*stated, *cites)))


def tell(one: Side, other: Side) -> Told:
    """Say which of two documents with common words is the source of the other."""
    return _by_credit(one, other) or _by_date(one, other) or _by_extent(one, other) or _unknown()


def _by_credit(one: Side, other: Side) -> Told | None:
    """Take the word of the document that credits the other's house; where both credit a third, say so."""
    for source, taker in ((one, other), (other, one)):
        house, by = source.credits.own, taker.credits.own
        if house and house.key in taker.credits.keys and not (by and by.key in source.credits.keys):
            why = f"{_name(taker.document)} credits {house.name}, which published {_name(source.document)}"
            return Told(source.document.id, "credit", None, why)
    third = {found.key: found.name for side in (one, other) for found in side.credits.stated}
    both = sorted(one.credits.keys & other.credits.keys & set(third))
    if both:
        return Told(None, "credit", third[both[0]], f"both credit {third[both[0]]}")
    return None


def _by_date(one: Side, other: Side) -> Told | None:
    """Take the document that was surely published before the other."""
    for source, taker in ((one, other), (other, one)):
        last, first = source.document.published.end, taker.document.published.start
        if last and first and _precedes(last, first):
            why = f"{_name(source.document)} was published on {last}, before {_name(taker.document)} ({first})"
            return Told(source.document.id, "date", None, why)
    return None


def _precedes(last: str, first: str) -> bool:
    """Say whether one time surely lies before another; of different precision, the coarser decides."""
    size = min(len(last), len(first))
    return last[:size] < first[:size]


def _by_extent(one: Side, other: Side) -> Told | None:
    """Take the document that holds all of the other and more."""
    for source, taker in ((one, other), (other, one)):
        if taker.share >= ALL and source.share <= PART:
            return Told(
                source.document.id, "superset", None, f"{_name(source.document)} holds all of {_name(taker.document)}"
            )
    return None


def _unknown() -> Told:
    return Told(None, "unknown", None, "neither credit nor date nor extent tells which came first")


def _name(document: Document) -> str:
    """Return what a document is called in an explanation."""
    return document.path or document.url or document.title or document.id
