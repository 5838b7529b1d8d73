"""The reading pane."""

import re
from typing import Annotated

from litestar import Response, get
from litestar.params import FromPath, QueryParameter

from reportedly.errors import NotFoundError
from reportedly.store.workbench import Workbench
from reportedly.web.answering import Asked, AtDesk, answer
from reportedly.web.desk import Desk
from reportedly.web.views.documents import DocumentPage, opened

Number = Annotated[int | None, QueryParameter(ge=1, le=10_000)]
VERSION = re.compile(r"v([0-9]{1,5})")
Word = Annotated[str | None, QueryParameter(max_length=200)]


@get("/document/{i:str}", sync_to_thread=True)
def document(request: Asked, desk: AtDesk, i: FromPath[str], certainty: Word = None) -> Response[bytes]:
    """Show a document and its statements."""
    return _shown(request, desk, opened(desk.case, i, certainty=certainty, stands=desk.pages.judged().stands))


@get("/document/{i:str}/{version:str}", sync_to_thread=True)
def one_version(
    request: Asked,
    desk: AtDesk,
    i: FromPath[str],
    version: FromPath[str],
    against: Number = None,
    certainty: Word = None,
) -> Response[bytes]:
    """Show one version of a report ("v2"), or what differs from another."""
    named = VERSION.fullmatch(version)
    if named is None:
        message = f"a document has no {version!r}"
        raise NotFoundError(message, "its versions are v1, v2 …")
    stands, number = desk.pages.judged().stands, int(named[1])
    view = opened(desk.case, i, version=number, against=against, certainty=certainty, stands=stands)
    return _shown(request, desk, view)


def _shown(request: Asked, desk: Desk, view: DocumentPage) -> Response[bytes]:
    """Answer with a document, with how the reader has marked it."""
    marks = Workbench(desk.case.store).marked(request.scope["state"]["holder"].name, view.masthead.id)
    return answer(request, desk, view, "document.html", title=view.masthead.named, marks=marks)
