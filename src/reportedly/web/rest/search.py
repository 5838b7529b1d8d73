"""Words found in paragraphs and statements."""

from typing import Annotated

from litestar import get
from litestar.params import QueryParameter

from reportedly.store import Found
from reportedly.web.rest.asking import After, AtDesk, Limit
from reportedly.web.views.records import Page
from reportedly.web.views.search import SHOWN, found

Words = Annotated[
    str, QueryParameter(min_length=1, max_length=500, description='Words and "phrases"; word* begins so.')
]


@get("/search", sync_to_thread=True)
def search(desk: AtDesk, q: Words, limit: Limit = SHOWN, after: After = None) -> Page[Found]:
    """Find paragraphs and statements that hold all words, best first."""
    return found(desk.pages, q, after, limit)


HANDLERS = (search,)
