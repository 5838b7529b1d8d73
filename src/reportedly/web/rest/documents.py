"""Documents: listed, shown, with all that was found in them, and those that could not be read."""

from typing import Annotated, Literal

from litestar import get
from litestar.params import QueryParameter

from reportedly.record import Document, Reading
from reportedly.store.paging import Listing
from reportedly.web.rest.asking import After, AtDesk, Day, Id, Limit, Named
from reportedly.web.views.records import LIMIT, InCase, Page
from reportedly.web.views.records import documents as listed

Order = Literal["published", "-published", "known", "-known"]
Ordered = Annotated[Order, QueryParameter(description="By what; - turns it round.")]


@get("/documents", sync_to_thread=True)
def documents(
    desk: AtDesk,
    publisher: Named = None,
    first: Day = None,
    last: Day = None,
    order: Ordered = "published",
    limit: Limit = LIMIT,
    after: After = None,
) -> Page[InCase]:
    """List documents without their text: of a publisher, published on some days."""
    wanted = Listing(order=order, publisher=publisher, first=first, last=last)
    return listed(desk.pages, wanted, after, limit)


@get("/documents/{i:str}", sync_to_thread=True)
def document(desk: AtDesk, i: Id) -> Document:
    """Return a document with its text and blocks."""
    return desk.pages.reading(i).document


@get("/documents/{i:str}/reading", sync_to_thread=True)
def reading(desk: AtDesk, i: Id) -> Reading:
    """Return all that was found in a document, as persons judged it."""
    return desk.pages.reading(i)


@get("/failures", sync_to_thread=True)
def failures(desk: AtDesk, limit: Limit = LIMIT, after: After = None) -> Page[InCase]:
    """List documents that could not be read, the latest first, each with its failure."""
    return listed(desk.pages, Listing(order="-known", failed=True), after, limit)


HANDLERS = (documents, document, reading, failures)
