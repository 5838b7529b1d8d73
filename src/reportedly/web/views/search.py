"""Words found in paragraphs and statements, by page."""

from itertools import islice

from reportedly.pages import Pages
from reportedly.store import Found
from reportedly.web.cursors import cursor, place
from reportedly.web.views.records import Page

SHOWN = 20


def found(pages: Pages, query: str, after: str | None, limit: int = SHOWN) -> Page[Found]:
    """Return what holds all words of a query, best first, what was rejected left out.

    Raises:
        UsageError: the query has no word, or no page ended with such a cursor.
    """
    start = (place(after, int) or (0,))[0]
    stands = pages.judged().stands
    hits = pages.case.search(query)
    kept = (
        hit
        for hit in hits
        if not stands.is_rejected(hit.document) and not (hit.statement and stands.is_rejected(hit.statement))
    )
    shown = tuple(islice(kept, max(0, start), max(0, start) + limit + 1))
    return Page(items=shown[:limit], next=cursor(start + limit) if len(shown) > limit else None)
