"""Sources: looked at and graded, by people only and with a reason."""

from typing import Annotated

from litestar import Response, get, post
from litestar.params import FromPath, QueryParameter
from litestar.response import Redirect

from reportedly.errors import UsageError
from reportedly.judging import Decision
from reportedly.web.answering import Asked, AtDesk, answer
from reportedly.web.screens.deciding import Fields, back, decide, field, shared
from reportedly.web.views.sources import Wanted, latest_voices, portrait, sources, speaker_of
from reportedly.web.views.weighed import weighing

Word = Annotated[str, QueryParameter(max_length=200)]
AT_ONCE = 500  # documents in which one decision grades a source; the latest


@get("/sources", sync_to_thread=True)
def listed(
    request: Asked,
    desk: AtDesk,
    *,
    kind: Word = "",
    graded: Word = "",
    name: Word = "",
    after: Annotated[str | None, QueryParameter(max_length=200)] = None,
) -> Response[bytes]:
    """Show sources."""
    view = sources(weighing(desk.case.store), desk.pages, Wanted(kind=kind, graded=graded, name=name), after)
    return answer(request, desk, view, "sources.html", title="Sources", **shared(request, desk))


@get("/sources/{i:str}", sync_to_thread=True)
def shown(request: Asked, desk: AtDesk, i: FromPath[str]) -> Response[bytes]:
    """Show one source."""
    view = portrait(weighing(desk.case.store), desk.pages, i)
    return answer(request, desk, view, "source.html", title=view.source.name, **shared(request, desk))


@post("/sources/{i:str}", status_code=303, sync_to_thread=True)
def graded(request: Asked, desk: AtDesk, i: FromPath[str], data: Fields) -> Redirect:
    """Give a source a letter, in all documents that it speaks in; the reason is not optional."""
    kept = weighing(desk.case.store)
    one = speaker_of(kept, i)
    if not one.is_named:
        message = f"“{one.name}” is nobody in particular"
        raise UsageError(message, "grade what is said instead: a figure for the claim")
    if not field(data, "reason").strip():
        message = "a grade needs a reason"
        raise UsageError(message, "say why the source is so reliable")
    letter = field(data, "value").upper()
    voices = latest_voices(kept, desk.pages, i, AT_ONCE)
    decisions = [Decision(verb="grade", target=voice, value=letter) for voice in voices]
    return back(data, decide(request, desk, decisions, field(data, "reason")), f"/sources/{i}")


HANDLERS = (listed, shown, graded)
