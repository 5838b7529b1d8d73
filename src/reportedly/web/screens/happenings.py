"""Happenings: the list of them, and one compared."""

from typing import Annotated, Literal

from litestar import Response, get
from litestar.params import FromPath, FromQuery, QueryParameter

from reportedly.web.answering import Asked, AtDesk, answer
from reportedly.web.screens.deciding import shared
from reportedly.web.views.comparison import comparison
from reportedly.web.views.happenings import Wanted, happenings
from reportedly.web.views.weighed import weighing

Word = Annotated[str | None, QueryParameter(max_length=200)]
Day = Annotated[str | None, QueryParameter(pattern=r"^(\d{4}-\d{2}-\d{2})?$")]


@get("/happenings", sync_to_thread=True)
def listed(  # noqa: PLR0913, PLR0917 - filters
    request: Asked,
    desk: AtDesk,
    code: FromQuery[list[str] | None] = None,
    actor: Word = None,
    place: Word = None,
    first: Day = None,
    last: Day = None,
    least: Annotated[int, QueryParameter(ge=0, le=1_000_000)] = 0,
    order: FromQuery[Literal["reports", "time"]] = "reports",
    after: Annotated[str, QueryParameter(max_length=2000)] = "",
) -> Response[bytes]:
    """List them."""
    wanted = Wanted(
        code=tuple(code or ()),
        actor=actor or None,
        place=place or None,
        first=first or None,
        last=last or None,
        least=least,
        order=order,
    )
    view = happenings(weighing(desk.case.store), desk.pages, wanted, after)
    return answer(request, desk, view, "happenings.html", title="Happenings")


@get("/happening/{happening:str}", sync_to_thread=True)
def compared(request: Asked, desk: AtDesk, happening: FromPath[str]) -> Response[bytes]:
    """Show how its first hands tell of one."""
    view = comparison(weighing(desk.case.store), desk.pages, happening)
    title = f"{view.happening.code.replace('_', ' ').capitalize()} {view.happening.day}".strip()
    lasting = f"/happening/{view.parts[0].event}" if view.parts else ""  # its own id changes with what is decided
    return answer(request, desk, view, "happening.html", title=title, **shared(request, desk, lasting))
