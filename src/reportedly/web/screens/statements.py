"""The page of one statement."""

from litestar import Response, get
from litestar.params import FromPath

from reportedly.web.answering import Asked, AtDesk, answer
from reportedly.web.views.statements import statement_page


@get("/statement/{i:str}", sync_to_thread=True)
def statement(request: Asked, desk: AtDesk, i: FromPath[str]) -> Response[bytes]:
    """Show a statement."""
    view = statement_page(desk.pages, i)
    link = f"{str(request.base_url).rstrip('/')}/statement/{i}"
    return answer(request, desk, view, "statement.html", title=view.card.words[:80], link=link)
