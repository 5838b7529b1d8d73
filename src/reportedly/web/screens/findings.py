"""Findings, with filters by kind."""

from typing import Annotated

from litestar import Response, get
from litestar.params import FromQuery, QueryParameter

from reportedly.record import FindingKind
from reportedly.web.answering import Asked, AtDesk, answer
from reportedly.web.views.findings import KINDS, findings
from reportedly.web.views.weighed import weighing


@get("/findings", sync_to_thread=True)
def listed(
    request: Asked,
    desk: AtDesk,
    kind: FromQuery[list[FindingKind] | None] = None,
    document: Annotated[str | None, QueryParameter(max_length=200)] = None,
    actor: Annotated[str | None, QueryParameter(max_length=200)] = None,
    after: Annotated[str, QueryParameter(max_length=2000)] = "",
) -> Response[bytes]:
    """Show them."""
    view = findings(weighing(desk.case.store), desk.pages, kind or (), document, actor, after=after)
    return answer(request, desk, view, "findings.html", title="Findings", all_kinds=KINDS)
