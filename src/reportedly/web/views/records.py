"""Pages of what documents say: values of one kind, each with its document."""

from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from reportedly.pages import Pages
from reportedly.record import Document, Value
from reportedly.store.paging import Listing, Wanted
from reportedly.web.cursors import cursor, place
from reportedly.web.tables import View

Kind = TypeVar("Kind")
LIMIT = 50


class Page(View, Generic[Kind], frozen=True, kw_only=True):
    """Some of what was asked for, and the cursor with which the next page begins; null where there is none."""

    items: tuple[Kind, ...]
    next: str | None = None

    def table(self) -> Iterable[Any]:
        """Return a row a value."""
        return self.items


class InCase(Value, frozen=True, kw_only=True):
    """A document in a list, without its text: when it was read, and how many statements it holds."""

    document: Document
    known_at: str
    statements: int


def values(pages: Pages, wanted: Wanted, after: str | None, limit: int = LIMIT) -> Page[Any]:
    """Return values of one kind, in the order in which they came.

    Args:
        pages: of the case.
        wanted: which.
        after: the cursor that the page before ended with.
        limit: how many at most.

    Raises:
        UsageError: no page ended with such a cursor.
    """
    held, more = pages.values(wanted, place(after, int, int), limit)
    return Page(items=tuple(one.value for one in held), next=cursor(*held[-1].place) if more else None)


def documents(pages: Pages, wanted: Listing, after: str | None, limit: int = LIMIT) -> Page[InCase]:
    """Return documents without their text, as `values` does values."""
    lines, more = pages.documents(wanted, place(after, str, int), limit)
    items = tuple(InCase(document=one.document, known_at=one.known_at, statements=one.statements) for one in lines)
    return Page(items=items, next=cursor(*lines[-1].place) if more else None)
