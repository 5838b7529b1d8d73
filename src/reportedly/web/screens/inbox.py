"""The inbox, and the marks that are set in it."""

from typing import Annotated, Any
from urllib.parse import urlsplit

from litestar import Response, get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body, QueryParameter
from litestar.response import Redirect

from reportedly.errors import UsageError
from reportedly.store.workbench import Workbench
from reportedly.web.answering import Asked, AtDesk, answer
from reportedly.web.views.inbox import REASONS, ROWS, STATES, UNWEIGHED, inbox, wanted_of

Word = Annotated[str, QueryParameter(max_length=200)]
Day = Annotated[str, QueryParameter(pattern=r"^(\d{4}-\d{2}-\d{2})?$")]
Form = Annotated[dict[str, Any], Body(media_type=RequestEncodingType.URL_ENCODED)]
DEEDS = {
    "star": ("starred", True),
    "unstar": ("starred", False),
    "done": ("done", True),
    "undone": ("done", False),
    "seen": ("seen", True),
}


@get("/", sync_to_thread=True)
def shown(
    request: Asked,
    desk: AtDesk,
    show: Word = "open",
    reason: Word = "",
    publisher: Word = "",
    since: Day = "",
    until: Day = "",
    after: Annotated[str | None, QueryParameter(max_length=400)] = None,
) -> Response[bytes]:
    """Show what to read first."""
    by = request.scope["state"]["holder"].name
    asked = "open" if show == UNWEIGHED else show
    wanted = wanted_of(by, asked, reason=reason, publisher=publisher, first=since, last=until)
    view = inbox(desk.case.store, wanted, after, new=show == UNWEIGHED)
    return answer(request, desk, view, "inbox.html", title="Inbox", states=STATES, reasons=REASONS, rows=ROWS)


@post("/marks", status_code=303, sync_to_thread=True)
def marked(request: Asked, desk: AtDesk, data: Form, one: Word = "") -> Redirect:
    """Mark the one document, or those that are selected, or take back what was marked last; lead back to the form."""
    by, deed, bench = request.scope["state"]["holder"].name, str(data.get("do", "")), Workbench(desk.case.store)
    if deed == "undo":
        bench.undo(by)
        return _back(data)
    if deed not in DEEDS:
        message = f"nothing can be done called {deed!r}"
        raise UsageError(message, f"one of {', '.join([*DEEDS, 'undo'])}")
    documents = one or data.get("document", [])
    named = [documents] if isinstance(documents, str) else [str(one) for one in documents]
    kind, on = DEEDS[deed]
    bench.mark(by, kind, _visible(named), on=on)  # type: ignore[arg-type]  # the table's own
    return _back(data)


def _visible(documents: list[str]) -> list[str]:
    """Return what is marked at once; raises UsageError for more than a page shows, so that nobody marks unseen."""
    if len(documents) > ROWS:
        message = f"{len(documents)} documents at once are more than a page shows"
        raise UsageError(message, f"mark at most {ROWS}")
    return documents


def _back(data: dict[str, Any]) -> Redirect:
    """Lead back to an address of the desk; never to another site, whatever the form says."""
    asked = urlsplit(str(data.get("back", "/")))
    path = "/" + asked.path.lstrip("/\\")
    return Redirect(path + (f"?{asked.query}" if asked.query else ""), status_code=303)
