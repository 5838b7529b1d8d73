"""The log of what persons decided."""

from typing import Annotated

from litestar import Response, get
from litestar.params import QueryParameter

from reportedly.web.answering import Asked, AtDesk, answer
from reportedly.web.screens.deciding import shared
from reportedly.web.views.judgements import Wanted, log

Word = Annotated[str, QueryParameter(max_length=200)]
State = Annotated[str, QueryParameter(name="state", max_length=20)]


@get("/judgements", sync_to_thread=True)
def listed(
    request: Asked,
    desk: AtDesk,
    *,
    by: Word = "",
    run: Word = "",
    target: Word = "",
    became: State = "",
    after: Annotated[str | None, QueryParameter(max_length=200)] = None,
) -> Response[bytes]:
    """Show the log."""
    view = log(desk.pages, desk.company, Wanted(by=by, run=run, target=target, state=became), after)
    return answer(request, desk, view, "judgements.html", title="Judgements", **shared(request, desk))
