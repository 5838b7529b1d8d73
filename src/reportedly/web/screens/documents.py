"""The reading pane."""

from typing import Annotated

from litestar import Response, get
from litestar.params import Parameter

from reportedly.web.answering import Asked, AtDesk, answer
from reportedly.web.views.documents import opened

Number = Annotated[int | None, Parameter(ge=1, le=10_000)]


@get("/document/{document:str}", sync_to_thread=True)
def document(request: Asked, desk: AtDesk, document: str, certainty: str | None = None) -> Response[bytes]:
    """Show a document and its statements."""
    view = opened(desk.case, document, certainty=certainty)
    return answer(request, desk, view, "document.html", title=view.masthead.named)


@get("/document/{document:str}/v{version:int}", sync_to_thread=True)
def version(
    request: Asked, desk: AtDesk, document: str, version: int, against: Number = None, certainty: str | None = None
) -> Response[bytes]:
    """Show one version of a report, or what differs from another."""
    view = opened(desk.case, document, version=version, against=against, certainty=certainty)
    return answer(request, desk, view, "document.html", title=view.masthead.named)
