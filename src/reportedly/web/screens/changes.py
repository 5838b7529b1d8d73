"""What changed since one looked, a time or a run, and the note that one has looked."""

from typing import Annotated

from litestar import Response, get, post
from litestar.params import QueryParameter
from litestar.response import Redirect

from reportedly.web.answering import Asked, AtDesk, answer
from reportedly.web.views.changes import asked, changes
from reportedly.web.views.weighed import weighing


@get("/changes", sync_to_thread=True)
def shown(
    request: Asked,
    desk: AtDesk,
    since: Annotated[str, QueryParameter(max_length=60)] = "",
    after: Annotated[str | None, QueryParameter(max_length=400)] = None,
) -> Response[bytes]:
    """Show it."""
    holder = request.scope["state"]["holder"]
    wanted = asked(desk.pages, since.strip(), holder.name)
    view = changes(weighing(desk.case.store), desk.pages, wanted, after)
    return answer(request, desk, view, "changes.html", title="What changed", may_note=holder.may("annotate"))


@post("/changes/looked", status_code=303, sync_to_thread=True)
def looked(request: Asked, desk: AtDesk) -> Redirect:
    """Note that who asks has seen what there is now."""
    desk.case.store.note("look", request.scope["state"]["holder"].name)
    return Redirect("/changes", status_code=303)
