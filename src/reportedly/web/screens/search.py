"""The search."""

from typing import Annotated

from litestar import Response, get
from litestar.params import QueryParameter

from reportedly.web.answering import Asked, AtDesk, answer
from reportedly.web.views.searching import search

Words = Annotated[str, QueryParameter(max_length=400)]
After = Annotated[str | None, QueryParameter(max_length=400)]


@get("/search", sync_to_thread=True)
def searched(request: Asked, desk: AtDesk, q: Words = "", after: After = None) -> Response[bytes]:
    """Show what holds the words."""
    return answer(request, desk, search(desk.pages, q, after), "search.html", title="Search")
